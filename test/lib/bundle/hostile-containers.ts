import { crc32, deflateRawSync } from 'node:zlib';
import { BUNDLE_LIMITS } from '../../../lib/bundle/format/bundle-format.ts';
import { authorOf } from '../changes/builders.ts';
import { bytesOf, sha } from './backups.ts';
import { PHOTO } from './bundles.ts';
import { also, entry, type HostileCase, listed, set } from './hostile-case.ts';
import { type RawEntry, u16, u32 } from './zip-bytes.ts';

const photo = `data/att/${sha(PHOTO)}`;
const batchName = `data/batches/${authorOf(1)}-1.ndjson`;
const extra = (name: string): RawEntry => ({ name, bytes: bytesOf('x') });
const none = new Uint8Array(0);
const u64 = (n: number) => [...u32(n % 2 ** 32), ...u32(Math.floor(n / 2 ** 32))];
const deflated = ({ bytes }: RawEntry) => ({
  method: 8,
  size: bytes.length,
  crc: crc32(bytes),
  bytes: new Uint8Array(deflateRawSync(bytes)),
});
const descriptor = ({ bytes }: RawEntry, crc = crc32(bytes)) =>
  Uint8Array.from([0x50, 0x4b, 7, 8, ...u32(crc), ...u32(bytes.length), ...u32(bytes.length)]);

/** An entry whose container tells another story than its content. */
export const CONTAINERS: readonly HostileCase[] = [
  // What may be read
  { name: 'an honest bundle that another program packed', change: () => {}, verdict: null, vector: 'honest' },
  {
    name: 'data descriptors behind the entries',
    change: entry(photo, (one) => ({
      ...{ flags: 0x808, after: descriptor(one) },
      local: { crc: 0, size: 0 },
    })),
    verdict: null,
  },
  {
    name: 'a name that is not marked as UTF-8, being ASCII',
    change: entry(photo, () => ({ flags: 0 })),
    verdict: null,
  },
  {
    name: 'files that are marked as regular by Unix',
    change: set({ entries: (all) => all.map((one) => ({ ...one, attributes: 0o100644 * 2 ** 16 })) }),
    verdict: null,
  },
  // Names
  ...[
    ['traversal', 'data/att/../../etc/passwd'],
    ['traversal from the top', '../../etc/passwd'],
    ['traversal by backslash', '..\\x'],
    ['an absolute path', '/etc/passwd'],
    ['a drive letter', 'C:/x'],
    ['a network path', '\\\\host\\x'],
    ['a name with a zero', `${photo}\u0000.exe`],
    ['a name with a line end', 'data/att/a\nb'],
    ['a bidi name', 'data/\u202egpj.exe'],
    ['a reserved name', 'data/att/CON'],
    ['an empty name', ''],
    ['a name that ends in a dot', 'data/att/..'],
    ['a prototype as name', 'data/constructor'],
    ['another prototype as name', '__proto__'],
    ['a name that no bundle has', 'data/readme.txt'],
    ['a batch of another author', 'data/batches/somebody-1.ndjson'],
    ['a batch with a zero before its number', `data/batches/${authorOf(1)}-01.ndjson`],
    ['a name by which a photo would be known', 'data/att/王局长办公室.jpg'],
    ['a name in full-width letters', 'data/ａtt/x'],
    ['a name that is no UTF-8 and not marked so', 'data/att/\u00e9'],
  ].map(([name = '', path = '']) => ({
    name,
    change: listed(extra(path)),
    verdict: { reason: 'name' as const },
  })),
  { name: 'a name twice', change: also({ name: photo, bytes: PHOTO }), verdict: { reason: 'twice', place: photo } },
  { name: 'a name twice, by case', change: listed(extra('DATA/BUNDLE.JSON')), verdict: { reason: 'name' } },
  {
    name: 'a name twice, by case within the hash',
    change: listed({ name: photo.toUpperCase().replace('DATA/ATT', 'data/att'), bytes: PHOTO }),
    verdict: { reason: 'name' },
  },
  {
    name: 'a name twice, by normal form',
    change: listed(extra('data/bu\u0301ndle.json')),
    verdict: { reason: 'name' },
  },
  {
    name: 'a name twice, by what an eye takes for the same',
    change: listed(extra('data/bundlе.json')),
    verdict: { reason: 'name' },
  },
  // Kinds of entries
  { name: 'a folder', change: also({ name: 'data/att/', bytes: none }), verdict: { reason: 'special' } },
  {
    name: 'a symlink',
    change: entry(photo, () => ({ attributes: 0o120777 * 2 ** 16 })),
    verdict: { reason: 'special', place: photo },
    vector: 'symlink',
  },
  {
    name: 'a folder, as DOS says it',
    change: entry(photo, () => ({ attributes: 0x10 })),
    verdict: { reason: 'special', place: photo },
  },
  {
    name: 'a device',
    change: entry(photo, () => ({ attributes: 0o060644 * 2 ** 16 })),
    verdict: { reason: 'special', place: photo },
  },
  {
    name: 'a deflated entry',
    change: entry(photo, deflated),
    verdict: { reason: 'compressed', place: photo },
    vector: 'deflated',
  },
  {
    name: 'a bomb by ratio',
    change: listed({ name: `data/att/${'b'.repeat(64)}`, ...deflated({ name: '', bytes: new Uint8Array(2 ** 22) }) }),
    verdict: { reason: 'compressed' },
  },
  {
    name: 'a bomb in a bomb',
    change: listed({
      name: 'data/att/42.zip',
      ...deflated({ name: '', bytes: deflateRawSync(new Uint8Array(2 ** 22)) }),
    }),
    verdict: { reason: 'compressed' },
  },
  {
    name: 'a bomb by overlap: many names for the same bytes',
    change: set({
      entries: (all) => [
        ...all,
        ...Array.from({ length: 200 }, (_, at) => ({
          name: `data/att/${at.toString(16).padStart(64, '0')}`,
          bytes: none,
          size: 2 ** 20,
          offset: 0,
        })),
      ],
    }),
    verdict: { reason: 'compressed' },
  },
  {
    name: 'two entries that begin at the same byte',
    change: set({ entries: (all) => [...all, { name: `data/att/${'c'.repeat(64)}`, bytes: none, offset: 0 }] }),
    verdict: { reason: 'layout' },
  },
  { name: 'an encrypted entry', change: entry(photo, () => ({ flags: 0x801 })), verdict: { reason: 'encrypted' } },
  { name: 'strong encryption', change: entry(photo, () => ({ flags: 0x841 })), verdict: { reason: 'encrypted' } },
  {
    name: 'encrypted by AES as an extra field says',
    change: entry(photo, () => ({
      flags: 0x801,
      method: 99,
      extra: Uint8Array.of(0x01, 0x99, 7, 0, 2, 0, 65, 69, 3, 0, 0),
    })),
    verdict: { reason: 'encrypted' },
  },
  {
    name: 'a method that nobody knows',
    change: entry(photo, () => ({ method: 77 })),
    verdict: { reason: 'compressed', place: photo },
  },
  // Headers that differ
  {
    name: 'another name in the local header',
    change: entry(photo, ({ name }) => ({ localName: name.replace('att', 'atx') })),
    verdict: { reason: 'layout', place: photo },
    vector: 'other-local-name',
  },
  {
    name: 'another method in the local header',
    change: entry(photo, () => ({ local: { method: 8 } })),
    verdict: { reason: 'layout' },
  },
  {
    name: 'another size in the local header',
    change: entry(photo, () => ({ local: { size: 1 } })),
    verdict: { reason: 'layout' },
  },
  {
    name: 'another check sum in the local header',
    change: entry(photo, () => ({ local: { crc: 9 } })),
    verdict: { reason: 'layout' },
  },
  {
    name: 'a descriptor that says otherwise',
    change: entry(photo, (one) => ({ flags: 0x808, after: descriptor(one, 5), local: { crc: 0, size: 0 } })),
    verdict: { reason: 'layout' },
  },
  {
    name: 'a size that is a lie',
    change: entry(photo, () => ({ size: 10 ** 8 })),
    verdict: { reason: 'compressed', place: photo },
  },
  {
    name: 'a wrong check sum',
    change: entry(photo, () => ({ crc: 7 })),
    verdict: { reason: 'damaged', place: photo },
    vector: 'wrong-crc',
  },
  {
    name: 'an entry that begins elsewhere',
    change: entry(photo, () => ({ offset: 1 })),
    verdict: { reason: 'layout', place: photo },
  },
  { name: 'an entry on another disk', change: entry(photo, () => ({ disk: 1 })), verdict: { reason: 'layout' } },
  {
    name: 'an extra field with another name',
    change: entry(photo, () => ({ extra: Uint8Array.of(0x75, 0x70, 6, 0, 1, 0, 0, 0, 0, 0x78) })),
    verdict: { reason: 'layout' },
  },
  {
    name: 'an extra field in the local header alone',
    change: entry(photo, () => ({ local: { extra: Uint8Array.of(0x55, 0x54, 1, 0, 0) } })),
    verdict: { reason: 'layout' },
  },
  {
    name: 'a comment on an entry',
    change: entry(photo, () => ({ comment: 'x' })),
    verdict: { reason: 'layout', place: photo },
  },
  // zip64
  {
    name: 'a zip64 size',
    change: entry(photo, () => ({ extra: Uint8Array.from([1, 0, 8, 0, ...u64(PHOTO.length)]) })),
    verdict: { reason: 'layout' },
  },
  {
    name: 'a zip64 record that tells another count',
    change: set({
      tail: {
        count: 0xffff,
        records: Uint8Array.from([
          ...[0x50, 0x4b, 6, 6, ...u64(44), ...u16(45), ...u16(45), ...u32(0), ...u32(0)],
          ...[...u64(1), ...u64(1), ...u64(46), ...u64(0)],
          ...[0x50, 0x4b, 6, 7, ...u32(0), ...u64(0), ...u32(1)],
        ]),
      },
    }),
    verdict: { reason: 'tooMany' },
  },
  {
    name: 'a zip64 record that nothing asks for',
    change: set({ tail: { records: Uint8Array.from([0x50, 0x4b, 6, 7, ...u32(0), ...u64(0), ...u32(1)]) } }),
    verdict: { reason: 'layout' },
  },
  // Before, between, after
  {
    name: 'something before it',
    change: set({ tail: { before: bytesOf('#!/bin/sh\n') } }),
    verdict: { reason: 'notABundle' },
  },
  {
    name: 'something between two entries',
    change: entry(photo, () => ({ gap: bytesOf('hidden') })),
    verdict: { reason: 'layout', place: photo },
    vector: 'gap',
  },
  {
    name: 'something between the entries and the directory',
    change: set({
      entries: (all) => all.map((one, at) => (at === all.length - 1 ? { ...one, after: bytesOf('hidden') } : one)),
    }),
    verdict: { reason: 'layout' },
  },
  {
    name: 'something behind the directory',
    change: set({ tail: { records: bytesOf('hidden') } }),
    verdict: { reason: 'layout' },
  },
  { name: 'a comment', change: set({ tail: { comment: 'x' } }), verdict: { reason: 'layout' } },
  {
    name: 'a comment that is the end of another zip',
    change: set({ tail: { comment: 'PK\u0005\u0006'.padEnd(22, '\u0000') } }),
    verdict: { reason: 'layout' },
  },
  // Counts
  { name: 'fewer entries than are there', change: set({ tail: { count: 2 } }), verdict: { reason: 'layout' } },
  { name: 'more entries than are there', change: set({ tail: { count: 40 } }), verdict: { reason: 'damaged' } },
  { name: 'another disk', change: set({ tail: { disk: 1 } }), verdict: { reason: 'layout' } },
  {
    name: 'a directory that begins elsewhere',
    change: set({ tail: { directoryOffset: 3 } }),
    verdict: { reason: 'layout' },
  },
  { name: 'a directory of another size', change: set({ tail: { directorySize: 46 } }), verdict: { reason: 'layout' } },
  {
    name: '70,000 entries',
    change: set({
      entries: (all) => [...all, ...Array<RawEntry>(70_000).fill({ name: 'x', bytes: none })],
      tail: { count: 4464 },
    }),
    verdict: { reason: 'layout' },
  },
  {
    name: '60,000 entries, honestly counted',
    change: set({ entries: (all) => [...all, ...Array<RawEntry>(60_000).fill({ name: 'x', bytes: none })] }),
    verdict: { reason: 'tooMany' },
  },
  // Sizes
  {
    name: 'a batch that is larger than any',
    change: entry(batchName, () => ({ bytes: new Uint8Array(BUNDLE_LIMITS.batch + 1) })),
    verdict: { reason: 'tooLarge', place: batchName },
  },
  {
    name: 'a header that is larger than any',
    change: entry('data/bundle.json', () => ({ bytes: new Uint8Array(BUNDLE_LIMITS.header + 1) })),
    verdict: { reason: 'tooLarge', place: 'data/bundle.json' },
  },
  {
    name: 'a signature that is larger than any',
    change: set({ signature: (text) => text + ' '.repeat(9_000) }),
    verdict: { reason: 'tooLarge' },
  },
];
