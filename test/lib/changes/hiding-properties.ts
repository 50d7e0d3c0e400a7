import * as fc from 'fast-check';
import { expect } from 'vitest';
import type { Change } from '../../../lib/changes/change.ts';
import { authorOf, changeOf, hlcOf } from './builders.ts';
import type { Implementation } from './implementation.ts';
import { runs } from './runs.ts';
import { RECORDS, story, World } from './world.ts';

const idsOf = (changes: readonly Change[]): Set<string> => new Set(changes.map(({ id }) => id));

/** What a record says, whatever the ids of the changes that say it. */
function saysNow(lib: Implementation, log: readonly Change[]) {
  const { body, heads, conflicts } = lib.materialise(log);
  const known = new Map(log.map((change) => [change.id, change]));
  const values = Object.entries(heads).map(([field, ids]) => [
    field,
    ids.map((id) => JSON.stringify(lib.valueIn(known.get(id) as Change, field))).sort(),
  ]);
  return { body, conflicts, values: Object.fromEntries(values) };
}

function eachHidden(
  lib: Implementation,
  look: (before: Change[], after: Change[], own: Change[], others: Change[]) => void,
): void {
  fc.assert(
    fc.property(story, (told) => {
      const world = new World(lib, told);
      for (const device of world.devices) {
        for (const record of RECORDS) {
          const before = world.changesOf(device, record);
          const hiding = lib.hideHistory(before, device);
          const gone = new Set(hiding.drop.map(({ id }) => id));
          const after = [...before.filter(({ id }) => !gone.has(id)), ...hiding.add];
          const others = world.devices
            .filter((other) => other !== device)
            .flatMap((other) => world.changesOf(other, record));
          // A device knows no more than up to when it has handed out: what it made since, it alone has.
          const { author, sharedThrough } = device;
          const own = before.filter((one) => one.author === author && (!sharedThrough || one.hlc > sharedThrough));
          look(before, after, own, others);
        }
      }
    }),
    runs(),
  );
}

/** The record stays as it is, here and after meeting what others have. */
export function hidingChangesNothingThatIsShown(lib: Implementation): void {
  eachHidden(lib, (before, after, _, others) => {
    expect(saysNow(lib, after)).toEqual(saysNow(lib, before));
    expect(saysNow(lib, lib.mergeChanges(after, others))).toEqual(saysNow(lib, lib.mergeChanges(before, others)));
    for (const change of after) expect(lib.verifyChange(structuredClone(change))).toEqual(change);
  });
}

/** Of what this person alone has, only what is said now stays, and under ids that can't be guessed back. */
export function whatWasSaidBeforeIsGone(lib: Implementation): void {
  eachHidden(lib, (before, after, own) => {
    const stayed = idsOf(after);
    for (const { id } of own) expect(stayed.has(id)).toBe(false);
    for (const change of after.filter(({ id }) => !idsOf(before).has(id))) {
      expect(change.nonce).toMatch(/^[0-9a-f]{32}$/);
      for (const id of change.sup) expect(stayed.has(id)).toBe(true);
    }
  });
}

export function hidingTwiceIsHidingOnce(lib: Implementation): void {
  const [author, other] = [authorOf(1), authorOf(2)];
  const first = changeOf({ field: '*', value: { text: '王大爷说', how: 'listen' }, hlc: hlcOf(1), author });
  const second = changeOf({ value: '有人说', sup: [first.id], hlc: hlcOf(2), author });
  const theirs = changeOf({ field: 'how', value: 'ask', hlc: hlcOf(3), author: other });
  const log = [first, second, theirs];
  const hiding = lib.hideHistory(log, { author, sharedThrough: null });
  expect(hiding.drop.map(({ id }) => id).sort()).toEqual([first.id, second.id].sort());
  expect(hiding.shared).toBe(0);
  const after = [theirs, ...hiding.add];
  expect(JSON.stringify(after)).not.toContain('王大爷');
  expect(after.some(({ id, sup }) => [id, ...sup].some((one) => one === first.id || one === second.id))).toBe(false);
  expect(lib.hideHistory(after, { author, sharedThrough: null })).toEqual({ drop: [], add: [], shared: 0 });
  // Two that say the same are told apart by chance alone.
  expect(lib.hideHistory(log, { author, sharedThrough: null }).add[0]?.id).not.toBe(hiding.add[0]?.id);
}

/** What a file may hold stays and is counted; what came after it still goes. */
export function whatWasSharedStaysAndIsCounted(lib: Implementation): void {
  const author = authorOf(1);
  const first = changeOf({ value: '王大爷说', hlc: hlcOf(1), author });
  const second = changeOf({ value: '李大妈说', sup: [first.id], hlc: hlcOf(2), author });
  const third = changeOf({ value: '有人说', sup: [second.id], hlc: hlcOf(3), author });
  const log = [first, second, third];
  const hiding = lib.hideHistory(log, { author, sharedThrough: hlcOf(1) });
  expect(hiding.shared).toBe(1);
  expect(hiding.drop).toEqual([second, third]);
  expect(hiding.add.map(({ value, sup }) => ({ value, sup }))).toEqual([{ value: '有人说', sup: [first.id] }]);
  expect(lib.hideHistory(log, { author, sharedThrough: hlcOf(3) })).toEqual({ drop: [], add: [], shared: 3 });
}
