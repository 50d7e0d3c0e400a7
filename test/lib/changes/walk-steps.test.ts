// @vitest-environment node
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { walkSteps } from '../../../lib/changes/walk-steps.ts';
import { runs } from './runs.ts';

interface Turn {
  id: string;
  opens: boolean;
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
