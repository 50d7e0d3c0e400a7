// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readBlindVisits } from '../../../../lib/app/review/blind.ts';
import { creation, type Session } from '../../../../lib/app/session.ts';
import type { Json } from '../../../../lib/changes/change.ts';
import type { Kind } from '../../../../lib/model/records.ts';
import { getRecord } from '../../../../lib/store/queries.ts';
import { freshProfile, writeVisit } from '../../../fixtures/profile.ts';
import { MOMENT, type Person, somebody, writes } from './review-stage.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

let session: Session;
let cai: Person;
let mine: string;
let place: { unit: string; campaign: string };
beforeEach(async () => {
  ({ session } = await freshProfile());
  cai = await somebody(session, 7);
  ({ visit: mine } = await writeVisit(session, '盲评村', []));
  const { unit = '', campaign = '' } = (await getRecord(session.db, 'visit', mine))?.body ?? {};
  place = { unit, campaign };
  await session.queue.do([{ rec: mine, kind: 'visit', parent: unit, field: 'handed', value: MOMENT }]);
});

/** Another begins a visit. */
const begins = async (unit: string, more: Record<string, Json> = { 'rating.1.1': 'good' }) => {
  const visit = session.newId();
  const body = { ...place, unit, by: cai.id, packVersion: session.pack.version, began: MOMENT, ...more };
  await writes(session, cai, { rec: visit, kind: 'visit', parent: unit }, body);
  return visit;
};
/** Another writes over what a record says. */
const says = async (rec: string, kind: Kind, value: Record<string, Json>) => {
  const row = await session.db.records.get(rec);
  const sup = Object.keys(value).flatMap((field) => row?.heads[field] ?? []);
  await writes(session, cai, { rec, kind, parent: row?.parent || null, sup: [...new Set(sup)] }, value);
};
const unitNamed = async (name: string, more: Record<string, string> = {}) => {
  const id = session.newId();
  await session.queue.do([creation(id, 'unit', null, { name, ...more })]);
  return id;
};
const why = async () => (await readBlindVisits(session, { person: cai.id })).get(mine) ?? null;

describe('whoever rates a unit and has not handed over', () => {
  it.each([{ deleted: MOMENT }, { draft: true }])('rates it still with their visit off the lists: %o', async (off) => {
    const theirs = await begins(place.unit);
    expect(await why()).toBe('rival');
    await says(theirs, 'visit', off);
    expect(await why()).toBe('gone');
    await says(theirs, 'visit', { handed: MOMENT });
    expect(await why()).toBeNull();
  });

  it('is forgotten with a visit that never rated anything', async () => {
    const theirs = await begins(place.unit, {});
    expect(await why()).toBe('rival');
    await says(theirs, 'visit', { deleted: MOMENT });
    expect(await why()).toBeNull();
  });

  it.each(['theirs', 'mine'] as const)(
    'rates it still where %s is said to be at another unit for a while',
    async (of) => {
      const theirs = await begins(place.unit);
      const rec = of === 'theirs' ? theirs : mine;
      await says(rec, 'visit', { unit: await unitNamed('别的村') });
      expect(await why()).toBe('rival');
    },
  );

  it.each(['theirs', 'mine'] as const)('rates it still where %s is said to be of another campaign', async (of) => {
    const theirs = await begins(place.unit);
    const { body } = (await session.db.records.get(of === 'theirs' ? theirs : mine)) ?? {};
    const { unit, by, packVersion, began } = (body ?? {}) as Record<string, string>;
    const all = { unit, by, packVersion, began, campaign: session.newId() } as Record<string, Json>;
    await says(of === 'theirs' ? theirs : mine, 'visit', all);
    expect(await why()).toBe('rival');
  });

  it('rates nothing of another campaign', async () => {
    await begins(place.unit, { 'rating.1.1': 'good', campaign: session.newId() });
    expect(await why()).toBeNull();
  });
});

describe('two units of one name', () => {
  it('count as one as long as nothing tells them apart', async () => {
    const same = await unitNamed(' 盲评村', { place: '青石镇' });
    await begins(same);
    expect(await why()).toBe('lookAlike');
    await says(place.unit, 'unit', { place: '河东镇' });
    expect(await why()).toBeNull();
    await says(same, 'unit', { mergedInto: place.unit });
    expect(await why()).toBe('rival');
  });

  it('count as one also once one of them was merged into a unit of another name', async () => {
    await begins(await unitNamed('盲评村'));
    await says(place.unit, 'unit', { mergedInto: await unitNamed('盲评村委会') });
    expect(await why()).toBe('lookAlike');
  });

  it('are two in two campaigns, and where names only are near', async () => {
    await begins(await unitNamed('盲评村'), { 'rating.1.1': 'good', campaign: session.newId() });
    await begins(await unitNamed('盲评村委会'));
    expect(await why()).toBeNull();
  });

  it('count as one for whose task there waits', async () => {
    const unit = await unitNamed('盲评村');
    await session.queue.do([creation(session.newId(), 'task', place.campaign, { ...place, unit, member: cai.id })]);
    expect(await why()).toBe('lookAlike');
  });
});
