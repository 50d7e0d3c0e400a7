// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { saveTasksOut } from '../../../lib/app/backup.ts';
import { planTasks } from '../../../lib/app/desk/tasks.ts';
import { readTeam } from '../../../lib/app/party.ts';
import { setName } from '../../../lib/app/people.ts';
import { restoreEverything } from '../../../lib/app/restore.ts';
import type { Session } from '../../../lib/app/session.ts';
import { type MyTask, watchMyTasks } from '../../../lib/app/tasks.ts';
import { startVisit } from '../../../lib/app/visits.ts';
import { becomeMember, type WhoAmI, watchWhoAmI } from '../../../lib/app/who-am-i.ts';
import { getRecord } from '../../../lib/store/queries.ts';
import { firstOf } from '../../fixtures/first-of.ts';
import { freshProfile, writeVisit } from '../../fixtures/profile.ts';
import { addMember, addUnits } from '../../fixtures/roster-units.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

const TODAY = '2026-11-21';
let lead: Session;
let li: string;
let wang: string;
let file: Blob;
beforeEach(async () => {
  ({ session: lead } = await freshProfile());
  await setName(lead, '组长');
  [li, wang] = [await addMember(lead, '李四'), await addMember(lead, '王五')];
  const [a = '', b = ''] = await addUnits(lead, [{ name: '甲' }, { name: '乙' }]);
  await planTasks(lead, [a], { member: li, on: TODAY });
  await planTasks(lead, [b], { member: wang, on: TODAY });
  file = (await saveTasksOut(lead)).blob;
});

const who = (of: Session) => firstOf<WhoAmI | null>((on) => watchWhoAmI(of, on));
const mine = async (of: Session) =>
  (await firstOf<MyTask[]>((on) => watchMyTasks(of, on, TODAY))).map(({ unit }) => unit.body.name);

describe('who of the team works here', () => {
  it('is not asked of the lead, nor of anybody before tasks came', async () => {
    expect(await who(lead)).toBeNull();
    await restoreEverything(lead, file);
    expect(await who(lead)).toBeNull();
    expect(await who((await freshProfile()).session)).toBeNull();
  });

  it('is asked once tasks came; by the answer they are listed, and visits are that member’s', async () => {
    const { session } = await freshProfile();
    await setName(session, '李四 ');
    await restoreEverything(session, file);
    expect(await mine(session)).toEqual([]);
    const asked = await who(session);
    expect(asked).toMatchObject({ asked: true, me: null, likely: li });
    expect(asked?.team.map(({ name }) => name)).toEqual(['组长', '李四', '王五']);
    await becomeMember(session, li);
    expect(session.me.id).toBe(li);
    expect(await mine(session)).toEqual(['甲']);
    expect(await who(session)).toMatchObject({ asked: false, me: li });
    const visit = await startVisit(session, { name: '甲' });
    expect((await getRecord(session.db, 'visit', visit))?.body.by).toBe(li);
    // No second 李四 is left in the lists.
    expect((await readTeam(session.db)).filter(({ removed }) => !removed).map(({ name }) => name)).toEqual([
      '组长',
      '李四',
      '王五',
    ]);
  });

  it('can be none of them, and can be changed later', async () => {
    const { session } = await freshProfile();
    const own = session.me.id;
    await restoreEverything(session, file);
    await becomeMember(session, null);
    expect(session.me.id).toBe(own);
    expect(await who(session)).toMatchObject({ asked: false, me: null });
    await becomeMember(session, wang);
    await becomeMember(session, li);
    expect(await mine(session)).toEqual(['甲']);
  });

  it('leaves what was written before with whom it was', async () => {
    const { session } = await freshProfile();
    await setName(session, '李四');
    const own = session.me.id;
    const { visit } = await writeVisit(session, '丁', ['自己的']);
    await restoreEverything(session, file);
    await becomeMember(session, li);
    expect((await getRecord(session.db, 'visit', visit))?.body.by).toBe(own);
    expect((await readTeam(session.db)).find(({ id }) => id === own)?.removed).toBe(false);
  });
});
