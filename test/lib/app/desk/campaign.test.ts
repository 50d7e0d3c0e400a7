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
import {
  DatesOutOfOrder,
  dutyPlanOf,
  readTimes,
  setCampaignDay,
  setDutyPlan,
  typeDutyTimes,
} from '../../../../lib/app/desk/campaign-dates.ts';
import {
  addMember,
  removeMember,
  setLevel,
  setRole,
  setTeam,
  tooLong,
} from '../../../../lib/app/desk/campaign-members.ts';
import { drawUnits } from '../../../../lib/app/desk/draws.ts';
import { planTasks } from '../../../../lib/app/desk/tasks.ts';
import { setField } from '../../../../lib/app/fields.ts';
import { groupNamesakes, type ShownMember, tellApart, watchMembers } from '../../../../lib/app/party.ts';
import { setName } from '../../../../lib/app/people.ts';
import { openSession, type Session } from '../../../../lib/app/session.ts';
import { startVisit } from '../../../../lib/app/visits.ts';
import { getRecord } from '../../../../lib/store/queries.ts';
import { freshProfile } from '../../../fixtures/profile.ts';
import { addUnits } from '../../../fixtures/roster-units.ts';
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

async function memberOf(id: string) {
  const found = (await view()).members.find((one) => one.id === id);
  if (!found) throw new Error('no member');
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

  it('is begun with a pack and a team of its own, as the pack describes it, and visits join it', async () => {
    await setName(session, '王一');
    const { current, team } = await view();
    const id = await startCampaign(session, ' 窗口服务暗访 ', { id: 'counter-service', version: '1.0.0' });
    const now = await view();
    expect(now.current.id).toBe(id);
    expect(now.current.body).toMatchObject({ name: '窗口服务暗访', pack: 'counter-service', team: now.team?.id });
    expect(now.team?.id).not.toBe(team?.id);
    expect(now.team?.body).toMatchObject({ name: '暗访小组', level: 'other' });
    expect(now.members.map((one) => one.id)).toEqual([session.me.id]);
    if (now.team) await setField(session, now.team, 'name', '第二小组');
    expect((await getRecord(session.db, 'team', team?.id ?? ''))?.body.name).toBe('巡回督导组');
    expect(now.campaigns.map((one) => one.id)).toEqual([id, current.id]);
    const visit = await startVisit(session, { name: '河东村' });
    expect((await getRecord(session.db, 'visit', visit))?.body.campaign).toBe(id);
    await setCurrentCampaign(session, current.id);
    expect((await view()).current.id).toBe(current.id);
  });

  it('takes in people of another team, who stay in theirs, and takes its team away when it is undone', async () => {
    const before = await view();
    const li = await addMember(session, before.team?.id ?? null, '李二', 'lead');
    await startCampaign(session, '窗口', { id: 'counter-service', version: '1.0.0' });
    const { team, members, others } = await view();
    expect([members, others].map((some) => some.map((one) => one.id))).toEqual([[], [li]]);
    const [other] = others;
    if (team && other) await setTeam(session, other, team.id, true);
    expect((await memberOf(li)).body.team).toBe(before.team?.id);
    expect((await view()).others).toEqual([]);
    expect(await session.undo.undo()).toBe('campaign');
    expect((await view()).others.map((one) => one.id)).toEqual([li]);
    expect(await session.undo.undo()).toBe('campaignStarted');
    expect(await getRecord(session.db, 'team', team?.id ?? '')).toMatchObject({ shelf: 'deleted' });
    expect((await view()).team?.id).toBe(before.team?.id);
  });

  it('is taken away again by undo, with the one before in its place, and so is a switch', async () => {
    const { current } = await view();
    const id = await startCampaign(session, '窗口', { id: 'counter-service', version: '1.0.0' });
    expect(await session.undo.undo()).toBe('campaignStarted');
    expect((await view()).current.id).toBe(current.id);
    expect((await view()).campaigns.map((one) => one.id)).toEqual([current.id]);
    const kept = await startCampaign(session, '窗口', { id: 'counter-service', version: '1.0.0' });
    await setCurrentCampaign(session, current.id);
    await setCurrentCampaign(session, current.id);
    expect(await session.undo.undo()).toBe('campaignUsed');
    expect((await view()).current.id).toBe(kept);
    expect(id).not.toBe(kept);
  });

  it.each(['visit', 'draw', 'task'] as const)('stays, though undone, where a %s belongs to it', async (kind) => {
    const { current } = await view();
    const [unit = ''] = await addUnits(session, [{ name: '甲' }]);
    const id = await startCampaign(session, '窗口', { id: 'counter-service', version: '1.0.0' });
    // What another window does can't be undone here: the newest act of this one is still the beginning.
    const other = await openSession('panel');
    if (kind === 'visit') await startVisit(other, { id: unit });
    else if (kind === 'draw') await drawUnits(other, { mode: 'plain', count: 1, filter: {}, whenShort: 'refuse' });
    else await planTasks(other, [unit], { member: null, on: null });
    expect(await session.undo.undo()).toBe('campaignStarted');
    const now = await view();
    expect(now.current.id).toBe(current.id);
    expect(now.campaigns.map((one) => one.id)).toContain(id);
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

describe('how often a duty is due', () => {
  it('is saved as it is typed, beside its days', async () => {
    const { current } = await view();
    await setDutyPlan(session, current, '2.3', { from: '2023-10-01' });
    void typeDutyTimes(session, current, '2.3', 1);
    void typeDutyTimes(session, current, '2.3', 12);
    await setDutyPlan(session, current, '2.3', { until: '2023-11-30' });
    expect(dutyPlanOf((await view()).current, '2.3')).toEqual({ from: '2023-10-01', until: '2023-11-30', times: 12 });
    await typeDutyTimes(session, current, '2.3', null);
    await session.queue.flush();
    expect(dutyPlanOf((await view()).current, '2.3')).toEqual({ from: '2023-10-01', until: '2023-11-30' });
  });

  it.each([
    ['', null],
    [' ３ ', 3],
    ['1000', 1000],
    ['0', undefined],
    ['1001', undefined],
    ['-5', undefined],
    ['1e9', undefined],
    ['三次', undefined],
    ['1.5', undefined],
  ])('reads %j as %j', (typed, times) => {
    expect(readTimes(typed)).toBe(times);
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

  it('refuses a name that is too long, says how long it is, and adds nobody', async () => {
    const refused = await addMember(session, null, '长'.repeat(600), 'lead').catch((error: unknown) => error);
    expect(tooLong(refused)).toMatchObject({ length: 600, most: 100 });
    expect((await view()).members).toEqual([]);
    await addMember(session, null, '长'.repeat(100), 'lead');
    expect((await view()).members).toHaveLength(1);
  });

  it('tells members of one name apart, whatever the width and space', async () => {
    await setName(session, 'Li Ming');
    const twin = await addMember(session, null, 'Ｌi ming ', 'supervisor');
    await setRole(session, await memberOf(session.me.id), 'supervisor');
    const other = await addMember(session, null, '王芳', 'supervisor');
    const apart = tellApart((await view()).members);
    const markOf = (id: string) => apart.find((one) => one.id === id)?.mark;
    expect([session.me.id, twin, other].map(markOf)).toEqual([session.me.id.slice(-4), twin.slice(-4), null]);
    expect(groupNamesakes(apart).map((group) => group.map(({ name }) => name))).toEqual([['Li Ming', 'Ｌi ming']]);
  });

  it('says how many open tasks a member leaves who is taken out, and still names them', async () => {
    const id = await addMember(session, null, '王芳', 'supervisor');
    const [unit = ''] = await addUnits(session, [{ name: '甲' }]);
    await planTasks(session, [unit, unit], { member: id, on: null });
    const member = (await view()).members.find((one) => one.id === id);
    if (!member) throw new Error('no member');
    expect(await removeMember(session, member)).toBe(2);
    const members = await first<ShownMember[]>((on) => watchMembers(session, on));
    expect(members.map(({ name, removed }) => [name, removed])).toContainEqual(['王芳', true]);
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
    await setField(session, (await view()).current, 'name', '\u2800');
    expect((await shown()).campaign).toEqual(seedShown(session).campaign);
  });
});
