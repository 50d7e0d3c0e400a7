// @vitest-environment node
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BackupError } from '../../../lib/bundle/format/backup-error.ts';
import { FILES, LIMITS } from '../../../lib/bundle/format/backup-format.ts';
import { type BatchLine, batchLine } from '../../../lib/bundle/format/batch-lines.ts';
import { changeLine } from '../../../lib/bundle/format/change-lines.ts';
import { openBackup } from '../../../lib/bundle/zip/read-backup.ts';
import { authorOf, changeOf, idOf } from '../changes/builders.ts';
import { bytesOf, CHANGES, type Parts, PHOTO, packed, sha } from './backups.ts';
import type { RawEntry } from './zip-bytes.ts';

async function readAll(file: Blob) {
  return (await openBackup(file)).check(() => {});
}

const entry = (name: string, change: (entry: RawEntry) => Partial<RawEntry>) => (parts: Parts) => {
  parts.entries = (all) => all.map((one) => (one.name === name ? { ...one, ...change(one) } : one));
};
const also =
  (...more: RawEntry[]) =>
  (parts: Parts) => {
    parts.entries = (all) => [...all, ...more];
  };
const listed =
  (...more: RawEntry[]) =>
  (parts: Parts) => {
    also(...more)(parts);
    parts.manifest = (text) => text + more.map(({ name, bytes }) => `${sha(bytes)}  ${name}\n`).join('');
  };
const header = (change: Record<string, unknown>) => (parts: Parts) => void Object.assign(parts.header, change);
const set = (change: Partial<Parts>) => (parts: Parts) => void Object.assign(parts, change);
const log = (text: string) => set({ log: text });
const lines = CHANGES.map(changeLine);
const photo = `attachments/${sha(PHOTO)}`;
const BATCH: BatchLine = {
  author: authorOf(1),
  seq: 1,
  prev: null,
  digest: 'a'.repeat(64),
  signature: '签',
  about: null,
  own: true,
  changes: CHANGES.map(({ id }) => id),
};
const OTHER = { ...BATCH, seq: 2, prev: 'a'.repeat(64), digest: 'b'.repeat(64) };
/** A second line about batches that says something else. */
const batched = (change: object | ((line: string) => string)) =>
  set({
    batches:
      batchLine(BATCH) + (typeof change === 'function' ? change(batchLine(OTHER)) : batchLine({ ...OTHER, ...change })),
  });
const badBatch = (what: string) => ({ reason: 'badLine', detail: `${FILES.batches} ${what}`, line: 2 }) as const;
const extra = { name: 'x', bytes: bytesOf('x') };

const CASES: [string, (parts: Parts) => void, Partial<BackupError>][] = [
  [
    'an entry that the manifest does not list',
    also({ name: `attachments/${'a'.repeat(64)}`, bytes: PHOTO }),
    { reason: 'unsafe' },
  ],
  ['a name that no backup has, listed', listed(extra), { reason: 'unsafe', detail: 'x' }],
  ['zip slip', listed({ ...extra, name: '../../etc/passwd' }), { reason: 'unsafe' }],
  ['zip slip by backslash', listed({ ...extra, name: '..\\x' }), { reason: 'unsafe' }],
  ['an absolute name', listed({ ...extra, name: '/etc/passwd' }), { reason: 'unsafe' }],
  ['a drive letter', listed({ ...extra, name: 'C:/x' }), { reason: 'unsafe' }],
  ['a name with a zero', listed({ ...extra, name: 'backup.json\u0000' }), { reason: 'unsafe' }],
  ['a bidi name', listed({ ...extra, name: '\u202ebackup.json' }), { reason: 'unsafe' }],
  ['a name in upper case', listed({ ...extra, name: 'BACKUP.JSON' }), { reason: 'unsafe' }],
  ['a prototype as name', listed({ ...extra, name: '__proto__' }), { reason: 'unsafe' }],
  ['a folder', also({ name: 'attachments/', bytes: new Uint8Array(0) }), { reason: 'unsafe' }],
  ['the same name twice', also({ name: FILES.changes, bytes: bytesOf(lines[0] ?? '') }), { reason: 'unsafe' }],
  [
    'another name in the local header',
    entry(FILES.changes, () => ({ localName: 'changes.ndjsoX' })),
    { reason: 'unsafe' },
  ],
  [
    'a deflated entry (every bomb is one)',
    entry(FILES.changes, ({ bytes }) => ({
      method: 8,
      size: bytes.length,
      bytes: new Uint8Array(deflateRawSync(bytes)),
    })),
    { reason: 'unsafe', detail: FILES.changes },
  ],
  ['a size that is a lie', entry(FILES.changes, () => ({ size: 10 ** 9 })), { reason: 'unsafe' }],
  ['an encrypted entry', entry(FILES.changes, () => ({ flags: 0x801 })), { reason: 'unsafe' }],
  ['a wrong check sum of the container', entry(photo, () => ({ crc: 7 })), { reason: 'changed', detail: photo }],
  ['fewer entries than are there', set({ tail: { count: 2 } }), { reason: 'unsafe' }],
  [
    'a file that was left out',
    set({ entries: (all) => all.filter(({ name }) => name !== photo) }),
    { reason: 'changed', detail: photo },
  ],
  ['no manifest', set({ entries: (all) => all.slice(0, -1) }), { reason: 'changed', detail: FILES.manifest }],
  [
    'another log than the manifest says',
    entry(FILES.changes, () => ({ bytes: bytesOf(lines[0] ?? '') })),
    { reason: 'changed', detail: FILES.changes },
  ],
  [
    'another header than the manifest says',
    entry(FILES.header, () => ({ bytes: bytesOf('{"format":"xunji-backup"}') })),
    { reason: 'changed', detail: FILES.header },
  ],
  [
    'a sound log whose hash in the manifest is another',
    set({ manifest: (text) => text.replace(/^[0-9a-f]{64}(?= {2}changes)/m, 'a'.repeat(64)) }),
    { reason: 'changed', detail: FILES.changes },
  ],
  ['a manifest in disorder', set({ manifest: (text) => `${text}x\n` }), { reason: 'changed', detail: FILES.manifest }],
  ['a manifest that names a file twice', set({ manifest: (text) => text + text }), { reason: 'unsafe' }],
  ['a newer format', header({ formatVersion: 2, more: { deep: [] } }), { reason: 'newer', detail: '2' }],
  ['another program’s file', header({ format: 'other' }), { reason: 'notABackup' }],
  ['a field that the header has not', header({ more: 1 }), { reason: 'changed' }],
  [
    'a prototype as key',
    (parts) => set({ header: JSON.parse(JSON.stringify(parts.header).replace('{', '{"__proto__":{},')) })(parts),
    { reason: 'changed' },
  ],
  [
    'a count of changes that is wrong',
    header({ counts: { changes: 2, records: 3, attachments: 1 } }),
    { reason: 'changed' },
  ],
  [
    'an attachment that the header has not',
    header({ attachments: [], counts: { changes: 3, records: 3, attachments: 0 } }),
    { reason: 'unsafe' },
  ],
  ['a line that is no JSON', log(`${lines[0]}{"id":\n${lines[2]}`), { reason: 'badLine', line: 2 }],
  [
    'a line whose words were changed',
    log(lines.join('').replace('第 3 条', '第 4 条')),
    { reason: 'badLine', line: 3, detail: 'hash' },
  ],
  [
    'a line with a field that its kind has not',
    log(changeLine(changeOf({ field: 'speakerName' }))),
    { reason: 'badLine', line: 1, detail: 'speakerName' },
  ],
  ['a log whose last line has no end', log(lines.join('').slice(0, -1)), { reason: 'badLine', line: 3 }],
  [
    'a log that is no UTF-8',
    (parts) => entry(FILES.changes, () => ({ bytes: Uint8Array.of(0xff, 10) }))(parts),
    { reason: 'badLine', line: 1 },
  ],
  ['a line about a batch that is no JSON', batched(() => '{"author":\n'), badBatch('json')],
  ['one that is empty', batched(() => '\n'), badBatch('json')],
  ['one that is no object', batched(() => '[]\n'), { ...badBatch(''), detail: FILES.batches }],
  ['one in another spelling', batched((line) => line.replace(':', ': ')), badBatch('canonical')],
  ['one that says a field twice', batched((line) => line.replace('{', '{"seq":1,')), badBatch('canonical')],
  ['one with a field that batches have not', batched({ from: [] }), badBatch('from')],
  ['one with a prototype as key', batched((line) => line.replace('{', '{"__proto__":{},')), badBatch('__proto__')],
  ['one without a signature', batched((line) => line.replace(/,"signature":"[^"]*"/, '')), badBatch('signature')],
  ['one with a signature longer than any', batched({ signature: 'x'.repeat(8193) }), badBatch('signature')],
  ['one by nobody', batched({ author: '../../x' }), badBatch('author')],
  ['one with no number', batched({ seq: 0 }), badBatch('seq')],
  ['one about what is no record', batched({ about: 'x' }), badBatch('about')],
  ['one about many, of which one is no record', batched({ homes: [null, 'x'] }), badBatch('homes.1')],
  ['one whose flag is a word', batched({ own: 'yes' }), badBatch('own')],
  ['one that holds nothing', batched({ changes: [] }), badBatch('changes')],
  ['one that holds what is no change', batched({ changes: ['A'.repeat(64)] }), badBatch('changes.0')],
  ['one that holds a change twice', batched({ changes: [BATCH.changes[0], BATCH.changes[0]] }), badBatch('changes')],
  ['the same batch twice', batched({ digest: BATCH.digest }), badBatch('digest')],
  [
    'a last line about a batch that has no end',
    batched((line) => line.slice(0, -1)),
    { ...badBatch(''), detail: FILES.batches },
  ],
  [
    'a line about a batch that is longer than any',
    batched((line) => line.replace('"签"', `"${'x'.repeat(LIMITS.line)}"`)),
    { reason: 'tooLarge', detail: FILES.batches, line: 2 },
  ],
  [
    'lines about batches in a file of tasks',
    (parts) => {
      header({ holds: 'tasks' })(parts);
      batched({})(parts);
    },
    { reason: 'unsafe', detail: FILES.batches },
  ],
  [
    'other lines about batches than the manifest says',
    (parts) => {
      batched({})(parts);
      entry(FILES.batches, () => ({ bytes: bytesOf(batchLine(BATCH)) }))(parts);
    },
    { reason: 'changed', detail: FILES.batches },
  ],
];

describe('a backup from a stranger', () => {
  it('is read when it is honest, though another program packed it', async () => {
    const backup = await readAll(packed());
    expect(backup.changes).toEqual(CHANGES);
    const photo = await (await backup.open(sha(PHOTO))).arrayBuffer();
    expect(new TextDecoder().decode(photo)).toBe('照片');
  });

  it('gives its lines about batches as they are', async () => {
    expect((await readAll(packed(batched({ homes: [null, idOf(1)], ratings: true })))).batches).toEqual([
      BATCH,
      { ...OTHER, homes: [null, idOf(1)], ratings: true },
    ]);
    expect((await readAll(packed())).batches).toEqual([]);
  });

  it.each(CASES)('is refused: %s', async (_, change, fault) => {
    const refusal = await readAll(packed(change)).then(
      () => 'was read',
      (error: unknown) => error,
    );
    expect(refusal).toBeInstanceOf(BackupError);
    expect(refusal).toMatchObject(fault);
  });

  it('is refused when it is cut anywhere, and named so once it is known to be one of ours', async () => {
    const whole = packed();
    const property = fc.asyncProperty(fc.integer({ min: 0, max: whole.size - 1 }), async (at) => {
      const refusal = await readAll(whole.slice(0, at)).catch((error: unknown) => error);
      expect(refusal).toMatchObject({ name: 'BackupError', reason: at === 0 ? 'notABackup' : 'cut' });
    });
    await fc.assert(property, { numRuns: 60, examples: [[0], [1], [4], [40], [whole.size - 1]] });
  });

  it('never reads on when any byte of it was changed into something else than the same content', async () => {
    const whole = new Uint8Array(await packed().arrayBuffer());
    const expected = await readAll(packed());
    const property = fc.asyncProperty(
      fc.nat({ max: whole.length - 1 }),
      fc.integer({ min: 1, max: 255 }),
      async (at, by) => {
        const bytes = whole.slice();
        bytes[at] = (bytes[at] ?? 0) ^ by;
        const result = await readAll(new Blob([bytes])).catch((error: unknown) => error);
        if (result instanceof BackupError) return;
        // A date or a version in the container may differ: what it holds may not.
        expect(result).toMatchObject({ changes: expected.changes, header: expected.header });
      },
    );
    await fc.assert(property, { numRuns: 200 });
  });

  it('is refused when something stands before or after it', async () => {
    await expect(readAll(new Blob([packed(), 'x']))).rejects.toMatchObject({
      reason: expect.stringMatching(/unsafe|cut/),
    });
    await expect(readAll(new Blob(['x', packed()]))).rejects.toMatchObject({ reason: 'notABackup' });
    await expect(readAll(new Blob(['{"a":1}']))).rejects.toMatchObject({ reason: 'notABackup' });
  });

  it('is refused when a file in it is larger than anything of ours', async () => {
    const size = LIMITS.attachment + 1;
    const change = entry(photo, () => ({ size, bytes: PHOTO }));
    await expect(readAll(packed(change))).rejects.toMatchObject({ reason: expect.stringMatching(/unsafe|tooLarge/) });
  });
});
