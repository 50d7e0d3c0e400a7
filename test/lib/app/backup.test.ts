// @vitest-environment node
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Progress, saveEverything, saveTasksOut } from '../../../lib/app/backup.ts';
import { backupDue, lastSaved } from '../../../lib/app/backup-due.ts';
import { typeNote } from '../../../lib/app/notes.ts';
import { setName } from '../../../lib/app/people.ts';
import { keepNature, readNature } from '../../../lib/app/remarks.ts';
import { lookIntoBackup, restoreEverything } from '../../../lib/app/restore.ts';
import { endTyped, keepTyped, readTyped } from '../../../lib/app/typed.ts';
import { loadBuiltinPack } from '../../../lib/packs/builtin.ts';
import { RESERVE } from '../../../lib/store/attachments.ts';
import { readMeta } from '../../../lib/store/meta.ts';
import { fakeLocks } from '../../fixtures/fake-locks.ts';
import { contentsOf, freshProfile, writeVisit } from '../../fixtures/profile.ts';
import { packed } from '../bundle/backups.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

/** The same bytes but for one word of the same length. */
function respelt(bytes: Buffer<ArrayBuffer>, word: string, other: string): Buffer<ArrayBuffer> {
  bytes.write(other, bytes.indexOf(word));
  return bytes;
}

/** A file whose header says more. */
const holding = (more: Record<string, unknown>) => packed(({ header }) => void Object.assign(header, more));

const DAY = 24 * 3_600_000;
let profile: Awaited<ReturnType<typeof freshProfile>>;
beforeEach(async () => {
  profile = await freshProfile();
});

describe('save everything to one file', () => {
  it('restores into an empty profile: equal changes, records and attachments, and the same person', async () => {
    const { session } = profile;
    await setName(session, '张三');
    await writeVisit(session, '河东社区', ['看到一', '\u0000<b>二</b>\ud83d\ude00\ud800'], ['照片一', '照片二']);
    const before = await contentsOf(session);
    const me = { ...session.me };
    const saved = await saveEverything(session);
    expect(saved.name).toMatch(/^xunji-\d{8}-\d{4}\.xunji$/);
    expect(saved.counts).toEqual({ changes: before.changes.length, records: before.records.length, attachments: 2 });

    const other = (await freshProfile()).session;
    const report = await restoreEverything(other, saved.blob);
    expect(await contentsOf(other)).toEqual(before);
    expect(report).toMatchObject({ adopted: true, attachments: 2, missing: [] });
    expect(other.me.id).toBe(me.id);
    expect(other.me.epoch).toBeGreaterThan(me.epoch);
    expect(await readMeta(other.db, 'me')).toEqual(other.me);
  });

  it('gives back whatever was written (any texts, any split)', async () => {
    const texts = fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { maxLength: 5 });
    const property = fc.asyncProperty(texts, texts, async (notes, more) => {
      const { session } = await freshProfile();
      await writeVisit(
        session,
        '甲',
        notes,
        notes.filter((text) => text !== ''),
      );
      const first = (await saveEverything(session)).blob;
      await writeVisit(session, '乙', more);
      const second = (await saveEverything(session)).blob;
      const all = await contentsOf(session);
      const other = (await freshProfile()).session;
      for (const file of [second, first, second]) await restoreEverything(other, file);
      expect(await contentsOf(other)).toEqual(all);
    });
    await fc.assert(property, { numRuns: 10 });
  }, 60_000);

  it('is a union: nothing that is here is overwritten, and oneself stays oneself', async () => {
    await writeVisit(profile.session, '甲', ['从文件来']);
    const { blob } = await saveEverything(profile.session);
    const { session } = await freshProfile();
    await writeVisit(session, '乙', ['自己的']);
    const { id, epoch } = session.me;
    const own = await contentsOf(session);
    const report = await restoreEverything(session, blob);
    const after = await contentsOf(session);
    expect(after.changes).toEqual(expect.arrayContaining(own.changes));
    expect(after.records).toEqual(expect.arrayContaining(own.records));
    expect(report).toMatchObject({ adopted: false });
    expect(session.me.id).toBe(id);
    const now = session.me.epoch;
    expect(now).toBeGreaterThan(epoch);

    const again = await restoreEverything(session, blob);
    expect(again).toMatchObject({ fresh: 0, attachments: 0 });
    expect(session.me.epoch).toBe(now);
  });

  it('saves what was typed and not yet on disk, and nothing in the file is squashed afterwards', async () => {
    const { session } = profile;
    const { visit, notes } = await writeVisit(session, '甲', ['一']);
    const note = notes[0] ?? '';
    typeNote(session, visit, note, '一二');
    const { blob } = await saveEverything(session);
    const inFile = (await contentsOf(session)).changes;
    expect(inFile.some(({ value }) => value === '一二')).toBe(true);
    typeNote(session, visit, note, '一二三');
    await session.queue.flush();
    expect((await contentsOf(session)).changes).toEqual(expect.arrayContaining(inFile));

    const other = (await freshProfile()).session;
    await restoreEverything(other, blob);
    expect((await other.db.records.get(note))?.conflicts).toEqual([]);
  });

  it('says which attachments it could not take', async () => {
    const { session, root } = profile;
    await writeVisit(session, '甲', [], ['在', '坏了', '没了']);
    const folder = await root.getDirectoryHandle('attachments');
    const [broken = '', gone = ''] = [...folder.files.keys()];
    await folder.put(broken, new TextEncoder().encode('别的'));
    await folder.removeEntry(gone);
    const saved = await saveEverything(session);
    expect([...saved.missing].sort()).toEqual([broken, gone].sort());
    expect(saved.counts.attachments).toBe(1);
    const other = (await freshProfile()).session;
    expect([...(await restoreEverything(other, saved.blob)).missing].sort()).toEqual([broken, gone].sort());
  });

  it('tells how far it is, and stops when told to', async () => {
    const { session } = profile;
    await writeVisit(session, '甲', ['一'], ['照片']);
    const told: Progress[] = [];
    await saveEverything(session, (progress) => told.push(progress));
    expect(new Set(told.map(({ doing }) => doing))).toEqual(new Set(['packing', 'checking']));
    expect(told.every(({ done, total }) => done <= total)).toBe(true);
    const savedAt = await lastSaved(session);

    for (const doing of ['packing', 'checking']) {
      const stop = new AbortController();
      const saving = saveEverything(session, (progress) => progress.doing === doing && stop.abort(), stop.signal);
      await expect(saving).rejects.toMatchObject({ name: 'BackupError', reason: 'cancelled' });
    }
    expect(await lastSaved(session)).toEqual(savedAt);
  });

  it('shows what a file holds before anything is done', async () => {
    await writeVisit(profile.session, '甲', ['一'], ['照片']);
    const { blob, header } = await saveEverything(profile.session);
    const { session } = await freshProfile();
    const before = await contentsOf(session);
    expect(await lookIntoBackup(blob)).toEqual(header);
    expect(await contentsOf(session)).toEqual(before);
  });

  it('asks for the room of all attachments before it keeps the first', async () => {
    await writeVisit(profile.session, '甲', [], ['1234567890', 'abcdefghij']);
    const { blob } = await saveEverything(profile.session);
    const { session, disk, root } = await freshProfile();
    disk.free = RESERVE + 15;
    await expect(restoreEverything(session, blob)).rejects.toMatchObject({ reason: 'diskFull' });
    expect((await root.getDirectoryHandle('attachments')).files.size).toBe(0);
  });

  it('refuses to begin on a disk without room, and leaves everything as it is', async () => {
    await writeVisit(profile.session, '甲', ['一'], ['照片']);
    const { blob } = await saveEverything(profile.session);
    const { session, disk } = await freshProfile();
    const before = await contentsOf(session);
    disk.free = 1000;
    await expect(restoreEverything(session, blob)).rejects.toMatchObject({ name: 'StoreFailure', reason: 'diskFull' });
    expect(await contentsOf(session)).toEqual(before);
  });
});

describe('a line that was begun and not put down', () => {
  beforeEach(() => void fakeLocks());
  /** Another device: nobody there holds a line. */
  const elsewhere = async () => {
    fakeLocks();
    return (await freshProfile()).session;
  };

  it('comes back with what was chosen beside it, and so does what a draft is to become', async () => {
    const { session } = profile;
    const { visit } = await writeVisit(session, '甲', ['一']);
    const draft = session.newId();
    await keepTyped(session, visit, 'people.quotes', '没人\ud800来过', 'backToBack');
    await keepNature(session, draft, 'advice');
    const { blob } = await saveEverything(session);
    const other = await elsewhere();
    await restoreEverything(other, blob);
    expect(await readTyped(other, visit, 'people.quotes')).toEqual({ text: '没人\ud800来过', choice: 'backToBack' });
    expect(await readNature(other, draft)).toBe('advice');
  });

  it('stays as it is here, and does not come back once it was put down', async () => {
    const { session } = profile;
    const { visit } = await writeVisit(session, '甲', ['一']);
    await keepTyped(session, visit, 'people.practice', '板凳会');
    const { blob } = await saveEverything(session);
    await keepTyped(session, visit, 'people.practice', '板凳会议事');
    await restoreEverything(session, blob);
    expect((await readTyped(session, visit, 'people.practice'))?.text).toBe('板凳会议事');
    await endTyped(session, visit, 'people.practice')();
    await restoreEverything(session, blob);
    expect(await readTyped(session, visit, 'people.practice')).toBeNull();

    const other = await elsewhere();
    await restoreEverything(other, blob);
    expect((await readTyped(other, visit, 'people.practice'))?.text).toBe('板凳会');
    await endTyped(other, visit, 'people.practice')();
    await restoreEverything(other, blob);
    expect(await readTyped(other, visit, 'people.practice')).toBeNull();
  });

  it('is in no file of tasks', async () => {
    const { session } = profile;
    const { visit } = await writeVisit(session, '甲', ['一']);
    await keepTyped(session, visit, 'people.practice', '板凳会');
    const { header } = await saveTasksOut(session);
    expect(header.unfinished).toBeUndefined();
  });
});

describe('a file that is not sound', () => {
  it.each<[string, (blob: Blob) => Promise<BlobPart[]>]>([
    ['cut', async (blob) => [blob.slice(0, blob.size - 40)]],
    ['changed', async (blob) => [respelt(Buffer.from(await blob.arrayBuffer()), '照片', '照骗')]],
    ['newer', async () => [holding({ formatVersion: 2 })]],
    [
      'badLine',
      async () => [packed((parts) => void Object.assign(parts, { log: parts.log.replace('第 2 条', '第 0 条') }))],
    ],
    ['changed', async () => [holding({ unfinished: [{ key: 'campaign', value: 'x' }] })]],
    ['changed', async () => [holding({ unfinished: [{ key: 'typed v people', value: { text: 1, choice: null } }] })]],
    ['changed', async () => [holding({ holds: 'tasks', unfinished: [{ key: 'typed v people', value: 'x' }] })]],
    ['unsafe', async (blob) => [blob, 'x']],
    ['notABackup', async () => ['<!doctype html>']],
  ])('%s: changes nothing here', async (reason, spoil) => {
    await writeVisit(profile.session, '甲', ['一'], ['照片']);
    const bad = new Blob(await spoil((await saveEverything(profile.session)).blob));
    const { session, root } = await freshProfile();
    await writeVisit(session, '乙', ['自己的']);
    const before = await contentsOf(session);
    const me = { ...session.me };
    await expect(restoreEverything(session, bad)).rejects.toMatchObject({ name: 'BackupError', reason });
    expect(await contentsOf(session)).toEqual(before);
    expect(session.me).toEqual(me);
    expect((await root.getDirectoryHandle('attachments')).files.size).toBe(0);
  });
});

describe('the reminder', () => {
  it('comes a week after the first change, and a week after the last file where something was written since', async () => {
    const { session } = profile;
    const now = Date.now();
    expect(await backupDue(session, now + 30 * DAY)).toBe(false);
    // What packs bring along is nobody's writing, whichever pack is in force.
    const other = await loadBuiltinPack('counter-service');
    expect(await backupDue({ ...session, ...(other && { pack: other }) }, now + 30 * DAY)).toBe(false);
    await writeVisit(session, '甲', ['一']);
    expect(await backupDue(session, now + 6 * DAY)).toBe(false);
    expect(await backupDue(session, now + 8 * DAY)).toBe(true);
    await saveEverything(session);
    expect(await backupDue(session, now + 8 * DAY)).toBe(false);
    await writeVisit(session, '乙', ['二']);
    expect(await backupDue(session, now + 6 * DAY)).toBe(false);
    expect(await backupDue(session, now + 8 * DAY)).toBe(true);
  });
});
