// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest';
import { conflictsOf } from '../../../lib/changes/conflicts.ts';
import { headsOf } from '../../../lib/changes/heads.ts';
import { historyOf } from '../../../lib/changes/history.ts';
import { makeChange, partsOf } from '../../../lib/changes/make-change.ts';
import { startRun } from '../../../lib/changes/squash.ts';
import { absorb } from '../../../lib/store/absorb.ts';
import { commit, type Edit } from '../../../lib/store/commit.ts';
import { hearLastWords, type LastWord, speakLastWords } from '../../../lib/store/last-words.ts';
import { readAllMeta } from '../../../lib/store/meta.ts';
import type { ChangeRow, Database } from '../../../lib/store/schema.ts';
import { authorOf, hlcOf } from '../changes/builders.ts';
import { editOf, freshStore, NOTE, NOW, rowsThatLie, several, write, writerAt } from './stage.ts';

let db: Database;
beforeEach(async () => {
  db = await freshStore();
});

/** What a closing page says of an edit that is not on disk. */
function wordOf(edit: Edit, millis: number, count = 0): LastWord {
  const { rec, kind, parent, field, value, run, seen } = edit;
  const sup = run ? [run.last] : [...(seen ?? [])];
  const hlc = hlcOf(millis, count);
  const change = makeChange({ rec, kind, parent, field, value, sup, hlc, author: authorOf(1) });
  return { ...change, ...(!run && !seen && { unseen: true }) };
}

const hear = async () => hearLastWords(db, await readAllMeta(db), NOW + 10_000);
const row = () => db.records.get(NOTE);
const versions = async () => {
  const log = await db.changes.where('rec').equals(NOTE).toArray();
  return historyOf(log, 'text').map(({ value }) => value);
};
const runOf = (change: ChangeRow) => ({ run: startRun(change, 'w1', NOW), previous: change });

describe('last words', () => {
  it('are in the record when the store is next opened, once', async () => {
    const { change } = await write(db, editOf('看'));
    speakLastWords(db, [wordOf(editOf('看到', runOf(change)), NOW + 100)], 'w1', false);
    expect(await hear()).toBe(1);
    expect(await row()).toMatchObject({ body: { text: '看到' }, conflicts: [] });
    expect(await hear()).toBe(0);
    expect(await db.changes.count()).toBe(2);
    expect(await rowsThatLie(db)).toEqual([]);
  });

  it('that take a note away name all of it that was known: what was there is no edit against the deletion', async () => {
    const { change } = await write(db, editOf('看'));
    const others = makeChange({
      ...partsOf(change),
      value: '别人写的',
      sup: [change.id],
      author: authorOf(2),
      hlc: hlcOf(NOW + 5),
    });
    await absorb(db, [others], NOW + 10);
    const gone = { device: NOW, offset: 0, zone: 'UTC' };
    speakLastWords(db, [wordOf({ ...editOf(''), field: 'deleted', value: gone }, NOW + 100)], 'w1', false);
    await hear();
    expect(await row()).toMatchObject({ shelf: 'deleted', body: { text: '别人写的' } });
    expect(conflictsOf(await db.changes.where('rec').equals(NOTE).toArray())).toEqual([]);
  });

  it.each([true, false])('of a note begun a moment ago: its save went through %s', async (through) => {
    const edits = [several({ text: '', how: 'look', draft: true }), editOf('看')];
    if (through) await commit(db, edits, writerAt(NOW));
    const later = editOf('看到');
    speakLastWords(
      db,
      [...edits, later].map((edit, at) => wordOf(edit, NOW + 1, at)),
      'w1',
      false,
    );
    await hear();
    expect(await row()).toMatchObject({ body: { text: '看到', how: 'look', draft: true }, conflicts: [] });
    expect(await rowsThatLie(db)).toEqual([]);
    // What went through is not said again.
    if (through) expect(await versions()).toEqual(['看到', '看', '']);
  });

  it.each([true, false])('of a run of typing whose save was under way: it went through %s', async (through) => {
    const { change } = await write(db, editOf('看'));
    const underWay = editOf('看到', runOf(change));
    if (through) await write(db, underWay, writerAt(NOW + 500));
    const waiting = editOf('看到三', runOf(change));
    speakLastWords(db, [wordOf(underWay, NOW + 600), wordOf(waiting, NOW + 600, 1)], 'w1', false);
    await hear();
    expect(await row()).toMatchObject({ body: { text: '看到三' }, conflicts: [] });
    expect(await rowsThatLie(db)).toEqual([]);
  });

  it('come after the page’s own save, though another window had driven the clock ahead', async () => {
    const { change } = await write(db, editOf('看'));
    await write(db, editOf('ask', { field: 'how' }), writerAt(NOW + 60_000, { window: 'w2' }));
    const underWay = editOf('看到', runOf(change));
    await write(db, underWay, writerAt(NOW + 500));
    speakLastWords(db, [wordOf(editOf('看到三', runOf(change)), NOW + 600)], 'w1', false);
    await hear();
    expect(await row()).toMatchObject({ body: { text: '看到三' }, conflicts: [] });
    expect((await versions())[0]).toBe('看到三');
  });

  it('of one who had not seen what is there replace it, as a save would have', async () => {
    await write(db, editOf('昨天的草稿'), writerAt(NOW, { window: 'yesterday' }));
    speakLastWords(db, [wordOf(editOf('昨天的草稿，今天'), NOW + 1000)], 'today', false);
    await hear();
    expect(await row()).toMatchObject({ body: { text: '昨天的草稿，今天' }, conflicts: [] });
  });

  it('never replace what another window wrote after them', async () => {
    const { change } = await write(db, editOf('看'));
    speakLastWords(db, [wordOf(editOf('看到'), NOW + 100)], 'w1', false);
    await write(db, editOf('看见', { seen: [change.id] }), writerAt(NOW + 200, { window: 'w2' }));
    await hear();
    expect((await row())?.conflicts).toEqual(['text']);
    const log = await db.changes.toArray();
    expect(headsOf(log, 'text').map((head) => head.value)).toEqual(['看到', '看见']);
  });

  it('of two windows that closed at once are a conflict of theirs, not lost', async () => {
    const { change } = await write(db, editOf('看'));
    const seen = { seen: [change.id] };
    speakLastWords(db, [wordOf(editOf('看了', seen), NOW + 100)], 'w1', false);
    speakLastWords(db, [wordOf(editOf('看着', seen), NOW + 101)], 'w2', false);
    expect(await hear()).toBe(2);
    expect(await row()).toMatchObject({ conflicts: ['text'], body: { text: '看着' } });
  });

  it('heard by two pages that open at once are there once', async () => {
    const { change } = await write(db, editOf('看'));
    speakLastWords(db, [wordOf(editOf('看到', runOf(change)), NOW + 100)], 'w1', false);
    const meta = await readAllMeta(db);
    await Promise.all([hearLastWords(db, meta, NOW), hearLastWords(db, meta, NOW)]);
    await hearLastWords(db, meta, NOW);
    expect(await versions()).toEqual(['看到', '看']);
  });

  it('are withdrawn by the next save of a page that lived on', async () => {
    const { change } = await write(db, editOf('看'));
    const withdraw = speakLastWords(db, [wordOf(editOf('看到', runOf(change)), NOW + 100)], 'w1', false);
    await write(db, editOf('看到三', runOf(change)), writerAt(NOW + 5000, { withdraw }));
    expect(await hear()).toBe(0);
    expect(await row()).toMatchObject({ body: { text: '看到三' }, conflicts: [] });
  });

  it('wait where they are when they can’t be written yet', async () => {
    speakLastWords(db, [wordOf(editOf('看到'), NOW)], 'w1', false);
    const fail = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    db.changes.hook('creating', fail);
    await expect(hear()).rejects.toMatchObject({ reason: 'diskFull' });
    db.changes.hook('creating').unsubscribe(fail);
    expect(await hear()).toBe(1);
    expect((await row())?.body.text).toBe('看到');
  });

  it('throw nothing at a page whose database is closed', () => {
    db.close({ disableAutoOpen: true });
    expect(() => speakLastWords(db, [wordOf(editOf('看'), NOW)], 'w1', false)).not.toThrow();
  });
});
