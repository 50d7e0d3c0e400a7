// @vitest-environment node
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { itemsFor } from '../../../lib/packs/apply.ts';
import { builtinPack } from '../../../lib/packs/builtin.ts';
import type { Pair } from '../../../lib/packs/schema.ts';

const pack = builtinPack();

/** Non-empty lines of D0 to D4. The documents aren't in the repository: where they lie beside it, they are asked too. */
const PARAS = { D0: 8, D1: 13, D2: 36, D3: 21, D4: 22 };
const SOURCES = join(import.meta.dirname, '../../../../shared/sources');
const hasSources = existsSync(SOURCES);

/** The taxonomy's areas in domain.md, each with its first and last tag. */
const AREAS = {
  deployment: [1, 7],
  study: [8, 13],
  investigation: [14, 17],
  development: [18, 20],
  rectification: [21, 25],
  publicity: [26, 28],
  burden: [29, 32],
  openDoor: [33, 34],
  workStyle: [35, 36],
} as const;

/** Every text of the pack that a person may be shown, with its path. */
function pairsOf(value: unknown, path = 'pack'): [string, Pair][] {
  if (typeof value !== 'object' || value === null) return [];
  if ('zh' in value && 'en' in value) return [[path, value as Pair]];
  return Object.entries(value).flatMap(([key, part]) => pairsOf(part, `${path}.${key}`));
}

function readSources(): Map<string, string> {
  const files = readdirSync(SOURCES).filter((file) => /^\d{3}_.*\.txt$/.test(file));
  return new Map(files.map((file) => [`D${Number(file.slice(0, 3))}`, readFileSync(join(SOURCES, file), 'utf8')]));
}

const nonEmptyLines = (text: string) => text.split('\n').filter((line) => /[^ \t\r]/.test(line)).length;

/** All runs of 16 Chinese characters without a mark between them. */
function runsOf16(text: string): string[] {
  const stretches = text.match(/\p{Script=Han}{16,}/gu) ?? [];
  return stretches.flatMap((stretch) =>
    Array.from({ length: stretch.length - 15 }, (_, start) => stretch.slice(start, start + 16)),
  );
}

describe('the shipped pack', () => {
  it('is read once', () => {
    expect(builtinPack()).toBe(pack);
  });

  it('has every tag from F01 to F36 once, in its area, and F28 alone is urgent', () => {
    const wanted = Object.entries(AREAS).flatMap(([area, [first, last]]) =>
      Array.from({ length: last - first + 1 }, (_, n) => [`F${String(first + n).padStart(2, '0')}`, area]),
    );
    expect(pack.tags.map(({ id, area }) => [id, area])).toEqual(wanted);
    expect(pack.areas.map(({ id }) => id)).toEqual(Object.keys(AREAS));
    expect(pack.tags.filter(({ urgent }) => urgent).map(({ id }) => id)).toEqual(['F28']);
  });

  it('cites only paragraphs that the documents have', () => {
    expect(Object.fromEntries(pack.docs.map(({ id, paras }) => [id, paras]))).toEqual(PARAS);
  });

  it('holds D0 and D4 for weak and the central speech for central', () => {
    expect(pack.docs.filter(({ soleBasis }) => !soleBasis).map(({ id }) => id)).toEqual(['D0', 'D4']);
    expect(pack.docs.find(({ id }) => id === 'D2')?.authority).toBe('central');
  });

  it('has all the unit types and traits of S07', () => {
    expect(pack.unitTypes.map(({ id }) => id)).toEqual([
      'cityCountyBody',
      'countyLeadingBody',
      'systemAuthority',
      'townshipSubdistrict',
      'villageCommunity',
      'stateEnterprise',
      'school',
      'hospital',
      'newOrganisation',
    ]);
    expect(pack.traits.map(({ id }) => id)).toEqual(['leadingBody', 'branch', 'mobileMembers', 'newEmployment']);
  });

  it('has items in every section, and items of its own for each type that it has items for', () => {
    const sections = new Set(pack.items.map(({ section }) => section));
    expect(pack.sections.filter(({ id }) => !sections.has(id))).toEqual([]);
    const types = [...new Set(pack.items.flatMap((item) => item.types))];
    expect(types.sort()).toEqual(['countyLeadingBody', 'villageCommunity']);
    for (const type of types) {
      expect(pack.items.some((item) => item.types.length === 1 && item.types[0] === type)).toBe(true);
    }
  });

  it('gives a checklist that can be walked through, in every main measure, with or without a type', () => {
    const rated = (type: string | null) => itemsFor(pack, type).filter(({ form }) => form === 'rated');
    expect(rated('villageCommunity').length).toBeLessThanOrEqual(28);
    expect(rated('countyLeadingBody').length).toBeLessThanOrEqual(28);
    expect(rated(null).length).toBeGreaterThanOrEqual(12);
    for (const type of ['villageCommunity', 'countyLeadingBody']) {
      expect(new Set(rated(type).map(({ section }) => section)).size).toBe(pack.sections.length);
    }
  });

  it('never asks a unit without a type for a local duty', () => {
    expect(itemsFor(pack, null).filter(({ form }) => form === 'duty')).toEqual([]);
  });

  it('takes every duty from the city that set it, and says on the item that it is local (S11–S13)', () => {
    for (const duty of pack.items.filter(({ form }) => form === 'duty')) {
      expect(duty.sources.map(({ doc }) => doc)).toEqual(['D1']);
      expect(duty.question.zh).toContain('当地要求');
      expect(duty.question.en).toContain('local rule');
    }
  });

  it('asks for a fact behind each low grade and for a basis behind each good one', () => {
    expect(pack.grades.filter(({ needsFact }) => needsFact).map(({ grade }) => grade)).toEqual(['fair', 'poor']);
    expect(pack.grades.filter(({ needsBehind }) => needsBehind).map(({ grade }) => grade)).toEqual([
      'good',
      'fairlyGood',
    ]);
  });

  it('says everything in Chinese and in English', () => {
    const mixed = pairsOf(pack).filter(
      ([, { zh, en }]) => !/\p{Script=Han}/u.test(zh) || /\p{Script=Han}/u.test(en) || !/[A-Za-z]/.test(en),
    );
    expect(mixed).toEqual([]);
  });

  it('uses full-width marks in Chinese, and neither 请您 nor exclamation marks', () => {
    const odd = pairsOf(pack).filter(([, { zh }]) => /[,;:?!()"]|您|！/.test(zh));
    expect(odd).toEqual([]);
  });

  it('says no text twice', () => {
    const looks = pack.items.flatMap((item) => [item.question.zh, item.short.zh, item.look.zh, item.against.zh]);
    const hints = pack.tags.flatMap((tag) => [tag.title.zh, tag.hint.zh]);
    const all = [...looks, ...hints];
    expect(all.filter((text, index) => all.indexOf(text) !== index)).toEqual([]);
  });

  it('can be searched by Chinese and by English words for every tag', () => {
    const poor = pack.tags.filter(
      ({ words }) => !words.some((word) => /\p{Script=Han}/u.test(word)) || !words.some((word) => /[a-z]/.test(word)),
    );
    expect(poor).toEqual([]);
  });

  it('seeds the same campaign and team on every installation', () => {
    expect(pack.seed.campaign.id).toBe('018a60ec-1800-7d2e-9b41-5f0c6a7e2301');
    expect(pack.seed.team.id).toBe('018a60ec-1800-7a93-8c57-1e4b9d3f6802');
    expect(pack.seed.team.level).toBe('provincial');
  });
});

describe.skipIf(!hasSources)('held against the documents themselves', () => {
  it('counts their paragraphs right', () => {
    const counted = [...readSources()].map(([id, text]) => [id, nonEmptyLines(text)]);
    expect(Object.fromEntries(counted)).toEqual(PARAS);
  });

  it('says things in its own words: no 16 characters in a row as they stand there', () => {
    const theirs = new Set([...readSources().values()].flatMap(runsOf16));
    // A document's title is its name, and may stand as it is.
    const ours = pairsOf({ ...pack, docs: pack.docs.map(({ note }) => note) });
    const copied = ours.filter(([, { zh }]) => runsOf16(zh).some((run) => theirs.has(run)));
    expect(copied).toEqual([]);
  });
});
