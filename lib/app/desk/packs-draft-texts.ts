import {
  differingWords,
  WORD_LISTS,
  type WordedEntry,
  type WordList,
  wordedEntries,
} from '../../packs/compare-words.ts';
import type { Pack, PackItem, Pair } from '../../packs/schema.ts';
import type { Entry } from '../../store/queries.ts';

/** The lists of a pack that have words to be reworded. */
export type TextList = 'items' | WordList;

/** What was typed in a draft, by place: `items.1.1.look.zh`, `tags.F01.words`. Only what was touched is there. */
export type Texts = ReadonlyMap<string, string>;

/** The fields of an item that a person types in two languages. */
export const WORD_FIELDS = ['question', 'short', 'look', 'against'] as const;

const SHELF = 'text.';
const PLACE =
  /^(items|sections|dimensions|points|tags)\.(.+?)\.(?:(?:question|short|look|against|title|hint)\.(?:zh|en)|words)$/;

/** The field of the draft's record that holds one text: each is a field of its own, so that typing can be squashed. */
export function textField(list: TextList, id: string, field: string, language?: 'zh' | 'en'): string {
  return `${SHELF}${placeOf(list, id, field, language)}`;
}

const placeOf = (list: TextList, id: string, field: string, language?: 'zh' | 'en') =>
  [list, id, field, ...(language ? [language] : [])].join('.');

/** The texts of a draft's record. */
export function textsOf({ body }: Entry<'pack'>): Texts {
  return new Map(
    Object.entries(body)
      .filter(([field]) => field.startsWith(SHELF))
      .map(([field, text]) => [field.slice(SHELF.length), String(text)]),
  );
}

/** The fields of the draft's record in which an entry has texts of its own. */
export function fieldsOf(texts: Texts, list: TextList, id: string): string[] {
  return [...texts.keys()].filter((place) => place.startsWith(`${list}.${id}.`)).map((place) => `${SHELF}${place}`);
}

/** Which entries have texts of their own in a draft. */
export function touchedBy(texts: Texts): { list: TextList; id: string }[] {
  const touched = new Map<string, { list: TextList; id: string }>();
  for (const place of texts.keys()) {
    const [, list, id] = PLACE.exec(place) ?? [];
    if (list && id) touched.set(`${list} ${id}`, { list: list as TextList, id });
  }
  return [...touched.values()];
}

/** An item with its words as the draft has them: empty ones too, in the midst of writing. */
export function itemIn(texts: Texts, item: PackItem): PackItem {
  const words = WORD_FIELDS.map((field) => [field, pairIn(texts, 'items', item.id, field, item[field])] as const);
  return { ...item, ...Object.fromEntries(words) };
}

/** The same of a section, a dimension, a point or a tag. */
export function entryIn<T extends WordedEntry>(texts: Texts, list: WordList, entry: T): T {
  const { id, title, hint, words } = entry;
  const line = texts.get(placeOf(list, id, 'words'));
  return {
    ...entry,
    title: pairIn(texts, list, id, 'title', title),
    ...(hint && { hint: pairIn(texts, list, id, 'hint', hint) }),
    ...(words && { words: line === undefined ? words : searchWords(line) }),
  };
}

function pairIn(texts: Texts, list: TextList, id: string, field: string, own: Pair): Pair {
  const typed = (language: 'zh' | 'en') => texts.get(placeOf(list, id, field, language)) ?? own[language];
  return { zh: typed('zh'), en: typed('en') };
}

/** The words of a line, parted by any of the marks that people put between them. */
function searchWords(line: string): string[] {
  return line
    .split(/[、,，;；\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

/** An entry beside the items, as the list of what can be reworded shows it. */
export interface TextLine {
  list: WordList;
  /** As it is typed. */
  entry: WordedEntry;
  /** As the draft began. */
  own: WordedEntry;
  isReworded: boolean;
}

/** All that a draft can reword beside the items, in the pack's order. */
export function textLines(base: Pack, texts: Texts): TextLine[] {
  const lists = wordedEntries(base);
  return WORD_LISTS.flatMap((list) =>
    lists[list].map((own): TextLine => {
      const entry = entryIn(texts, list, own);
      return { list, entry, own, isReworded: differingWords(own, entry).length > 0 };
    }),
  );
}
