import docxWorker from '../../briefing/forms/docx.worker.ts?worker&url';
import { writeDocx } from '../../briefing/forms/docx-client.ts';
import { writePlainText } from '../../briefing/forms/plain-text.ts';
import { tablesOf } from '../../briefing/forms/tables-of.ts';
import { packagedWorker } from '../../platform/workers.ts';
import { cellOf, nameSheets, writeXlsx } from '../../sheets/write-table.ts';
import { fileNameOf, namesApart } from '../../text/file-name.ts';
import type { Session } from '../session.ts';
import type { BriefingDocument } from './document.ts';
import { openPhotos } from './photos.ts';

/** A document in another form, ready to be handed out. */
export interface FormFile {
  readonly file: Blob;
  readonly name: string;
}

/** The document holds no table whose figures could stand in a workbook. */
export class NoTables extends Error {
  override readonly name = 'NoTables';
}

const TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  txt: 'text/plain;charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

function formFile(bytes: BlobPart, name: string, ending: keyof typeof TYPES): FormFile {
  return { file: new Blob([bytes], { type: TYPES[ending] }), name: `${fileNameOf(name, 'briefing')}.${ending}` };
}

/**
 * A document for Word and WPS.
 * @param name what the file is called, without its ending
 * @returns with the number of photos that couldn't be opened, and are left out
 * @throws DocxError; the signal's reason
 */
export async function exportDocx(
  session: Pick<Session, 'db'>,
  document: BriefingDocument,
  name: string,
  signal: AbortSignal,
): Promise<FormFile & { readonly leftOut: number }> {
  const { photos, leftOut } = await openPhotos(session, document.photos, signal);
  const request = {
    title: document.title,
    blocks: [...document.blocks],
    page: document.page,
    photos: [...photos].map(([ref, { jpeg }]) => ({ ref, bytes: jpeg as Uint8Array<ArrayBuffer> })),
  };
  const bytes = await writeDocx(() => packagedWorker(docxWorker), request, signal);
  return { ...formFile(bytes, name, 'docx'), leftOut: leftOut.length };
}

/** A document as plain text; the mark at its start tells old editors that it is UTF-8. */
export function exportText({ blocks }: Pick<BriefingDocument, 'blocks'>, name: string): FormFile {
  return formFile(`\ufeff${writePlainText(blocks)}`, name, 'txt');
}

/**
 * The figures of a document as a workbook, a sheet a table.
 * @throws NoTables; SheetError where a workbook can't hold one of them: nothing is written then
 */
export async function exportTables(
  { title, blocks }: Pick<BriefingDocument, 'title' | 'blocks'>,
  name: string,
): Promise<FormFile> {
  const tables = tablesOf(blocks);
  if (tables.length === 0) throw new NoTables();
  const names = nameSheets(
    tables.map((table) => sheetTitle(table.title || title)),
    '1',
  );
  const sheets = tables.map(({ rows, ...more }, at) => ({
    ...more,
    name: names[at] ?? '',
    rows: rows.map((row) => row.map(cellOf)),
  }));
  return formFile((await writeXlsx(sheets)) as Uint8Array<ArrayBuffer>, name, 'xlsx');
}

/** Excel keeps one name for itself, in any case. */
const sheetTitle = (title: string): string => title.replace(/^[\s']*history(?=[\s']*$)/iu, '$&_');

/** A file among many. */
interface BulkFile {
  /** As `<unit>-<day>.pdf`; made safe, and unlike the others'. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Packs files into one zip as they come: only one of them lies in memory beside what the browser holds of the zip.
 * @param files the next one is asked for when the one before is packed
 * @param onProgress is called with the number of files that are in
 * @throws the signal's reason, at once; what `files` throws
 */
export async function makeBulk(
  files: AsyncIterable<BulkFile>,
  onProgress: (done: number) => void,
  signal: AbortSignal,
): Promise<Blob> {
  const { packFiles } = await import('../../bundle/zip/pack-files.ts');
  const nameApart = namesApart();
  const nameOf = (name: string) => {
    const [, stem = '', ending = ''] = /^(.*?)(\.[a-z]{1,5})?$/su.exec(name) ?? [];
    return nameApart(fileNameOf(stem, 'briefing', LONGEST), ending);
  };
  return packFiles(files, nameOf, onProgress, signal);
}

/** So many characters of a file's name are kept, without its ending. */
const LONGEST = 72;
