import * as fc from 'fast-check';
import { expect } from 'vitest';
import type { Change } from '../../../lib/changes/change.ts';
import type { Implementation } from './implementation.ts';
import { byClock, fieldsSet, headsBy, said, sets } from './oracle.ts';
import { runs } from './runs.ts';
import { FIELDS, RECORDS, type Story, story, World } from './world.ts';

function forStories(check: (story: Story, seed: number) => void): void {
  fc.assert(fc.property(story, fc.nat(0xffff), check), runs());
}

/** A changing but repeatable way to deal changes into heaps. */
function deal(changes: readonly Change[], seed: number, heaps: number): Change[][] {
  const dealt: Change[][] = Array.from({ length: heaps }, () => []);
  changes.forEach((change, index) => {
    const heap = (seed * (index + 7) + (index * index) / 3) | 0;
    dealt[heap % heaps]?.unshift(change);
    if ((seed + index) % 3 === 0) dealt[(heap + 1) % heaps]?.push(change);
  });
  return dealt;
}

export function mergingIsCommutativeAssociativeAndIdempotent(lib: Implementation): void {
  forStories((told, seed) => {
    const world = new World(lib, told);
    const all = world.devices.flatMap((device) => device.log);
    const [a = [], b = [], c = []] = deal(all, seed, 3);
    const merged = lib.mergeChanges(all);
    expect(lib.mergeChanges(a, b, c)).toEqual(merged);
    expect(lib.mergeChanges(c, a, b, a)).toEqual(merged);
    expect(lib.mergeChanges(lib.mergeChanges(a, b), c)).toEqual(lib.mergeChanges(a, lib.mergeChanges(b, c)));
    expect(lib.mergeChanges(merged, merged)).toEqual(merged);
    expect(merged).toEqual([...merged].sort(byClock));
    expect(new Set(merged.map(({ id }) => id))).toEqual(new Set(all.map(({ id }) => id)));
  });
}

export function nothingLeavesTheUnionButBySquashing(lib: Implementation): void {
  forStories((told) => {
    const world = new World(lib, told);
    world.exchange();
    const gone = new Set(world.squashed.map((pair) => pair.gone.change.id));
    const kept = [...world.deeds.keys()].filter((id) => !gone.has(id)).sort();
    for (const device of world.devices) expect(device.log.map(({ id }) => id).sort()).toEqual(kept);
  });
}

export function allReplicasSeeTheSameRecordsAndConflicts(lib: Implementation): void {
  forStories((told, seed) => {
    const world = new World(lib, told);
    world.exchange();
    for (const record of RECORDS) {
      const seen = world.devices.map((device) =>
        lib.materialise(deal(world.changesOf(device, record), seed, 2).flat()),
      );
      for (const other of seen) expect(other).toEqual(seen[0]);
    }
  });
}

export function headsAndConflictsAreAsDesigned(lib: Implementation): void {
  forStories((told) => {
    const world = new World(lib, told);
    for (const device of world.devices) {
      for (const record of RECORDS) {
        const changes = world.changesOf(device, record);
        const { body, heads, conflicts } = lib.materialise(changes);
        expect(Object.keys(body)).toEqual(fieldsSet(changes));
        for (const field of Object.keys(body)) {
          const expected = headsBy(changes, field);
          expect(lib.headsOf(changes.toReversed(), field)).toEqual(expected);
          expect(heads[field]).toEqual(expected.map(({ id }) => id).sort());
          const newest = expected.at(-1) as Change;
          expect(lib.shownHead(expected.toReversed())).toBe(newest);
          expect(body[field]).toEqual(said(newest, field));
          const differ = new Set(expected.map((head) => JSON.stringify(said(head, field)))).size > 1;
          expect(conflicts.includes(field)).toBe(differ);
          expect(lib.isConflict(expected, field)).toBe(differ);
        }
      }
    }
  });
}

/** A day of skew on another's clock: what a person sets over what they see stands, and what they see is not lost. */
export function whatASettledConflictSaysIsShown(lib: Implementation): void {
  forStories((told) => {
    const world = new World(lib, told);
    world.exchange();
    const [first, ...others] = world.devices;
    if (first === undefined) throw new Error('a world has devices');
    for (const record of RECORDS) {
      for (const field of fieldsSet(world.changesOf(first, record))) world.settle(first, record, field, `so ${field}`);
    }
    world.exchange();
    for (const device of [first, ...others]) {
      for (const record of RECORDS) {
        const { body, heads, conflicts } = lib.materialise(world.changesOf(device, record));
        expect(conflicts).toEqual([]);
        for (const field of Object.keys(body)) {
          expect(body[field]).toBe(`so ${field}`);
          expect(heads[field]).toHaveLength(1);
        }
      }
    }
  });
}

export function headsAdvancedAreHeadsMaterialised(lib: Implementation): void {
  forStories((told) => {
    new World(lib, told, (world, device) => {
      for (const [record, heads] of device.heads) {
        expect(heads).toEqual(lib.materialise(world.changesOf(device, record)).heads);
      }
    });
  });
}

/** Whatever a `sup` names: a change of another record or field loses nothing by it. */
export function aForeignSupReplacesNothing(lib: Implementation): void {
  forStories((told, seed) => {
    const world = new World(lib, told);
    const log = lib.mergeChanges(...world.devices.map((device) => device.log));
    const model = log[seed % (log.length || 1)];
    if (model === undefined) return;
    const field = 'speaker';
    const sup = log.filter((one) => one.rec !== model.rec || !sets(one, field)).map(({ id }) => id);
    const hostile = lib.makeChange({ ...model, field, value: 'other', sup: [...sup, 'f'.repeat(64)] });
    const itself = { ...hostile, id: 'e'.repeat(64), sup: ['e'.repeat(64)] };
    const after = [...log, hostile, itself];
    for (const record of RECORDS) {
      for (const name of FIELDS) {
        const of = (changes: Change[]) =>
          lib.headsOf(
            changes.filter((one) => one.rec === record),
            name,
          );
        const added = record === model.rec && name === field ? [hostile, itself] : [];
        expect(of(after)).toEqual([...of(log), ...added].sort(byClock));
      }
    }
    for (const name of FIELDS) {
      const apart = RECORDS.flatMap((record) =>
        headsBy(
          after.filter(({ rec }) => rec === record),
          name,
        ),
      );
      expect(lib.headsOf(after, name)).toEqual(apart.sort(byClock));
    }
  });
}

export function historyHasEveryVersionOnceNewestFirst(lib: Implementation): void {
  forStories((told, seed) => {
    const world = new World(lib, told);
    world.exchange();
    for (const record of RECORDS) {
      const changes = lib.mergeChanges(...world.devices.map((device) => world.changesOf(device, record)));
      for (const field of fieldsSet(changes)) {
        const versions = lib.historyOf(deal(changes, seed, 2).flat(), field);
        const heads = headsBy(changes, field);
        const ids = versions.map(({ change }) => change.id);
        expect([...ids].sort()).toEqual(
          changes
            .filter((one) => sets(one, field))
            .map(({ id }) => id)
            .sort(),
        );
        expect(versions.filter(({ current }) => current).map(({ change }) => change)).toEqual(heads.slice(-1));
        for (const [index, { change, value, superseded }] of versions.entries()) {
          expect(value).toEqual(said(change, field));
          expect(superseded).toBe(!heads.some(({ id }) => id === change.id));
          for (const id of change.sup) expect(ids.slice(0, index)).not.toContain(id);
        }
        const inClockOrder = versions.every(({ change }, i) =>
          change.sup.every((id) => {
            const other = versions.slice(i).find((version) => version.change.id === id);
            return other === undefined || byClock(other.change, change) < 0;
          }),
        );
        if (inClockOrder)
          expect(ids).toEqual(
            changes
              .filter((one) => sets(one, field))
              .sort(byClock)
              .reverse()
              .map(({ id }) => id),
          );
      }
    }
  });
}
