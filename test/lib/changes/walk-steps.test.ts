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
  same: (one: Turn, other: Turn) => one.opens === other.opens,
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

/** A wheel that turns on by one of three: each state comes again and again. */
const wheel = {
  order: (a: Push, b: Push) =>
    Number(Boolean(a.after)) - Number(Boolean(b.after)) || a.at - b.at || (a.id < b.id ? -1 : Number(a.id > b.id)),
  refuse: (state: number, { to }: Push, stands: boolean | undefined) =>
    stands === false || to !== (state + 1) % 3 ? ('notFromHere' as const) : null,
  next: (_: number, { to }: Push) => to,
  same: (one: Push, other: Push) => one.to === other.to,
};
interface Push {
  id: string;
  at: number;
  to: number;
  after?: string | undefined;
}

test('what was taken stands whatever the clocks say: no step that was overtaken comes alive behind it', () => {
  const act = fc.record({ who: fc.nat(2), clock: fc.integer({ min: -5, max: 5 }), hears: fc.subarray([0, 1, 2]) });
  fc.assert(
    fc.property(fc.array(act, { maxLength: 25 }), (acts) => {
      const known: Set<Push>[] = [new Set(), new Set(), new Set()];
      const walkOf = (who: number) => walkSteps([...(known[who] ?? [])], 0, wheel);
      acts.forEach(({ who, clock, hears }, time) => {
        for (const other of hears) for (const push of known[other] ?? []) known[who]?.add(push);
        const before = walkOf(who);
        const to = (before.state + 1) % 3;
        const after = before.taken.at(-1)?.id;
        known[who]?.add({ id: `p${time}`, at: time + clock * (who + 1), to, after });
        const walk = walkOf(who);
        // Whoever takes a first step names none, and another's may come before it.
        if (after !== undefined) expect(walk.taken).toEqual([...before.taken, walk.taken.at(-1)]);
        if (after !== undefined) expect(walk.taken.at(-1)?.id).toBe(`p${time}`);
      });
      for (const who of [0, 1, 2]) for (const push of known[who] ?? []) known[0]?.add(push);
      const [one, other] = [[...(known[0] ?? [])], [...(known[0] ?? [])].reverse()];
      expect(walkSteps(other, 0, wheel)).toEqual(walkSteps(one, 0, wheel));
    }),
    runs(),
  );
});

test('who follows one of two steps that come to the same follows the other: a stranger’s twin takes no chain away', () => {
  const chain: Push[] = [
    { id: 'a', at: 5, to: 1 },
    { id: 'b', at: 6, to: 2, after: 'a' },
    { id: 'c', at: 7, to: 0, after: 'b' },
  ];
  const twin = (after: string | undefined, to: number, at: number): Push => ({ id: 'twin', at, to, after });
  const last = (more: Push) => walkSteps([...chain, more], 0, wheel).taken.at(-1)?.id;
  expect(last(twin(undefined, 1, 1))).toBe('c');
  expect(last(twin('a', 2, 1))).toBe('c');
  expect(last(twin('b', 0, 1))).toBe('twin');
});
