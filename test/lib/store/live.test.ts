// @vitest-environment node
import { Dexie, type ObservabilitySet } from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { continueRun, startRun } from '../../../lib/changes/squash.ts';
import { gatherAnnouncements, sharedWatch, watch } from '../../../lib/store/live.ts';
import { openDatabase } from '../../../lib/store/open.ts';
import { newestUnder } from '../../../lib/store/queries.ts';
import type { Database } from '../../../lib/store/schema.ts';
import { editOf, freshStore, NOTE, NOW, VISIT, write, writerAt } from './stage.ts';

let db: Database;
const stops: (() => void)[] = [];
beforeEach(async () => {
  db = await freshStore();
});
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** Collects all that a query gives. */
function collect<T>(query: () => Promise<T>): T[] {
  const seen: T[] = [];
  stops.push(
    watch(query, {
      value: (value) => seen.push(value),
      failed: (failure) => {
        throw failure;
      },
    }),
  );
  return seen;
}

/** Types on and on, as the queue does: from the second key on, saves go without Dexie. */
async function type(texts: readonly string[]) {
  let previous = (await write(db, editOf(texts[0] ?? ''))).change;
  let run = startRun(previous, 'w1', NOW);
  for (const [at, text] of texts.slice(1).entries()) {
    const now = NOW + (at + 1) * 300;
    const written = await write(db, editOf(text, { run, previous }), writerAt(now));
    previous = written.change;
    run = continueRun(run, previous, now);
  }
}

it.each([
  ['the record', (from: Database) => async () => (await from.records.get(NOTE))?.body.text],
  [
    'a list that it stands in',
    (from: Database) => async () => (await newestUnder(from, VISIT, 'note', 9))[0]?.body.text,
  ],
  [
    'its changes',
    (from: Database) => async () =>
      (await from.changes.where('rec').equals(NOTE).toArray()).map((row) => row.value).join(),
  ],
  ['the newest change', (from: Database) => async () => (await from.changes.orderBy(':id').last())?.value],
])('tells what somebody types to whoever watches %s, here and on another connection', async (_, query) => {
  const other = (await openDatabase(() => undefined)).db;
  const [here, there] = [collect(query(db)), collect(query(other))];
  await vi.waitFor(() => expect(here.length + there.length).toBe(2));
  const add = vi.spyOn(db.changes, 'add');
  await type(['看', '看到', '看到三', '看到三台']);
  expect(add).toHaveBeenCalledTimes(1);
  await vi.waitFor(() => expect([here.at(-1), there.at(-1)]).toEqual(['看到三台', '看到三台']));
  other.close();
});

it('leaves alone who watches something else', async () => {
  const seen = collect(async () => (await db.records.get(VISIT))?.id ?? null);
  await vi.waitFor(() => expect(seen).toEqual([null]));
  await type(['看', '看到', '看到三']);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(seen).toEqual([null]);
});

it('tells what was gathered as one, now and then and at the end', async () => {
  const seen = collect(async () => (await newestUnder(db, VISIT, 'note', 9)).length);
  await vi.waitFor(() => expect(seen).toEqual([0]));
  const tellRest = gatherAnnouncements(150);
  await write(db, editOf('一'));
  await write(db, editOf('二', { rec: '0190f3d2-0000-7000-8000-00000000000a' }));
  await new Promise((go) => setTimeout(go, 50));
  expect(seen).toEqual([0]);
  await vi.waitFor(() => expect(seen).toEqual([0, 2]));
  await write(db, editOf('三', { rec: '0190f3d2-0000-7000-8000-00000000000b' }));
  tellRest();
  await vi.waitFor(() => expect(seen).toEqual([0, 2, 3]));
  await write(db, editOf('四', { rec: '0190f3d2-0000-7000-8000-00000000000c' }));
  await vi.waitFor(() => expect(seen).toEqual([0, 2, 3, 4]));
});

it('gathers any number of keys of an index into one range, which nobody has to merge', async () => {
  const told: ObservabilitySet[] = [];
  const hear = (parts: ObservabilitySet) => told.push(parts);
  Dexie.on('storagemutated', hear);
  stops.push(() => Dexie.on('storagemutated').unsubscribe(hear));
  const tellRest = gatherAnnouncements(60_000);
  const ids = ['b', 'f', 'a', 'd'].map((last) => `0190f3d2-0000-7000-8000-00000000000${last}`);
  for (const rec of ids) await write(db, editOf(rec, { rec }));
  expect(told).toEqual([]);
  tellRest();
  const [parts = {}] = told;
  expect(parts[`idb://${db.name}/records/`]).toMatchObject({ d: 1, from: ids[2], to: ids[1] });
  expect(Object.values(parts).every(({ d }) => d === 1)).toBe(true);
});

describe('a query that many watch together', () => {
  const reading = vi.fn((from: Database) => from.meta.get('shared').then((row) => row?.value as string | undefined));
  const watchShared = sharedWatch(reading);
  beforeEach(() => void reading.mockClear());

  function begin() {
    const seen: (string | undefined)[] = [];
    const failed = vi.fn();
    const stop = watchShared(db, { value: (value) => seen.push(value), failed });
    stops.push(stop);
    return { seen, failed, stop };
  }

  it('is asked once for all of them, and whoever comes later is told at once what is known', async () => {
    const [first, second] = [begin(), begin()];
    await vi.waitFor(() => expect([first.seen, second.seen]).toEqual([[undefined], [undefined]]));
    expect(begin().seen).toEqual([undefined]);
    expect(reading).toHaveBeenCalledTimes(1);
    await db.meta.put({ key: 'shared', value: 'new' });
    await vi.waitFor(() => expect([first.seen.at(-1), second.seen.at(-1)]).toEqual(['new', 'new']));
    expect(reading).toHaveBeenCalledTimes(2);
  });

  it('goes on for the others when one stops, and is asked anew once all have', async () => {
    const [first, second] = [begin(), begin()];
    await vi.waitFor(() => expect(second.seen).toHaveLength(1));
    first.stop();
    await db.meta.put({ key: 'shared', value: 'one' });
    await vi.waitFor(() => expect(second.seen.at(-1)).toBe('one'));
    expect(first.seen).toHaveLength(1);
    second.stop();
    await db.meta.put({ key: 'shared', value: 'two' });
    const third = begin();
    expect(third.seen).toEqual([]);
    await vi.waitFor(() => expect(third.seen).toEqual(['two']));
    expect(second.seen.at(-1)).toBe('one');
  });

  it('tells all of them that it failed, and the next asks anew', async () => {
    reading.mockRejectedValueOnce(new Error('broken'));
    const [first, second] = [begin(), begin()];
    await vi.waitFor(() => expect(second.failed).toHaveBeenCalledOnce());
    expect(first.failed).toHaveBeenCalledOnce();
    const third = begin();
    await vi.waitFor(() => expect(third.seen).toEqual([undefined]));
  });
});
