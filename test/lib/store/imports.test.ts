// @vitest-environment node
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Change } from '../../../lib/changes/change.ts';
import { changedSince, endOfLog } from '../../../lib/store/changed.ts';
import { clearStaged, commitImport, findUses, finishImports, undoImport } from '../../../lib/store/imports.ts';
import { journalName, openJournal } from '../../../lib/store/journal-files.ts';
import { JournalWriter } from '../../../lib/store/journal-writer.ts';
import type { BundleRow, Database } from '../../../lib/store/schema.ts';
import { keepSealed, listSealed } from '../../../lib/store/sealed-files.ts';
import { authorOf, changeOf, hlcOf, idOf } from '../changes/builders.ts';
import { countsThatLie, deeds, doAll } from './deeds.ts';
import { contentsOf, editOf, freshStore, NOTE, NOW, otherStore, rowsThatLie, VISIT, write, writerAt } from './stage.ts';

const RUNS = process.env.XUNJI_LONG ? 400 : 20;
let db: Database;
beforeEach(async () => {
  db = await freshStore();
});
const now = () => NOW;

/** A file whose batches, one a list of changes, lie staged. */
async function staged(name: string, ...batches: (readonly Change[])[]): Promise<BundleRow> {
  const rows = [];
  for (const [at, changes] of batches.entries()) {
    const text = ['{"head":true}', ...changes.map((change) => JSON.stringify(change)), ''].join('\n');
    const digest = await keepSealed('batches', new Blob([text]));
    rows.push({ digest, author: authorOf(2), seq: at + 1, prev: null, signature: '', about: VISIT });
  }
  const of = { author: authorOf(2), seq: 1, prev: null, name: '乙', key: 'ab', at: NOW, recipients: [] };
  return { ...of, digest: name, file: `${name}.visits`, batches: rows, state: 'applying' };
}

async function takeIn(bundle: BundleRow): Promise<void> {
  await commitImport(db, bundle);
  await finishImports(db, now);
}

const plain = ({ changes, records }: Awaited<ReturnType<typeof contentsOf>>) => ({
  changes: changes.map(({ batch: _, hides: __, ...change }) => change),
  records,
});
const stateOf = async (name: string) => (await db.bundles.get(name))?.state;
const theirs = (number: number, value = `乙 ${number}`) =>
  changeOf({ rec: idOf(number), value, author: authorOf(2), hlc: hlcOf(2_000 + number) });

describe('taking a file in', () => {
  it('adds what it brings to what is here, and undoing leaves what was here', async () => {
    const property = fc.asyncProperty(deeds, deeds, fc.nat({ max: 4 }), async (own, other, cut) => {
      const source = await freshStore();
      await doAll(source, other, 'w2', NOW + 500);
      const incoming = (await source.changes.toArray()).map(({ seq: _, window: __, drop: ___, ...change }) => change);
      db = await otherStore('target');
      await doAll(db, own, 'w1');
      const before = plain(await contentsOf(db));
      const all = new Set([...before.changes, ...incoming].map(({ id }) => id));
      await takeIn(await staged('f', incoming.slice(0, cut), incoming.slice(cut)));
      expect(new Set((await db.changes.toArray()).map(({ id }) => id))).toEqual(all);
      expect(await rowsThatLie(db)).toEqual([]);
      expect(await countsThatLie(db)).toEqual([]);
      await undoImport(db, 'f', now);
      expect(plain(await contentsOf(db))).toEqual(before);
      expect(await countsThatLie(db)).toEqual([]);
      expect(await stateOf('f')).toBe('undone');
    });
    await fc.assert(property, { numRuns: RUNS, seed: 20_261_121 });
  }, 120_000);

  it('broken off before its commit leaves nothing, and what was staged goes', async () => {
    await staged('f', [theirs(1)]);
    await finishImports(db, now);
    expect(await db.changes.count()).toBe(0);
    await clearStaged(db);
    expect(await listSealed('batches')).toEqual([]);
  });

  it('broken off after its commit goes on at the next start, and what is staged stays until then', async () => {
    // As many as the first slice takes: small batches share one.
    const batch = (from: number) => Array.from({ length: 200 }, (_, at) => theirs(from + at));
    const many = [batch(1), batch(201), batch(401)];
    await commitImport(db, await staged('f', ...many));
    const broken = finishImports(db, now, (done) => {
      if (done === 1) throw new Error('killed');
    });
    await expect(broken).rejects.toThrow('killed');
    expect(await db.changes.count()).toBe(200);
    await clearStaged(db);
    await finishImports(db, now);
    expect(await db.changes.count()).toBe(600);
    expect(await rowsThatLie(db)).toEqual([]);
    expect(await stateOf('f')).toBe('applied');
  });

  it('a second time changes nothing', async () => {
    await takeIn(await staged('f', [theirs(1), theirs(2)]));
    const before = await contentsOf(db);
    await takeIn(await staged('again', [theirs(1), theirs(2)]));
    expect(await contentsOf(db)).toEqual(before);
  });
});

describe('taking a file back', () => {
  it('leaves what another file brought as well', async () => {
    await takeIn(await staged('f', [theirs(1)], [theirs(2)]));
    await takeIn(await staged('g', [theirs(2)], [theirs(3)]));
    await undoImport(db, 'f', now);
    expect((await db.records.toArray()).map(({ id }) => id).sort()).toEqual([idOf(2), idOf(3)]);
    await undoImport(db, 'g', now);
    expect(await db.records.count()).toBe(0);
    expect(await listSealed('batches')).toEqual([]);
  });

  it('never takes what was made here, though a file brought it back', async () => {
    const { change } = await write(db, editOf('自己的'));
    const bundle = await staged('f', [change]);
    const [own] = bundle.batches;
    if (own) await db.batches.put({ ...own, from: [], own: true });
    await takeIn(bundle);
    await undoImport(db, 'f', now);
    expect((await db.records.get(NOTE))?.body.text).toBe('自己的');
    expect(await db.batches.count()).toBe(1);
  });

  it('takes along what lies in two of its batches', async () => {
    const first = [theirs(1), theirs(2)];
    await takeIn(await staged('f', first));
    await takeIn(await staged('g', first, [theirs(2), theirs(3)]));
    await undoImport(db, 'f', now);
    await undoImport(db, 'g', now);
    expect(await db.changes.count()).toBe(0);
    expect(await db.records.count()).toBe(0);
  });

  it('leaves each change that a file which stays brought too, however a stranger put changes into batches', async () => {
    const batch = fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 });
    const files = fc.array(fc.array(batch, { minLength: 1, maxLength: 2 }), { minLength: 2, maxLength: 4 });
    const turns = fc.array(fc.tuple(fc.nat(), fc.boolean()), { minLength: 2, maxLength: 8 });
    const property = fc.asyncProperty(files, turns, async (all, deedsInTurn) => {
      db = await freshStore();
      const rows = await Promise.all(
        all.map((batches, at) => staged(`f${at}`, ...batches.map((some) => some.map((number) => theirs(number))))),
      );
      const here = new Set<number>();
      for (const [which, comes] of deedsInTurn) {
        const at = which % rows.length;
        const row = rows[at];
        if (!row || here.has(at) === comes) continue;
        if (comes) {
          // What was taken back is staged anew, as it is when a file is opened again.
          await staged(`f${at}`, ...(all[at] ?? []).map((some) => some.map((number) => theirs(number))));
          await takeIn(row);
          here.add(at);
        } else {
          await undoImport(db, `f${at}`, now);
          here.delete(at);
        }
        const expected = [...new Set([...here].flatMap((one) => (all[one] ?? []).flat()))].map(idOf).sort();
        expect((await db.records.toArray()).map(({ id }) => id).sort()).toEqual(expected);
        expect(await rowsThatLie(db)).toEqual([]);
      }
    });
    await fc.assert(property, { numRuns: RUNS, seed: 20_261_122 });
  }, 120_000);

  it('broken off goes on at the next start', async () => {
    await write(db, editOf('自己的'));
    await takeIn(await staged('f', [theirs(3)], [theirs(4)]));
    const broken = undoImport(db, 'f', now, () => {
      throw new Error('killed');
    });
    await expect(broken).rejects.toThrow('killed');
    await finishImports(db, now);
    expect((await db.records.toArray()).map(({ id }) => id)).toEqual([NOTE]);
  });

  it('can be done again after it was taken in again', async () => {
    const bundle = await staged('f', [theirs(1)]);
    await takeIn(bundle);
    await undoImport(db, 'f', now);
    await takeIn(await staged('f', [theirs(1)]));
    expect(await db.records.count()).toBe(1);
    await undoImport(db, 'f', now);
    expect(await db.records.count()).toBe(0);
  });

  it('lets the journal forget it, so that a journal read back does not bring it again', async () => {
    await write(db, editOf('自己的'));
    const journal = new JournalWriter(db, 'aaaa');
    await journal.open();
    await takeIn(await staged('f', [theirs(2)]));
    await journal.follow();
    await undoImport(db, 'f', now);
    await journal.follow();
    const { changes } = await openJournal(journalName('aaaa', 2));
    expect(changes.map(({ rec }) => rec)).toEqual([NOTE]);
  });

  it('says of all that is gone in what is left of the log, however many slices it took', async () => {
    const own = [await write(db, editOf('一')), await write(db, editOf('二'), writerAt(NOW + 1000))];
    const many = Array.from({ length: 2400 }, (_, at) => theirs(at + 1));
    await takeIn(await staged('f', many.slice(0, 1200), many.slice(1200)));
    await undoImport(db, 'f', now);
    const log = await db.changes.toArray();
    expect(log.map(({ id }) => id).sort()).toEqual(own.map(({ change }) => change.id).sort());
    expect(new Set(log.flatMap(({ drop = [] }) => drop))).toEqual(new Set(many.map(({ id }) => id)));
  });

  it('tells lists that read only what is new to read all', async () => {
    await write(db, editOf('自己的'));
    await takeIn(await staged('f', [theirs(2)]));
    const end = await endOfLog(db);
    await undoImport(db, 'f', now);
    expect(await changedSince(db, end, 100)).toBeNull();
    const after = await endOfLog(db);
    expect(await changedSince(db, after, 100)).toEqual({ ids: [], end: after });
  });
});

describe('what stands in the way of taking a file back', () => {
  it('is a later change that stands upon it, or a file that went out with it', async () => {
    await takeIn(await staged('f', [theirs(1)], [theirs(2)]));
    expect(await findUses(db, 'f')).toEqual({ built: [], files: [] });
    await write(db, editOf('改了'), writerAt(NOW + 5000));
    expect(await findUses(db, 'f')).toEqual({ built: [{ rec: NOTE, kind: 'note' }], files: [] });
    const { batches, ...rest } = await staged('out', [theirs(2)]);
    await db.bundles.put({ ...rest, batches, state: 'out' });
    expect((await findUses(db, 'f')).files).toEqual(['out.visits']);
  });
});
