import type { SheetLimits } from './limits.ts';
import { SheetError } from './sheet-error.ts';

/** A file inside a workbook. */
export interface Part {
  /** With `/` between folders. */
  name: string;
  bytes: Uint8Array;
}

interface Entry {
  name: string;
  method: number;
  /** Declared sizes: what is unpacked is counted again. */
  packed: number;
  unpacked: number;
  offset: number;
}

/** Parts of a workbook that a table is read from; pictures, charts and links to other files stay packed. */
const WANTED =
  /^(\[content_types\]\.xml|xl\/(?!media\/|drawings\/|charts\/|externallinks\/|pivot|printersettings\/).*\.(xml|rels))$/i;
const MOST_ENTRIES = 10_000;
/** Below this a ratio says nothing: a short file of equal rows packs well. */
const RATIO_FROM = 10 * 2 ** 20;

/**
 * Unpacks the parts of a workbook that matter. The sizes in the zip's directory are checked first, and what truly comes
 * out is counted again while it does: a directory can lie.
 * @throws SheetError `damaged`; `notXlsx` for another zip or an encrypted one; `unpacksTooLarge`, `ratioTooHigh`
 */
export async function unpack(file: Uint8Array, limits: SheetLimits): Promise<Part[]> {
  const entries = readDirectory(file);
  // Excel's binary workbook (MS-XLSB 2.1.7.61) is a zip with a workbook of its own kind.
  if (entries.some(({ name }) => /^xl\/workbook\.bin$/i.test(name)))
    throw new SheetError('notXlsx', { hint: 'binaryBook' });
  const wanted = entries.filter(({ name }) => WANTED.test(name));
  const has = (name: RegExp) => wanted.some((entry) => name.test(entry.name));
  if (!has(/^\[content_types\]\.xml$/i) || !has(/^xl\//i)) throw new SheetError('notXlsx', { hint: 'otherZip' });
  checkSizes(wanted, file.length, limits);
  const parts: Part[] = [];
  for (const entry of wanted) parts.push({ name: entry.name, bytes: await unpackOne(file, entry) });
  return parts;
}

function checkSizes(entries: readonly Entry[], fileSize: number, limits: SheetLimits): void {
  const packed = entries.reduce((all, entry) => all + entry.packed, 0);
  const unpacked = entries.reduce((all, entry) => all + entry.unpacked, 0);
  // Parts that add up to more than the file lie upon each other.
  if (packed > fileSize) throw new SheetError('damaged');
  if (unpacked > limits.unpackedBytes) throw new SheetError('unpacksTooLarge', { limit: limits.unpackedBytes });
  if (unpacked > RATIO_FROM && unpacked / Math.max(packed, 1) > limits.ratio) {
    throw new SheetError('ratioTooHigh', { limit: limits.ratio });
  }
}

/** The zip's central directory (APPNOTE 4.3.12), found from the file's end. */
function readDirectory(file: Uint8Array): Entry[] {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > MOST_ENTRIES) throw new SheetError('damaged');
  const entries: Entry[] = [];
  const names = new Set<string>();
  for (let at = view.getUint32(end + 16, true), index = 0; index < count; index++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== 0x02014b50) throw new SheetError('damaged');
    // Bit 0 of the flags: encrypted.
    if (view.getUint16(at + 8, true) & 1) throw new SheetError('notXlsx', { hint: 'locked' });
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(file.subarray(at + 46, at + 46 + nameLength)).replaceAll('\\', '/');
    if (names.has(name.toLowerCase())) throw new SheetError('damaged');
    names.add(name.toLowerCase());
    entries.push({
      name,
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The end record (APPNOTE 4.3.16) is 22 bytes, with a comment of at most 65,535 behind it. */
function findEnd(view: DataView): number {
  const last = view.byteLength - 22;
  for (let at = last; at >= Math.max(0, last - 0xffff); at--) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  throw new SheetError('damaged');
}

async function unpackOne(file: Uint8Array, entry: Entry): Promise<Uint8Array> {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (entry.offset + 30 > file.length || view.getUint32(entry.offset, true) !== 0x04034b50) {
    throw new SheetError('damaged');
  }
  const from = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  if (from + entry.packed > file.length) throw new SheetError('damaged');
  const packed = file.subarray(from, from + entry.packed);
  if (entry.method === 0 && entry.packed === entry.unpacked) return packed;
  if (entry.method !== 8) throw new SheetError('damaged');
  return inflate(packed, entry.unpacked);
}

/** Unpacks to exactly the size that was declared, and checked, before. */
async function inflate(packed: Uint8Array, size: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const stream = new Blob([packed as Uint8Array<ArrayBuffer>]).stream();
  const reader = stream.pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  for (let piece = await readOn(reader); piece; piece = await readOn(reader)) {
    length += piece.length;
    if (length > size) {
      // What the rest of a broken stream says adds nothing to the fault that is thrown here.
      await reader.cancel().catch(() => undefined);
      throw new SheetError('damaged');
    }
    pieces.push(piece);
  }
  if (length !== size) throw new SheetError('damaged');
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

async function readOn(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<Uint8Array | undefined> {
  try {
    return (await reader.read()).value;
  } catch (error) {
    // What isn't deflate ends here: browsers say it with a TypeError, Node with an error of its zlib.
    throw new SheetError('damaged', {}, { cause: error });
  }
}
