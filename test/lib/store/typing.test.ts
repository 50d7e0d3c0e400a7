// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeChange } from '../../../lib/changes/make-change.ts';
import { continueRun, startRun } from '../../../lib/changes/squash.ts';
import { absorb } from '../../../lib/store/absorb.ts';
import { commit } from '../../../lib/store/commit.ts';
import { shareThrough } from '../../../lib/store/meta.ts';
import { openDatabase } from '../../../lib/store/open.ts';
import type { ChangeRow, Database } from '../../../lib/store/schema.ts';
import { authorOf, hlcOf } from '../changes/builders.ts';
import { contentsOf, editOf, freshStore, NOTE, NOW, rowsThatLie, VISIT, write, writerAt } from './stage.ts';

let db: Database;
afterEach(() => vi.restoreAllMocks());
beforeEach(async () => {
  db = await freshStore();
});

/** Types texts one after the other as the queue does, each at its time. @returns the changes as they were written */
async function type(texts: readonly string[], step: number, from = NOW): Promise<ChangeRow[]> {
  const made: ChangeRow[] = [];
  let run: ReturnType<typeof startRun> | undefined;
  for (const [at, text] of texts.entries()) {
    const previous = made.at(-1);
    const now = from + at * step;
    const edit = editOf(text, { ...(run && { run }), ...(previous && { previous }) });
    const { change, squashed } = await write(db, edit, writerAt(now));
    run = run && squashed ? continueRun(run, change, now) : startRun(change, 'w1', now);
    made.push(change);
  }
  return made;
}

describe('one run of typing', () => {
  it('is one change in the log, which names all those whose place it took', async () => {
    const made = await type(['看', '看到', '看到三', '看到三台'], 500);
    const log = await db.changes.toArray();
    expect(log.map((row) => row.value)).toEqual(['看到三台']);
    expect(log[0]?.drop).toEqual(made.slice(0, -1).map((change) => change.id));
    expect(log[0]?.sup).toEqual([]);
    expect(await rowsThatLie(db)).toEqual([]);
  });

  it('ends with a pause of more than 30 s: both versions stay', async () => {
    const [first] = await type(['看', '看到'], 30_001);
    const log = await db.changes.toArray();
    expect(log.map((row) => row.value)).toEqual(['看', '看到']);
    expect(log[1]?.sup).toEqual([first?.id]);
  });

  it('ends where much was taken away: what is gone stays in the history', async () => {
    await type(['很长的一段话'.repeat(5), '短'], 500);
    expect(await db.changes.count()).toBe(2);
  });

  it('takes no place of what a file was written with', async () => {
    const [first] = await type(['看'], 0);
    await shareThrough(db, first?.hlc ?? '', NOW, true);
    const previous = first as ChangeRow;
    const { squashed } = await write(
      db,
      editOf('看到', { run: startRun(previous, 'w1', NOW), previous }),
      writerAt(NOW + 9),
    );
    expect(squashed).toBe(false);
    expect(await db.changes.count()).toBe(2);
  });

  it('does not swallow what another window wrote in its midst', async () => {
    const [mine] = await type(['看'], 0);
    const previous = mine as ChangeRow;
    const theirs = await write(db, editOf('看了', { seen: [previous.id] }), writerAt(NOW + 5, { window: 'w2' }));
    await write(db, editOf('看到', { run: startRun(previous, 'w1', NOW), previous }), writerAt(NOW + 9));
    const row = await db.records.get(NOTE);
    expect(row?.conflicts).toEqual(['text']);
    expect(row?.heads.text).toContain(theirs.change.id);
    expect(await db.changes.count()).toBe(3);
    expect(await rowsThatLie(db)).toEqual([]);
  });

  it('is not another window’s to go on with', async () => {
    const [mine] = await type(['看'], 0);
    const previous = mine as ChangeRow;
    const edit = editOf('看到', { run: startRun(previous, 'w1', NOW), previous });
    expect((await write(db, edit, writerAt(NOW + 9, { window: 'w2' }))).squashed).toBe(false);
  });

  it('reads the store again before it writes, where another window has been there', async () => {
    const other = (await openDatabase(() => undefined)).db;
    const made = await type(['看', '看到'], 500);
    const previous = made.at(-1) as ChangeRow;
    await write(other, editOf('那边', { seen: previous.sup }), writerAt(NOW + 600, { window: 'w2' }));
    await write(other, editOf('check', { field: 'how' }), writerAt(NOW + 601, { window: 'w2' }));
    await write(db, editOf('看到三', { run: startRun(previous, 'w1', NOW + 500), previous }), writerAt(NOW + 700));
    expect(await db.records.get(NOTE)).toMatchObject({ conflicts: ['text'], body: { text: '看到三', how: 'check' } });
    expect(await rowsThatLie(db)).toEqual([]);
    other.close();
  });

  it('hears of a file that was written by another window in its midst', async () => {
    const other = (await openDatabase(() => undefined)).db;
    const made = await type(['看', '看到'], 500);
    const previous = made.at(-1) as ChangeRow;
    await shareThrough(other, previous.hlc, NOW + 600, true);
    const edit = editOf('看到三', { run: startRun(previous, 'w1', NOW + 500), previous });
    expect((await write(db, edit, writerAt(NOW + 700))).squashed).toBe(false);
    expect((await db.changes.toArray()).map((row) => row.value)).toEqual(['看到', '看到三']);
    other.close();
  });

  it('hears of what was taken in from elsewhere, also where that is older than all that is here', async () => {
    const other = (await openDatabase(() => undefined)).db;
    const made = await type(['看', '看到'], 500);
    const previous = made.at(-1) as ChangeRow;
    const old = makeChange({
      rec: NOTE,
      kind: 'note',
      parent: VISIT,
      field: 'text',
      value: '旧',
      sup: [],
      hlc: hlcOf(5),
      author: authorOf(2),
    });
    await absorb(other, [old], NOW + 600);
    await write(db, editOf('看到三', { run: startRun(previous, 'w1', NOW + 500), previous }), writerAt(NOW + 700));
    expect((await db.records.get(NOTE))?.conflicts).toEqual(['text']);
    expect(await rowsThatLie(db)).toEqual([]);
    other.close();
  });

  it.each(['put', 'add', 'delete'] as const)('writes nothing at all when it can’t %s in its midst', async (verb) => {
    const made = await type(['看', '看到'], 500);
    const previous = made.at(-1) as ChangeRow;
    const before = await contentsOf(db);
    vi.spyOn(IDBObjectStore.prototype, verb).mockImplementationOnce(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    const edit = editOf('看到三', { run: startRun(previous, 'w1', NOW + 500), previous });
    await expect(commit(db, [edit], writerAt(NOW + 700))).rejects.toMatchObject({ reason: 'diskFull' });
    expect(await contentsOf(db)).toEqual(before);
    await write(db, edit, writerAt(NOW + 800));
    expect((await db.records.get(NOTE))?.body.text).toBe('看到三');
  });

  it('names the reason that the browser gives when it takes the whole back', async () => {
    const made = await type(['看', '看到'], 500);
    const previous = made.at(-1) as ChangeRow;
    const before = await contentsOf(db);
    const transaction = IDBDatabase.prototype.transaction;
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementationOnce(function (this: IDBDatabase, ...parts) {
      const own = transaction.apply(this, parts);
      Object.defineProperty(own, 'error', { value: new DOMException('full', 'QuotaExceededError') });
      own.commit = () => own.abort();
      return own;
    });
    const edit = editOf('看到三', { run: startRun(previous, 'w1', NOW + 500), previous });
    await expect(commit(db, [edit], writerAt(NOW + 700))).rejects.toMatchObject({ reason: 'diskFull' });
    expect(await contentsOf(db)).toEqual(before);
  });
});
