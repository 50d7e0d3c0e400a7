import type { Figures, LiveText } from '../../lib/app/briefing/live.ts';

/**
 * A text whose figures stay live, between what is kept and the field in which it is edited: `plaintext-only`, where
 * Chromium takes a figure that can't be edited out whole, undoes that, and composes on either side of it.
 */

/** The class of a figure in the field: it can't be broken, only taken out whole. */
const CHIP = 'bf-chip';
const ELEMENT = 1;
const TEXT = 3;

/** A figure as it stands in the field. */
function chipOf(figure: string, says: string): HTMLElement {
  const chip = document.createElement('span');
  chip.className = CHIP;
  chip.contentEditable = 'false';
  chip.dataset.figure = figure;
  chip.textContent = says;
  return chip;
}

/** A text as it stands in a field, its figures as they read now. */
export const nodesOf = (text: LiveText, figures: Figures): Node[] =>
  text.map((piece) =>
    typeof piece === 'string'
      ? document.createTextNode(piece)
      : chipOf(piece.figure, figures[piece.figure]?.text ?? piece.was ?? ''),
  );

/** Fills a field with a text. */
export const fillHost = (host: HTMLElement, text: LiveText, figures: Figures): void =>
  host.replaceChildren(...nodesOf(text, figures));

/**
 * Reads what stands in a field: figures by their names, whatever else the browser put there as plain words. Line breaks
 * at the end are left out: the browser puts one there itself.
 */
export function readHost(host: HTMLElement): LiveText {
  const pieces: (string | { figure: string; was: string })[] = [];
  const add = (words: string) => {
    const last = pieces.at(-1);
    if (words === '') return;
    if (typeof last === 'string') pieces[pieces.length - 1] = last + words;
    else pieces.push(words);
  };
  for (const piece of walk(host)) {
    if (typeof piece === 'string') add(piece);
    else pieces.push(piece);
  }
  const last = pieces.at(-1);
  if (typeof last !== 'string') return pieces;
  const trimmed = last.replace(/\n+$/u, '');
  return trimmed === '' ? pieces.slice(0, -1) : [...pieces.slice(0, -1), trimmed];
}

function* walk(parent: Node): Generator<string | { figure: string; was: string }> {
  for (const node of parent.childNodes) {
    if (node.nodeType === TEXT) yield plainWords(node.nodeValue ?? '');
    if (node.nodeType !== ELEMENT) continue;
    const element = node as HTMLElement;
    const { figure } = element.dataset;
    if (figure !== undefined) yield { figure, was: element.textContent ?? '' };
    else if (element.localName === 'br') yield '\n';
    else {
      // A block begins a line of its own.
      if (/^(div|p)$/.test(element.localName) && element.previousSibling) yield '\n';
      yield* walk(element);
    }
  }
}

/** Without the marks in which figures are kept (`writeLive`): nobody types these. */
const plainWords = (text: string): string => text.replace(/[\ufff9-\ufffb]/gu, '').replace(/\r\n?/gu, '\n');

/** Shows figures as they read now, where the records changed under an open field. */
export function refreshChips(host: HTMLElement, figures: Figures): void {
  for (const chip of host.querySelectorAll<HTMLElement>(`.${CHIP}`)) {
    const says = figures[chip.dataset.figure ?? '']?.text;
    if (says !== undefined && says !== chip.textContent) chip.textContent = says;
  }
}

/** Whether two texts say the same with the same figures; what a figure said before doesn't count. */
export const sameLive = (one: LiveText, other: LiveText): boolean => keyOf(one) === keyOf(other);

const keyOf = (text: LiveText): string =>
  JSON.stringify(text.map((piece) => (typeof piece === 'string' ? piece : { figure: piece.figure })));

/** Whether nothing is left of a text but white space. */
export const isBlankLive = (text: LiveText): boolean =>
  text.every((piece) => typeof piece === 'string' && piece.trim() === '');
