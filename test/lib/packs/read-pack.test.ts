// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import counter from '../../../lib/packs/data/counter-service.json';
import data from '../../../lib/packs/data/education-2023-second.json';
import { PackError, showPath } from '../../../lib/packs/pack-error.ts';
import { readPack } from '../../../lib/packs/read-pack.ts';

type Path = (string | number)[];
type Node = Record<string | number, unknown>;

/** How a pack is refused; fails where it is taken. */
function refusal(value: unknown): PackError {
  try {
    readPack(value);
  } catch (error) {
    if (error instanceof PackError) return error;
    throw error;
  }
  throw new Error('the pack was taken');
}

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const steps = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return [path, ...steps.flatMap((step) => pathsOf((value as Node)[step], [...path, step]))];
}

function at(value: unknown, path: Path): unknown {
  return path.reduce((node, step) => (node as Node)[step], value);
}

/** A copy of the shipped pack in which the object that holds `path`'s last step was changed. */
function changed(path: Path, change: (holder: Node, step: string | number) => void): unknown {
  const copy = structuredClone(data) as unknown;
  change(at(copy, path.slice(0, -1)) as Node, path.at(-1) ?? '');
  return copy;
}

const PATHS = pathsOf(data).filter((path) => path.length > 0);
const LEAVES = PATHS.filter((path) => typeof at(data, path) !== 'object');
/** What a grade is worth may be null, and then says something: cross-checks.test.ts asks about it. */
const TYPED = PATHS.filter((path) => !/^grades\[\d+\]\.score$/.test(showPath(path)));
const OBJECTS = pathsOf(data).filter((path) => Object.prototype.toString.call(at(data, path)) === '[object Object]');
const OPTIONAL = new RegExp(
  `^(${[
    'items\\[\\d+\\]\\.(traits|clauses|duty|duty\\.every|duty\\.count)',
    'tags\\[\\d+\\]\\.items',
    '(unitTypes|traits)\\[\\d+\\]\\.clauses',
    'materials\\[\\d+\\]\\.rules\\[\\d+\\]\\.tags',
    'dimensions|materials|limits|score|questions|evaluation|unitFacts',
    'seed\\.team\\.rule',
  ].join('|')})$`,
);
const FIELDS = PATHS.filter((path) => typeof path.at(-1) === 'string' && !OPTIONAL.test(showPath(path)));
const RUNS = { numRuns: process.env.XUNJI_LONG ? 1000 : 150 };

describe('readPack', () => {
  it.each([data, counter])('takes the shipped pack $id as it is', (shipped) => {
    expect(readPack(structuredClone(shipped))).toEqual(shipped);
  });

  it('names any field that is missing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FIELDS), (path) => {
        const broken = changed(path, (holder, step) => delete holder[step]);
        expect(refusal(broken)).toMatchObject({ path: showPath(path), reason: 'missing' });
      }),
      RUNS,
    );
  });

  it('names any field of the wrong type', () => {
    fc.assert(
      fc.property(fc.constantFrom(...TYPED), fc.constantFrom(null, Symbol('odd')), (path, value) => {
        const broken = changed(path, (holder, step) => {
          holder[step] = value;
        });
        const { path: named, reason } = refusal(broken);
        expect(named).toBe(showPath(path));
        expect(['badType', 'badValue']).toContain(reason);
      }),
      RUNS,
    );
  });

  it('names any text that is blank and any number that is below its range', () => {
    const bare = LEAVES.filter((path) => typeof at(data, path) !== 'boolean');
    fc.assert(
      fc.property(fc.constantFrom(...bare), fc.constantFrom('', ' \u3000'), (path, blank) => {
        const broken = changed(path, (holder, step) => {
          holder[step] = typeof holder[step] === 'number' ? -1 : blank;
        });
        expect(refusal(broken).path).toBe(showPath(path));
      }),
      RUNS,
    );
  });

  it('names any field that it does not know', () => {
    fc.assert(
      fc.property(fc.constantFrom(...OBJECTS), (path) => {
        const broken = changed([...path, 'colour'], (holder, step) => {
          holder[step] = 'red';
        });
        expect(refusal(broken)).toMatchObject({ path: showPath([...path, 'colour']), reason: 'unknownField' });
      }),
      RUNS,
    );
  });

  it('says that a newer format is not known, before it looks at anything else', () => {
    expect(refusal({ formatVersion: 2, whatIsNew: true }).message).toBe('formatVersion: unknownFormat');
  });

  it('refuses what is no pack at all', () => {
    expect(refusal(null).message).toBe('pack: badType');
    expect(refusal([]).message).toBe('pack: badType');
    expect(refusal({}).message).toBe('formatVersion: missing');
  });
});
