import type { Bytes } from '../../model/hash-blob.ts';
import type { ContainerRules } from './container-rules.ts';
import type { FileEntry } from './library.ts';

/**
 * A container in which every byte has one meaning: entries one right behind the other, then their directory, then its
 * end. No comment, no extra field, no zip64 record, nothing before, between or after, so nothing that one program sees
 * and another doesn't (APPNOTE.TXT §4.3).
 */

const TAIL = 22;
const LOCAL = 30;
/** With its signature, as all write it that write one at all. */
const DESCRIPTOR = 16;
/** Of an entry in the directory: 46 bytes and its name. */
const MOST_PER_ENTRY = 46 + 300;
/** A descriptor follows (3), the name is UTF-8 (11): flags that change nothing of how the bytes are read. */
const FLAGS = (1 << 3) | (1 << 11);

/** Where the directory begins. */
export interface Tail {
  readonly directory: number;
  readonly entries: number;
}

/**
 * Checks the last 22 bytes and what they promise, before a library follows them.
 * @throws what `rules.refuse` makes: `cut`, `layout`, `tooMany`
 */
export async function checkTail(file: Bytes, rules: ContainerRules): Promise<Tail> {
  const view = new DataView(await file.slice(Math.max(0, file.size - TAIL)).arrayBuffer());
  if (view.byteLength < TAIL || view.getUint32(0) !== 0x504b0506) {
    throw rules.refuse((await hasTail(file)) ? 'layout' : 'cut', '');
  }
  const [entries, size, directory] = [view.getUint16(10, true), view.getUint32(12, true), view.getUint32(16, true)];
  if (entries > rules.entries) throw rules.refuse('tooMany', '');
  const disks = view.getUint16(4, true) + view.getUint16(6, true);
  const counted = view.getUint16(8, true) === entries && size <= entries * MOST_PER_ENTRY;
  if (disks !== 0 || !counted || view.getUint16(20, true) !== 0 || directory + size + TAIL !== file.size) {
    throw rules.refuse('layout', '');
  }
  return { directory, entries };
}

/** Whether a whole end of a directory stands further up: then something was put behind it. */
async function hasTail(file: Bytes): Promise<boolean> {
  const from = Math.max(0, file.size - TAIL - 0xffff);
  const bytes = await file.slice(from, Math.max(from, file.size - TAIL + 4)).arrayBuffer();
  return new TextDecoder('latin1').decode(bytes).includes('PK\u0005\u0006');
}

/**
 * Checks that the entries, as the directory has them, fill the file from its first byte to the directory.
 * @throws what `rules.refuse` makes: `layout` naming the entry
 */
export function checkChain(entries: readonly FileEntry[], tail: Tail, rules: ContainerRules): void {
  if (entries.length !== tail.entries) throw rules.refuse('layout', '');
  let at = 0;
  for (const entry of entries) {
    const flags = entry.rawBitFlag ?? 0xffff;
    const plain =
      entry.offset === at &&
      entry.diskNumberStart === 0 &&
      (flags & ~FLAGS) === 0 &&
      entry.rawExtraField.length === 0 &&
      entry.rawComment.length === 0 &&
      !entry.zip64;
    if (!plain) throw rules.refuse('layout', entry.filename);
    at += LOCAL + entry.rawFilename.length + entry.compressedSize + (flags & 8 ? DESCRIPTOR : 0);
  }
  if (at !== tail.directory) throw rules.refuse('layout', '');
}
