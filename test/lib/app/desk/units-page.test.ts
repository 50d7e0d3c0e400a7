// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { rate, setDuty } from '../../../../lib/app/checklist.ts';
import { startCampaign } from '../../../../lib/app/desk/campaign.ts';
import { keepVersion } from '../../../../lib/app/desk/packs.ts';
import { type UnitFacts, watchUnitFacts } from '../../../../lib/app/desk/units-page.ts';
import { setField } from '../../../../lib/app/fields.ts';
import type { Session } from '../../../../lib/app/session.ts';
import { addTag, setStatus } from '../../../../lib/app/tags.ts';
import type { Grade } from '../../../../lib/model/records.ts';
import { rewordItem } from '../../../../lib/packs/edit-pack.ts';
import { getRecord } from '../../../../lib/store/queries.ts';
import { firstOf } from '../../../fixtures/first-of.ts';
import { freshProfile } from '../../../fixtures/profile.ts';
import { addUnits, visitOn } from '../../../fixtures/roster-units.ts';
import { tinyPack } from '../../packs/tiny-pack.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

let session: Session;
let unit: string;
beforeEach(async () => {
  ({ session } = await freshProfile());
  [unit = ''] = await addUnits(session, [{ name: '甲' }]);
});

const facts = (...ids: string[]) =>
  firstOf<UnitFacts>((on) => watchUnitFacts(session, ids.length > 0 ? ids : [unit], on));
const visitOf = async (id: string) => {
  const found = await getRecord(session.db, 'visit', id);
  if (!found) throw new Error('gone');
  return found;
};
/** A visit on a day, under a version, that grades one item. */
async function graded(day: string, item: string, grade: Grade, version = session.pack.version): Promise<string> {
  const id = await visitOn(session, unit, day);
  await setField(session, await visitOf(id), 'packVersion', version);
  await rate(session, await visitOf(id), item, grade);
  return id;
}
const say = (zh: string) => ({ question: { zh, en: zh } });

describe('ratings over time, across versions of the pack', () => {
  it('each is read under the version of its visit; a change of words is told with both wordings', async () => {
    const first = session.pack;
    const newer = rewordItem(first, '1.1', say('换了问法'));
    await keepVersion(session, newer);
    await graded('2026-11-20', '1.1', 'good', newer.version);
    await graded('2026-11-02', '1.1', 'poor');
    await graded('2026-11-09', '1.1', 'notSeen');
    await graded('2026-11-25', '1.2', 'good');
    const [row, other] = (await facts()).ratings;
    expect(row?.points.map(({ grade }) => grade)).toEqual(['poor', 'notSeen', 'good', null]);
    expect(row).toMatchObject({ id: '1.1', graded: 2, item: { question: { zh: '换了问法' } } });
    const old = first.items.find(({ id }) => id === '1.1')?.question.zh;
    expect(row?.wordings.map(({ version, from, item }) => [version, from, item.question.zh])).toEqual([
      [first.version, '2026-11-02', old],
      [newer.version, '2026-11-20', '换了问法'],
    ]);
    // Of what wasn't reworded nothing is told.
    expect(other?.wordings).toEqual([]);
  });

  it('an item that a visit under another version passed over tells of no change', async () => {
    const newer = rewordItem(session.pack, '1.1', say('换了问法'));
    await keepVersion(session, newer);
    await graded('2026-11-02', '1.1', 'poor');
    await graded('2026-11-20', '1.2', 'good', newer.version);
    const rows = (await facts()).ratings;
    expect(rows.map(({ id, wordings }) => [id, wordings.length])).toEqual([
      ['1.1', 0],
      ['1.2', 0],
    ]);
  });

  it('a version that isn’t to be had is said to be so', async () => {
    await graded('2026-11-02', '1.1', 'poor', '7.7.7');
    await graded('2026-11-03', '1.1', 'fair');
    const { visits } = await facts();
    expect(visits.map(({ version, versionKnown }) => [version, versionKnown])).toEqual([
      ['7.7.7', false],
      [session.pack.version, true],
    ]);
  });

  it('an item of one number in another campaign’s pack is another item', async () => {
    await graded('2026-11-02', '1.1', 'poor');
    const pack = tinyPack();
    await keepVersion(session, pack);
    const campaign = await startCampaign(session, '窗口', pack);
    const id = await visitOn(session, unit, '2026-11-08');
    await setField(session, await visitOf(id), 'campaign', campaign);
    await setField(session, await visitOf(id), 'packVersion', pack.version);
    await rate(session, await visitOf(id), '1.1', 'good');
    const rows = (await facts()).ratings;
    expect(rows.map(({ id: item, points }) => [item, points.map(({ grade }) => grade)])).toEqual([
      ['1.1', [null, 'good']],
      ['1.1', ['poor', null]],
    ]);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(2);
  });
});

describe('what else the visits add up to', () => {
  it('has duties, open tags under their own version, and the burden of merged units', async () => {
    const duty = session.pack.items.find(({ form }) => form === 'duty')?.id ?? '';
    const one = await visitOn(session, unit, '2026-11-09');
    await setDuty(session, await visitOf(one), duty, 'notDone');
    const [tag, gone] = [await addTag(session, one, 'F08'), await addTag(session, one, 'F09')];
    const goneTag = await getRecord(session.db, 'tag', gone);
    if (goneTag) await setStatus(session, goneTag, 'ruledOut');
    const sure = await addTag(session, one, 'F10');
    const sureTag = await getRecord(session.db, 'tag', sure);
    if (sureTag) await setField(session, sureTag, 'status', 'confirmed');
    const [other = ''] = await addUnits(session, [{ name: '乙' }]);
    const second = await visitOn(session, other, '2026-11-02');
    await setField(session, await visitOf(second), 'people', 3);
    const found = await facts(unit, other);
    expect(found.visits.map(({ visit }) => visit.id)).toEqual([second, one]);
    expect(found.duties).toMatchObject([{ id: duty, said: [{ visit: one, date: '2026-11-09', state: 'notDone' }] }]);
    expect(found.tags.map(({ tag: { id }, kind, date }) => [id, kind?.id, date])).toEqual([
      [tag, 'F08', '2026-11-09'],
      [sure, 'F10', '2026-11-09'],
    ]);
    expect(found.burden.rows).toMatchObject([
      { unit, month: '2026-11', visits: 2, people: { sum: 3, known: 1, of: 2 } },
    ]);
  });

  it('minutes are derived where both times were typed, and said to be; else not known', async () => {
    const at = (typed: string) => ({ device: 1_800_000_000_000, offset: 480, zone: 'Asia/Shanghai', typed });
    const [a, b, c] = [
      await visitOn(session, unit, '2026-11-01'),
      await visitOn(session, unit, '2026-11-02'),
      await visitOn(session, unit, '2026-11-03'),
    ];
    await setField(session, await visitOf(a), 'ended', at('2026-11-01T10:30'));
    await setField(session, await visitOf(b), 'minutes', 20);
    const { visits, burden } = await facts();
    expect(visits.map(({ visit, spent }) => [visit.id, spent.minutes, spent.derived])).toEqual([
      [a, 90, true],
      [b, 20, false],
      [c, null, false],
    ]);
    expect(burden.rows[0]?.minutes).toEqual({ sum: 110, known: 2, of: 3, derived: 1 });
  });

  it('a visit that has lost its beginning is listed last and counted in no month', async () => {
    const id = await visitOn(session, unit, '2026-11-01');
    const lost = session.newId();
    const { campaign, by, packVersion } = (await visitOf(id)).body;
    const body = { unit, campaign, by, packVersion };
    await session.queue.do([{ rec: lost, kind: 'visit', parent: unit, field: '*', value: body }]);
    const { visits, burden } = await facts();
    expect(visits.map(({ visit }) => visit.id)).toEqual([id, lost]);
    expect(burden).toMatchObject({ rows: [{ visits: 1 }], uncounted: [{ visit: lost, why: 'noSuchTime' }] });
  });
});
