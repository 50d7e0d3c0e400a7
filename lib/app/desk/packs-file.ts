import type { Language } from '../../i18n/language.ts';
import { findPackFaults, type PackFault } from '../../packs/pack-faults.ts';
import { packTemplate, packToSheets, sheetsToPack } from '../../packs/pack-sheet.ts';
import type { SheetFault } from '../../packs/pack-sheet-faults.ts';
import { readPack } from '../../packs/read-pack.ts';
import type { Pack } from '../../packs/schema.ts';
import { handOut } from '../../platform/files.ts';
import { packagedWorker } from '../../platform/workers.ts';
import { readTablesInWorker } from '../../sheets/client.ts';
import { decodeText } from '../../sheets/decode-text.ts';
import tableWorker from '../../sheets/read-table.worker.ts?worker&url';
import { SheetError } from '../../sheets/sheet-error.ts';
import type { Sheet } from '../../sheets/table-file.ts';
import { writeXlsx } from '../../sheets/write-table.ts';
import type { Session } from '../session.ts';

export { SheetError } from '../../sheets/sheet-error.ts';

/** A pack is some hundred thousand bytes; a file beyond this is something else. */
const MAX_FILE = 20 * 2 ** 20;

/** What a file holds: a sound pack, or what is wrong with it and where. */
export type PackFile =
  | { is: 'pack'; pack: Pack }
  | { is: 'faultyTable'; faults: SheetFault[] }
  /** All fields of a JSON file that are wrong. */
  | { is: 'faultyFields'; faults: PackFault[] }
  /** Not JSON at all; line and column from 1, null where the browser doesn't say. */
  | { is: 'notJson'; line: number | null; column: number | null };

/**
 * Reads a pack from a file that a person chose, JSON or a workbook; nothing is kept.
 * @param signal breaks off the reading of a workbook
 * @throws SheetError of the whole file: too large, damaged, no workbook, `cancelled`
 */
export async function readPackFile(file: File, signal: AbortSignal): Promise<PackFile> {
  if (file.size > MAX_FILE) throw new SheetError('fileTooLarge', { limit: MAX_FILE });
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (/\.json$/i.test(file.name) || looksLikeJson(bytes)) return packFromJson(decodeText(bytes).text);
  const read = await readTablesInWorker(() => packagedWorker(tableWorker), { bytes, fileName: file.name }, signal);
  return packFromSheets(read.sheets);
}

/** A brace as the first sign, after a mark and blanks. */
function looksLikeJson(bytes: Uint8Array): boolean {
  const first = bytes.find((byte) => ![0xef, 0xbb, 0xbf, 0x20, 0x09, 0x0a, 0x0d].includes(byte));
  return first === '{'.charCodeAt(0);
}

/** Reads a pack from JSON: strictly, whole or not at all. */
export function packFromJson(text: string): PackFile {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { is: 'notJson', ...placeOf(error.message, text) };
  }
  const faults = findPackFaults(value);
  return faults.length > 0 ? { is: 'faultyFields', faults } : { is: 'pack', pack: readPack(value) };
}

/** Where V8 says that it stumbled: by a position, or by the ten signs on either side of it. */
function placeOf(message: string, text: string): { line: number | null; column: number | null } {
  const around = /, \.\.\."([\s\S]+)"(?:\.\.\.)? is not valid JSON$/.exec(message)?.[1] ?? '';
  const found = text.indexOf(around);
  const isSure = around !== '' && found >= 0 && found === text.lastIndexOf(around);
  const at = /at position (\d+)/.exec(message)?.[1] ?? (isSure ? found + 10 : null);
  if (at === null) return { line: null, column: null };
  const lines = text.slice(0, Number(at)).split('\n');
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

/** Reads a pack from the sheets of a workbook, or tells all that is wrong with them, with the rows as people see them. */
export function packFromSheets(sheets: readonly Pick<Sheet, 'name' | 'rows' | 'lines'>[]): PackFile {
  const made = sheetsToPack(sheets.map(({ name, rows, lines }) => ({ name, rows: inPlace(rows, lines) })));
  return 'pack' in made ? { is: 'pack', pack: made.pack } : { is: 'faultyTable', faults: made.faults };
}

/** Rows at their own places again: the reader leaves empty ones out. */
function inPlace(rows: readonly string[][], lines: readonly number[]): string[][] {
  const placed = new Map(lines.map((line, at) => [line, rows[at] ?? []]));
  return Array.from({ length: lines.at(-1) ?? 0 }, (_, at) => placed.get(at + 1) ?? []);
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const sheetLanguage = (language: Language) => (language === 'en' ? 'en' : 'zh');

/** A version as a file: JSON as the program reads it, or a workbook in the screen's language. */
export async function fileOfPack(pack: Pack, format: 'json' | 'xlsx', language: Language): Promise<File> {
  const name = `${pack.id}-${pack.version}.${format}`;
  if (format === 'json') return new File([`${JSON.stringify(pack, null, 2)}\n`], name, { type: 'application/json' });
  return workbook(packToSheets(pack, sheetLanguage(language)), name);
}

/** The workbook to fill in, with one example of everything and ids of its own. */
export function templateFile(session: Session, language: Language): Promise<File> {
  const ids = { campaign: session.newId(), team: session.newId() };
  return workbook(
    packTemplate(ids, sheetLanguage(language)),
    language === 'en' ? 'pack-template.xlsx' : '清单包模板.xlsx',
  );
}

async function workbook(sheets: Parameters<typeof writeXlsx>[0], name: string): Promise<File> {
  return new File([(await writeXlsx(sheets)) as BlobPart], name, { type: XLSX });
}

/** Hands a file to the person. */
export function handOutFile(file: File): void {
  handOut(file, file.name);
}
