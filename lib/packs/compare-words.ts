import type { Pack, Pair } from './schema.ts';

/** The lists of a pack, beside its items, whose words a person may change; points lie in their dimensions. */
export type WordList = 'sections' | 'dimensions' | 'points' | 'tags';

/** An entry of one of them, as far as it is words. */
export interface WordedEntry {
  id: string;
  title: Pair;
  /** Of a tag. */
  hint?: Pair;
  /** The words that a tag is searched by. */
  words?: string[];
}

/** An entry that reads otherwise in another version: which of its fields. */
export interface RewordedEntry {
  list: WordList;
  id: string;
  fields: ('title' | 'hint' | 'words')[];
}

/** The lists of a pack that are worded beside its items, each in the pack's order. */
export const WORD_LISTS = ['sections', 'dimensions', 'points', 'tags'] as const satisfies readonly WordList[];

/** The entries of each of these lists. */
export function wordedEntries({ sections, dimensions = [], tags }: Pack): Record<WordList, readonly WordedEntry[]> {
  return { sections, dimensions, points: dimensions.flatMap(({ points }) => points), tags };
}

/** Which sections, dimensions, points and tags that two versions both have are worded otherwise; in the newer's order. */
export function compareWords(older: Pack, newer: Pack): RewordedEntry[] {
  const [before, after] = [wordedEntries(older), wordedEntries(newer)];
  return WORD_LISTS.flatMap((list) => {
    const known = new Map(before[list].map((entry) => [entry.id, entry]));
    return after[list].flatMap((entry): RewordedEntry[] => {
      const fields = differingWords(known.get(entry.id) ?? entry, entry);
      return fields.length > 0 ? [{ list, id: entry.id, fields }] : [];
    });
  });
}

/** Which words of an entry differ. */
export function differingWords(before: WordedEntry, after: WordedEntry): RewordedEntry['fields'] {
  const differs = (a?: Pair, b?: Pair) => a?.zh !== b?.zh || a?.en !== b?.en;
  return [
    ...(differs(before.title, after.title) ? (['title'] as const) : []),
    ...(differs(before.hint, after.hint) ? (['hint'] as const) : []),
    ...(before.words?.join('\n') === after.words?.join('\n') ? [] : (['words'] as const)),
  ];
}
