// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Change, type Json, personOf } from '../../../lib/changes/change.ts';
import { type Decision, rightOf, rightsFrom, rosterFrom, type Trust } from '../../../lib/review/rights.ts';
import { authorOf, changeOf, hlcOf } from '../changes/builders.ts';
import { runs } from '../changes/runs.ts';

const person = (number: number) => personOf(authorOf(number));
const key = (number: number) => number.toString(16).padStart(64, '0');
const [LEAD, SECOND, ANNA, OTHER] = [1, 2, 3, 4];
const trust: Trust = {
  lead: { person: person(LEAD), key: key(LEAD) },
  keyOf: (who) =>
    [LEAD, SECOND, ANNA, OTHER].map((one) => (person(one) === who ? key(one) : null)).find(Boolean) ?? null,
};
const says = (by: number, of: number, value: Record<string, Json>, at: number, ...sup: Change[]) =>
  changeOf({
    ...{ rec: person(of), parent: null, kind: 'member', field: '*', value, hlc: hlcOf(at), author: authorOf(by) },
    sup: sup.map(({ id }) => id),
  });
const made = (of: number, role: string, at = 1, by = LEAD) => says(by, of, { name: '某', role, key: key(of) }, at);
const why = (log: Change[], who: number, what: Decision = 'accept', at?: number) =>
  rightsFrom(log, trust)(person(who), what, at === undefined ? undefined : { hlc: hlcOf(at) });

describe('who may decide', () => {
  it.each([
    ['lead', { accept: null, return: null, reopen: null, settle: null, adjudicate: null, suspectAgain: null }],
    [
      'reviewer',
      {
        accept: null,
        return: null,
        reopen: 'notTheirRole',
        settle: 'notTheirRole',
        adjudicate: null,
        suspectAgain: 'notTheirRole',
      },
    ],
    ['supervisor', { accept: 'notTheirRole', adjudicate: 'notTheirRole', settle: 'notTheirRole' }],
    ['liaison', { accept: 'notTheirRole', return: 'notTheirRole' }],
    ['of a newer version', { accept: 'notTheirRole' }],
  ] as const)('as %s: %o', (role, expected) => {
    for (const [what, refused] of Object.entries(expected))
      expect(why([made(ANNA, role)], ANNA, what as Decision)).toBe(refused);
  });

  it('follows the roster’s word that a decision names, though the lead’s clock is hours ahead', () => {
    const place = made(ANNA, 'reviewer', 900);
    const mayAt = (log: Change[], right?: string) =>
      rightsFrom(log, trust)(person(ANNA), 'accept', { hlc: hlcOf(5), right });
    expect(mayAt([place])).toBe('notOnRoster');
    expect(rightOf([place], trust, person(ANNA))).toBe(place.id);
    expect(mayAt([place], place.id)).toBeNull();
    // Taken off the roster since: what names the word before is judged by it, what comes later isn't.
    const off = says(LEAD, ANNA, { role: 'supervisor' }, 901, place);
    expect(mayAt([place, off], place.id)).toBeNull();
    expect(why([place, off], ANNA, 'accept', 902)).toBe('notTheirRole');
    expect(rightsFrom([place, off], trust)(person(ANNA), 'accept', { hlc: hlcOf(902), right: place.id })).toBe(
      'notTheirRole',
    );
    expect(mayAt([place], off.id)).toBe('notOnRoster');
  });

  it('the trusted lead may everything, by their key alone', () => {
    expect(why([], LEAD, 'settle')).toBeNull();
    const other = { ...trust, keyOf: () => key(99) };
    expect(rightsFrom([made(ANNA, 'reviewer')], other)(person(LEAD), 'accept')).toBe('otherKey');
    // What is signed by another key under their name puts nobody on the roster.
    expect(rightsFrom([made(ANNA, 'reviewer')], other)(person(ANNA), 'accept')).toBe('notOnRoster');
    const here: Trust = { ...trust, lead: { person: person(LEAD), key: null }, keyOf: () => null };
    expect(rightsFrom([], here)(person(LEAD), 'accept')).toBeNull();
  });

  it('nobody gives themselves a role or a key, and whoever is no lead gives nobody one', () => {
    const base = made(ANNA, 'supervisor');
    expect(why([base, says(ANNA, ANNA, { role: 'lead' }, 2, base)], ANNA)).toBe('notTheirRole');
    expect(why([says(ANNA, ANNA, { role: 'lead', key: key(ANNA) }, 2)], ANNA)).toBe('notOnRoster');
    expect(why([made(OTHER, 'reviewer'), made(ANNA, 'reviewer', 2, OTHER)], ANNA)).toBe('notOnRoster');
    const second = made(SECOND, 'lead');
    const own = says(SECOND, SECOND, { role: 'liaison', key: key(9) }, 2, second);
    expect(why([second, own], SECOND, 'settle')).toBeNull();
    const theft = says(OTHER, LEAD, { role: 'liaison', key: key(OTHER) }, 2);
    expect(why([made(OTHER, 'lead'), theft], LEAD)).toBeNull();
  });

  it('needs a key that the roster knows and that bundles are signed with', () => {
    expect(why([says(LEAD, ANNA, { role: 'reviewer' }, 1)], ANNA)).toBe('noKey');
    expect(why([says(LEAD, ANNA, { role: 'reviewer', key: key(9) }, 1)], ANNA)).toBe('otherKey');
    expect(why([made(8, 'reviewer')], 8)).toBe('otherKey');
  });

  it('goes with a role that is changed or taken away, and what was decided before stays decided', () => {
    const base = made(ANNA, 'reviewer', 1);
    const down = says(LEAD, ANNA, { role: 'supervisor' }, 5, base);
    const gone = says(LEAD, ANNA, { deleted: { device: 1, offset: 0, zone: 'UTC' } }, 5);
    for (const [log, refused] of [
      [[base, down], 'notTheirRole'],
      [[base, gone], 'notOnRoster'],
    ] as const) {
      expect(why([...log], ANNA)).toBe(refused);
      expect(why([...log], ANNA, 'accept', 5)).toBe(refused);
      expect(why([...log], ANNA, 'accept', 4)).toBeNull();
      expect(why([...log], ANNA, 'accept', 0)).toBe('notOnRoster');
    }
  });

  it('two leads both may; where they differ it is nobody’s until one settles it', () => {
    const base = [made(SECOND, 'lead', 1), made(ANNA, 'supervisor', 2)];
    const [mine, theirs] = [says(LEAD, ANNA, { role: 'reviewer' }, 5), says(SECOND, ANNA, { role: 'liaison' }, 6)];
    const withSup = (one: Change, at: number, by: number, role: string, ...sup: Change[]) =>
      says(by, ANNA, { role }, at, one, ...sup);
    const apart = [
      ...base,
      withSup(base[1] as Change, 5, LEAD, 'reviewer'),
      withSup(base[1] as Change, 6, SECOND, 'liaison'),
    ];
    expect(why(apart, ANNA)).toBe('unsettled');
    expect(why(apart, SECOND, 'settle')).toBeNull();
    const settled = withSup(base[1] as Change, 7, SECOND, 'reviewer', ...apart.slice(2));
    expect(why([...apart, settled], ANNA)).toBeNull();
    expect(why([...apart, settled], ANNA, 'accept', 6)).toBe('unsettled');
    expect(why([...base, mine, theirs], ANNA)).toBe('unsettled');
  });

  it('a lead’s word goes over what another wrote in between, though that doesn’t count', () => {
    const base = made(ANNA, 'supervisor', 1);
    const own = says(ANNA, ANNA, { role: 'lead' }, 2, base);
    expect(why([base, own, says(LEAD, ANNA, { role: 'reviewer' }, 3, own)], ANNA)).toBeNull();
  });

  it('a lead who was made one by no lead makes nobody one, and one who no longer is makes nobody one any more', () => {
    const second = made(SECOND, 'lead', 1);
    const down = says(LEAD, SECOND, { role: 'liaison' }, 5, second);
    expect(why([second, down, made(ANNA, 'reviewer', 6, SECOND)], ANNA)).toBe('notOnRoster');
    expect(why([second, down, made(ANNA, 'reviewer', 4, SECOND)], ANNA)).toBeNull();
  });

  it('is the same for all who have the same changes, in any order and with repeats', () => {
    const change = fc
      .record({
        by: fc.integer({ min: 1, max: 4 }),
        of: fc.integer({ min: 1, max: 4 }),
        role: fc.constantFrom('lead', 'reviewer', 'supervisor'),
        at: fc.nat(9),
      })
      .map(({ by, of, role, at }) => made(of, role, at, by));
    fc.assert(
      fc.property(
        fc
          .array(change, { maxLength: 8 })
          .chain((all) =>
            fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 })),
          ),
        fc.nat(10),
        ([all, shuffled], at) => {
          const [one, other] = [rightsFrom(all, trust), rightsFrom(shuffled, trust)];
          for (const who of [1, 2, 3, 4]) {
            for (const time of [undefined, { hlc: hlcOf(at) }])
              expect(other(person(who), 'adjudicate', time)).toBe(one(person(who), 'adjudicate', time));
            // Whom no lead ever spoke of but themselves may nothing.
            const spoken = all.some(({ rec, author }) => rec === person(who) && personOf(author) !== rec);
            if (who !== LEAD && !spoken) expect(one(person(who), 'adjudicate')).toBe('notOnRoster');
          }
          expect(one(person(LEAD), 'reopen')).toBeNull();
        },
      ),
      runs(),
    );
  });
});

describe('the roster that leads made', () => {
  const roster = (log: Change[]) => Object.fromEntries(rosterFrom(log, trust));

  it('names whom leads gave a role or a key, and nobody by their own word', () => {
    const base = made(ANNA, 'reviewer');
    expect(roster([base, says(OTHER, OTHER, { role: 'lead', key: key(OTHER) }, 2)])).toEqual({
      [person(ANNA)]: { person: person(ANNA), role: 'reviewer', key: key(ANNA), unsettled: false },
    });
    const keyless = says(LEAD, ANNA, { key: null }, 5, base);
    expect(roster([base, keyless])[person(ANNA)]).toMatchObject({ role: 'reviewer', key: null });
    const gone = says(LEAD, ANNA, { deleted: { device: 1, offset: 0, zone: 'UTC' } }, 5);
    expect(roster([base, gone])).toEqual({});
  });

  it('says nothing of a role that this version doesn’t know, and of whom leads differ on', () => {
    expect(roster([made(ANNA, 'of a newer version')])[person(ANNA)]).toMatchObject({ role: null, key: key(ANNA) });
    const log = [made(SECOND, 'lead'), made(ANNA, 'reviewer', 3), made(ANNA, 'supervisor', 3, SECOND)];
    expect(roster(log)[person(ANNA)]).toMatchObject({ unsettled: true });
  });
});
