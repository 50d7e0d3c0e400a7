// @vitest-environment node
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { saveEverything, saveTasksOut } from '../../../../lib/app/backup.ts';
import { loadIdentity, saveIdentity } from '../../../../lib/app/bundle/identity-file.ts';
import { takeBack } from '../../../../lib/app/bundle/take-back.ts';
import { IMPORTS } from '../../../../lib/app/bundle/take-file.ts';
import { beginNote, keepNote } from '../../../../lib/app/notes.ts';
import { restoreEverything } from '../../../../lib/app/restore.ts';
import { type BatchLine, batchLine } from '../../../../lib/bundle/format/batch-lines.ts';
import { changeLine } from '../../../../lib/bundle/format/change-lines.ts';
import { openBackup } from '../../../../lib/bundle/zip/read-backup.ts';
import { awaitLock } from '../../../../lib/platform/files.ts';
import { clearStaged } from '../../../../lib/store/imports.ts';
import { listSealed, readSealed } from '../../../../lib/store/sealed-files.ts';
import { fakeLocks } from '../../../fixtures/fake-locks.ts';
import { contentsOf, writeVisit } from '../../../fixtures/profile.ts';
import { packed } from '../../bundle/backups.ts';
import { type Device, fileFrom, newDevice, openOn, takeOn } from './devices.ts';

vi.mock('age-encryption', async (load) => (await import('../../../fixtures/quick-age.ts')).quickAge(await load()));
vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

const WORDS = '十二个字的口令';
let anna: Device;
let lead: Device;
beforeEach(async () => {
  fakeLocks();
  anna = await newDevice('安娜');
  lead = await newDevice('组长');
});
afterEach(() => vi.restoreAllMocks());

async function addNote({ session }: Device, visit: string, text: string): Promise<void> {
  await keepNote(session, visit, beginNote(session, visit, text, { how: 'look', source: 'public', items: [] }), text);
}

const batchesOf = (device: Device) => device.use().db.batches.orderBy('[author+seq]').toArray();

/** Hands a visit out, writes one more note, and saves everything. */
async function handAndSave() {
  const { visit } = await writeVisit(anna.use(), '河东村', ['一']);
  const first = await fileFrom(anna);
  await addNote(anna, visit, '二');
  return { visit, first, blob: (await saveEverything(anna.session)).blob };
}

/** A file that holds the changes of another, with its lines about batches as they are made. */
async function respelt(blob: Blob, change: (lines: BatchLine[]) => BatchLine[]): Promise<Blob> {
  const { header, changes, batches } = await (await openBackup(blob)).check(() => {});
  return packed((parts) => {
    parts.header = { ...header, attachments: [], counts: { ...header.counts, attachments: 0 } };
    parts.attachments = [];
    parts.log = changes.map(changeLine).join('');
    parts.batches = change(batches).map(batchLine).join('');
  });
}

/** The whole of what a device knows of batches, with their bytes. */
async function knownOf(device: Device) {
  const rows = await batchesOf(device);
  const bytes = await Promise.all(
    (await listSealed('batches')).map(async (name) => (await readSealed('batches', name))?.text()),
  );
  return { rows, bytes, ...(await contentsOf(device.session)) };
}

describe('what went out before a backup was made', () => {
  it('goes out again byte for byte from where it is restored, and what is new follows it', async () => {
    const { first, blob } = await handAndSave();
    const identity = await saveIdentity(anna.session, WORDS);
    const out = await batchesOf(anna);
    await takeOn(lead, first);
    const fresh = await newDevice();
    const report = await restoreEverything(fresh.use(), blob);
    await loadIdentity(fresh.session, identity, WORDS);
    expect(report).toMatchObject({ adopted: true, unfit: 0 });
    expect(await batchesOf(fresh)).toEqual(out);

    const second = await fileFrom(fresh);
    const after = (await batchesOf(fresh)).filter(({ author }) => author === out[0]?.author);
    expect(after.slice(0, out.length)).toEqual(out);
    const last = out.at(-1);
    const seq = fresh.session.me.epoch * 1000;
    expect(after.slice(out.length)).toMatchObject([{ seq, prev: last?.digest, own: true }]);
    expect(await takeOn(lead, second)).toMatchObject({ odd: [], refused: [] });
    const notes = (await contentsOf(lead.session)).records.filter(({ kind }) => kind === 'note');
    expect(notes.map(({ body }) => body.text).sort()).toEqual(['一', '二']);
    expect((await batchesOf(lead)).map(({ digest }) => digest)).toEqual(
      expect.arrayContaining(after.map(({ digest }) => digest)),
    );
  });

  it('is no second history where more went out after the backup, and nothing is said to be missing', async () => {
    const { visit, first, blob } = await handAndSave();
    const identity = await saveIdentity(anna.session, WORDS);
    await addNote(anna, visit, '三');
    const later = await fileFrom(anna);
    const fresh = await newDevice();
    await restoreEverything(fresh.use(), blob);
    await loadIdentity(fresh.session, identity, WORDS);
    await addNote(fresh, visit, '四');
    const anew = await fileFrom(fresh);
    for (const order of [
      [first, later, anew],
      [anew, first, later],
    ]) {
      const other = await newDevice('又一位');
      for (const file of order) expect(await takeOn(other, file)).toMatchObject({ odd: [], refused: [] });
      const notes = (await contentsOf(other.session)).records.filter(({ kind }) => kind === 'note');
      expect(notes.map(({ body }) => body.text).sort()).toEqual(['一', '三', '二', '四'].sort());
    }
  });

  it('is no second history where the log was put back and nobody knows any more what went out', async () => {
    const { first, blob } = await handAndSave();
    const identity = await saveIdentity(anna.session, WORDS);
    const fresh = await newDevice();
    await restoreEverything(fresh.use(), await respelt(blob, () => []));
    await loadIdentity(fresh.session, identity, WORDS);
    await takeOn(lead, first);
    expect(await takeOn(lead, await fileFrom(fresh))).toMatchObject({ odd: [], refused: [] });
  });

  it('is not cut again where the backup is put back on the device that made it', async () => {
    const { visit, blob } = await handAndSave();
    await addNote(anna, visit, '三');
    await takeOn(lead, await fileFrom(anna));
    const before = await batchesOf(anna);
    const { me } = anna.session;
    const epoch = me.epoch;
    expect(await restoreEverything(anna.use(), blob)).toMatchObject({ fresh: 0 });
    expect(anna.session.me.epoch).toBe(epoch);
    const again = await fileFrom(anna);
    expect(await batchesOf(anna)).toEqual(before);
    expect(await takeOn(lead, again)).toMatchObject({ odd: [], refused: [] });
  });

  it('without the key asks whoever knows the old one, as before', async () => {
    const { first, blob } = await handAndSave();
    await takeOn(lead, first);
    const fresh = await newDevice();
    await restoreEverything(fresh.use(), blob);
    await expect(openOn(lead, await fileFrom(fresh))).rejects.toMatchObject({ name: 'BlockedKey' });
  });

  it('is known as its own where the file that went out was taken in before the backup', async () => {
    const { first, blob } = await handAndSave();
    const identity = await saveIdentity(anna.session, WORDS);
    const out = await batchesOf(anna);
    const fresh = await newDevice();
    await takeOn(fresh, first);
    await restoreEverything(fresh.use(), blob);
    await loadIdentity(fresh.session, identity, WORDS);
    await fileFrom(fresh);
    const numbers = (await batchesOf(fresh)).filter(({ author }) => author === out[0]?.author).map(({ seq }) => seq);
    expect(numbers).toEqual([...out.map(({ seq }) => seq), fresh.session.me.epoch * 1000]);
  });

  it('goes with no file that holds it as well, whoever made it', async () => {
    await writeVisit(lead.use(), '河西村', ['三']);
    const theirs = await fileFrom(lead);
    await takeOn(anna, theirs);
    const { first, blob } = await handAndSave();
    const identity = await saveIdentity(anna.session, WORDS);
    const fresh = await newDevice();
    await restoreEverything(fresh.use(), blob);
    await loadIdentity(fresh.session, identity, WORDS);
    const before = await knownOf(fresh);
    expect(before.rows.map(({ author }) => author)).toContain(`${lead.session.me.id}.0`);
    for (const file of [theirs, first]) {
      const { digest } = await takeOn(fresh, file);
      await takeBack(fresh.use(), digest);
    }
    expect(await knownOf(fresh)).toEqual(before);
  });

  it('is said of changes that lay here in no batch; one that lies in a batch stays in that', async () => {
    const { blob } = await handAndSave();
    const fresh = await newDevice();
    await restoreEverything(fresh.use(), await respelt(blob, () => []));
    expect(await batchesOf(fresh)).toEqual([]);
    const first = await fresh.session.db.changes.filter(({ author }) => author.startsWith(anna.session.me.id)).first();
    await fresh.session.db.changes.update(first?.seq ?? 0, { batch: 'a'.repeat(64) });
    await restoreEverything(fresh.session, blob);
    const marks = async ({ session: { db } }: Device) =>
      new Map((await db.changes.toArray()).map(({ id, batch }) => [id, batch]));
    const expected = (await marks(anna)).set(first?.id ?? '', 'a'.repeat(64));
    expect(await marks(fresh)).toEqual(expected);
    expect((await batchesOf(fresh)).some(({ repeats }) => repeats)).toBe(true);
  });

  it('is in no file of tasks', async () => {
    await handAndSave();
    const { blob } = await saveTasksOut(anna.session);
    expect((await (await openBackup(blob)).check(() => {})).batches).toEqual([]);
  });

  it('is not in the file where its bytes are damaged here', async () => {
    await handAndSave();
    const [, ...rest] = await batchesOf(anna);
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('batches');
    const [gone = ''] = (await listSealed('batches')).filter((name) => rest.every(({ digest }) => digest !== name));
    await folder.removeEntry(gone);
    const { blob } = await saveEverything(anna.session);
    const { batches } = await (await openBackup(blob)).check(() => {});
    expect(batches.map(({ digest }) => digest).sort()).toEqual(rest.map(({ digest }) => digest).sort());
  });
});

describe('lines about batches', () => {
  const swap = ({ changes: [a = '', b = '', ...rest], ...line }: BatchLine) => ({ ...line, changes: [b, a, ...rest] });

  it.each<[string, (line: BatchLine, all: readonly BatchLine[]) => BatchLine]>([
    ['another digest', (line) => ({ ...line, digest: 'f'.repeat(64) })],
    ['another number', (line) => ({ ...line, seq: line.seq + 1 })],
    ['another author', (line) => ({ ...line, author: `${lead.session.me.id}.0` })],
    ['other changes in another order', swap],
    ['a change less', (line) => ({ ...line, changes: line.changes.slice(1) })],
    ['a change that is not there', (line) => ({ ...line, changes: [...line.changes, 'e'.repeat(64)] })],
    ['no signature', (line) => ({ ...line, signature: '' })],
    ['the signature of another', (line, all) => ({ ...line, signature: all.at(-1)?.signature ?? '' })],
  ])('that lie are left out, and all words are there: %s', async (_, lie) => {
    const { visit } = await handAndSave();
    await fileFrom(anna, [visit]);
    const saved = (await saveEverything(anna.use())).blob;
    const fresh = await newDevice();
    const told = await respelt(saved, ([first, ...rest]) => (first ? [lie(first, rest), ...rest] : []));
    expect(await restoreEverything(fresh.use(), told)).toMatchObject({ unfit: 1 });
    const left = (await batchesOf(anna)).slice(1);
    expect((await batchesOf(fresh)).map(({ digest }) => digest)).toEqual(left.map(({ digest }) => digest));
    expect(await listSealed('batches')).toEqual(left.map(({ digest }) => digest).sort());
    const words = async (device: Device) => (await contentsOf(device.session)).changes.map(({ id }) => id);
    expect(await words(fresh)).toEqual(await words({ ...anna, session: anna.use() }));
  });

  it('give way to what lies here under the same number', async () => {
    const { blob } = await handAndSave();
    const fresh = await newDevice();
    await restoreEverything(fresh.use(), await respelt(blob, () => []));
    await fileFrom(fresh);
    const { db, me } = fresh.session;
    await db.batches.toCollection().modify((row) => {
      row.seq -= me.epoch * 1000 - 1;
    });
    const own = await batchesOf(fresh);
    expect(await restoreEverything(fresh.session, blob)).toMatchObject({ fresh: 0, unfit: own.length });
    expect(await batchesOf(fresh)).toEqual(own);
  });
});

it('restores twice as it restores once (any visits, handed out at any time)', async () => {
  const steps = fc.array(
    fc.record({ text: fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }), out: fc.boolean() }),
    {
      minLength: 1,
      maxLength: 4,
    },
  );
  const property = fc.asyncProperty(steps, async (all) => {
    const maker = await newDevice('安娜');
    for (const { text, out } of all) {
      await writeVisit(maker.use(), '河东村', [text]);
      if (out) await fileFrom(maker);
    }
    const { blob } = await saveEverything(maker.session);
    const made = await knownOf(maker);
    const fresh = await newDevice();
    await restoreEverything(fresh.use(), blob);
    const once = await knownOf(fresh);
    expect(once).toEqual(made);
    const again = await restoreEverything(fresh.session, blob);
    expect(again).toMatchObject({ fresh: 0, unfit: 0 });
    expect(await knownOf(fresh)).toEqual(once);
  });
  await fc.assert(property, { numRuns: 8 });
}, 60_000);

describe('a restore that is broken off', () => {
  it('before the words come leaves nothing, and the bytes that it kept go', async () => {
    const { blob } = await handAndSave();
    const fresh = await newDevice();
    const before = await contentsOf(fresh.use());
    vi.spyOn(fresh.session.db.batches, 'bulkPut').mockRejectedValueOnce(new Error('killed'));
    await expect(restoreEverything(fresh.session, blob)).rejects.toMatchObject({ name: 'StoreFailure' });
    expect(await contentsOf(fresh.session)).toEqual(before);
    expect(await batchesOf(fresh)).toEqual([]);
    expect(await listSealed('batches')).not.toEqual([]);
    await clearStaged(fresh.session.db);
    expect(await listSealed('batches')).toEqual([]);
    await restoreEverything(fresh.session, blob);
    expect((await batchesOf(fresh)).length).toBeGreaterThan(0);
  });

  it('waits for another window that takes files in, and can be stopped while it waits', async () => {
    const { blob } = await handAndSave();
    const fresh = await newDevice();
    const before = await contentsOf(fresh.use());
    const release = await awaitLock(IMPORTS, new AbortController().signal);
    const stop = AbortSignal.timeout(50);
    await expect(restoreEverything(fresh.session, blob, () => {}, stop)).rejects.toMatchObject({ reason: 'cancelled' });
    expect(await contentsOf(fresh.session)).toEqual(before);
    const restoring = restoreEverything(fresh.session, blob);
    release?.();
    expect((await restoring).adopted).toBe(true);
  });
});
