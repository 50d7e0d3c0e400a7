// @vitest-environment node
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { itemsFor } from '../../../lib/packs/apply.ts';
import { BUILTIN_PACKS, builtinPack, loadBuiltinPack } from '../../../lib/packs/builtin.ts';
import type { Pack, Pair } from '../../../lib/packs/schema.ts';

const pack = builtinPack();
const shipped = (await Promise.all(BUILTIN_PACKS.map(loadBuiltinPack))) as Pack[];

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

  it('has items in every section', () => {
    const sections = new Set(pack.items.map(({ section }) => section));
    expect(pack.sections.filter(({ id }) => !sections.has(id))).toEqual([]);
  });

  it('gives each type a checklist of its own that can be walked through, in every main measure but investigation', () => {
    const own = new Set<string>();
    for (const { id } of pack.unitTypes) {
      const rated = itemsFor(pack, id).filter(({ form }) => form === 'rated');
      // A leading body is visited for days, any other unit in one.
      expect(rated.length, id).toBeLessThanOrEqual(id === 'countyLeadingBody' ? 32 : 28);
      const asked = new Set(rated.map(({ section }) => section));
      expect([...pack.sections.map((section) => section.id)].filter((one) => one !== '3' && !asked.has(one))).toEqual(
        [],
      );
      own.add(rated.map((item) => item.id).join(' '));
    }
    expect(own.size).toBe(pack.unitTypes.length);
  });

  it('asks every type what a unit without a type is asked, so that naming the type hides nothing', () => {
    const common = itemsFor(pack, null);
    expect(common.length).toBeGreaterThanOrEqual(12);
    for (const { id } of pack.unitTypes) expect(itemsFor(pack, id)).toEqual(expect.arrayContaining(common));
  });

  it('keeps the ids and the order of the items that visits under version 1.0.0 refer to', () => {
    const village = itemsFor(pack, 'villageCommunity').map(({ id }) => id);
    const before =
      '1.1 1.3 2.1 2.2 2.3 2.4 2.5 2.6 2.7 2.8 2.9 3.5 4.1 4.2 4.3 4.4 4.5 4.6 5.1 5.2 5.3 5.5 5.7 6.1 6.2 7.1 8.1';
    expect(village.filter((id) => before.split(' ').includes(id)).join(' ')).toBe(before);
  });

  it('never asks a unit without a type for a local duty', () => {
    expect(itemsFor(pack, null).filter(({ form }) => form === 'duty')).toEqual([]);
  });

  it('takes every duty from the city that set it, and says on the item that it is local (S11–S13)', () => {
    for (const duty of pack.items.filter(({ form }) => form === 'duty')) {
      expect(duty.sources.map(({ doc }) => doc)).toEqual(['D1']);
      expect(duty.question.zh).toContain('当地要求');
      expect(duty.question.en).toContain('local rule');
      expect(duty.duty).toMatchObject({ count: 1, local: true });
      expect(duty.points).toBeUndefined();
    }
  });

  it('asks for a fact behind each low grade and for a basis behind each good one', () => {
    expect(pack.grades.filter(({ needsFact }) => needsFact).map(({ grade }) => grade)).toEqual(['fair', 'poor']);
    expect(pack.grades.filter(({ needsBehind }) => needsBehind).map(({ grade }) => grade)).toEqual([
      'good',
      'fairlyGood',
    ]);
  });

  it('seeds the same campaign and team on every installation', () => {
    expect(pack.seed.campaign.id).toBe('018a60ec-1800-7d2e-9b41-5f0c6a7e2301');
    expect(pack.seed.team.id).toBe('018a60ec-1800-7a93-8c57-1e4b9d3f6802');
    expect(pack.seed.team.level).toBe('provincial');
  });

  it('has figures for what visits may cost, and says that they are derived (S36)', () => {
    expect(pack.limits?.visitsPerUnitMonth).toBeGreaterThan(0);
    expect(pack.limits?.note.zh).toContain('推定');
    expect(pack.limits?.note.en).toContain('derived');
  });
});

describe('the shipped packs', () => {
  it('are found by id, and nothing by an id that no pack has', async () => {
    expect(shipped.map(({ id }) => id)).toEqual([...BUILTIN_PACKS]);
    expect(shipped[0]).toBe(pack);
    expect(await loadBuiltinPack('of somebody else')).toBeUndefined();
  });

  it('share no id of a campaign or team', () => {
    const seeds = shipped.flatMap(({ seed }) => [seed.campaign.id, seed.team.id]);
    expect(new Set(seeds).size).toBe(2 * shipped.length);
  });

  it('share no section, unit type, trait, tag or grade name: no code can lean on one pack’s', () => {
    const names = shipped.map((one) => [
      ...one.sections.map(({ title }) => title.zh),
      ...[...one.unitTypes, ...one.traits].map(({ id }) => id),
      ...one.tags.map(({ id }) => id),
      ...one.grades.map(({ name }) => name.zh),
    ]);
    expect(new Set(names.flat()).size).toBe(names.flat().length);
  });
});

describe.each(shipped)('the texts of $id', (pack) => {
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
