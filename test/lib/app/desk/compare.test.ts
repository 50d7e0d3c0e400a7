// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type VisitBehind, watchBehind } from '../../../../lib/app/desk/compare-behind.ts';
import { columnsOf, countedVisits, rowOf } from '../../../../lib/app/desk/compare-cells.ts';
import { countTagsOf, coverageBy, sumEvaluationsOf } from '../../../../lib/app/desk/compare-counts.ts';
import { type Field, joinField } from '../../../../lib/app/desk/compare-field.ts';
import { NONE, narrowingChoices, narrowUnits } from '../../../../lib/app/desk/compare-filter.ts';
import { type HeatOrder, heatMapOf } from '../../../../lib/app/desk/compare-heat.ts';
import { watchField } from '../../../../lib/app/desk/compare-read.ts';
import { tableText } from '../../../../lib/app/desk/compare-text.ts';
import { unitTrends } from '../../../../lib/app/desk/compare-trend.ts';
import { scoresOf } from '../../../../lib/app/desk/compare-visits.ts';
import { creation, type Session } from '../../../../lib/app/session.ts';
import type { Json } from '../../../../lib/changes/change.ts';
import { momentNow } from '../../../../lib/model/time.ts';
import { scoreOf } from '../../../../lib/packs/score.ts';
import type { Entry } from '../../../../lib/store/queries.ts';
import { freshProfile } from '../../../fixtures/profile.ts';
import { first } from './first.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

let session: Session;
beforeEach(async () => {
  ({ session } = await freshProfile());
});

const field = () => first<Field>((on) => watchField(session, on));

async function add(
  kind: 'unit' | 'visit' | 'note' | 'tag' | 'evaluation' | 'pack',
  body: object,
  parent: string | null = null,
) {
  const id = session.newId();
  await session.queue.do([creation(id, kind, parent, body as Record<string, Json>)]);
  return id;
}
const set = (rec: string, kind: 'unit' | 'visit', name: string, value: Json) =>
  session.queue.do([{ rec, kind, parent: null, field: name, value }]);
const unit = (name: string, body: object = {}) => add('unit', { name, type: 'villageCommunity', ...body });
const visit = (of: string, day: number, ratings: Record<string, string>, body: object = {}) => {
  const rated = Object.fromEntries(Object.entries(ratings).map(([item, grade]) => [`rating.${item}`, grade]));
  const began = { device: Date.UTC(2023, 9, day), offset: 480, zone: 'Asia/Shanghai' };
  const { seed, version } = session.pack;
  const known = { unit: of, campaign: seed.campaign.id, by: 'x', packVersion: version, began };
  return add('visit', { ...known, ...rated, ...body }, of);
};
const collate = (a: string, b: string) => (a < b ? -1 : 1);
const heat = (found: Field, order: HeatOrder = 'parent', counting: 'newest' | 'series' = 'newest') =>
  heatMapOf(found, [...found.units.values()], { against: 'items', counting, order, collate });

describe('the field', () => {
  it('counts visits of merged units with their survivor, and leaves out other campaigns and deleted units', async () => {
    const [old, now, gone] = [await unit('旧村'), await unit('新村'), await unit('没了的村')];
    const [early, late] = [await visit(old, 3, {}), await visit(now, 9, {})];
    await visit(now, 10, {}, { campaign: session.newId() });
    await visit(gone, 11, {});
    await set(old, 'unit', 'mergedInto', now);
    await set(gone, 'unit', 'deleted', { ...momentNow() });
    const found = await field();
    expect([...found.units.values()].map(({ name }) => name)).toEqual(['新村']);
    expect(found.units.get(now)?.visits.map(({ id }) => id)).toEqual([early, late]);
    expect(found.left).toMatchObject({ otherCampaign: 0, goneCampaign: 1, noUnit: 1 });
  });

  it('has the older one of two units that were merged into each other, with the visits of both', async () => {
    const [old, now] = [await unit('旧村'), await unit('新村')];
    const [early, late] = [await visit(old, 3, {}), await visit(now, 9, {})];
    await set(old, 'unit', 'mergedInto', now);
    await set(now, 'unit', 'mergedInto', old);
    const found = await field();
    expect([...found.units.values()].map(({ name }) => name)).toEqual(['旧村']);
    expect(found.units.get(old)?.visits.map(({ id }) => id)).toEqual([early, late]);
    expect(found.left).toMatchObject({ noUnit: 0 });
  });

  it('has no parent that was deleted, follows one that was merged, and knows no circle', async () => {
    const [gone, merged, town] = [await unit('没了的镇'), await unit('并掉的镇'), await unit('镇')];
    const orphan = await unit('甲村', { parent: gone });
    const child = await unit('乙村', { parent: merged });
    const [a, b] = [await unit('丙'), await unit('丁')];
    await set(a, 'unit', 'parent', b);
    await set(b, 'unit', 'parent', a);
    await set(gone, 'unit', 'deleted', { ...momentNow() });
    await set(merged, 'unit', 'mergedInto', town);
    const { family } = await field();
    expect([orphan, child, a, b].map((id) => family.parent.get(id))).toEqual([null, town, null, null]);
  });

  it('stays the very same while only notes are written', async () => {
    const seen: Field[] = [];
    const village = await unit('甲村');
    const at = await visit(village, 3, {});
    const stop = watchField(session, {
      value: (value) => seen.push(value),
      failed: (error) => expect(error).toBeNull(),
    });
    await vi.waitFor(() => expect(seen).toHaveLength(1));
    await add('note', { text: '看', how: 'look', source: 'public', at: { ...momentNow() } }, at);
    await vi.waitFor(() => expect(seen.length).toBeGreaterThan(1));
    expect(seen.at(-1)).toBe(seen[0]);
    await set(village, 'unit', 'name', '乙村');
    await vi.waitFor(() => expect(seen.at(-1)?.units.get(village)?.name).toBe('乙村'));
    stop();
  });

  it('joins 10,000 visits, each to its unit', async () => {
    const began = { device: 0, offset: 0, zone: 'UTC' };
    const entry = (kind: 'unit' | 'visit', id: string, body: object) =>
      ({ id, kind, parent: '', shelf: 'live', body, heads: {}, conflicts: [] }) as never;
    const units = Array.from({ length: 500 }, (_, at) => entry('unit', `u${at}`, { name: `${at}`, type: null }));
    const visits = Array.from({ length: 10_000 }, (_, at) => {
      const body = {
        unit: `u${at % 500}`,
        campaign: 'c',
        packVersion: session.pack.version,
        began,
        'rating.1.1': 'good',
      };
      return entry('visit', `v${at}`, body);
    });
    const byId = <K extends 'unit' | 'visit'>(list: readonly Entry<K>[]) => new Map(list.map((one) => [one.id, one]));
    const none = { campaign: new Map(), tag: new Map(), evaluation: new Map() };
    const records = { ...none, unit: byId<'unit'>(units), visit: byId<'visit'>(visits) };
    const joined = await joinField(session, records, 'c');
    expect([...joined.units.values()].every((one) => one.visits.length === 20)).toBe(true);
    expect(heat(joined, 'mean', 'series').rows[0]?.cells[0]).toMatchObject({ score: 100, n: 20 });
  });
});

describe('cells', () => {
  it('come from the newest visit that rated anything, and score as that visit does', async () => {
    const village = await unit('甲村');
    await visit(village, 3, { '2.2': 'good' });
    const middle = await visit(village, 5, { '2.2': 'poor', '1.1': 'notSeen' });
    await visit(village, 9, {});
    const found = await field();
    const map = heat(found);
    const cellOf = (id: string) => map.rows[0]?.cells[map.columns.findIndex((column) => column.id === id)];
    expect(cellOf('2.2')).toMatchObject({ grade: 'poor', score: 25, n: 1, of: 1, visits: [middle] });
    expect(cellOf('1.1')).toMatchObject({ grade: 'notSeen', score: null, n: 0, of: 1 });
    const counted = found.visits.get(middle);
    expect(map.rows[0]?.overall).toEqual(counted && scoresOf(counted).overall);
  });

  it('of a series are all visits together', async () => {
    const village = await unit('甲村');
    await visit(village, 3, { '2.2': 'good', '1.1': 'good' });
    await visit(village, 5, { '2.2': 'poor' });
    const found = await field();
    const [only] = [...found.units.values()];
    const counted = only ? countedVisits(only, 'series') : [];
    const row = only && rowOf(only, counted, columnsOf(found, 'items', counted));
    const at = columnsOf(found, 'items', counted).findIndex(({ id }) => id === '2.2');
    expect(row?.cells[at]).toMatchObject({ score: 62.5, n: 2, of: 2, grade: 'fair' });
    const bodies = counted.map(({ body }) => body);
    expect(row?.overall).toEqual(scoreOf(found.pack, counted[0]?.items ?? [], bodies).overall);
  });

  it('are read under the version that a visit was begun with; what that did not ask is shown and never counted', async () => {
    const data = structuredClone(session.pack);
    data.version = '1.5.0';
    data.items = data.items.map((item) => (item.id === '2.2' ? { ...item, retired: '1.5.0' } : item));
    data.grades = data.grades.map((one) => (one.grade === 'good' ? { ...one, score: 90 } : one));
    await add('pack', { pack: data.id, version: data.version, data, at: { ...momentNow() } });
    const village = await unit('甲村');
    await visit(village, 3, { '1.1': 'good', '2.2': 'poor', '99.9': 'good' }, { packVersion: '1.5.0' });
    const map = heat(await field());
    const at = (id: string) => map.columns.findIndex((column) => column.id === id);
    expect(map.rows[0]?.cells[at('1.1')]).toMatchObject({ score: 90 });
    expect(map.rows[0]?.cells[at('2.2')]).toMatchObject({ grade: 'poor', score: null, stray: true });
    expect(map.sums[at('2.2')]).toEqual({ low: 0, n: 0 });
    expect(at('99.9')).toBe(-1);
  });

  it('stand under the head of their group, with the drop from it, and alone without one', async () => {
    const town = await unit('镇', { type: 'townshipSubdistrict' });
    const [one, two] = [await unit('乙村', { parent: town }), await unit('甲村', { parent: town })];
    const alone = await unit('学校', { type: null });
    await visit(town, 3, { '2.2': 'good' });
    await visit(one, 3, { '2.2': 'fair' });
    await visit(two, 3, { '2.2': 'poor' });
    await visit(alone, 3, { '1.1': 'good' });
    const map = heat(await field());
    const shown = map.lines.map((line) => (line.is === 'unit' ? line.row.unit.id : `drop ${line.unit.id}`));
    expect(shown).toEqual([town, one, two, `drop ${town}`, alone]);
    const drop = map.lines.find((line) => line.is === 'drop');
    const at = map.columns.findIndex(({ id }) => id === '2.2');
    expect(drop?.is === 'drop' && drop.drops[at]).toMatchObject({ drop: 62.5, below: { n: 2, mean: 37.5 } });
  });
});

describe('the other pictures', () => {
  it('follow a unit visit by visit, with a gap where too little was rated', async () => {
    const village = await unit('甲村');
    const items = session.pack.items.filter((item) => item.form === 'rated' && item.types.includes('villageCommunity'));
    const all = Object.fromEntries(items.map(({ id }) => [id, 'fairlyGood']));
    await visit(village, 3, all);
    await visit(village, 5, { '1.1': 'good' });
    await visit(village, 9, all);
    const found = await field();
    const [overall] = unitTrends(found, [...found.units.values()][0] as never);
    expect(overall?.trend.points.map(({ score }) => score)).toEqual([75, null, 75]);
    expect(overall?.trend).toMatchObject({ scored: 2, runs: [] });
  });

  it('count tags, people and coverage of the units that are left after narrowing', async () => {
    const [one, two] = [await unit('甲村', { place: '东' }), await unit('乙', { type: null, 'traits.branch': true })];
    const [at, other] = [await visit(one, 3, {}), await visit(two, 4, {})];
    const moment = { ...momentNow() };
    await add('tag', { tag: 'F08', status: 'suspected', at: moment }, at);
    await add('tag', { tag: 'F08', status: 'confirmed', at: moment }, other);
    await add('evaluation', { at: moment, 'tally.satisfied.yes': 40 }, at);
    await add('evaluation', { at: moment, 'tally.satisfied.no': 2 }, other);
    await unit('没去的村', { place: '东' });
    const found = await field();
    expect(narrowingChoices(found)).toMatchObject({ types: expect.arrayContaining([NONE]), traits: ['branch'] });
    const east = narrowUnits(found, { place: '东' });
    expect(east).toHaveLength(2);
    expect(narrowUnits(found, { trait: 'branch', type: NONE }).map(({ id }) => id)).toEqual([two]);
    expect(countTagsOf(found, east).find(({ area }) => area === 'study')).toMatchObject({ n: 1, units: 1 });
    expect(sumEvaluationsOf(found, east)).toMatchObject({
      people: 40,
      questions: [{ n: 40, counts: { no: 0 } }, {}, {}, {}],
    });
    expect(sumEvaluationsOf(found, null).people).toBe(42);
    expect(coverageBy(found, east, 'type')).toMatchObject([
      { n: 2, visited: 1 },
      { group: 'villageCommunity', visits: 1 },
    ]);
  });

  it('find what a visit says of an item: ratings, linked notes and tags, and notes that tags name', async () => {
    const at = await visit(await unit('甲村'), 3, { '2.2': 'poor', '1.1': 'good' }, { 'comment.2.2': '没有记录' });
    const note = { how: 'look', source: 'public', at: { ...momentNow() } };
    await add('note', { ...note, text: '连着', 'items.2.2': true }, at);
    const named = await add('note', { ...note, text: '标签说的' }, at);
    await add('note', { ...note, text: '别的', 'items.1.1': true }, at);
    await add('tag', { tag: 'F08', status: 'suspected', at: note.at, 'items.2.2': true, [`notes.${named}`]: true }, at);
    const found = await field();
    const [behind] = await first<VisitBehind[]>((on) => watchBehind(session, found, [at, 'gone'], ['2.2'], on));
    expect(behind?.ratings).toMatchObject([{ item: { id: '2.2' }, grade: 'poor', comment: '没有记录' }]);
    expect(behind?.notes.map(({ body }) => body.text)).toEqual(['连着', '标签说的']);
    expect(behind?.tags).toHaveLength(1);
  });
});

describe('a table as text', () => {
  it('keeps a cell a cell and lets nothing be a formula', () => {
    expect(
      tableText([
        ['单位', '得分'],
        ['=cmd|calc', '-3.5'],
        ['＠甲\t村\r\n乙', '66%'],
      ]),
    ).toBe("单位\t得分\r\n'=cmd|calc\t-3.5\r\n'＠甲 村 乙\t66%");
    expect(tableText([['\u200b+1+1']])).toBe("'\u200b+1+1");
  });
});
