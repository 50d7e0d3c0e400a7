import * as fc from 'fast-check';
import { expect } from 'vitest';
import type { Json } from '../../../lib/changes/change.ts';
import { authorOf, changeOf, hlcOf, idOf } from './builders.ts';
import type { Implementation } from './implementation.ts';
import { runs } from './runs.ts';

const text = fc.string({ unit: 'binary' });
const json: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    // JSON has one nought only.
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
    text,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      text.filter((key) => key !== '__proto__'),
      tie('value'),
      { maxKeys: 4, noNullPrototype: true },
    ),
  ),
})).value;

function reversed(value: Json): Json {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, one]) => [key, reversed(one)]),
  );
}

export function canonicalJsonIsOneSpellingAndReadsBack(lib: Implementation): void {
  fc.assert(
    fc.property(json, (value) => {
      const spelled = lib.canonicalJson(value);
      expect(JSON.parse(spelled)).toEqual(value);
      expect(lib.canonicalJson(reversed(value))).toBe(spelled);
      expect(lib.canonicalJson(JSON.parse(spelled))).toBe(spelled);
    }),
    runs(),
  );
}

/** The id is of everything that a change says, so that two which differ anywhere never fall together. */
export function anIdIsOfEveryPart(lib: Implementation): void {
  const change = lib.makeChange(changeOf());
  const others = [
    { rec: idOf(9) }, { parent: null }, { kind: 'tag' }, { field: 'fact' }, { value: 'b' }, { sup: ['a'.repeat(64)] },
    { hlc: hlcOf(1_001) }, { author: authorOf(9) },
  ]; // biome-ignore format: a table
  for (const part of others) {
    const other = lib.makeChange({ ...change, ...part });
    expect(other.id, JSON.stringify(part)).not.toBe(change.id);
    expect(lib.mergeChanges([change], [other])).toHaveLength(2);
    expect(() => lib.verifyChange({ ...change, ...part }), JSON.stringify(part)).toThrow(lib.ChangeError);
  }
}

export function whatIsMadeVerifiesAfterAnyJourney(lib: Implementation): void {
  fc.assert(
    fc.property(fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) }), (value) => {
      const change = lib.makeChange(changeOf({ value }));
      expect(lib.verifyChange(JSON.parse(lib.canonicalJson(change as { [key: string]: Json })))).toEqual(change);
    }),
    runs(),
  );
}
