// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { PackError } from '../../../lib/packs/pack-error.ts';
import { readPack } from '../../../lib/packs/read-pack.ts';
import type { Pack, PackItem, PackTag } from '../../../lib/packs/schema.ts';
import { tinyItem, tinyPack } from './tiny-pack.ts';

/** The tiny pack after a change that its shape allows. */
function withChange(change: (pack: Pack) => void): Pack {
  const pack = structuredClone(tinyPack());
  change(pack);
  return pack;
}

/** Each list with its last entry twice. */
const twice = <T>(list: T[]) => [...list, ...list.slice(-1)];

function expectRefusal(pack: Pack, path: string, reason: string): void {
  let refused: unknown;
  try {
    readPack(pack);
  } catch (error) {
    refused = error;
  }
  expect(refused).toBeInstanceOf(PackError);
  expect(refused).toMatchObject({ path, reason });
}

const withItem = (over: Partial<PackItem>, id = '1.1') =>
  withChange((pack) => {
    pack.items[0] = tinyItem(id, over);
  });

const withTag = (over: Partial<PackTag>) =>
  withChange((pack) => {
    pack.tags = pack.tags.map((tag, index) => (index === 1 ? { ...tag, ...over } : tag));
  });

describe('ids', () => {
  it.each([
    ['docs', 'docs[2].id'],
    ['unitTypes', 'unitTypes[3].id'],
    ['traits', 'traits[1].id'],
    ['sections', 'sections[2].id'],
    ['items', 'items[5].id'],
    ['areas', 'areas[2].id'],
    ['tags', 'tags[2].id'],
    ['tagParts', 'tagParts[5].id'],
  ] as const)('of %s are there once', (list, path) => {
    const pack = withChange((it) => Object.assign(it, { [list]: twice<unknown>(it[list]) }));
    expectRefusal(pack, path, 'duplicate');
  });
});

describe('an item', () => {
  it.each([
    ['an unknown section', { section: '9' }, 'items[0].section', 'unknownReference'],
    ['another section than its number', { section: '2' }, 'items[0].section', 'wrongSection'],
    ['an unknown type', { types: ['village', 'moon'] }, 'items[0].types[1]', 'unknownReference'],
    ['a type twice', { types: ['village', 'village'] }, 'items[0].types[1]', 'duplicate'],
    ['an unknown trait', { traits: ['moon'] }, 'items[0].traits[0]', 'unknownReference'],
    ['an unknown document', { sources: [{ doc: 'D9', para: 1 }] }, 'items[0].sources[0].doc', 'unknownReference'],
    ['a paragraph past the end', { sources: [{ doc: 'D1', para: 6 }] }, 'items[0].sources[0].para', 'noSuchPara'],
    ['a paragraph twice', { sources: Array(2).fill({ doc: 'D1', para: 1 }) }, 'items[0].sources[1]', 'duplicate'],
    ['only a weak basis', { sources: [{ doc: 'D2', para: 1 }] }, 'items[0].sources', 'weakBasis'],
    ['no way to find out', { how: [] }, 'items[0].how', 'empty'],
    ['a way named twice', { how: ['ask', 'ask'] }, 'items[0].how[1]', 'duplicate'],
    ['a requirement named twice', { serves: ['S01', 'S01'] }, 'items[0].serves[1]', 'duplicate'],
    ['papers as the only way', { how: ['check'] }, 'items[0].how', 'papersOnly'],
    ['nothing to observe', { look: { zh: ' ', en: 'x' } }, 'items[0].look.zh', 'empty'],
    ['nothing against it', { against: { zh: 'x', en: '' } }, 'items[0].against.en', 'empty'],
    ['neither type nor trait', { types: [] }, 'items[0].types', 'empty'],
    ['an unknown point', { points: ['S01.1'] }, 'items[0].points[0]', 'unknownReference'],
    ['an unknown clause', { clauses: ['village.9'] }, 'items[0].clauses[0]', 'unknownReference'],
    ['a duty’s count', { duty: { local: true, count: 1 } }, 'items[0].duty', 'dutyOnly'],
    ['a weight of nothing', { weight: 0 }, 'items[0].weight', 'badValue'],
    ['a weight above ten', { weight: 10.5 }, 'items[0].weight', 'badValue'],
    ['a later version of the pack to be retired in', { retired: '1.0.1' }, 'items[0].retired', 'laterVersion'],
    ['no version to be retired in', { retired: 'yes' }, 'items[0].retired', 'badValue'],
    ['a label too long for a chip', { short: { zh: '一二三四五六七八九', en: 'x' } }, 'items[0].short.zh', 'tooLong'],
  ] satisfies [string, Partial<PackItem>, string, string][])('may not have %s', (_what, over, path, reason) => {
    expectRefusal(withItem(over), path, reason);
  });

  it('may rest on a weak document beside a strong one', () => {
    const sources = [
      { doc: 'D2', para: 1 },
      { doc: 'D1', para: 1 },
    ];
    expect(readPack(withItem({ sources })).items[0]?.sources).toEqual(sources);
  });

  it('may apply by a trait alone', () => {
    expect(readPack(withItem({ types: [], traits: ['mobile'] })).items[0]?.types).toEqual([]);
  });

  it('may have been retired in this version or before, in the order of numbers', () => {
    const retired = (version: string, since: string) =>
      withChange((pack) => {
        pack.version = version;
        pack.items[0] = tinyItem('1.1', { retired: since });
      });
    for (const since of ['1.10.0', '1.9.9', '0.20.0']) expect(readPack(retired('1.10.0', since))).toBeTruthy();
    expectRefusal(retired('1.9.0', '1.10.0'), 'items[0].retired', 'laterVersion');
  });

  it('that is a duty needs someone to be asked', () => {
    expectRefusal(withItem({ form: 'duty', how: ['check', 'look'] }), 'items[0].how', 'nobodyAsked');
  });
});

describe('tags and types', () => {
  it('a tag names a known area and known items, on more than a weak basis', () => {
    expectRefusal(withTag({ area: 'moon' }), 'tags[1].area', 'unknownReference');
    expectRefusal(withTag({ items: ['9.9'] }), 'tags[1].items[0]', 'unknownReference');
    expectRefusal(withTag({ sources: [{ doc: 'D2', para: 1 }] }), 'tags[1].sources', 'weakBasis');
  });

  it('a unit type rests on more than a weak basis', () => {
    const pack = withChange(({ unitTypes }) => {
      for (const type of unitTypes) type.sources = [{ doc: 'D2', para: 1 }];
    });
    expectRefusal(pack, 'unitTypes[0].sources', 'weakBasis');
  });

  it('all five parts of a tag are there', () => {
    const pack = withChange((it) => {
      it.tagParts = it.tagParts.slice(1);
    });
    expectRefusal(pack, 'tagParts', 'incomplete');
  });
});

describe('the scale', () => {
  const withScores = (...scores: (number | null)[]) =>
    withChange((pack) => {
      pack.grades = pack.grades.map((grade, index) => ({ ...grade, score: scores[index] ?? null }));
    });

  it('has every grade once', () => {
    const less = withChange((pack) => {
      pack.grades = pack.grades.slice(1);
    });
    expectRefusal(less, 'grades', 'incomplete');
    const more = withChange((pack) => {
      pack.grades = twice(pack.grades);
    });
    expectRefusal(more, 'grades[6].grade', 'duplicate');
  });

  it('falls from good to poor, whatever the order in which its grades stand', () => {
    const turned = withScores(90, 70, 20.5, 0);
    turned.grades.reverse();
    expect(readPack(turned).grades[5]?.score).toBe(90);
  });

  it.each([
    ['one grade', [50, 50, 50, 50], 'grades', 'oneGrade'],
    ['two grades of one worth', [100, 50, 50, 0], 'grades[2].score', 'notFalling'],
    ['a worse grade that is worth more', [100, 50, 60, 0], 'grades[2].score', 'notFalling'],
    ['more than a hundred', [101, 50, 20, 0], 'grades[0].score', 'badValue'],
    ['less than nothing', [100, 50, 20, -1], 'grades[3].score', 'badValue'],
    ['a grade without a score', [100, null, 20, 0], 'grades[1].score', 'noScore'],
    ['a score for what does not apply', [100, 50, 20, 10, 0], 'grades[4].score', 'neverScored'],
    ['a score for what was not seen', [100, 50, 20, 10, null, 0], 'grades[5].score', 'neverScored'],
  ] as const)('may not be %s', (_what, scores, path, reason) => {
    expectRefusal(withScores(...scores), path, reason);
  });
});

describe('dimensions', () => {
  const source = { doc: 'D1', para: 1 };
  const point = (id: string) => ({ id, title: { zh: '点', en: 'point' }, sources: [source] });
  const dimension = (id: string, ...points: string[]) => ({
    id,
    title: { zh: '维', en: 'dimension' },
    points: points.map(point),
  });
  /** The tiny pack with these dimensions, and items that speak to `points`. */
  const withDimensions = (dimensions: ReturnType<typeof dimension>[], points = ['S1.1']) =>
    withChange((pack) => {
      pack.dimensions = dimensions;
      pack.items = pack.items.map((item) => (item.form === 'rated' ? { ...item, points } : item));
    });

  it('are taken, and asked of rated items only', () => {
    const pack = readPack(withDimensions([dimension('S1', 'S1.1', 'S1.2')]));
    expect(pack.items.find(({ form }) => form === 'duty')?.points).toBeUndefined();
  });

  it('leave no rated item without a point', () => {
    const pack = withDimensions([dimension('S1', 'S1.1')]);
    delete pack.items[1]?.points;
    expectRefusal(pack, 'items[1].points', 'missing');
  });

  it('have ids that are there once and lead somewhere', () => {
    expectRefusal(withDimensions([dimension('S1', 'S1.1'), dimension('S1', 'S1.1')]), 'dimensions[1].id', 'duplicate');
    expectRefusal(withDimensions([dimension('S1', 'S1.1', 'S1.1')]), 'dimensions[0].points[1].id', 'duplicate');
    expectRefusal(withDimensions([dimension('S1', 'S1.1', 'S2.1')]), 'dimensions[0].points[1].id', 'wrongOwner');
    expectRefusal(withDimensions([dimension('S1', 'S10.1')]), 'dimensions[0].points[0].id', 'wrongOwner');
    expectRefusal(withDimensions([dimension('S1', 'S1.1')], ['S1.1', 'S1.1']), 'items[0].points[1]', 'duplicate');
    expectRefusal(withDimensions([dimension('S1', 'S1.1')], ['S1.2']), 'items[0].points[0]', 'unknownReference');
  });

  it('rest on more than a weak basis', () => {
    const pack = withDimensions([dimension('S1', 'S1.1')]);
    for (const each of pack.dimensions?.[0]?.points ?? []) each.sources = [{ doc: 'D2', para: 1 }];
    expectRefusal(pack, 'dimensions[0].points[0].sources', 'weakBasis');
  });
});

describe('clauses', () => {
  const clause = (id: string, para = 1) => ({ id, text: { zh: '条', en: 'clause' }, source: { doc: 'D1', para } });
  const withClauses = (type: ReturnType<typeof clause>[], trait: typeof type = [], served: string[] = []) =>
    withChange((pack) => {
      const [village, mobile] = [pack.unitTypes[0], pack.traits[0]];
      if (village && type.length > 0) village.clauses = type;
      if (mobile && trait.length > 0) mobile.clauses = trait;
      if (served.length > 0) pack.items[1] = tinyItem('1.2', { types: ['village'], clauses: served });
    });

  it('on a type or trait are served by items that it has', () => {
    expect(readPack(withClauses([clause('village.1')], [], ['village.1'])).items[1]?.clauses).toEqual(['village.1']);
    const strange = withClauses([clause('village.1')], [clause('mobile.1')], ['village.1', 'mobile.1']);
    expectRefusal(strange, 'items[1].clauses[1]', 'strayClause');
  });

  it('have ids that are there once, begin with their owner’s, and cite a paragraph that exists', () => {
    const double = [clause('village.1'), clause('village.1')];
    expectRefusal(withClauses(double), 'unitTypes[0].clauses[1].id', 'duplicate');
    expectRefusal(withClauses([clause('county.1')]), 'unitTypes[0].clauses[0].id', 'wrongOwner');
    expectRefusal(withClauses([], [clause('village.1')]), 'traits[0].clauses[0].id', 'wrongOwner');
    expectRefusal(withClauses([clause('village.1', 6)]), 'unitTypes[0].clauses[0].source.para', 'noSuchPara');
  });

  it('can be told apart: no trait has a type’s id', () => {
    const pack = withChange((it) => {
      it.traits.push({ id: 'village', name: { zh: '村', en: 'village' } });
    });
    expectRefusal(pack, 'traits[1].id', 'duplicate');
  });
});

describe('materials and limits', () => {
  const text = { zh: '规则', en: 'rule' };
  const [strong, weak] = [[{ doc: 'D1', para: 1 }], [{ doc: 'D2', para: 1 }]];
  const rule = (id: string, over: object = {}) => ({ id, text, sources: strong, ...over });
  const material = (id: string, ...rules: ReturnType<typeof rule>[]) => ({ id, name: text, sources: strong, rules });
  const withMaterials = (...materials: ReturnType<typeof material>[]) =>
    withChange((pack) => {
      pack.materials = materials;
    });

  it('are taken', () => {
    const pack = withMaterials(material('plan', rule('plan.1', { tags: ['F08'] }), rule('plan.2')));
    expect(readPack(pack).materials?.[0]?.rules).toHaveLength(2);
  });

  it.each([
    ['a material twice', [material('a', rule('a.1')), material('a', rule('a.1'))], 'materials[1].id', 'duplicate'],
    ['a rule twice', [material('a', rule('a.1'), rule('a.1'))], 'materials[0].rules[1].id', 'duplicate'],
    ['another’s rule', [material('a', rule('b.1'))], 'materials[0].rules[0].id', 'wrongOwner'],
    ['a material without a rule', [material('a')], 'materials[0].rules', 'empty'],
    [
      'an unknown tag',
      [material('a', rule('a.1', { tags: ['F99'] }))],
      'materials[0].rules[0].tags[0]',
      'unknownReference',
    ],
    ['a weak basis', [material('a', rule('a.1', { sources: weak }))], 'materials[0].rules[0].sources', 'weakBasis'],
  ])('may not have %s', (_what, materials, path, reason) => {
    expectRefusal(withMaterials(...materials), path, reason);
  });

  it('limits rest on a source and allow at least one visit', () => {
    const limits = { visitsPerUnitMonth: 1, minutesPerVisit: 60, peoplePerVisit: 0, papersPerVisit: 0, note: text };
    const withLimits = (over: object) =>
      withChange((pack) => {
        pack.limits = { ...limits, sources: strong, ...over };
      });
    expect(readPack(withLimits({})).limits?.papersPerVisit).toBe(0);
    expectRefusal(withLimits({ visitsPerUnitMonth: 0 }), 'limits.visitsPerUnitMonth', 'badValue');
    expectRefusal(withLimits({ minutesPerVisit: 1.5 }), 'limits.minutesPerVisit', 'badType');
    expectRefusal(withLimits({ sources: weak }), 'limits.sources', 'weakBasis');
  });

  it('the share below which no score is shown lies between nothing and all', () => {
    for (const minShare of [-0.1, 1.1]) {
      const pack = withChange((it) => {
        it.score = { minShare };
      });
      expectRefusal(pack, 'score.minShare', 'badValue');
    }
  });
});
