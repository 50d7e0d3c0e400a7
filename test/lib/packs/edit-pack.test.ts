// @vitest-environment node
import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { itemOf, itemsFor } from '../../../lib/packs/apply.ts';
import {
  addItem,
  answersUnder,
  comparePacks,
  nextItemId,
  nextVersion,
  PackEditError,
  removeItem,
  restoreItem,
  retireItem,
  rewordItem,
  rewordSection,
  rewordTag,
} from '../../../lib/packs/edit-pack.ts';
import { PackError } from '../../../lib/packs/pack-error.ts';
import { readPack } from '../../../lib/packs/read-pack.ts';
import type { Pack } from '../../../lib/packs/schema.ts';
import { runs } from '../changes/runs.ts';
import { tinyItem, tinyPack } from './tiny-pack.ts';

// The long check runs each property 5,000 times.
vi.setConfig({ testTimeout: 300_000 });

const pair = (text: string) => ({ zh: text, en: text });
const ids = (pack: Pack) => pack.items.map(({ id }) => id);

/** How an edit is refused; fails where it is made. */
function refusal(edit: () => Pack): PackEditError | PackError {
  try {
    edit();
  } catch (error) {
    if (error instanceof PackEditError || error instanceof PackError) return error;
    throw error;
  }
  throw new Error('the edit was made');
}

describe('nextVersion', () => {
  it.each([
    ['1.4.2', 'patch', '1.4.3'],
    ['1.4.2', 'minor', '1.5.0'],
    ['0.9.99', 'patch', '0.9.100'],
    ['1.9007199254740993.0', 'minor', '1.9007199254740994.0'],
  ] as const)('of %s by a %s is %s', (version, step, next) => {
    expect(nextVersion(version, step)).toBe(next);
  });

  it('knows no other form', () => {
    for (const version of ['1.0', 'v1.0.0', '1.0.0-beta', '']) {
      expect(() => nextVersion(version, 'patch')).toThrow(
        expect.objectContaining({ id: version, reason: 'badVersion' }),
      );
    }
  });
});

describe('rewording', () => {
  it('gives an item other words, as a patch, and leaves the old pack as it is', () => {
    const pack = tinyPack();
    const reworded = rewordItem(pack, '1.2', { look: pair('see'), short: pair('s') });
    expect(reworded.version).toBe('1.0.1');
    expect(itemOf(reworded, '1.2')).toEqual({ ...itemOf(pack, '1.2'), look: pair('see'), short: pair('s') });
    expect({ ...reworded, version: '1.0.0', items: pack.items }).toEqual(pack);
    expect(pack).toEqual(tinyPack());
  });

  it('gives sections and tags other words', () => {
    const pack = tinyPack();
    expect(rewordSection(pack, '2', pair('new'))).toMatchObject({
      version: '1.0.1',
      sections: [{}, { title: pair('new') }],
    });
    const tag = { hint: pair('new'), words: ['new'] };
    expect(rewordTag(pack, 'F08', tag)).toMatchObject({
      version: '1.0.1',
      tags: [{ ...tag, title: { en: 'Two skins' } }, {}],
    });
  });

  it('is no new version where it says the same', () => {
    const pack = tinyPack();
    expect(rewordItem(pack, '1.1', { look: { en: 'look', zh: 'look' } })).toBe(pack);
    expect(rewordTag(pack, 'F08', { words: ['脱节', 'disconnect'] })).toBe(pack);
  });

  it('is refused where there is nothing to reword, or nothing sound comes of it', () => {
    const pack = tinyPack();
    expect(refusal(() => rewordItem(pack, '9.9', {}))).toMatchObject({ id: '9.9', reason: 'unknown' });
    expect(refusal(() => rewordSection(pack, '9', pair('x')))).toMatchObject({ id: '9', reason: 'unknown' });
    expect(refusal(() => rewordItem(pack, '1.2', { look: pair(' ') })).message).toBe('items[1].look.zh: empty');
    expect(refusal(() => rewordTag(pack, 'F28', { words: [] })).message).toBe('tags[1].words: empty');
  });
});

describe('the list of items', () => {
  it('takes one more at the end of its section, as a minor version', () => {
    const added = addItem(tinyPack(), tinyItem(nextItemId(tinyPack(), '1')));
    expect(added.version).toBe('1.1.0');
    expect(ids(added)).toEqual(['1.1', '1.2', '1.3', '1.4', '2.1', '2.2']);
    expect(nextItemId(added, '3')).toBe('3.1');
    expect(refusal(() => addItem(added, tinyItem('1.4'))).message).toBe('items[4].id: duplicate');
    expect(refusal(() => addItem(added, tinyItem('3.1'))).message).toBe('items[6].section: unknownReference');
  });

  it('keeps a retired item and asks it of nobody, until it is restored', () => {
    const pack = tinyPack();
    const retired = retireItem(pack, '1.1');
    expect(retired.version).toBe('1.1.0');
    expect(itemOf(retired, '1.1')).toEqual({ ...itemOf(pack, '1.1'), retired: '1.1.0' });
    expect(itemsFor(retired, 'village').map(({ id }) => id)).not.toContain('1.1');
    expect(nextItemId(retireItem(pack, '1.3'), '1')).toBe('1.4');
    expect(nextItemId(removeItem(pack, '1.1', new Set()), '1')).toBe('1.4');
    expect(refusal(() => retireItem(retired, '1.1'))).toMatchObject({ id: '1.1', reason: 'retired' });
    expect(restoreItem(retired, '1.1')).toEqual({ ...pack, version: '1.2.0' });
    expect(refusal(() => restoreItem(pack, '1.1'))).toMatchObject({ id: '1.1', reason: 'notRetired' });
  });

  it('loses an item that nobody used, with what refers to it, and none that was used', () => {
    const pack = tinyPack({ tags: tinyPack().tags.map((tag) => ({ ...tag, items: ['2.1', '2.2'] })) });
    const removed = removeItem(pack, '2.1', new Set(['2.2']));
    expect(removed.version).toBe('1.1.0');
    expect(ids(removed)).toEqual(['1.1', '1.2', '1.3', '2.2']);
    expect(removed.tags.map(({ items }) => items)).toEqual([['2.2'], ['2.2']]);
    expect(removeItem(removed, '2.2', new Set()).tags.map((tag) => 'items' in tag)).toEqual([false, false]);
    expect(refusal(() => removeItem(pack, '2.1', new Set(['2.1'])))).toMatchObject({ id: '2.1', reason: 'used' });
    expect(refusal(() => removeItem(pack, '9.9', new Set()))).toMatchObject({ id: '9.9', reason: 'unknown' });
  });
});

describe('comparePacks', () => {
  it('says what became of each item', () => {
    const older = retireItem(tinyPack(), '2.2');
    const newer = retireItem(
      rewordItem(removeItem(restoreItem(addItem(older, tinyItem('1.4')), '2.2'), '1.3', new Set()), '1.1', {
        short: pair('s'),
        against: pair('a'),
      }),
      '1.2',
    );
    expect(comparePacks(older, newer)).toEqual({
      added: ['1.4'],
      gone: ['1.3'],
      retired: ['1.2'],
      restored: ['2.2'],
      reworded: [{ id: '1.1', fields: ['against', 'short'] }],
      words: [],
    });
    expect(comparePacks(newer, older)).toMatchObject({
      added: ['1.3'],
      gone: ['1.4'],
      retired: ['2.2'],
      restored: ['1.2'],
    });
  });

  it('names any field that differs, one that was not there before too', () => {
    const items = tinyPack().items.with(0, { ...tinyItem('1.1'), weight: 2, how: ['ask'] });
    expect(comparePacks(tinyPack(), tinyPack({ items })).reworded).toEqual([{ id: '1.1', fields: ['how', 'weight'] }]);
  });

  it('finds nothing between a pack and itself', () => {
    const nothing = { added: [], gone: [], retired: [], restored: [], reworded: [], words: [] };
    expect(comparePacks(tinyPack(), structuredClone(tinyPack()))).toEqual(nothing);
  });
});

describe('answersUnder', () => {
  const older = tinyPack();
  const visit = {
    'rating.1.1': 'good',
    'rating.1.2': 'notSeen',
    'duty.1.3': 'done',
    'rating.2.2': 'fair',
    'rating.9.9': 'good',
  };

  it('finds the answers that were given to other words', () => {
    const reworded = rewordItem(older, '1.1', { question: pair('other') });
    const newer = removeItem(retireItem(reworded, '1.3'), '2.2', new Set());
    expect(answersUnder(older, newer, visit)).toEqual([
      { id: '1.1', is: 'reworded', older: itemOf(older, '1.1'), newer: itemOf(newer, '1.1'), fields: ['question'] },
      { id: '1.3', is: 'retired', older: itemOf(older, '1.3'), newer: itemOf(newer, '1.3'), fields: [] },
      { id: '2.2', is: 'gone', older: itemOf(older, '2.2'), newer: null, fields: [] },
    ]);
  });

  it('lets be what was not answered, taken back, or reads the same', () => {
    const reworded = rewordItem(rewordItem(older, '2.1', { look: pair('x') }), '2.2', { look: pair('x') });
    expect(answersUnder(older, reworded, { ...visit, 'rating.2.2': null, 'duty.2.1': 'done' })).toEqual([]);
    const weighed = tinyPack({ items: older.items.map((item) => ({ ...item, weight: 3, serves: ['S02'] })) });
    expect(answersUnder(older, weighed, visit)).toEqual([]);
    expect(answersUnder(older, older, visit)).toEqual([]);
  });
});

it('any row of edits keeps a pack sound, its used items and its rising version', () => {
  const edit = fc.record({
    how: fc.constantFrom('reword', 'add', 'retire', 'restore', 'remove'),
    item: fc.constantFrom('1.1', '1.2', '1.3', '1.4', '2.1', '2.2', '2.3'),
    text: fc.string({ minLength: 1, maxLength: 4 }),
  });
  const used = new Set(['1.1', '2.1']);
  const make = (pack: Pack, { how, item, text }: typeof edit extends fc.Arbitrary<infer T> ? T : never): Pack => {
    if (how === 'reword') return rewordItem(pack, item, { question: pair(text) });
    if (how === 'add') return addItem(pack, tinyItem(nextItemId(pack, item.slice(0, 1))));
    if (how === 'retire') return retireItem(pack, item);
    return how === 'restore' ? restoreItem(pack, item) : removeItem(pack, item, used);
  };
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
      let pack = tinyPack();
      for (const one of edits) {
        const before = structuredClone(pack);
        let after = pack;
        try {
          after = make(pack, one);
        } catch (error) {
          if (!(error instanceof PackEditError || error instanceof PackError)) throw error;
        }
        expect(pack).toEqual(before);
        expect(readPack(after)).toEqual(after);
        expect(ids(after)).toEqual(expect.arrayContaining([...used]));
        if (after !== pack) expect(after.version.localeCompare(pack.version, 'en', { numeric: true })).toBe(1);
        pack = after;
      }
    }),
    runs(),
  );
});
