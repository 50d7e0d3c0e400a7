import { type Figures, type LiveText, readLive, sayLive, writeLive } from '../../lib/app/briefing/live.ts';
import { nodesOf, readHost } from './live-dom.ts';

/** How figures go over the clipboard with the name of their paragraph; what another page puts there under this name is read as carefully. */
const TYPE = 'application/x-xunji-live';

/** A field whose figures are copied. */
export interface LiveHost {
  readonly host: HTMLElement;
  /** The paragraph: in another one a figure of the same name counts something else. */
  readonly of: string;
  readonly figures: Figures;
}

/**
 * Puts what is selected on the clipboard: its words for everybody, and its figures for the paragraph itself.
 * @returns whether anything was selected
 */
export function copyLive(event: ClipboardEvent, { host, of, figures }: LiveHost): boolean {
  const range = rangeIn(host);
  if (!range || range.collapsed || !event.clipboardData) return false;
  const copied = document.createElement('div');
  copied.append(range.cloneContents());
  const text = readHost(copied);
  event.clipboardData.setData('text/plain', sayLive(text, figures));
  event.clipboardData.setData(TYPE, `${of}\n${writeLive(text, figures)}`);
  event.preventDefault();
  return true;
}

/**
 * Puts in what was copied from the same paragraph, its figures live; of anything else, and of words without a figure, the
 * browser itself puts the words in.
 * @returns takes it out again; null where the browser is to do it
 */
export function pasteLive(event: ClipboardEvent, { host, of, figures }: LiveHost): (() => void) | null {
  const text = readPasted(event.clipboardData?.getData(TYPE) ?? '', of, figures);
  const range = rangeIn(host);
  if (!text || !range) return null;
  event.preventDefault();
  const undo = rememberNodes(host);
  const nodes = nodesOf(text, figures);
  range.deleteContents();
  const all = document.createDocumentFragment();
  all.append(...nodes);
  range.insertNode(all);
  range.collapse(false);
  return undo;
}

function readPasted(said: string, of: string, figures: Figures): LiveText | null {
  const end = said.indexOf('\n');
  if (end < 0 || said.slice(0, end) !== of) return null;
  const text = readLive(said.slice(end + 1)).map((piece) =>
    typeof piece === 'string' || Object.hasOwn(figures, piece.figure) ? piece : (piece.was ?? ''),
  );
  return text.some((piece) => typeof piece !== 'string') ? text : null;
}

function rangeIn(host: HTMLElement): Range | null {
  const selection = getSelection();
  if (!selection || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  return host.contains(range.commonAncestorContainer) ? range : null;
}

/** Keeps the very nodes: what the browser itself can undo refers to them. */
function rememberNodes(host: HTMLElement): () => void {
  const before = [...host.childNodes].map((node) => ({ node, value: node.nodeValue }));
  return () => {
    host.replaceChildren(...before.map(({ node }) => node));
    for (const { node, value } of before) if (value !== null) node.nodeValue = value;
    getSelection()?.selectAllChildren(host);
    getSelection()?.collapseToEnd();
  };
}
