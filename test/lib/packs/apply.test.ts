// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { itemOf, itemsFor, progressOf, searchTags, tagOf, traitsOf } from '../../../lib/packs/apply.ts';
import { tinyItem, tinyPack } from './tiny-pack.ts';

const pack = tinyPack();
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);

describe('itemsFor', () => {
  it('gives the items of the unit type, in the order of the pack', () => {
    expect(ids(itemsFor(pack, 'village'))).toEqual(['1.1', '1.2', '1.3', '2.2']);
    expect(ids(itemsFor(pack, 'county'))).toEqual(['1.1', '2.1', '2.2']);
  });

  it.each([[null], [undefined], [''], ['school'], ['of another pack']])(
    'gives the common items for type %j',
    (type) => {
      expect(ids(itemsFor(pack, type))).toEqual(['1.1', '2.2']);
    },
  );

  it('adds the items of a trait, in place', () => {
    expect(ids(itemsFor(pack, 'county', ['mobile']))).toEqual(['1.1', '1.2', '2.1', '2.2']);
    expect(ids(itemsFor(pack, null, ['mobile', 'unknown']))).toEqual(['1.1', '1.2', '2.2']);
  });

  it('asks a retired item of nobody, by type, by trait or by default, and still knows its words', () => {
    const items = pack.items.map((item) =>
      item.id === '2.2' || item.id === '1.2' ? { ...item, retired: '1.0.0' } : item,
    );
    const later = tinyPack({ items });
    expect(ids(itemsFor(later, 'village'))).toEqual(['1.1', '1.3']);
    expect(ids(itemsFor(later, 'county', ['mobile']))).toEqual(['1.1', '2.1']);
    expect(ids(itemsFor(later, null))).toEqual(['1.1']);
    expect(itemOf(later, '2.2')?.question.zh).toBe('question 2.2');
  });

  it('gives a type whose items are all retired the common ones', () => {
    const items = [tinyItem('1.1', { types: ['village'], retired: '1.0.0' }), tinyItem('2.1', { types: ['county'] })];
    expect(ids(itemsFor(tinyPack({ items, tags: pack.tags }), 'village'))).toEqual(['2.1']);
  });

  it('keeps an item that only a trait has from units without it', () => {
    const items = [tinyItem('1.1'), tinyItem('2.1', { types: [], traits: ['mobile'] })];
    const byTrait = tinyPack({ items, tags: pack.tags });
    expect(ids(itemsFor(byTrait, null))).toEqual(['1.1']);
    expect(ids(itemsFor(byTrait, 'village'))).toEqual(['1.1']);
    expect(ids(itemsFor(byTrait, 'village', ['mobile']))).toEqual(['1.1', '2.1']);
  });

  it('gives all items where none is common: a visit without a type still has a checklist', () => {
    const apart = tinyPack({
      items: [tinyItem('1.1', { types: ['village'] }), tinyItem('2.1', { types: ['county'] })],
      tags: pack.tags,
    });
    expect(ids(itemsFor(apart, null))).toEqual(['1.1', '2.1']);
  });
});

describe('traitsOf', () => {
  it('reads the traits that a unit has, without those taken out again', () => {
    expect(traitsOf({ name: '河东社区', 'traits.mobile': true, 'traits.branch': false })).toEqual(['mobile']);
  });
});

describe('itemOf and tagOf', () => {
  it('find by id, and nothing for an id of another pack', () => {
    expect(itemOf(pack, '2.1')?.types).toEqual(['county']);
    expect(itemOf(pack, '9.9')).toBeUndefined();
    expect(tagOf(pack, 'F28')?.urgent).toBe(true);
    expect(tagOf(pack, 'F99')).toBeUndefined();
  });
});

describe('searchTags', () => {
  const found = (query: string) => searchTags(pack, query).map(({ area, tags }) => [area.id, ...ids(tags)]);

  it.each([
    ['id, width and case folded', 'ｆ０８'],
    ['Chinese title, quotes left out', '学用两张皮'],
    ['English title', 'TWO SKINS'],
    ['Chinese hint', '难事'],
    ['English hint', 'for the picture'],
    ['Chinese word', '脱节'],
    ['English word', 'Disconnect'],
    ['several words of one tag', 'F08 脱节\u3000皮'],
  ])('finds by %s', (_by, query) => {
    expect(found(query)).toEqual([['study', 'F08']]);
  });

  it('needs every word in the same tag', () => {
    expect(found('脱节 打油诗')).toEqual([]);
  });

  it('does not match across the end of one text and the start of the next', () => {
    expect(found('皮two')).toEqual([]);
  });

  it('gives all tags by area for an empty query', () => {
    expect(found(' \u3000“”')).toEqual([
      ['study', 'F08'],
      ['publicity', 'F28'],
    ]);
  });
});

describe('progressOf', () => {
  const items = itemsFor(pack, 'village');

  it('keeps 不适用, 未查看 and unanswered apart', () => {
    const visit = { 'rating.1.1': 'notApplicable', 'rating.1.2': 'notSeen', 'duty.1.3': 'unknown' };
    const progress = progressOf(items, visit);
    expect(progress).toMatchObject({ total: 4, answered: 3, unanswered: 1, graded: 0 });
    expect(progress.byGrade).toEqual({ good: 0, fairlyGood: 0, fair: 0, poor: 0, notApplicable: 1, notSeen: 1 });
    expect(progress.byDuty).toEqual({ done: 0, notDone: 0, unknown: 1 });
  });

  it('counts grades, and duties apart from them', () => {
    const visit = { 'rating.1.1': 'fair', 'rating.1.2': 'good', 'rating.2.2': 'fair', 'duty.1.3': 'done' };
    const progress = progressOf(items, visit);
    expect(progress).toMatchObject({ total: 4, answered: 4, unanswered: 0, graded: 3 });
    expect(progress.byGrade).toMatchObject({ good: 1, fair: 2 });
    expect(progress.byDuty).toMatchObject({ done: 1 });
  });

  it('leaves out what was cleared, what is of another form, item or version', () => {
    const visit = {
      'rating.1.1': null,
      'rating.1.3': 'good',
      'duty.2.2': 'done',
      'rating.2.1': 'good',
      'rating.1.2': 'A',
    };
    expect(progressOf(items, visit)).toMatchObject({ total: 4, answered: 0, unanswered: 4, graded: 0 });
  });
});
