// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  assignTasks,
  planFault,
  planTasks,
  removeTasks,
  type TaskLine,
  watchTasks,
} from '../../../../lib/app/desk/tasks.ts';
import { warnOfBurden } from '../../../../lib/app/desk/tasks-burden.ts';
import { watchRecusals } from '../../../../lib/app/desk/tasks-recusal.ts';
import type { Session } from '../../../../lib/app/session.ts';
import { readTasks } from '../../../../lib/app/tasks.ts';
import { firstOf } from '../../../fixtures/first-of.ts';
import { freshProfile } from '../../../fixtures/profile.ts';
import { addMember, addUnits, visitOn } from '../../../fixtures/roster-units.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

let session: Session;
let units: string[];
beforeEach(async () => {
  ({ session } = await freshProfile());
  units = await addUnits(session, [{ name: '甲' }, { name: '乙' }, { name: '丙' }]);
});

const tasks = (): Promise<TaskLine[]> => readTasks(session.db);
const said = (lines: readonly TaskLine[]) =>
  lines.map(({ task, unit }) => [unit?.body.name, task.body.member ?? null, task.body.on ?? null]);

describe('planning', () => {
  it('makes a task for each unit, as one act that can be undone', async () => {
    const member = await addMember(session, '李四');
    await planTasks(session, units.slice(0, 2), { member, on: '2026-11-21' });
    const expected = [
      ['乙', member, '2026-11-21'],
      ['甲', member, '2026-11-21'],
    ];
    expect(said(await tasks())).toEqual(expected);
    expect(said(await firstOf((on) => watchTasks(session, on)))).toEqual(expected);
    expect(await session.undo.undo()).toBe('tasks');
    expect(await tasks()).toEqual([]);
  });

  it.each([
    ['2026-02-30', { reason: 'noSuchDay', day: '2026-02-30' }],
    ['2026-13-01', { reason: 'noSuchDay' }],
    ['2026-08-31', { reason: 'beforeCampaign', limit: '2026-09-01' }],
    ['2027-01-01', { reason: 'afterCampaign', limit: '2026-12-31' }],
  ])('refuses %s by name, and plans nothing', async (on, expected) => {
    const rec = session.pack.seed.campaign.id;
    const set = (field: string, value: string) => ({ rec, kind: 'campaign', parent: null, field, value }) as const;
    await session.queue.do([set('begins', '2026-09-01'), set('ends', '2026-12-31')]);
    const error = await planTasks(session, units, { member: null, on }).catch((thrown: unknown) => thrown);
    expect(planFault(error)).toMatchObject(expected);
    expect(await tasks()).toEqual([]);
    await planTasks(session, units, { member: null, on: '2026-09-01' });
    const [first] = await tasks();
    const late = await assignTasks(session, first ? [first.task] : [], { on }).catch((thrown: unknown) => thrown);
    expect(planFault(late)).toMatchObject(expected);
  });

  it('refuses a plan without units', async () => {
    const error = await planTasks(session, [], { member: null, on: null }).catch((thrown: unknown) => thrown);
    expect(planFault(error)).toMatchObject({ reason: 'noUnits' });
  });

  it('gives a task to somebody else, or takes it away, and both can be undone', async () => {
    const member = await addMember(session, '李四');
    await planTasks(session, units.slice(0, 1), { member, on: '2026-11-21' });
    const line = async () => (await tasks()).map(({ task }) => task);
    await assignTasks(session, await line(), { member: null });
    expect(said(await tasks())).toEqual([['甲', null, '2026-11-21']]);
    await session.undo.undo();
    expect(said(await tasks())).toEqual([['甲', member, '2026-11-21']]);
    await removeTasks(session, await line());
    expect(await tasks()).toEqual([]);
    await session.undo.undo();
    expect(await tasks()).toHaveLength(1);
  });
});

describe('a plan for somebody who must not go there', () => {
  const warnings = (member: string | null) => firstOf((on) => watchRecusals(session, units, member, on));

  it('is warned of with the reason, unit by unit, and is not of anybody else', async () => {
    const [member, other] = [await addMember(session, '王一'), await addMember(session, '李二')];
    const [first = '', second = ''] = units;
    const recusal = (rec: string, field: string, value: string | boolean) =>
      session.queue.do([{ rec, kind: 'unit', parent: null, field: `${field}.${member}`, value }]);
    await recusal(first, 'recused', true);
    await recusal(first, 'recusedWhy', '姐姐在这里当书记');
    await recusal(second, 'recused', true);
    expect(await warnings(member)).toEqual([
      { unit: first, why: '姐姐在这里当书记' },
      { unit: second, why: '' },
    ]);
    expect(await warnings(other)).toEqual([]);
    expect(await warnings(null)).toEqual([]);
    await recusal(second, 'recused', false);
    expect(await warnings(member)).toHaveLength(1);
  });
});

describe('the burden of a plan', () => {
  it('warns of the visit that is one too many in its month: visits made and planned count', async () => {
    const [first = '', second = '', third = ''] = units;
    await visitOn(session, first, '2026-11-03');
    expect(await warnOfBurden(session, units, '2026-11-21')).toEqual([]);
    await planTasks(session, [first, second], { member: null, on: '2026-11-10' });
    expect(await warnOfBurden(session, [third, first, second], '2026-11-21')).toEqual([
      { index: 1, unit: first, month: '2026-11', visits: 3, most: 2 },
    ]);
    expect(await warnOfBurden(session, units, '2026-12-01')).toEqual([]);
    expect(await warnOfBurden(session, units, null)).toEqual([]);
  });

  it('a plan that moves to another day doesn’t count beside itself, and is warned of like a new one', async () => {
    const [first = ''] = units;
    await visitOn(session, first, '2026-11-03');
    await planTasks(session, [first], { member: null, on: '2026-12-01' });
    await planTasks(session, [first], { member: null, on: '2026-11-20' });
    const [, moved] = await tasks();
    const own = [moved?.task.id ?? ''];
    expect(await warnOfBurden(session, [first], '2026-12-01', own)).toEqual([]);
    expect(await warnOfBurden(session, [first], '2026-11-21', own)).toMatchObject([{ visits: 3, most: 2 }]);
  });

  it('of a unit that was merged since it was drawn counts what the other one has', async () => {
    const [first = '', second = ''] = units;
    await visitOn(session, first, '2026-11-03');
    await visitOn(session, first, '2026-11-04');
    await session.queue.do([{ rec: second, kind: 'unit', parent: null, field: 'mergedInto', value: first }]);
    expect(await warnOfBurden(session, [second], '2026-11-21')).toMatchObject([{ unit: second, visits: 3 }]);
  });

  it('counts the visits of a unit that was merged into it', async () => {
    const [first = '', second = ''] = units;
    await visitOn(session, first, '2026-11-03');
    await visitOn(session, second, '2026-11-04');
    await session.queue.do([{ rec: second, kind: 'unit', parent: null, field: 'mergedInto', value: first }]);
    expect(await warnOfBurden(session, [first], '2026-11-21')).toMatchObject([{ visits: 3 }]);
  });
});
