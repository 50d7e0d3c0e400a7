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
}

const u16 = (n: number) => [n & 255, (n >>> 8) & 255];
const u32 = (n: number) => [...u16(n & 0xffff), ...u16(n >>> 16)];

/** Writes a zip byte by byte, with the library that is under test nowhere near. */
export function rawZip(
  entries: readonly RawEntry[],
  tail: { count?: number; comment?: string } = {},
): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const out: number[][] = [];
  const central: number[][] = [];
  let at = 0;
  for (const entry of entries) {
    const name = [...encoder.encode(entry.name)];
    const local = [...encoder.encode(entry.localName ?? entry.name)];
    const shared = [
      ...u16(entry.flags ?? 0x800),
      ...u16(entry.method ?? 0),
      ...u16(0),
      ...u16(0x21),
      ...u32(entry.crc ?? crc32(entry.bytes)),
      ...u32(entry.bytes.length),
      ...u32(entry.size ?? entry.bytes.length),
    ];
    const header = [0x50, 0x4b, 3, 4, ...u16(20), ...shared, ...u16(local.length), ...u16(0), ...local];
    central.push([
      ...[
        0x50,
        0x4b,
        1,
        2,
        ...u16(0x314),
        ...u16(20),
        ...shared,
        ...u16(name.length),
        ...u16(0),
        ...u16(0),
        ...u16(0),
        ...u16(0),
      ],
      ...[...u32(entry.attributes ?? 0), ...u32(at), ...name],
    ]);
    out.push(header, [...entry.bytes]);
    at += header.length + entry.bytes.length;
  }
  const directory = central.flat();
  const comment = [...encoder.encode(tail.comment ?? '')];
  const count = u16(tail.count ?? entries.length);
  const end = [
    0x50,
    0x4b,
    5,
    6,
    0,
    0,
    0,
    0,
    ...count,
    ...count,
    ...u32(directory.length),
    ...u32(at),
    ...u16(comment.length),
    ...comment,
  ];
  return Uint8Array.from([...out.flat(), ...directory, ...end]);
}
