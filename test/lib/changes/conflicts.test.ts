// @vitest-environment node
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change, Json } from '../../../lib/changes/change.ts';
import { conflictsOf, resolutionOf } from '../../../lib/changes/conflicts.ts';
import { makeChange } from '../../../lib/changes/make-change.ts';
import { materialise } from '../../../lib/changes/materialise.ts';
import { authorOf, changeOf, hlcOf, idOf } from './builders.ts';
import { loadImplementation } from './implementation.ts';
import { runs } from './runs.ts';
import { RECORDS, story, World } from './world.ts';

const lib = await loadImplementation(join(import.meta.dirname, '../../../lib/changes'));
const moment = { device: 5, offset: 0, zone: 'UTC' };
const set = (field: string, value: Json, who: number, at: number, ...sup: Change[]) =>
  changeOf({ field, value, author: authorOf(who), hlc: hlcOf(at), sup: sup.map(({ id }) => id) });
const base = changeOf({ field: '*', value: { text: '半年没换', how: 'look' }, hlc: hlcOf(1) });

describe('a disagreement', () => {
  it('names both sides, newest first, and what they began with', () => {
    const shared = set('text', '半年没换过', 1, 2, base);
    const mine = set('text', '半年没换过了', 1, 3, shared);
    const theirs = set('text', '一年没换过', 2, 4, shared);
    const [conflict, ...others] = conflictsOf([theirs, base, mine, shared]);
    expect(others).toEqual([]);
    expect(conflict).toMatchObject({
      rec: idOf(1),
      kind: 'note',
      parent: idOf(100),
      field: 'text',
      isAgainstDelete: false,
    });
    expect(conflict?.sides.map(({ value }) => value)).toEqual(['一年没换过', '半年没换过了']);
    expect(conflict?.ancestor).toEqual({ change: shared, field: 'text', value: '半年没换过' });
  });

  it('has as its beginning what was done last, whatever the clocks say, also across three sides and several fields', () => {
    const later = set('text', '改过', 1, 0, base); // a clock that ran behind
    const sides = [1, 2, 3].map((who) => set('text', `第${who}说`, who, 10 + who, later));
    expect(conflictsOf([base, later, ...sides])[0]?.ancestor?.change).toEqual(later);
    const far = set('text', '从头写', 3, 20, base);
    expect(conflictsOf([base, later, ...sides.slice(0, 2), far])[0]?.ancestor).toMatchObject({
      change: base,
      value: '半年没换',
    });
  });

  it('has no beginning where each wrote by itself, or where it is gone from the log', () => {
    const apart = [set('speaker', 'staff', 1, 2), set('speaker', 'resident', 2, 3)];
    expect(conflictsOf([base, ...apart])[0]?.ancestor).toBeNull();
    const [mine, theirs] = [set('text', '甲', 1, 2, base), set('text', '乙', 2, 3, base)];
    expect(conflictsOf([mine, theirs])[0]?.ancestor).toBeNull();
  });

  it('is none where both say the same', () => {
    expect(conflictsOf([base, set('text', '甲', 1, 2, base), set('text', '甲', 2, 3, base)])).toEqual([]);
  });
});

describe('an edit against a delete', () => {
  const gone = set('deleted', moment, 1, 10);

  it('is seen where another wrote on, later by clock', () => {
    const edit = set('text', '接着写', 2, 11, base);
    expect(conflictsOf([base, gone, edit])).toMatchObject([
      {
        field: 'deleted',
        isAgainstDelete: true,
        sides: [
          { field: 'deleted', change: gone },
          { field: 'text', change: edit },
        ],
      },
    ]);
    expect(conflictsOf([base, gone, set('text', '自己写的', 1, 11, base)])).toEqual([]);
  });

  it('is seen whatever the clocks say where the deletion names nothing that leads to the edit', () => {
    const early = set('text', '早先写的', 2, 9, base);
    const nobodys = set('text', '谁也没见过的', 3, 8, base);
    expect(conflictsOf([base, early, gone])[0]?.sides.map(({ change }) => change)).toEqual([gone, early]);
    const knowing = set('deleted', moment, 4, 12, early);
    expect(
      conflictsOf([base, early, nobodys, knowing])
        .at(-1)
        ?.sides.map(({ change }) => change),
    ).toEqual([knowing, nobodys]);
  });

  it('is settled with all that those knew whose deletions were seen', () => {
    const [own, edit] = [set('how', 'ask', 1, 9, base), set('text', '接着写', 2, 11, base)];
    const log = [base, own, gone, edit];
    const [conflict] = conflictsOf(log);
    if (!conflict) throw new Error('no conflict');
    expect(conflict.sides.map(({ change }) => change)).toEqual([gone, edit]);
    const settled = makeChange({ ...resolutionOf(conflict, { ...moment }), hlc: hlcOf(20), author: authorOf(3) });
    expect(conflictsOf([...log, settled])).toEqual([]);
    const since = set('how', 'check', 1, 15, own);
    expect(conflictsOf([...log, settled, since])[0]?.sides.map(({ change }) => change)).toEqual([settled, since]);
  });

  it('is known for sure where the deletion names what it saw', () => {
    const seen = set('text', '看到过的', 2, 5, base);
    const knowing = set('deleted', moment, 1, 10, seen);
    expect(conflictsOf([base, seen, knowing])).toEqual([]);
    const unseen = set('text', '没看到的', 3, 6, seen);
    const found = conflictsOf([base, seen, knowing, unseen]);
    expect(found[0]?.sides.map(({ change }) => change)).toEqual([knowing, unseen]);
  });

  it('is one of the same field where the other put it back', () => {
    const back = set('deleted', null, 2, 12);
    expect(conflictsOf([base, gone, back])).toMatchObject([
      { field: 'deleted', isAgainstDelete: true, ancestor: null },
    ]);
  });

  it('is none where two took it away, or one put it back knowing', () => {
    expect(conflictsOf([base, gone, set('deleted', { ...moment, device: 6 }, 2, 12)])).toEqual([]);
    expect(conflictsOf([base, gone, set('deleted', null, 2, 12, gone), set('text', '接着写', 2, 13, base)])).toEqual(
      [],
    );
  });

  it('is settled by leaving it taken away, knowing what was written, or by putting it back', () => {
    const log = [base, gone, set('text', '接着写', 2, 11, base)];
    const [conflict] = conflictsOf(log);
    if (!conflict) throw new Error('no conflict');
    for (const value of [{ ...moment, device: 9 }, null]) {
      const settled = makeChange({ ...resolutionOf(conflict, value), hlc: hlcOf(20), author: authorOf(3) });
      expect(conflictsOf([...log, settled])).toEqual([]);
      expect(Boolean(materialise([...log, settled]).body.deleted)).toBe(value !== null);
    }
  });
});

describe('whatever people do', () => {
  it('all that disagrees is said, in any order, and settling it once settles it for everybody', () => {
    fc.assert(
      fc.property(story, fc.constantFrom(...RECORDS), (told, rec) => {
        const world = new World(lib, told);
        world.exchange();
        const log = world.devices[0]?.log.filter((change) => change.rec === rec) ?? [];
        const found = conflictsOf(log);
        expect(found.map(({ field }) => field)).toEqual(materialise(log).conflicts);
        expect(conflictsOf([...log].reverse())).toEqual(found);
        const settled = found.map((conflict, at) =>
          makeChange({
            ...resolutionOf(conflict, conflict.sides[0]?.value ?? null),
            hlc: hlcOf(2 ** 47, at),
            author: authorOf(9),
          }),
        );
        expect(conflictsOf([...log, ...settled])).toEqual([]);
        for (const { ancestor, sides } of found) {
          if (ancestor) expect(sides.map(({ change }) => change.id)).not.toContain(ancestor.change.id);
        }
      }),
      runs(),
    );
  });
});
