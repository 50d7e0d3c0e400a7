// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest';
import { hideRecords } from '../../../lib/store/hide-history.ts';
import { listJournals, openJournal } from '../../../lib/store/journal-files.ts';
import { JournalWriter } from '../../../lib/store/journal-writer.ts';
import { shareThrough } from '../../../lib/store/meta.ts';
import type { Database } from '../../../lib/store/schema.ts';
import { authorOf } from '../changes/builders.ts';
import { editOf, freshStore, NOTE, NOW, rowsThatLie, several, write, writerAt } from './stage.ts';

const author = authorOf(1);
let db: Database;
beforeEach(async () => {
  db = await freshStore();
});

/** A note that named somebody, was put otherwise, and then was protected. */
async function protectedNote() {
  const first = await write(
    db,
    several({ text: '王大锤说钱没到', how: 'listen', source: 'faceToFace' }),
    writerAt(NOW),
  );
  await write(db, editOf('有人说钱没到'), writerAt(NOW + 60_000));
  await write(db, editOf('backToBack', { field: 'source' }), writerAt(NOW + 60_001));
  return first.change;
}
const everything = async () => JSON.stringify([await db.changes.toArray(), await db.records.toArray()]);

describe('hiding what a note said before', () => {
  it('takes the words out of the store, and leaves the note as it is', async () => {
    await protectedNote();
    const before = await db.records.get(NOTE);
    const hidden = await hideRecords(db, [NOTE], { author, now: NOW + 60_002 });
    expect(hidden).toMatchObject({ dropped: 3, shared: 0 });
    expect(await everything()).not.toContain('王大锤');
    expect(await db.records.get(NOTE)).toMatchObject({ body: before?.body, conflicts: [], shelf: 'live' });
    expect(await rowsThatLie(db)).toEqual([]);
  });

  it('leaves what a file may hold, and says how much', async () => {
    const first = await protectedNote();
    await shareThrough(db, first.hlc, NOW + 1, true);
    expect(await hideRecords(db, [NOTE], { author, now: NOW + 60_002 })).toMatchObject({ dropped: 1, shared: 1 });
    expect(await everything()).toContain('王大锤');
    expect(await rowsThatLie(db)).toEqual([]);
  });

  it('is not held up by a file without what was written at visits', async () => {
    await write(db, editOf('清单', { rec: NOTE, field: 'text' }), writerAt(NOW));
    await shareThrough(db, '000000000001-0000', NOW, true);
    const { change } = await write(db, editOf('王大锤'), writerAt(NOW + 60_000));
    await shareThrough(db, change.hlc, NOW + 60_001, false);
    await write(db, editOf('有人'), writerAt(NOW + 120_000));
    expect(await hideRecords(db, [NOTE], { author, now: NOW + 120_001 })).toMatchObject({ shared: 0 });
    expect(await everything()).not.toContain('王大锤');
  });

  it('takes them out of the journal at once', async () => {
    await protectedNote();
    const writer = new JournalWriter(db, 'aaaa');
    await writer.open();
    await writer.follow();
    await hideRecords(db, [NOTE], { author, now: NOW + 60_002 });
    await writer.follow();
    const files = await listJournals();
    expect(files).toHaveLength(1);
    const { changes } = await openJournal(files[0]?.name ?? '');
    expect(JSON.stringify(changes)).not.toContain('王大锤');
    expect(changes.map(({ id }) => id).sort()).toEqual((await db.changes.toArray()).map(({ id }) => id).sort());
  });

  it('what is typed afterwards goes on from there', async () => {
    await protectedNote();
    await hideRecords(db, [NOTE], { author, now: NOW + 60_002 });
    const { change } = await write(db, editOf('有人说钱还没到'), writerAt(NOW + 120_000));
    expect(change.nonce).toMatch(/^[0-9a-f]{32}$/);
    expect((await db.records.get(NOTE))?.conflicts).toEqual([]);
    expect(await rowsThatLie(db)).toEqual([]);
  });

  it('gives the same words another id each time they are written', async () => {
    await protectedNote();
    const ids = new Set<string>();
    for (const at of [1, 2]) {
      const value = at === 1 ? '甲' : '乙';
      ids.add((await write(db, editOf(value), writerAt(NOW + at * 100_000))).change.nonce ?? '');
    }
    expect(ids.size).toBe(2);
    const open = await write(db, editOf('公开', { rec: NOTE.replace(/.$/, '9') }), writerAt(NOW + 400_000));
    expect(open.change.nonce).toBeUndefined();
  });
});
