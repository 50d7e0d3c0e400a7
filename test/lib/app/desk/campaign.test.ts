// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type CampaignShown, seedShown, watchCampaignShown } from '../../../../lib/app/campaign-shown.ts';
import {
  type CampaignView,
  missingVersion,
  packChoices,
  setCurrentCampaign,
  startCampaign,
  watchCampaign,
} from '../../../../lib/app/desk/campaign.ts';
import { DatesOutOfOrder, dutyPlanOf, setCampaignDay, setDutyPlan } from '../../../../lib/app/desk/campaign-dates.ts';
import { addMember, removeMember, setLevel, setRole, tellApart } from '../../../../lib/app/desk/campaign-members.ts';
import { setField } from '../../../../lib/app/fields.ts';
import { setName } from '../../../../lib/app/people.ts';
import type { Session } from '../../../../lib/app/session.ts';
import { startVisit } from '../../../../lib/app/visits.ts';
import { getRecord } from '../../../../lib/store/queries.ts';
import { freshProfile } from '../../../fixtures/profile.ts';
import { first } from './first.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

let session: Session;
beforeEach(async () => {
  ({ session } = await freshProfile());
});

async function view(): Promise<CampaignView> {
  const found = await first<CampaignView | null>((on) => watchCampaign(session, on));
  if (!found) throw new Error('no campaign');
  return found;
}

describe('a campaign', () => {
  it('has days, and refuses an end before its beginning by name', async () => {
    await setCampaignDay(session, (await view()).current, 'begins', '2023-09-01');
    await expect(setCampaignDay(session, (await view()).current, 'ends', '2023-08-31')).rejects.toMatchObject({
      name: 'DatesOutOfOrder',
      field: 'ends',
      from: '2023-09-01',
      until: '2023-08-31',
    });
    expect((await view()).current.body.ends).toBeUndefined();
    await setCampaignDay(session, (await view()).current, 'ends', '2023-09-01');
    await expect(setCampaignDay(session, (await view()).current, 'begins', '2023-09-02')).rejects.toThrow(
      DatesOutOfOrder,
    );
    await setCampaignDay(session, (await view()).current, 'ends', null);
    expect((await view()).current.body).toMatchObject({ begins: '2023-09-01', ends: null });
  });

  it('is begun with a pack and the team that there is, and visits join it', async () => {
    const { current } = await view();
    const id = await startCampaign(session, ' 窗口服务暗访 ', { id: 'counter-service', version: '1.0.0' });
    const now = await view();
    expect(now.current.id).toBe(id);
    expect(now.current.body).toMatchObject({ name: '窗口服务暗访', pack: 'counter-service', team: current.body.team });
    expect(now.campaigns.map((one) => one.id)).toEqual([id, current.id]);
    const visit = await startVisit(session, { name: '河东村' });
    expect((await getRecord(session.db, 'visit', visit))?.body.campaign).toBe(id);
    await setCurrentCampaign(session, current.id);
    expect((await view()).current.id).toBe(current.id);
  });

  it('can be begun with each pack that is shipped, in its newest version', async () => {
    const choices = await packChoices(session);
    expect(choices.map(({ id }) => id)).toEqual(['education-2023-second', 'counter-service']);
    await session.queue.do([
      {
        rec: session.newId(),
        kind: 'pack',
        parent: null,
        field: '*',
        value: {
          pack: 'counter-service',
          version: '2.0.0',
          data: { ...choices[1], version: '2.0.0' },
          at: { device: 0, offset: 0, zone: 'UTC' },
        },
      },
    ]);
    expect((await packChoices(session)).map(({ version }) => version)).toEqual([session.pack.version, '2.0.0']);
  });

  it('says which version was chosen where another is in force', async () => {
    const { current } = await view();
    expect(missingVersion(session, current)).toBeNull();
    expect(missingVersion(session, { ...current, body: { ...current.body, packVersion: '9.9.9' } })).toBe('9.9.9');
  });
});

describe('duties', () => {
  it('have days and times in one campaign, can be undone, and are refused out of order by name', async () => {
    await setDutyPlan(session, (await view()).current, '2.3', { from: '2023-10-01', until: '2023-11-30', times: 2 });
    expect(dutyPlanOf((await view()).current, '2.3')).toEqual({ from: '2023-10-01', until: '2023-11-30', times: 2 });
    const bad = setDutyPlan(session, (await view()).current, '2.3', { from: '2023-12-01', until: '2023-11-30' });
    await expect(bad).rejects.toMatchObject({ name: 'DatesOutOfOrder', field: 'duty.2.3' });
    expect(dutyPlanOf((await view()).current, '2.3').from).toBe('2023-10-01');
    await setDutyPlan(session, (await view()).current, '2.3', { from: null, until: null, times: null });
    expect(dutyPlanOf((await view()).current, '2.3')).toEqual({});
    expect(await session.undo.undo()).toBe('campaign');
    expect(dutyPlanOf((await view()).current, '2.3').times).toBe(2);
  });
});

it('holds days that are typed in quick order against each other, and loses none', async () => {
  const { current } = await view();
  const days = [
    setCampaignDay(session, current, 'begins', '2023-09-10'),
    setCampaignDay(session, current, 'ends', '2023-09-01'),
    setDutyPlan(session, current, '2.3', { from: '2023-10-01' }),
    setDutyPlan(session, current, '2.3', { until: '2023-11-30' }),
  ];
  const ends = await Promise.allSettled(days);
  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
  expect(dutyPlanOf((await view()).current, '2.3')).toEqual({ from: '2023-10-01', until: '2023-11-30' });
});

describe('the team', () => {
  it('has a level, and members with roles who can be removed and put back', async () => {
    const { team } = await view();
    if (!team) throw new Error('no team');
    await setLevel(session, team, 'central');
    expect((await view()).team?.body.level).toBe('central');
    const id = await addMember(session, team.id, ' 王芳 ', 'lead');
    const member = (await view()).members.find((one) => one.id === id);
    if (!member) throw new Error('no member');
    expect(member.body).toMatchObject({ name: '王芳', role: 'lead', team: team.id });
    await setRole(session, member, 'reviewer');
    await removeMember(session, member);
    expect((await view()).members).toEqual([]);
    expect(await session.undo.undo()).toBe('memberRemoved');
    expect((await view()).members[0]?.body).toMatchObject({ name: '王芳', role: 'reviewer' });
  });

  it('tells members of one name apart, whatever the width and space', async () => {
    await setName(session, 'Li Ming');
    const twin = await addMember(session, null, 'Ｌi ming ', 'supervisor');
    const other = await addMember(session, null, '王芳', 'supervisor');
    const apart = tellApart((await view()).members);
    expect(apart.get(other)).toEqual({ name: '王芳', mark: null });
    const marks = [session.me.id, twin].map((id) => apart.get(id)?.mark);
    expect(marks).toEqual([session.me.id.slice(-4), twin.slice(-4)]);
  });
});

describe('the names on the first screen', () => {
  const shown = () => first<CampaignShown>((on) => watchCampaignShown(session, on));

  it("are the pack's in both languages until somebody writes others", async () => {
    expect(await shown()).toEqual(seedShown(session));
    await setField(session, (await view()).current, 'name', '专项二');
    await setCampaignDay(session, (await view()).current, 'begins', '2023-09-01');
    expect(await shown()).toMatchObject({ campaign: { zh: '专项二', en: '专项二' }, begins: '2023-09-01', ends: null });
    expect((await shown()).team).toEqual(seedShown(session).team);
  });
});
