import { SHEET_LIMITS, type SheetLimits } from './limits.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import { SheetError } from './sheet-error.ts';
import type { TableFile } from './table-file.ts';

/**
 * Reads a table that a person chose: .xlsx, or text with separators. What a file is follows from its first bytes; its
 * name is only asked where they leave it open. Nothing in it is calculated, followed or run.
 * @param fileName with its ending, such as `名单.csv`
 * @param limits replaces single limits of `SHEET_LIMITS`
 * @throws SheetError, of the whole file: a table is never half read
 */
export async function readTables(
  bytes: Uint8Array,
  fileName: string,
  limits: Partial<SheetLimits> = {},
): Promise<TableFile> {
  const all = { ...SHEET_LIMITS, ...limits };
  if (bytes.length > all.fileBytes) throw new SheetError('fileTooLarge', { limit: all.fileBytes });
  if (startsWith(bytes, [0x50, 0x4b])) return readXlsx(bytes, all);
  // The container of the old .xls and .et, and of a workbook with a password (MS-CFB 2.2, MS-OFFCRYPTO 2.3).
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    throw new SheetError('notXlsx', { hint: holdsWord(bytes, 'EncryptedPackage') ? 'locked' : 'oldBinary' });
  }
  if (isMarkup(bytes)) throw new SheetError('notXlsx', { hint: 'webPage' });
  if (/\.(xlsx?|xlsm|et|ods|numbers)$/i.test(fileName)) throw new SheetError('notXlsx', { hint: 'unknown' });
  return readCsv(bytes, all);
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

/** Some offices' programs save a web page or an XML file under the name .xls. */
function isMarkup(bytes: Uint8Array): boolean {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 512)).replace(/^[^\w<]+/, '');
  return /^<(\?xml|!doctype|html|head|meta|table|style)\b/i.test(start);
}

/** Whether a name stands in the file in UTF-16, as that container writes its directory. */
function holdsWord(bytes: Uint8Array, word: string): boolean {
  const first = word.charCodeAt(0);
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if ([...word].every((char, index) => bytes[at + 2 * index] === char.charCodeAt(0))) return true;
  }
  return false;
}
