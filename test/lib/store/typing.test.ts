// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest';
import { continueRun, startRun } from '../../../lib/changes/squash.ts';
import type { ChangeRow, Database } from '../../../lib/store/schema.ts';
import { editOf, freshStore, NOTE, NOW, rowsThatLie, write, writerAt } from './stage.ts';

let db: Database;
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
    await db.meta.put({ key: 'sharedThrough', value: first?.hlc });
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
});
