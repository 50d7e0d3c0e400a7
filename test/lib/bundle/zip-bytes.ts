import { crc32 } from 'node:zlib';

/** An entry as a hostile file may have it: each part of the container can be lied about. */
export interface RawEntry {
  name: string;
  bytes: Uint8Array;
  method?: number;
  flags?: number;
  size?: number;
  crc?: number;
  localName?: string;
  /** The upper half is the Unix mode: 0o120777 for a symlink. */
  attributes?: number;
  /** What the local header says where it differs. */
  local?: { method?: number; flags?: number; size?: number; crc?: number; extra?: Uint8Array };
  extra?: Uint8Array;
  comment?: string;
  /** Bytes between the entry before and this one. */
  gap?: Uint8Array;
  /** Bytes after the content, such as a data descriptor. */
  after?: Uint8Array;
  /** Where the directory says that it begins. */
  offset?: number;
  disk?: number;
}

/** What a file's end may lie about. */
export interface RawTail {
  count?: number;
  comment?: string;
  before?: Uint8Array;
  /** Bytes between the directory and its end, such as zip64 records. */
  records?: Uint8Array;
  directorySize?: number;
  directoryOffset?: number;
  disk?: number;
}

export const u16 = (n: number) => [n & 255, (n >>> 8) & 255];
export const u32 = (n: number) => [...u16(n & 0xffff), ...u16(n >>> 16)];
const NONE = new Uint8Array(0);

/** Writes a zip byte by byte, with the library that is under test nowhere near. */
export function rawZip(entries: readonly RawEntry[], tail: RawTail = {}): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const out: (readonly number[] | Uint8Array)[] = [tail.before ?? NONE];
  const central: (readonly number[] | Uint8Array)[] = [];
  let at = out[0]?.length ?? 0;
  for (const entry of entries) {
    const { gap = NONE, after = NONE, extra = NONE } = entry;
    const name = encoder.encode(entry.name);
    const local = encoder.encode(entry.localName ?? entry.name);
    const comment = encoder.encode(entry.comment ?? '');
    const localExtra = entry.local?.extra ?? NONE;
    const header = [
      ...[0x50, 0x4b, 3, 4, ...u16(20)],
      ...shared({ ...entry, ...entry.local }),
      ...[...u16(local.length), ...u16(localExtra.length), ...local, ...localExtra],
    ];
    central.push(
      [0x50, 0x4b, 1, 2, ...u16(0x314), ...u16(20), ...shared(entry)],
      [...u16(name.length), ...u16(extra.length), ...u16(comment.length), ...u16(entry.disk ?? 0), ...u16(0)],
      [...u32(entry.attributes ?? 0), ...u32(entry.offset ?? at + gap.length), ...name, ...extra, ...comment],
    );
    out.push(gap, header, entry.bytes, after);
    at += gap.length + header.length + entry.bytes.length + after.length;
  }
  const size = central.reduce((sum, part) => sum + part.length, 0);
  const comment = encoder.encode(tail.comment ?? '');
  const count = u16(tail.count ?? entries.length);
  const disk = u16(tail.disk ?? 0);
  const end = [
    ...[0x50, 0x4b, 5, 6, ...disk, ...disk, ...count, ...count],
    ...[...u32(tail.directorySize ?? size), ...u32(tail.directoryOffset ?? at), ...u16(comment.length)],
  ];
  return joined([...out, ...central, tail.records ?? NONE, end, comment]);
}

/** What local header and directory say alike. */
function shared({ flags = 0x800, method = 0, crc, size, bytes }: Omit<RawEntry, 'local'>): number[] {
  return [
    ...[...u16(flags), ...u16(method), ...u16(0), ...u16(0x21)],
    ...[...u32(crc ?? crc32(bytes)), ...u32(bytes.length), ...u32(size ?? bytes.length)],
  ];
}

function joined(parts: readonly (readonly number[] | Uint8Array)[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
