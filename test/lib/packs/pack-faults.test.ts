// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import data from '../../../lib/packs/data/education-2023-second.json';
import { PackError } from '../../../lib/packs/pack-error.ts';
import { findPackFaults } from '../../../lib/packs/pack-faults.ts';
import { readPack } from '../../../lib/packs/read-pack.ts';
import { runs } from '../changes/runs.ts';
import { tinyItem, tinyPack } from './tiny-pack.ts';

// The long check runs the property 5,000 times.
vi.setConfig({ testTimeout: 300_000 });

/** A pack of JSON, changed as nobody's types would let it. */
// biome-ignore lint/suspicious/noExplicitAny: what comes from a file may be anything
function spoilt(change: (pack: any) => void): unknown {
  const pack = structuredClone(tinyPack());
  change(pack);
  return pack;
}
const told = (value: unknown) => findPackFaults(value).map(({ path, reason }) => `${path} ${reason}`);

describe('the faults of a pack', () => {
  it('are none where it is sound', () => {
    expect(findPackFaults(structuredClone(data))).toEqual([]);
  });

  it('are all named: of shape and of what entries say together, each at its own place', () => {
    const pack = spoilt((it) => {
      it.items[0].question.zh = '';
      it.items[1].types.push('moon', 'mars');
      it.items[3].section = '9';
      it.items[4].how = ['check'];
      it.tags[0].area = 'nowhere';
      it.extra = 1;
      it.grades[1].score = 100;
    });
    expect(told(pack).sort()).toEqual(
      [
        'extra unknownField',
        'grades[1].score notFalling',
        'items[0].question.zh empty',
        'items[1].types[2] unknownReference',
        'items[1].types[1] unknownReference',
        'items[3].section unknownReference',
        'items[4].how papersOnly',
        'tags[0].area unknownReference',
      ].sort(),
    );
  });

  it('say what stands there, where that is short', () => {
    const pack = spoilt((it) => {
      it.items[1].types = ['moon'];
      it.version = 'one';
    });
    expect(findPackFaults(pack)).toContainEqual({ path: 'version', reason: 'badValue', value: 'one' });
    expect(findPackFaults(spoilt((it) => it.items[1].types.push('moon')))).toEqual([
      { path: 'items[1].types[1]', reason: 'unknownReference', value: 'moon' },
    ]);
  });

  it('do not hold against the others that an entry of wrong shape is left aside', () => {
    const pack = spoilt((it) => {
      it.unitTypes[0].name.en = '';
      it.docs[1].paras = 0;
    });
    expect(told(pack).sort()).toEqual(['docs[1].paras badValue', 'unitTypes[0].name.en empty']);
  });

  it('are a field that nobody knows, one named __proto__ too', () => {
    const pack = JSON.parse(
      JSON.stringify(tinyPack()).replace('"id":"1.1"', '"__proto__":{"a":1},"parent":"1.2","id":"1.1"'),
    );
    expect(told(pack)).toContain('items[0].parent unknownField');
    expect(told(pack).some((one) => one.startsWith('items[0].__proto__'))).toBe(true);
  });

  it('are a scale of one grade: the others are missing, and it says nothing', () => {
    expect(told(spoilt((it) => (it.grades = it.grades.slice(0, 1)))).sort()).toEqual([
      'grades incomplete',
      'grades oneGrade',
    ]);
  });

  it('are half a character, and a list that no checklist has', () => {
    expect(told(spoilt((it) => (it.items[2].look.zh = '看\ud83d')))).toEqual(['items[2].look.zh brokenText']);
    const many = spoilt((it) => (it.items = Array.from({ length: 5_001 }, (_, at) => tinyItem(`1.${at + 1}`))));
    expect(told(many)).toEqual(['items tooMany']);
  });

  it('are a newer format alone, and whatever is no pack at all', () => {
    expect(told(spoilt((it) => (it.formatVersion = 9)))).toEqual(['formatVersion unknownFormat']);
    for (const value of [null, 1, 'x', [], {}]) expect(findPackFaults(value).length).toBeGreaterThan(0);
  });

  it('are there just where readPack refuses, and name what it names', () => {
    const steps = fc.array(
      fc.constantFrom('items', 'tags', 'docs', 'grades', 0, 1, 'id', 'sources', 'para', 'zh', 'look', 'types'),
      {
        minLength: 1,
        maxLength: 5,
      },
    );
    fc.assert(
      fc.property(steps, fc.constantFrom<unknown>(null, '', 'x', 99, [], {}), (path, value) => {
        const pack = spoilt((it) => {
          let at = it;
          for (const step of path.slice(0, -1)) at = at?.[step] ?? it;
          if (typeof at === 'object') at[path.at(-1) ?? ''] = value;
        });
        let refused: PackError | null = null;
        try {
          readPack(structuredClone(pack));
        } catch (error) {
          if (!(error instanceof PackError)) throw error;
          refused = error;
        }
        const faults = findPackFaults(pack);
        expect(faults.length > 0).toBe(refused !== null);
        if (refused) expect(faults.map((fault) => fault.path)).toContain(refused.path);
      }),
      runs(),
    );
  });
});
