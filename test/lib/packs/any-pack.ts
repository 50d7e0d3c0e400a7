import * as fc from 'fast-check';
import { examplePack } from '../../../lib/packs/pack-sheet-template.ts';
import type { Pack, PackItem } from '../../../lib/packs/schema.ts';

export const SEED_IDS = {
  campaign: '018a60ec-1800-7000-8000-000000000011',
  team: '018a60ec-1800-7000-8000-000000000012',
};

/** Text as people and programs leave it in a cell: marks, quotes, breaks and spaces at the ends among it. */
const anyText = fc
  .array(
    fc.constantFrom(
      '甲',
      'b',
      '、',
      '；',
      ',',
      '，',
      '"',
      '""',
      ' ',
      '\u3000',
      '\n',
      '\r\n',
      ':',
      '=1',
      '是',
      '\t',
      '😀',
    ),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((parts) => parts.join(''))
  .filter((text) => text.trim() !== '');
const anyPair = fc.record({ zh: anyText, en: anyText });
const shortPair = anyPair.filter(({ zh }) => [...zh].length <= 8);
const anyWeight = fc.double({ min: 1e-9, max: 10, noNaN: true });

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

/** Fields of an item; those that may be lacking are undefined then. */
const anyItem = fc.record({
  words: fc.record({ question: anyPair, short: shortPair, look: anyPair, against: anyPair }),
  how: fc.subarray(['look', 'listen', 'check'] as const).map((ways) => [...ways, 'ask' as const]),
  serves: fc.uniqueArray(fc.constantFrom('S01', 'S02', 'R3')),
  traits: maybe(fc.constant(['evening'])),
  clauses: maybe(fc.constant(['counter.1'])),
  weight: maybe(anyWeight),
  retired: maybe(fc.constantFrom('0.9.0', '1.0.0')),
  duty: maybe(fc.record({ every: maybe(fc.constant('month' as const)), count: maybe(fc.integer({ min: 1 })) })),
});
type AnyItem = typeof anyItem extends fc.Arbitrary<infer T> ? T : never;

/** A sound pack of any words, with any of what it may lack lacking. */
export const anyPack: fc.Arbitrary<Pack> = fc
  .record({
    title: anyPair,
    items: fc.array(anyItem, { minLength: 1, maxLength: 4 }),
    words: fc.array(anyText, { minLength: 1, maxLength: 4 }),
    hint: anyPair,
    minShare: fc.double({ min: 0, max: 1, noNaN: true }),
    scores: fc.uniqueArray(fc.double({ min: 0, max: 100, noNaN: true }), {
      minLength: 4,
      maxLength: 4,
      comparator: (a, b) => Math.abs(a - b) < 1e-6,
    }),
    left: fc.subarray(['dimensions', 'materials', 'limits', 'score', 'typeClauses', 'traitClauses'] as const),
  })
  .map((seed) => {
    const pack = examplePack(SEED_IDS);
    const drop = new Set<string>(seed.left);
    pack.title = seed.title;
    pack.tags = pack.tags.map((tag) => ({ ...tag, words: seed.words, hint: seed.hint }));
    pack.items = seed.items.map((over, index) => itemOf(over, index, drop));
    const falling = seed.scores.toSorted((a, b) => b - a);
    pack.grades = pack.grades.map((grade, index) => ({ ...grade, score: falling[index] ?? null }));
    pack.score = { minShare: seed.minShare };
    if (drop.has('typeClauses')) for (const type of pack.unitTypes) delete type.clauses;
    if (drop.has('traitClauses')) for (const trait of pack.traits) delete trait.clauses;
    for (const field of ['dimensions', 'materials', 'limits', 'score'] as const)
      if (drop.has(field)) delete pack[field];
    return pack;
  });

function itemOf(any: AnyItem, index: number, drop: ReadonlySet<string>): PackItem {
  const [example] = examplePack(SEED_IDS).items;
  if (!example) throw new Error('the example has an item');
  const { words, how, serves, traits, weight, retired, duty } = any;
  const clauses = drop.has('typeClauses') ? undefined : any.clauses;
  const points = drop.has('dimensions') || duty ? undefined : example.points;
  const item = { ...example, ...words, how, serves, traits, weight, retired, clauses, points, id: `1.${index + 1}` };
  const whole = duty ? { ...item, form: 'duty', duty: { ...duty, local: true } } : item;
  // As JSON, a field that is undefined isn't there.
  return JSON.parse(JSON.stringify(whole)) as PackItem;
}
