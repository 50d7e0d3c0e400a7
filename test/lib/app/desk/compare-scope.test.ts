// @vitest-environment node
import * as fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { setCurrentCampaign, startCampaign } from '../../../../lib/app/desk/campaign.ts';
import { CURRENT, type Scope } from '../../../../lib/app/desk/compare-campaigns.ts';
import {
  ALL_UNITS,
  countTagsOf,
  coverageBy,
  rosterOf,
  sumEvaluationsOf,
} from '../../../../lib/app/desk/compare-counts.ts';
import { type Field, joinField } from '../../../../lib/app/desk/compare-field.ts';
import { heatMapOf } from '../../../../lib/app/desk/compare-heat.ts';
import { watchField } from '../../../../lib/app/desk/compare-read.ts';
import type { Records } from '../../../../lib/app/desk/compare-records.ts';
import { unitTrends } from '../../../../lib/app/desk/compare-trend.ts';
import { creation, type Session } from '../../../../lib/app/session.ts';
import type { Json } from '../../../../lib/changes/change.ts';
import { momentNow } from '../../../../lib/model/time.ts';
import { freshProfile } from '../../../fixtures/profile.ts';
import { runs } from '../../draw/runs.ts';
import { first } from './first.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

let session: Session;
beforeEach(async () => {
  ({ session } = await freshProfile());
});

const DAYS = ['2023-10-01', '2023-10-02', '2023-10-15', '2023-11-01'] as const;
const day = fc.constantFrom(...DAYS);
/** Two that stand, and one that was taken away. */
const campaign = fc.constantFrom('c1', 'c2', 'gone');
const visit = fc.record({
  unit: fc.constantFrom('u1', 'u2', 'u3', 'nowhere'),
  campaign,
  day: fc.option(day, { freq: 6 }),
  grade: fc.constantFrom('good', 'poor', null),
  tags: fc.nat(2),
  asked: fc.option(fc.nat(40)),
});
const scope: fc.Arbitrary<Scope> = fc.record({
  campaigns: fc.oneof(
    fc.constantFrom('current' as const, 'all' as const),
    fc.uniqueArray(campaign, { minLength: 1, maxLength: 3 }),
  ),
  from: fc.option(day),
  until: fc.option(day),
});

type Given = typeof visit extends fc.Arbitrary<infer V> ? V : never;

const entry = (kind: string, id: string, parent: string, body: object) =>
  ({ id, kind, parent, shelf: 'live', body, heads: {}, conflicts: [] }) as never;
const byId = (list: readonly { id: string }[]) => new Map(list.map((one) => [one.id, one])) as never;

function recordsOf(visits: readonly Given[], packVersion: string): Records {
  const pack = session.pack.id;
  return {
    campaign: byId(['c1', 'c2'].map((id) => entry('campaign', id, '', { name: id, pack, packVersion }))),
    unit: byId(['u1', 'u2', 'u3'].map((id) => entry('unit', id, '', { name: id, type: 'villageCommunity' }))),
    visit: byId(
      visits.map((one, at) => {
        // Late in the evening, where it was: a day is the visit's own, whatever the day at Greenwich.
        const began = one.day && { device: Date.parse(`${one.day}T15:59:00Z`), offset: 480, zone: 'Asia/Shanghai' };
        const body = { unit: one.unit, campaign: one.campaign, packVersion, began, 'rating.1.1': one.grade };
        return entry('visit', `v${at}`, one.unit, body);
      }),
    ),
    tag: byId(
      visits.flatMap(({ tags }, at) =>
        Array.from({ length: tags }, (_, number) =>
          entry('tag', `t${at}-${number}`, `v${at}`, { tag: 'F08', status: 'suspected' }),
        ),
      ),
    ),
    evaluation: byId(
      visits.flatMap(({ asked }, at) =>
        asked === null ? [] : entry('evaluation', `e${at}`, `v${at}`, { 'tally.satisfied.yes': asked }),
      ),
    ),
  };
}

/** What the scope holds, asked of each visit by itself. */
function holds({ campaigns, from, until }: Scope, one: Given): boolean {
  const chosen = campaigns === 'all' || (campaigns === 'current' ? ['c1'] : campaigns).includes(one.campaign);
  if (!chosen || one.unit === 'nowhere') return false;
  if ((from === null && until === null) || (from !== null && until !== null && from > until)) return true;
  return one.day !== null && !(from !== null && one.day < from) && !(until !== null && one.day > until);
}

describe('each figure of campaigns and days equals a naive recount', () => {
  const check = (recount: (field: Field, held: readonly Given[], all: readonly Given[]) => void) =>
    fc.assert(
      fc.asyncProperty(fc.array(visit, { maxLength: 14 }), scope, async (all, asked) => {
        const field = await joinField(session, recordsOf(all, session.pack.version), 'c1', asked);
        const held = all.filter((one) => holds(asked, one));
        recount(field, held, all);
      }),
      runs(),
    );
  const unitsOf = (field: Field) => [...field.units.values()];

  it('of visits, each in the pictures or named as left out, once', () =>
    check((field, held, all) => {
      expect(field.visits.size).toBe(held.length);
      const left = Object.values(field.left).reduce((sum, count) => sum + count, 0);
      expect(field.visits.size + left).toBe(all.length);
      expect(field.ofGone).toBe(held.filter((one) => one.campaign === 'gone').length);
      for (const one of field.campaigns)
        expect(one.visits).toBe(all.filter(({ campaign }) => campaign === one.id).length);
    }));

  it('of coverage, over the whole roster', () =>
    check((field, held) => {
      const [whole] = coverageBy(field, rosterOf(field, unitsOf(field)), 'type');
      expect(whole).toMatchObject({ group: ALL_UNITS, n: 3, visits: held.length });
      expect(whole?.visited).toBe(new Set(held.map(({ unit }) => unit)).size);
      expect(whole?.last).toBe(
        held
          .flatMap(({ day }) => day ?? [])
          .sort()
          .at(-1) ?? null,
      );
    }));

  it('of tags and of what people said', () =>
    check((field, held) => {
      const tags = countTagsOf(field, unitsOf(field)).reduce((sum, { n }) => sum + n, 0);
      expect(tags).toBe(held.reduce((sum, one) => sum + one.tags, 0));
      const asked = sumEvaluationsOf(field, null).questions.find(({ question }) => question === 'satisfied');
      expect(asked?.counts.yes ?? 0).toBe(held.reduce((sum, one) => sum + (one.asked ?? 0), 0));
    }));

  it('of the heat map and of a trend', () =>
    check((field, held) => {
      const map = heatMapOf(field, unitsOf(field), {
        against: 'items',
        counting: 'series',
        order: 'name',
        collate: (a, b) => (a < b ? -1 : 1),
      });
      const at = map.columns.findIndex(({ id }) => id === '1.1');
      for (const unit of unitsOf(field)) {
        const own = held.filter((one) => one.unit === unit.id);
        const scores = own.flatMap(({ grade }) => (grade === null ? [] : grade === 'good' ? 100 : 25));
        const cell = map.rows.find((row) => row.unit.id === unit.id)?.cells[at];
        expect(cell?.n ?? 0).toBe(scores.length);
        if (scores.length > 0)
          expect(cell?.score).toBeCloseTo(scores.reduce((sum, score) => sum + score, 0) / scores.length);
        expect(unitTrends(field, unit)[0]?.trend.points).toHaveLength(own.length);
      }
    }));
});

describe('campaigns of their own pack', () => {
  const add = async (kind: 'unit' | 'visit' | 'evaluation', body: object, parent: string | null = null) => {
    const id = session.newId();
    await session.queue.do([creation(id, kind, parent, body as Record<string, Json>)]);
    return id;
  };
  const visitOf = (unit: string, campaign: string, packVersion: string, ratings: object = {}) =>
    add('visit', { unit, campaign, by: 'x', packVersion, began: { ...momentNow() }, ...ratings }, unit);
  const field = (asked: Scope) => first<Field>((on) => watchField(session, on, asked));

  it('are read by it, and not held against another: what is left out is counted, and covered all the same', async () => {
    const seeded = session.pack.seed.campaign.id;
    const [village, hall] = [
      await add('unit', { name: '甲村', type: 'villageCommunity' }),
      await add('unit', { name: '政务大厅', type: 'serviceHall' }),
    ];
    const counter = await startCampaign(session, '窗口专项', { id: 'counter-service', version: '1.0.0' });
    await setCurrentCampaign(session, seeded);
    await visitOf(village, seeded, session.pack.version, { 'rating.1.1': 'poor' });
    await visitOf(hall, counter, '1.0.0', { 'rating.1.1': 'good' });

    const all = await field({ ...CURRENT, campaigns: 'all' });
    expect([all.pack.id, all.visits.size, all.left.otherPack]).toEqual(['education-2023-second', 2, 1]);
    expect(all.units.get(hall)?.visits).toEqual([]);
    expect(coverageBy(all, rosterOf(all, [...all.units.values()]), 'type')[0]).toMatchObject({ n: 2, visited: 2 });

    const own = await field({ ...CURRENT, campaigns: [counter] });
    expect([own.pack.id, own.visits.size, own.left]).toMatchObject(['counter-service', 1, { otherCampaign: 1 }]);
    expect(own.units.get(hall)?.visits[0]?.body['rating.1.1']).toBe('good');
    // A village is nothing that this campaign could have visited.
    expect(rosterOf(own, [...own.units.values()]).map(({ id }) => id)).toEqual([hall]);
    expect(own.campaigns.map(({ name, isCurrent }) => [name?.zh, isCurrent])).toEqual([
      [session.pack.seed.campaign.name.zh, true],
      ['窗口专项', false],
    ]);
  });

  it('lose what stood under a visit that was taken away', async () => {
    const seeded = session.pack.seed.campaign.id;
    const village = await add('unit', { name: '甲村', type: 'villageCommunity' });
    const visit = await visitOf(village, seeded, session.pack.version);
    await add('evaluation', { at: { ...momentNow() }, 'tally.satisfied.yes': 3 }, visit);
    const sum = async () => sumEvaluationsOf(await field(CURRENT), null).records.length;
    expect(await sum()).toBe(1);
    const deleted = { ...momentNow() };
    await session.queue.do([{ rec: visit, kind: 'visit', parent: null, field: 'deleted', value: deleted }]);
    expect(await sum()).toBe(0);
  });
});
