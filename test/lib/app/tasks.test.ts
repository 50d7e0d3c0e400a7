// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { saveEverything, saveTasksOut } from '../../../lib/app/backup.ts';
import { lastSaved } from '../../../lib/app/backup-due.ts';
import { drawUnits } from '../../../lib/app/desk/draws.ts';
import { openDraw } from '../../../lib/app/desk/draws-result.ts';
import { assignTasks, planTasks, removeTasks } from '../../../lib/app/desk/tasks.ts';
import { setName } from '../../../lib/app/people.ts';
import { lookIntoBackup, restoreEverything } from '../../../lib/app/restore.ts';
import type { Session } from '../../../lib/app/session.ts';
import { type MyTask, readTasks, watchMyTasks } from '../../../lib/app/tasks.ts';
import { startVisit } from '../../../lib/app/visits.ts';
import { changeLine } from '../../../lib/bundle/format/change-lines.ts';
import { readMeta, writeMeta } from '../../../lib/store/meta.ts';
import { getRecord } from '../../../lib/store/queries.ts';
import { firstOf } from '../../fixtures/first-of.ts';
import { contentsOf, freshProfile, writeVisit } from '../../fixtures/profile.ts';
import { addMember, addUnits } from '../../fixtures/roster-units.ts';
import { packed } from '../bundle/backups.ts';
import { changeOf, hlcOf, idOf } from '../changes/builders.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

const TODAY = '2026-11-21';
let session: Session;
let units: string[];
beforeEach(async () => {
  ({ session } = await freshProfile());
  units = await addUnits(session, [{ name: '甲' }, { name: '乙' }, { name: '丙' }]);
});

const mine = (of: Session): Promise<MyTask[]> => firstOf((on) => watchMyTasks(of, on, TODAY));

describe("today's list", () => {
  it('shows what is due for me or for nobody: late first, then today, then undated; not what is for others or later', async () => {
    const other = await addMember(session, '李四');
    const me = session.me.id;
    const [a = '', b = '', c = ''] = units;
    await planTasks(session, [a], { member: me, on: TODAY });
    await planTasks(session, [b], { member: null, on: null });
    await planTasks(session, [c], { member: null, on: '2026-11-19' });
    await planTasks(session, [a], { member: other, on: TODAY });
    await planTasks(session, [b], { member: me, on: '2026-11-22' });
    expect((await mine(session)).map(({ unit, late }) => [unit.body.name, late])).toEqual([
      ['丙', true],
      ['甲', false],
      ['乙', false],
    ]);
  });

  it('starts the visit: both name each other in one write, and the task is done until that visit is taken away', async () => {
    const [unit = ''] = units;
    await planTasks(session, [unit], { member: null, on: TODAY });
    const [one] = await mine(session);
    const visit = await startVisit(session, { id: unit }, one?.task);
    expect((await getRecord(session.db, 'visit', visit))?.body.task).toBe(one?.task.id);
    expect((await getRecord(session.db, 'task', one?.task.id ?? ''))?.body.visit).toBe(visit);
    expect(await mine(session)).toEqual([]);
    const deleted = { device: 1, offset: 0, zone: 'UTC' };
    await session.queue.do([{ rec: visit, kind: 'visit', parent: unit, field: 'deleted', value: deleted }]);
    expect(await mine(session)).toHaveLength(1);
  });

  it('leads to the unit that a task’s unit was merged into, also in a ring, and drops those whose unit is gone', async () => {
    const [a = '', b = '', c = ''] = units;
    await planTasks(session, units, { member: null, on: TODAY });
    const merge = (rec: string, into: string) =>
      session.queue.do([{ rec, kind: 'unit', parent: null, field: 'mergedInto', value: into }]);
    await merge(a, b);
    expect((await mine(session)).map(({ unit }) => unit.body.name)).toEqual(['乙', '乙', '丙']);
    await merge(b, a);
    expect((await mine(session)).map(({ unit }) => unit.body.name)).toEqual(['甲', '甲', '丙']);
    const deleted = { device: 1, offset: 0, zone: 'UTC' };
    await session.queue.do([{ rec: c, kind: 'unit', parent: null, field: 'deleted', value: deleted }]);
    expect((await mine(session)).map(({ unit }) => unit.body.name)).toEqual(['甲', '甲']);
    expect((await readTasks(session.db)).map(({ unit }) => unit?.id ?? null)).toEqual([null, a, a]);
    // What was merged into a unit that was taken away stands for itself again.
    await session.queue.do([{ rec: a, kind: 'unit', parent: null, field: 'deleted', value: deleted }]);
    expect((await mine(session)).map(({ unit }) => unit.body.name)).toEqual(['乙', '乙']);
  });
});

describe('tasks handed out', () => {
  const SECRETS = ['看到的机密', '照片里的机密', '走访小结机密'];

  async function campaign() {
    await setName(session, '组长甲');
    const member = await addMember(session, '李四');
    const { visit } = await writeVisit(session, '甲', [SECRETS[0] ?? ''], [SECRETS[1] ?? '']);
    const summary = { rec: visit, kind: 'visit', parent: null, field: 'summary', value: SECRETS[2] ?? '' } as const;
    await session.queue.do([summary]);
    const draw = await drawUnits(session, { mode: 'plain', count: 2, filter: {}, whenShort: 'refuse' });
    const picked = (await openDraw(session, draw))?.record.result.picked ?? [];
    await planTasks(session, picked, { member: null, on: TODAY }, draw);
    return { member, draw, picked, visit };
  }

  it('holds what a member needs and nothing of what was seen, and is no backup', async () => {
    await campaign();
    const file = await saveTasksOut(session);
    expect(file.name).toMatch(/^xunji-tasks-\d{8}-\d{4}\.xunji$/);
    const header = await lookIntoBackup(file.blob);
    expect(header).toMatchObject({ holds: 'tasks', counts: { attachments: 1 }, missing: [] });
    const bytes = Buffer.from(await file.blob.arrayBuffer()).toString('utf8');
    for (const secret of SECRETS) expect(bytes).not.toContain(secret);
    expect(bytes).not.toMatch(/"kind":"(visit|note|tag|evidence)"/);
    expect(bytes).toContain('组长甲');
    expect(await lastSaved(session)).toBe(null);
    const all = await saveEverything(session);
    const everything = Buffer.from(await all.blob.arrayBuffer()).toString('utf8');
    for (const secret of SECRETS) expect(everything).toContain(secret);
    expect(all.header).not.toHaveProperty('holds');
  });

  it('makes a fresh member’s list, never makes the member the lead, and changes nothing the second time', async () => {
    const { draw } = await campaign();
    const { blob } = await saveTasksOut(session);
    const lead = session.me.id;
    const { session: member } = await freshProfile();
    const { id } = member.me;
    const report = await restoreEverything(member, blob);
    expect(report).toMatchObject({ adopted: false, came: { units: 3, draws: 1, tasks: 2, current: true } });
    expect(member.me.id).toBe(id);
    expect(await readMeta(member.db, 'me')).toMatchObject({ id });
    expect(id).not.toBe(lead);
    expect(await mine(member)).toHaveLength(2);
    expect((await openDraw(member, draw))?.recheck).toEqual({ is: 'matches' });
    const before = [await contentsOf(member), { ...member.me }];
    const again = await restoreEverything(member, blob);
    expect(again).toMatchObject({ fresh: 0, attachments: 0, came: { units: 0, draws: 0, tasks: 0, current: true } });
    expect([await contentsOf(member), member.me]).toEqual(before);
  });

  it('says of a later file what it changes and what it calls off', async () => {
    const { picked } = await campaign();
    const first = await saveTasksOut(session);
    const tasks = (await readTasks(session.db)).map(({ task }) => task);
    const [moved, gone] = tasks;
    if (!moved || !gone) throw new Error('no tasks');
    await assignTasks(session, [moved], { on: '2026-11-22' });
    await removeTasks(session, [gone]);
    await planTasks(session, picked.slice(0, 1), { member: null, on: TODAY });
    const second = await saveTasksOut(session);
    const { session: member } = await freshProfile();
    expect((await restoreEverything(member, first.blob)).came).toMatchObject({ tasks: 2, changed: 0, cancelled: 0 });
    const { came } = await restoreEverything(member, second.blob);
    expect(came).toMatchObject({ tasks: 1, changed: 1, cancelled: 1 });
    expect(await mine(member)).toHaveLength(1);
    expect((await restoreEverything(member, second.blob)).came).toMatchObject({ tasks: 0, changed: 0, cancelled: 0 });
    // A file from before says nothing newer.
    expect((await restoreEverything(member, first.blob)).came).toMatchObject({ changed: 0, cancelled: 0 });
  });

  it('sets the campaign only where nobody chose another, and keeps what the member wrote', async () => {
    await writeMeta(session.db, 'campaign', idOf(7));
    await planTasks(session, units, { member: null, on: TODAY });
    const { blob } = await saveTasksOut(session);
    const { session: member } = await freshProfile();
    await writeVisit(member, '丁', ['自己的']);
    const own = await contentsOf(member);
    expect((await restoreEverything(member, blob)).came).toMatchObject({ current: true });
    expect(await readMeta(member.db, 'campaign')).toBe(idOf(7));
    expect((await contentsOf(member)).changes).toEqual(expect.arrayContaining(own.changes));

    const { session: busy } = await freshProfile();
    await writeMeta(busy.db, 'campaign', idOf(8));
    expect((await restoreEverything(busy, blob)).came).toMatchObject({ current: false });
    expect(await readMeta(busy.db, 'campaign')).toBe(idOf(8));
  });

  it('refuses a file that says it holds tasks and holds a note, and changes nothing', async () => {
    const forged = packed((parts) => {
      const change = changeOf({ rec: idOf(1), kind: 'note', hlc: hlcOf(1), value: '混进来的' });
      parts.log = changeLine(change);
      parts.header = { ...parts.header, holds: 'tasks', counts: { changes: 1, records: 1, attachments: 1 } };
    });
    const { session: member } = await freshProfile();
    const before = await contentsOf(member);
    await expect(restoreEverything(member, forged)).rejects.toMatchObject({
      name: 'BackupError',
      reason: 'badLine',
      detail: 'note',
      line: 1,
    });
    expect(await contentsOf(member)).toEqual(before);
  });

  it('refuses a file that says it holds something else', async () => {
    const odd = packed((parts) => {
      parts.header = { ...parts.header, holds: 'secrets' };
    });
    await expect(lookIntoBackup(odd)).rejects.toMatchObject({ reason: 'changed', detail: 'backup.json holds' });
  });
});
