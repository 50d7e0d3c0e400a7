import type { DraftEdits } from '../../briefing/compose/draft.ts';
import { findNames, type NameHit } from '../../briefing/compose/find-names.ts';
import type { SourceNames } from '../../briefing/compose/source.ts';
import { leavingParts } from '../../model/leaving.ts';
import type { Entry } from '../../store/queries.ts';
import { fingerprint } from '../../text/fingerprint.ts';
import type { Guards } from '../guarded.ts';
import { isLetGo } from '../may-go.ts';
import type { Block } from './document.ts';

/** A name of the roster in a text of the anonymous edition. */
export interface NameIn extends NameHit {
  /** The words as they stand there. */
  readonly text: string;
  /** By which it is known again where somebody said that it may stand. */
  readonly fingerprint: string;
}

/** So many characters on either side, within its sentence, make a place the same one. */
const NEAR = 6;
/** More texts than a draft has; beyond that what was found is forgotten. */
const MOST_TEXTS = 20_000;

const found = new WeakMap<SourceNames, Map<string, readonly NameHit[]>>();

/**
 * The names in a text, but for those of which somebody said that they may stand: for these very words, in this place.
 * @param part what the text is of
 */
export function namesIn(
  names: SourceNames,
  { body }: Entry<'briefing'>,
  part: string,
  text: string,
): readonly NameIn[] {
  const known = found.get(names) ?? new Map<string, readonly NameHit[]>();
  found.set(names, known);
  if (known.size > MOST_TEXTS) known.clear();
  const hits = known.get(text) ?? findNames(text, names);
  known.set(text, hits);
  return hits
    .map((hit) => {
      const words = text.slice(hit.at, hit.at + hit.length);
      return { ...hit, text: words, fingerprint: fingerprint(`${hit.name}\n${placeOf(text, hit)}`, part) };
    })
    .filter((hit) => body[`fine.${hit.fingerprint}`] !== true);
}

/** The words around a name, no further than its sentence: what is written behind that is another place. */
function placeOf(text: string, { at, length }: NameHit): string {
  const [before = ''] = /[^。！？；\n]*$/u.exec(text.slice(Math.max(0, at - NEAR), at)) ?? [];
  const [after = ''] = /^[^。！？；\n]*[。！？；]?/u.exec(text.slice(at + length, at + length + NEAR)) ?? [];
  return before + text.slice(at, at + length) + after;
}

/** What of a block is no text that stands on the page. */
const UNSEEN: ReadonlySet<string> = new Set(['kind', 'from', 'ref', 'align', 'size', 'ink', 'columns']);

/** All texts of blocks, as they stand on the page or are read out. */
export function textsIn(blocks: readonly Block[]): string[] {
  const texts: string[] = [];
  const walk = (value: unknown): void => {
    if (typeof value === 'string') texts.push(value);
    else if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) if (!UNSEEN.has(key) || isHeads(key, inner)) walk(inner);
  };
  walk(blocks);
  return texts.filter((text) => text !== '');
}

/** A table's columns are widths, a heat map's are texts. */
const isHeads = (key: string, value: unknown): boolean =>
  key === 'columns' && Array.isArray(value) && value.every((one) => typeof one === 'string');

/** Whether words that somebody typed may give a protected source away, and nobody has let them go. */
export interface WordGuard {
  /**
   * @param part a field of the briefing: `title`, `text.<part>`
   * @param shown what its words come to on the page
   * @param composed what stood there before: what that says was judged where it was written
   */
  isHeld(part: string, shown: string, composed: string): boolean;
}

/** The guard of a briefing's words. @param guards as `readGuards` has them of it; null where nothing was typed */
export function wordGuard(briefing: Entry<'briefing'>, guards: Guards | null): WordGuard {
  return {
    isHeld: (part, shown, composed) => {
      const raw = briefing.body[part];
      if (!guards || typeof raw !== 'string' || isLetGo(briefing, { part, text: raw })) return false;
      return guards
        .points(briefing, { text: shown, named: false })
        .some(({ start, end }) => !composed.includes(shown.slice(start, end)));
    },
  };
}

/** Whether anything was typed into a briefing that has to be guarded. */
export const hasTyped = (briefing: Entry<'briefing'>): boolean => leavingParts(briefing).length > 0;

/** The same edits with other words in place of those that are held. */
export function clearEdits(edits: DraftEdits, held: ReadonlySet<string>, instead: string): DraftEdits {
  if (held.size === 0) return edits;
  const texts = [...edits.texts].map(
    ([id, said]) => [id, held.has(`text.${id}`) ? { ...said, text: instead } : said] as const,
  );
  return {
    ...edits,
    title: held.has('title') ? '' : edits.title,
    headings: new Map([...edits.headings].filter(([id]) => !held.has(`heading.${id}`))),
    texts: new Map(texts),
  };
}
