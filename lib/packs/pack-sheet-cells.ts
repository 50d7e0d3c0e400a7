import { foldText } from '../text/fold.ts';
import type { CellKind, Column, Language } from './pack-sheet-columns.ts';
import type { PackSource } from './schema.ts';

/** Why a cell could not be read as what its column holds. */
export type CellReason = 'notANumber' | 'notYesNo' | 'notAChoice' | 'notASource';

/** A cell read: its value, or why it has none. */
export type CellReading = { value: unknown } | { reason: CellReason };

const YES_NO = { zh: ['是', '否'], en: ['yes', 'no'] } as const;
const YES = ['是', 'yes', 'y', 'true', '1', '√', '✓'];
const NO = ['否', 'no', 'n', 'false', '0', '×'];
const NUMBER = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?(%?)$/i;
const SOURCE = /^(\S+?)\s*(?:[:#/]|\s|第)\s*(\d+)\s*段?$/u;

/** One entry of a list: in double quotes (“""” for one), or up to the next mark. */
const ENTRY = /[^\S\r\n]*(?:"((?:[^"]|"")*)"[^\S\r\n]*|([^、;；,，\r\n]*))(?:[、;；,，\r\n]|$)/y;
const NEEDS_QUOTES = /[、;；,，\r\n"]|^\s|\s$/;

/** True where a cell says nothing. */
export function isBlankCell(cell: string): boolean {
  return cell.trim() === '';
}

/**
 * Reads a cell that says something. Texts stay as they are; ids, numbers and choices may be of full width and have
 * spaces round them, choices may be in Chinese, English or the pack's own code.
 */
export function readCell(column: Column, cell: string): CellReading {
  if (column.choices) return readChoices(column, cell);
  return READERS[column.kind](cell);
}

const READERS: Readonly<Record<CellKind, (cell: string) => CellReading>> = {
  text: (cell) => ({ value: cell }),
  code: (cell) => ({ value: plain(cell) }),
  number: readNumber,
  yesNo: readYesNo,
  codes: (cell) => ({ value: splitList(cell).map(plain) }),
  words: (cell) => ({ value: splitList(cell) }),
  source: (cell) => all([cell], readSource, (read) => read[0]),
  sources: (cell) => all(splitList(cell), readSource, (read) => read),
};

function plain(cell: string): string {
  return cell.normalize('NFKC').trim();
}

function readNumber(cell: string): CellReading {
  const text = plain(cell);
  const match = NUMBER.exec(text);
  if (!match) return { reason: 'notANumber' };
  return { value: match[1] ? Number(text.slice(0, -1)) / 100 : Number(text) };
}

function readYesNo(cell: string): CellReading {
  const word = foldText(cell);
  if (YES.includes(word)) return { value: true };
  return NO.includes(word) ? { value: false } : { reason: 'notYesNo' };
}

function readChoices({ choices = [], kind }: Column, cell: string): CellReading {
  const find = (word: string) =>
    choices.find((choice) => [choice.code, choice.zh, choice.en].some((one) => foldText(one) === foldText(word)));
  const codes = (kind === 'codes' ? splitList(cell) : [cell]).map((word) => find(word)?.code);
  if (codes.includes(undefined)) return { reason: 'notAChoice' };
  return { value: kind === 'codes' ? codes : codes[0] };
}

function readSource(cell: string): PackSource | undefined {
  const [, doc, para] = SOURCE.exec(plain(cell)) ?? [];
  return doc === undefined ? undefined : { doc, para: Number(para) };
}

function all<T>(parts: string[], read: (part: string) => T | undefined, join: (read: T[]) => unknown): CellReading {
  const values = parts.map(read).filter((value) => value !== undefined);
  return values.length < parts.length ? { reason: 'notASource' } : { value: join(values) };
}

/** The entries of a list in one cell: `a、b；c`. Nothing between two marks is no entry. */
function splitList(cell: string): string[] {
  const entries: string[] = [];
  for (ENTRY.lastIndex = 0; ENTRY.lastIndex < cell.length; ) {
    const [, quoted, bare = ''] = ENTRY.exec(cell) ?? [];
    const entry = quoted === undefined ? bare.trim() : quoted.replaceAll('""', '"');
    if (entry !== '') entries.push(entry);
  }
  return entries;
}

/**
 * A field as a cell that `readCell` reads back. A field that isn't there is an empty cell.
 * @param language of choices, yes and no, and of the mark between entries
 */
export function writeCell(column: Column, value: unknown, language: Language): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return YES_NO[language][value ? 0 : 1];
  const one = (entry: unknown) => writeEntry(column, entry, language);
  if (!Array.isArray(value)) return one(value);
  return value.map((entry) => quote(one(entry))).join(language === 'zh' ? '、' : '; ');
}

function writeEntry({ choices }: Column, entry: unknown, language: Language): string {
  if (isSource(entry)) return `${entry.doc}:${entry.para}`;
  const choice = choices?.find(({ code }) => code === entry);
  return choice ? choice[language] : String(entry);
}

function isSource(entry: unknown): entry is PackSource {
  return typeof entry === 'object' && entry !== null && 'doc' in entry;
}

function quote(entry: string): string {
  return NEEDS_QUOTES.test(entry) ? `"${entry.replaceAll('"', '""')}"` : entry;
}
