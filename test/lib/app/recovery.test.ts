// @vitest-environment node

import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { remove, typeNote } from '../../../lib/app/notes.ts';
import { setName } from '../../../lib/app/people.ts';
import { dismissLoss, lookForLoss, restoreFromJournal } from '../../../lib/app/recovery.ts';
import { openSession, type Session } from '../../../lib/app/session.ts';
import { keepTally } from '../../../lib/platform/memory.ts';
import { journalName } from '../../../lib/store/journal-files.ts';
import { journalLine } from '../../../lib/store/journal-format.ts';
import { databaseId, takeRestored } from '../../../lib/store/meta.ts';
import { getRecord } from '../../../lib/store/queries.ts';
import type { FakeFolder } from '../../fixtures/opfs.ts';
import { contentsOf, freshProfile, writeVisit } from '../../fixtures/profile.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

const AT = Date.UTC(2026, 10, 21, 2, 42);

/** Writes what the journal's worker would have written. @param torn bytes of half a line at its end */
async function writeJournal(session: Session, root: FakeFolder, torn = '') {
  const rows = await session.db.changes.toArray();
  const name = journalName(await databaseId(session.db), 1);
  const folder = await root.getDirectoryHandle('journal', { create: true });
  await folder.put(name, new TextEncoder().encode(rows.map(journalLine).join('') + torn), AT);
  return name;
}

/** The browser wiped the database; the file system and storage.local are still there. */
function wipe(): Promise<Session> {
  globalThis.indexedDB = new IDBFactory();
  return openSession('panel');
}

let session: Session;
let root: FakeFolder;
beforeEach(async () => {
  ({ session, root } = await freshProfile());
  await keepTally({ database: await databaseId(session.db), records: 2, at: AT });
});

describe('a lost database', () => {
  it('is not missed where nothing was lost', async () => {
    await writeVisit(session, '甲', ['一']);
    await writeJournal(session, root);
    expect(await lookForLoss(session)).toBeNull();
    const other = await freshProfile();
    expect(await lookForLoss(other.session)).toBeNull();
  });

  it('is offered with what it holds, torn end and all, and comes back equal', async () => {
    await setName(session, '张三');
    const { notes } = await writeVisit(session, '甲', ['一', '二', '三']);
    const gone = await getRecord(session.db, 'note', notes[0] ?? '');
    if (gone) await remove(session, gone);
    const before = await contentsOf(session);
    const me = { ...session.me };
    const name = await writeJournal(session, root, 'deadbeef {"s":99,"c":{"id"');

    const fresh = await wipe();
    const loss = await lookForLoss(fresh);
    expect(loss).toMatchObject({ savedAt: AT, notes: 2, visits: 1, journals: [name], badLines: 0 });
    if (!loss) return;
    expect(await restoreFromJournal(fresh, loss)).toBeGreaterThan(5);
    expect(await contentsOf(fresh)).toEqual(before);
    expect(fresh.me.id).toBe(me.id);
    expect(fresh.me.epoch).toBeGreaterThan(me.epoch);
    expect(await takeRestored(fresh.db)).toEqual([name]);
    expect(await lookForLoss(fresh)).toBeNull();
  });

  it('comes back beside what was written since, under one’s own name', async () => {
    await writeVisit(session, '甲', ['一']);
    await writeJournal(session, root);
    const old = await contentsOf(session);
    const fresh = await wipe();
    await writeVisit(fresh, '乙', ['后来的']);
    const since = await contentsOf(fresh);
    const me = { ...fresh.me };
    const loss = await lookForLoss(fresh);
    if (loss) await restoreFromJournal(fresh, loss);
    const { changes } = await contentsOf(fresh);
    expect(changes).toEqual(expect.arrayContaining([...old.changes, ...since.changes]));
    expect(fresh.me.id).toBe(me.id);
    expect(fresh.me.epoch).toBeGreaterThan(me.epoch);
  });

  it('leaves out what a squash let go', async () => {
    const { visit, notes } = await writeVisit(session, '甲', ['一']);
    const name = await writeJournal(session, root);
    for (const text of ['一二', '一二三']) {
      typeNote(session, visit, notes[0] ?? '', text);
      await session.queue.flush();
    }
    // The journal holds what was dropped since, and the line that drops it.
    const folder = await root.getDirectoryHandle('journal');
    const before = new TextDecoder().decode((await folder.getFileHandle(name)).bytes);
    const rows = (await session.db.changes.toArray()).filter((row) => !before.includes(row.id));
    await folder.put(name, new TextEncoder().encode(before + rows.map(journalLine).join('')), AT);
    const kept = await contentsOf(session);
    const fresh = await wipe();
    const loss = await lookForLoss(fresh);
    if (loss) await restoreFromJournal(fresh, loss);
    expect(await contentsOf(fresh)).toEqual(kept);
  });

  it('is one, though compacting was cut short and left two journals', async () => {
    const { visit, notes } = await writeVisit(session, '甲', ['一']);
    const old = await writeJournal(session, root);
    typeNote(session, visit, notes[0] ?? '', '一二');
    await session.queue.flush();
    const kept = await contentsOf(session);
    const folder = await root.getDirectoryHandle('journal');
    const { bytes } = await folder.getFileHandle(old);
    const next = await writeJournal(session, root);
    const generation = journalName(await databaseId(session.db), 2);
    await folder.put(generation, (await folder.getFileHandle(next)).bytes, AT);
    await folder.put(old, bytes, AT - 1000);
    const fresh = await wipe();
    const loss = await lookForLoss(fresh);
    expect(loss).toMatchObject({ savedAt: AT, notes: 1, journals: [old, generation] });
    if (loss) await restoreFromJournal(fresh, loss);
    expect(await contentsOf(fresh)).toEqual(kept);
    expect(await lookForLoss(fresh)).toBeNull();
  });

  it('is not offered again once it was put off, but stays where it is', async () => {
    await writeVisit(session, '甲', ['一']);
    const name = await writeJournal(session, root);
    const fresh = await wipe();
    const loss = await lookForLoss(fresh);
    if (loss) await dismissLoss(fresh, loss);
    expect(await lookForLoss(fresh)).toBeNull();
    expect(await lookForLoss(fresh, true)).toMatchObject({ journals: [name] });
    expect([...(await root.getDirectoryHandle('journal')).files.keys()]).toEqual([name]);
  });

  it('is told honestly where no journal is left, also after the new count took the old one’s place', async () => {
    await writeVisit(session, '甲', ['一']);
    await keepTally({ database: await databaseId(session.db), records: await session.db.records.count(), at: AT });
    const fresh = await wipe();
    expect(await lookForLoss(fresh)).toMatchObject({ savedAt: AT, journals: [], changes: [], notes: 3 });
    await keepTally({ database: await databaseId(fresh.db), records: 2, at: AT + 1 });
    const again = await lookForLoss(fresh);
    expect(again).toMatchObject({ savedAt: AT, journals: [] });
    if (again) await dismissLoss(fresh, again);
    expect(await lookForLoss(fresh)).toBeNull();
  });

  it('does not stumble over a journal of rubbish', async () => {
    const folder = await root.getDirectoryHandle('journal', { create: true });
    await folder.put(journalName(crypto.randomUUID(), 1), crypto.getRandomValues(new Uint8Array(5000)), AT);
    await folder.put('x.txt', new Uint8Array(3), AT);
    expect(await lookForLoss(session)).toBeNull();
  });
});
