import type { Block } from '../blocks/blocks.ts';
import type { Draft, DraftEdits, DraftPart, DraftSection, Rendered, TextPart } from './draft.ts';
import type { DraftWords } from './draft-words.ts';
import { readLive, type Shown, showLiveText } from './live-text.ts';
import { isSaid } from './parts.ts';
import { type Told, toldOnce } from './told-once.ts';

/** What a text part shows, with the words that somebody put in its place. */
function shownOf({ id, composed }: TextPart, { texts }: DraftEdits): Shown {
  const edited = texts.get(id);
  return showLiveText(composed, edited ? { text: readLive(edited.text), of: edited.of } : null);
}

/** What every text of a draft shows, switched off or not, by its part: for the screen where they are edited. */
export function shownTexts(draft: Draft, edits: DraftEdits): ReadonlyMap<string, Shown> {
  const texts = draft.sections.flatMap(({ parts }) => parts.filter((part) => part.kind === 'text'));
  return new Map(texts.map((part) => [part.id, shownOf(part, edits)]));
}

/**
 * Makes blocks of a draft as somebody edited it: what is on in its order, numbered through, annexes behind with a number
 * of their own, the title first. Edits of what isn't there any more change nothing.
 */
export function renderDraft(draft: Draft, edits: DraftEdits, words: DraftWords): Rendered {
  const title = isSaid(edits.title) ? edits.title : draft.title;
  const sections = ordered(draft.sections, edits.order)
    .filter(({ id }) => !edits.off.has(id))
    .map((section) => ({ ...section, parts: partsShown(section, edits) }))
    .filter(({ parts }) => parts.some((part) => !isHeading(part)));
  const body = sections.filter(({ annex }) => !annex);
  const annexes = sections.filter(({ annex }) => annex);
  const page = new Renderer(edits, words);
  page.put({ kind: 'title', text: title });
  for (const [at, section] of body.entries()) page.section(section, words.ordinal(1, at + 1));
  if (annexes.length > 0) {
    page.put({ kind: 'paragraph', text: words.annexes(annexes.map((one) => headingOf(one, edits))), size: 'body' });
  }
  const annexesAt = page.blocks.length;
  for (const [at, section] of annexes.entries()) page.annex(section, words.annex(annexes.length > 1 ? at + 1 : null));
  return { title, blocks: page.blocks, photos: page.photos, places: page.places, annexesAt };
}

const isHeading = (part: DraftPart): boolean => part.kind === 'text' && part.as === 'heading2';

const headingOf = ({ id, heading }: DraftSection, { headings }: DraftEdits): string => {
  const own = headings.get(id) ?? '';
  return isSaid(own) ? own : heading;
};

/** Sections in the order that somebody chose; one that it doesn't name stays behind the one that it stood behind. */
export function ordered(sections: readonly DraftSection[], order: readonly string[]): DraftSection[] {
  const left = new Map(sections.map((section) => [section.id, section]));
  const result = order.flatMap((id) => {
    const section = left.get(id);
    left.delete(id);
    return section ? [section] : [];
  });
  for (const [at, section] of sections.entries()) {
    if (!left.has(section.id)) continue;
    const before = sections[at - 1];
    result.splice(before ? result.indexOf(before) + 1 : 0, 0, section);
  }
  return result;
}

/** The parts that are on. A heading under which nothing is left is left out too. */
function partsShown({ parts }: DraftSection, { off }: DraftEdits): DraftPart[] {
  const on = parts.filter(({ id }) => !off.has(id));
  return on.filter((part, at) => {
    const next = on[at + 1];
    return !isHeading(part) || (next !== undefined && !isHeading(next));
  });
}

/** The longest text that makes one paragraph with its neighbours. */
const LONGEST_RUN = 120;
const ENDS = /[。；;.，,、\s]+$/u;

/** Text that makes one paragraph with others: 有的…；有的…。 */
interface Running {
  readonly texts: string[];
  readonly from: string[];
}

class Renderer {
  readonly blocks: Block[] = [];
  readonly photos: string[] = [];
  readonly places = new Map<string, number>();
  readonly #edits: DraftEdits;
  readonly #words: DraftWords;
  #seconds = 0;
  #running: Running | null = null;

  constructor(edits: DraftEdits, words: DraftWords) {
    this.#edits = edits;
    this.#words = words;
  }

  put(block: Block): void {
    this.blocks.push(
      block.kind === 'photos' ? { ...block, photos: block.photos.map((one) => this.#numbered(one)) } : block,
    );
  }

  section(section: DraftSection, ordinal: string): void {
    this.places.set(section.id, this.blocks.length);
    this.put({ kind: 'heading', level: 1, text: ordinal + headingOf(section, this.#edits) });
    this.#parts(section);
  }

  annex(section: DraftSection, annex: string): void {
    this.places.set(section.id, this.blocks.length);
    this.put({ kind: 'heading', level: 1, text: headingOf(section, this.#edits), annex });
    this.#parts(section);
  }

  #parts({ parts }: DraftSection): void {
    this.#seconds = 0;
    const told = toldOnce(
      parts.map((part) => (part.kind === 'text' ? { part, ...shownOf(part, this.#edits) } : { part })),
      this.#words,
    );
    for (const one of told) {
      if (one.kind === 'text') this.#text(one);
      else {
        this.#endRun();
        this.places.set(one.part.id, this.blocks.length);
        for (const block of one.part.blocks) this.put(block);
      }
    }
    this.#endRun();
  }

  #text({ part, ids, lead, text, from }: Told): void {
    const records = [...new Set(from)];
    const runs = part.runsOn === true && text.length <= LONGEST_RUN && !/[\r\n]/.test(text.trim());
    if (!runs) this.#endRun();
    for (const id of ids) this.places.set(id, this.blocks.length);
    if (!isSaid(text)) return;
    if (runs) {
      this.#running ??= { texts: [], from: [] };
      this.#running.texts.push(text.trim());
      this.#running.from.push(...records);
    } else if (part.as === 'heading2') {
      this.#seconds += 1;
      this.put({ kind: 'heading', level: 2, text: this.#words.ordinal(2, this.#seconds) + text, from: records });
    } else this.put(paragraphOf({ ...part, ...(lead !== undefined && { lead }) }, text, records));
  }

  #endRun(): void {
    if (!this.#running) return;
    const { texts, from } = this.#running;
    this.#running = null;
    // What ends a text is put once: between two it is a semicolon, after the last what the text has itself.
    const joined = texts.map((text, at) => (at < texts.length - 1 ? text.replace(ENDS, '') : text)).join('；');
    const text = /[。！？!?…”）)]$/u.test(joined) ? joined : `${joined.replace(ENDS, '')}。`;
    this.put({ kind: 'paragraph', text, size: 'body', from: [...new Set(from)] });
  }

  #numbered<P extends { readonly ref: string; readonly caption: string }>(photo: P): P {
    this.photos.push(photo.ref);
    return { ...photo, caption: this.#words.photo(this.photos.length, photo.caption) };
  }
}

function paragraphOf({ as, lead, keep }: TextPart, text: string, from: string[]): Block {
  const block: Block = { kind: 'paragraph', text, size: as === 'small' ? 'small' : 'body', from };
  return { ...block, ...(lead !== undefined && { lead }), ...(keep === true && { keep }) };
}
