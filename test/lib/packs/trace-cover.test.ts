// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { Pack, PackItem } from '../../../lib/packs/schema.ts';
import { findHoles, traceCover } from '../../../lib/packs/trace-cover.ts';
import { tinyItem, tinyPack } from './tiny-pack.ts';

const text = { zh: '文', en: 'text' };
const source = { doc: 'D1', para: 1 };
const clause = (id: string) => ({ id, text, source });
const point = (id: string) => ({ id, title: text, sources: [source] });

/** A pack in which nothing is lacking, with these items changed. */
function whole(over: Record<string, Partial<PackItem>> = {}): Pack {
  const { unitTypes, traits, tags } = tinyPack();
  const items: [string, Partial<PackItem>][] = [
    ['1.1', { serves: ['S02'], points: ['S1.1'] }],
    ['1.2', { types: ['village'], clauses: ['village.1'], points: ['S1.2'] }],
    ['1.3', { types: ['village', 'county'], traits: ['mobile'], clauses: ['mobile.1'], points: ['S1.1'] }],
    ['2.1', { types: ['county'], points: ['S1.1'] }],
    ['2.2', { types: ['school'], points: ['S1.1'] }],
  ];
  return tinyPack({
    unitTypes: unitTypes.map((type) => (type.id === 'village' ? { ...type, clauses: [clause('village.1')] } : type)),
    traits: traits.map((trait) => ({ ...trait, clauses: [clause('mobile.1')] })),
    dimensions: [{ id: 'S1', title: text, points: [point('S1.1'), point('S1.2')] }],
    items: items.map(([id, its]) => tinyItem(id, { ...its, ...over[id] })),
    tags: tags.map((tag) => ({ ...tag, items: [tag.id === 'F08' ? '2.1' : '2.2'] })),
  });
}

const holes = (pack: Pack, wanted?: Record<string, string | null>) => findHoles(traceCover(pack, wanted));

describe('traceCover', () => {
  it('says by what each thing is served', () => {
    const cover = traceCover(whole());
    expect(cover.requirements).toEqual([
      { id: 'S01', by: ['1.2', '1.3', '2.1', '2.2'] },
      { id: 'S02', by: ['1.1'] },
    ]);
    expect(cover.types.map(({ by }) => by)).toEqual([['1.2'], ['2.1'], ['2.2']]);
    expect(cover.traits).toEqual([{ id: 'mobile', by: ['1.3'] }]);
    expect(cover.clauses).toEqual([
      { id: 'village.1', by: ['1.2'] },
      { id: 'mobile.1', by: ['1.3'] },
    ]);
    expect(cover.points.map(({ by }) => by.length)).toEqual([4, 1]);
    expect(findHoles(cover)).toEqual([]);
  });

  it('takes what the product does, a rule for a paper, and several at once', () => {
    const rules = [{ id: 'plan.1', text, tags: ['F08'], sources: [source] }];
    const pack = { ...whole(), materials: [{ id: 'plan', name: text, sources: [source], rules }] };
    const cover = traceCover(pack, { S01: null, S02: 'the draw', S03: 'the ledger' });
    expect(cover.tags[0]).toEqual({ id: 'F08', by: ['2.1', 'plan.1'] });
    expect(cover.requirements.slice(1)).toEqual([
      { id: 'S02', by: ['1.1'], product: 'the draw' },
      { id: 'S03', by: [], product: 'the ledger' },
    ]);
    expect(findHoles(cover)).toEqual([]);
  });
});

describe('findHoles', () => {
  it('finds a requirement that nothing serves, and one that nobody made', () => {
    expect(holes(whole(), { S01: null, S02: null, S03: null })).toEqual([{ list: 'requirements', id: 'S03' }]);
    expect(holes(whole(), { S01: null })).toEqual([{ list: 'requirements', id: 'S02' }]);
  });

  it.each<[string, Record<string, Partial<PackItem>>, { list: string; id: string }[]]>([
    [
      'a type’s clause served by an item that a trait shares',
      { '1.2': { traits: ['mobile'] } },
      [
        { list: 'types', id: 'village' },
        { list: 'clauses', id: 'village.1' },
      ],
    ],
    [
      'a type’s clause served by an item that another type shares',
      { '1.2': { types: ['village', 'county'] } },
      [
        { list: 'types', id: 'village' },
        { list: 'clauses', id: 'village.1' },
      ],
    ],
    ['a clause that its own item does not name', { '1.3': { clauses: [] } }, [{ list: 'clauses', id: 'mobile.1' }]],
    ['a point that only a duty speaks to', { '1.2': { form: 'duty' } }, [{ list: 'points', id: 'S1.2' }]],
    [
      'what only a retired item serves',
      { '2.2': { retired: '1.0.0' } },
      [
        { list: 'tags', id: 'F28' },
        { list: 'types', id: 'school' },
      ],
    ],
  ])('finds %s', (_what, over, expected) => {
    const [id = '', change = {}] = Object.entries(over)[0] ?? [];
    const { clauses, ...rest } = change;
    const pack = whole();
    pack.items = pack.items.map((item) => {
      if (item.id !== id) return item;
      const changed = { ...item, ...rest };
      if (clauses) delete changed.clauses;
      return changed;
    });
    expect(holes(pack)).toEqual(expected);
  });
});
