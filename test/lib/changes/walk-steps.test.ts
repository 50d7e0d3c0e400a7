// @vitest-environment node
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { walkSteps } from '../../../lib/changes/walk-steps.ts';
import { runs } from './runs.ts';

interface Turn {
  id: string;
  opens: boolean;
  after?: string;
}

/** A gate that opens and shuts. */
const rules = {
  order: (a: Turn, b: Turn) => (a.id < b.id ? -1 : Number(a.id > b.id)),
  refuse: (isOpen: boolean, { opens }: Turn) => (isOpen === opens ? ('alreadySo' as const) : null),
  next: (_: boolean, { opens }: Turn) => opens,
};

test('steps come to the same in any order and with repeats; each counts or is said not to, and only legal ones count', () => {
  const step = fc.record({ id: fc.uuid(), opens: fc.boolean() });
  const steps = fc.uniqueArray(step, { selector: ({ id }) => id, maxLength: 12 });
  fc.assert(
    fc.property(
      steps.chain((all) =>
        fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 })),
      ),
      ([all, shuffled]) => {
        const walk = walkSteps(all, false, rules);
        expect(walkSteps(shuffled, false, rules)).toEqual(walk);
        expect(walk.taken.length + walk.void.length).toBe(all.length);
        let state = false;
        for (const taken of walk.taken) {
          expect(rules.refuse(state, taken)).toBeNull();
          state = taken.opens;
        }
        expect(walk.state).toBe(state);
      },
    ),
    runs(),
  );
});

test('a step follows the one that it says it does, though it stands before it by order', () => {
  const taken = (...steps: Turn[]) => walkSteps(steps, false, rules).taken.map(({ id }) => id);
  const [opened, shut, again] = [
    { id: 'z', opens: true },
    { id: 'b', opens: false, after: 'z' },
    { id: 'c', opens: true, after: 'b' },
  ];
  expect(taken(again, shut, opened)).toEqual(['z', 'b', 'c']);
  expect(taken(again, { ...shut, after: 'nowhere' }, opened)).toEqual(['c']);
});

test('whoever says that a step follows another moves no other step by it', () => {
  const step = fc.record({ id: fc.uuid(), opens: fc.boolean() });
  const steps = fc.uniqueArray(step, { selector: ({ id }) => id, minLength: 1, maxLength: 10 });
  const mine = fc.record({ id: fc.uuid(), opens: fc.constant(true), at: fc.nat() });
  const orderOf = (all: readonly Turn[]) =>
    walkSteps(all, null, { ...rules, refuse: () => null, next: () => null }).taken.map(({ id }) => id);
  fc.assert(
    fc.property(steps, mine, (all, { at, ...own }) => {
      const after = all[at % all.length]?.id ?? '';
      const placed = orderOf([...all, { ...own, after }]);
      expect(placed.filter((id) => id !== own.id)).toEqual(orderOf(all));
      expect(placed.indexOf(own.id)).toBeGreaterThan(placed.indexOf(after));
      // Rings are told apart from each other and lose nothing.
      expect(orderOf([...all.map((one) => ({ ...one, after: own.id })), { ...own, after }])).toHaveLength(
        all.length + 1,
      );
    }),
    runs(),
  );
});
