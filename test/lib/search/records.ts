import * as fc from 'fast-check';
import type { SearchedField } from '../../../lib/search/fields.ts';
import type { SearchRecord } from '../../../lib/search/record.ts';

/** A record of the search; what is left out is ordinary. */
export function record(id: string, texts: readonly string[], more: Partial<SearchRecord> = {}): SearchRecord {
  const field: SearchedField = 'text';
  return { id, kind: 'note', parent: '', on: '', texts: texts.map((text) => ({ field, text })), ...more };
}

/** Whether a text has no half of a surrogate pair by itself. */
export const isWhole = (text: string): boolean => !/\p{Surrogate}/u.test(text);

/** Signs that fold to other lengths, melt into what stands before them, or are half of one. */
const ODD = [
  '㎡',
  'ﬃ',
  '㍿',
  'İ',
  'ß',
  'Σ',
  'ς',
  'é',
  'e\u0301',
  '\u0301',
  'ｶﾞ',
  'ﾞ',
  '각',
  'ᄀ',
  'ㅏ',
  'ำ',
  '\u200b',
  '\ufeff',
];
const PLAIN = ['学', '习', '自', '。', '，', 'Ａ', 'a', 'B', '2', '２', ' ', '\u3000', '\n', '“', '.', '*', '(', '\\'];
const BROKEN = ['\ud83d', '\ude00', '😀', '👨\u200d👩', '𠮷', '…', '﷽'];

/** A text of few different signs, so that one is often found in another. */
export const anyText = fc
  .array(fc.constantFrom(...ODD, ...PLAIN, ...PLAIN, ...BROKEN), { maxLength: 14 })
  .map((signs) => signs.join(''));
