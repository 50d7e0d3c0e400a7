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

  it('that is a duty needs someone to be asked', () => {
    expectRefusal(withItem({ form: 'duty', how: ['check', 'look'] }), 'items[0].how', 'nobodyAsked');
  });
});

describe('tags, types and scales', () => {
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

  it('the scale has every grade once', () => {
    const less = withChange((pack) => {
      pack.grades = pack.grades.slice(1);
    });
    expectRefusal(less, 'grades', 'incomplete');
    const more = withChange((pack) => {
      pack.grades = twice(pack.grades);
    });
    expectRefusal(more, 'grades[6].grade', 'duplicate');
  });

  it('all five parts of a tag are there', () => {
    const pack = withChange((it) => {
      it.tagParts = it.tagParts.slice(1);
    });
    expectRefusal(pack, 'tagParts', 'incomplete');
  });
});
