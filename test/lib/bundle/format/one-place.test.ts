// @vitest-environment node
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Places } from '../../../../lib/bundle/format/one-place.ts';
import { type Change, SEVERAL } from '../../../../lib/changes/change.ts';
import { KINDS } from '../../../../lib/model/records.ts';
import { authorOf, changeOf, hlcOf, idOf } from '../../changes/builders.ts';
import { runs } from '../../changes/runs.ts';

const [UNIT, VISIT, NOTE, OTHER] = [idOf(1), idOf(2), idOf(3), idOf(4)];
const says = (rec: string, kind: string, parent: string | null, value: Record<string, string> = { text: 'a' }) =>
  changeOf({ rec, kind, parent, field: SEVERAL, value, hlc: hlcOf(9) });
const batch = (seq: number, ...changes: Change[]) => ({ head: { author: authorOf(1), seq }, changes });
const nameOf = (seq: number) => `data/batches/${authorOf(1)}-${seq}.ndjson`;
const unit = says(UNIT, 'unit', null);
const visit = says(VISIT, 'visit', UNIT);

function throws(act: () => void): boolean {
  try {
    act();
    return false;
  } catch {
    return true;
  }
}

/** Whether a file of one batch with these is refused, and at which line. */
function fault(...changes: Change[]): unknown {
  try {
    new Places().follow(batch(1, ...changes));
    return null;
  } catch (error) {
    const { reason, place, line } = error as { reason: string; place: string; line: number };
    return place === nameOf(1) ? `${reason} ${line}` : place;
  }
}

describe('a record belongs to one that may hold it', () => {
  it.each([
    ['a visit with its unit and its parts', [unit, visit, says(NOTE, 'note', VISIT), says(OTHER, 'tag', VISIT)], null],
    ['parts before what they belong to', [says(NOTE, 'evidence', VISIT), visit, unit], null],
    ['a visit that came without its unit, and a note of the inbox', [visit, says(NOTE, 'note', null)], null],
    ['a finding of a unit, and its step', [unit, says(NOTE, 'finding', UNIT), says(OTHER, 'step', NOTE)], null],
    ['a draft of a pack, and a part of it', [says(NOTE, 'pack', null), says(OTHER, 'pack', NOTE)], null],
    ['a note under itself', [unit, says(NOTE, 'note', NOTE)], 'misplaced 3'],
    ['notes in a ring', [says(NOTE, 'note', OTHER), says(OTHER, 'note', NOTE)], 'misplaced 2'],
    ['parts of packs in a ring', [says(NOTE, 'pack', OTHER), says(OTHER, 'pack', NOTE)], 'misplaced 2'],
    ['a visit under a visit', [visit, says(OTHER, 'visit', VISIT)], 'misplaced 3'],
    ['a note under a unit', [unit, says(NOTE, 'note', UNIT)], 'misplaced 3'],
    ['a tag under nothing', [says(NOTE, 'tag', null)], 'misplaced 2'],
    ['a unit under anything', [says(UNIT, 'unit', OTHER)], 'misplaced 2'],
    ['a note in two visits', [says(NOTE, 'note', VISIT), says(NOTE, 'note', OTHER)], 'foreign 3'],
  ])('%s', (_, changes, verdict) => {
    expect(fault(...changes)).toBe(verdict);
  });

  it('a comment speaks of no comment, and answers in the thread of one', () => {
    const comment = (rec: string, of: Record<string, string>) => says(rec, 'comment', VISIT, { text: 'a', ...of });
    const first = comment(NOTE, { on: VISIT });
    expect(fault(visit, first, comment(OTHER, { on: VISIT, thread: NOTE }))).toBeNull();
    expect(fault(visit, first, comment(OTHER, { on: NOTE }))).toBe('misplaced 4');
    expect(fault(visit, comment(OTHER, { on: OTHER }))).toBe('misplaced 3');
    expect(fault(visit, comment(OTHER, { on: VISIT, thread: VISIT }))).toBe('misplaced 3');
    expect(fault(comment(NOTE, { on: OTHER }), comment(OTHER, { on: NOTE }))).toBe('misplaced 2');
    const turned = changeOf({ rec: OTHER, kind: 'comment', parent: VISIT, field: 'on', value: NOTE, hlc: hlcOf(9) });
    expect(fault(first, comment(OTHER, { on: VISIT }), turned)).toBe('misplaced 4');
  });

  it('by what lies here too', () => {
    const here = new Places([[UNIT, { kind: 'unit', parent: null }]]);
    expect(() => here.follow(batch(1, says(NOTE, 'note', UNIT)))).toThrow('misplaced');
    expect(() => here.follow(batch(2, says(NOTE, 'note', VISIT)))).not.toThrow();
  });
});

it('each kind belongs to what lib/bundle/FORMAT.md says, and to nothing else', () => {
  const guide = readFileSync(join(import.meta.dirname, '../../../../lib/bundle/FORMAT.md'), 'utf8');
  const [, table = ''] = /### What belongs to what([\s\S]*?)\n\n[^|]*\n\n##/.exec(guide) ?? [];
  const rows = [...table.matchAll(/^\| (`.*?) \| (.*) \|$/gm)];
  const named = (text = '') => [...text.matchAll(/`(\w+)`/g)].map(([, kind = '']) => kind);
  expect(rows.flatMap(([, kinds]) => named(kinds)).sort()).toEqual([...KINDS].sort());
  for (const [, kinds, holders = ''] of rows) {
    for (const kind of named(kinds)) {
      const bare = holders.includes('nothing') ? null : 'misplaced 2';
      expect([kind, fault(says(NOTE, kind, null))]).toEqual([kind, bare]);
      const held = KINDS.filter((above) => {
        const places = new Places([[OTHER, { kind: above, parent: null }]]);
        return !throws(() => places.follow(batch(1, says(NOTE, kind, OTHER))));
      });
      expect([kind, held]).toEqual([kind, named(holders)]);
    }
  }
});

describe('what can be known only once all batches were read', () => {
  it('refuses the one that was in the wrong place, not what it named', () => {
    const places = new Places();
    places.follow(batch(1, says(OTHER, 'note', VISIT), says(NOTE, 'note', UNIT)));
    expect(places.misplaced()).toEqual(new Map());
    places.follow(batch(2, unit, visit));
    const found = [...places.misplaced()].map(([name, { reason, line }]) => [name, reason, line]);
    expect(found).toEqual([[nameOf(1), 'misplaced', 3]]);
  });

  it('counts nothing of a batch that was refused', () => {
    const places = new Places();
    expect(() => places.follow(batch(1, says(VISIT, 'unit', null), says(OTHER, 'note', OTHER)))).toThrow('misplaced');
    places.follow(batch(2, says(NOTE, 'note', VISIT)));
    places.follow(batch(3, visit));
    expect(places.misplaced()).toEqual(new Map());
  });
});

it('whatever is taken, each record comes up to one that stands by itself or is unknown', () => {
  const record = fc.tuple(fc.nat(5), fc.constantFrom('pack', 'pack', 'unit', 'visit', 'note'), fc.option(fc.nat(7)));
  fc.assert(
    fc.property(fc.array(fc.array(record, { minLength: 1, maxLength: 4 }), { maxLength: 6 }), (batches) => {
      const places = new Places();
      const taken = new Map<string, Map<string, string | null>>();
      for (const [at, records] of batches.entries()) {
        const changes = records.map(([rec, kind, parent]) =>
          changeOf({ rec: idOf(rec), kind, parent: parent === null ? null : idOf(parent) }),
        );
        try {
          places.follow(batch(at + 1, ...changes));
          taken.set(nameOf(at + 1), new Map(changes.map(({ rec, parent }) => [rec, parent])));
        } catch {
          // Nothing of it counts.
        }
      }
      for (const name of places.misplaced().keys()) taken.delete(name);
      const parents = new Map([...taken.values()].flatMap((one) => [...one]));
      for (const rec of parents.keys()) {
        const passed = new Set<string>();
        for (let at: string | null | undefined = rec; at; at = parents.get(at)) {
          expect(passed.has(at)).toBe(false);
          passed.add(at);
        }
      }
    }),
    runs(),
  );
});
