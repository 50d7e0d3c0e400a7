// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { takeStep } from '../../../lib/app/findings-steps.ts';
import { followDay, readReminders, startFollowUp } from '../../../lib/app/reminders.ts';
import type { Session } from '../../../lib/app/session.ts';
import { handOver, startVisit } from '../../../lib/app/visits.ts';
import { todayNow } from '../../../lib/model/time.ts';
import { type Entry, getRecord, newestUnder } from '../../../lib/store/queries.ts';
import { freshProfile } from '../../fixtures/profile.ts';
import { findingOf, listFinding, mergeInto, noteAt, visitTo } from './findings-stage.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

const TODAY = '2026-11-21';
let session: Session;
let visit: Entry<'visit'>;
beforeEach(async () => {
  ({ session } = await freshProfile());
  visit = await visitTo(session, '河东村');
});
afterEach(() => vi.useRealTimers());

const asking = async (today = TODAY) =>
  (await readReminders(session.db, today)).map(({ line, unit }) => [
    line.finding.body.problem,
    line.standing.is,
    unit?.body.name,
  ]);

async function close(id: string, lookAgain: string | null): Promise<void> {
  const follow = await startVisit(session, { id: visit.body.unit });
  const step = async (to: 'underway' | 'toCheck' | 'closed', note?: string) =>
    takeStep(session, await findingOf(session, id), { to, visit: follow, note: note ?? null, lookAgain });
  await step('underway');
  await step('toCheck');
  await step('closed', await noteAt(session, follow, '好了'));
}

describe('what asks for a look', () => {
  it('is overdue, due within three days or to be looked at again; longest overdue first', async () => {
    await listFinding(session, visit, '三天后', { deadline: '2026-11-24' });
    await listFinding(session, visit, '四天后', { deadline: '2026-11-25' });
    await listFinding(session, visit, '没定');
    await listFinding(session, visit, '昨天', { deadline: '2026-11-20' });
    await listFinding(session, visit, '去年', { deadline: '2025-11-20' });
    await listFinding(session, visit, '九千年', { deadline: '9999-12-31' });
    await close(await listFinding(session, visit, '再看', { deadline: '2020-01-01' }), '2026-11-21');
    await close(await listFinding(session, visit, '销了', { deadline: '2020-01-01' }), null);
    await close(await listFinding(session, visit, '以后再看', { deadline: '2020-01-01' }), '2027-11-21');
    expect(await asking()).toEqual([
      ['去年', 'overdue', '河东村'],
      ['昨天', 'overdue', '河东村'],
      ['再看', 'lookAgain', '河东村'],
      ['三天后', 'soon', '河东村'],
    ]);
    expect(await asking('2026-11-22')).toHaveLength(5);
  });

  it('is shown under the unit that its own was merged into', async () => {
    await listFinding(session, visit, '昨天', { deadline: '2026-11-20' });
    const into = await visitTo(session, '河东社区');
    await mergeInto(session, visit.body.unit, into.body.unit);
    expect(await asking()).toEqual([['昨天', 'overdue', '河东社区']]);
  });
});

describe('the day', () => {
  it('is told when midnight passes while the page is open, once', () => {
    vi.useFakeTimers();
    vi.setSystemTime(new Date(2026, 10, 21, 23, 59, 30));
    vi.stubGlobal('addEventListener', vi.fn());
    vi.stubGlobal('removeEventListener', vi.fn());
    const days: string[] = [];
    const stop = followDay((today) => days.push(today));
    expect(todayNow()).toBe('2026-11-21');
    vi.advanceTimersByTime(20_000);
    expect(days).toEqual([]);
    vi.advanceTimersByTime(60_000);
    expect(days).toEqual(['2026-11-22']);
    stop();
    vi.advanceTimersByTime(86_400_000);
    expect(days).toHaveLength(1);
    vi.unstubAllGlobals();
  });
});

describe('a follow-up visit', () => {
  it('is started at the unit as it stands today; a second press goes on with it, and never with the visit that found it', async () => {
    const id = await listFinding(session, visit, '昨天', { deadline: '2026-11-20' });
    const first = await startFollowUp(session, await findingOf(session, id));
    expect(first).not.toBe(visit.id);
    expect((await getRecord(session.db, 'visit', first))?.body.unit).toBe(visit.body.unit);
    expect(await startFollowUp(session, await findingOf(session, id))).toBe(first);
    const begun = await getRecord(session.db, 'visit', first);
    if (begun) await handOver(session, begun);
    expect(await startFollowUp(session, await findingOf(session, id))).not.toBe(first);
    expect(await newestUnder(session.db, visit.body.unit, 'visit', 9)).toHaveLength(3);
  });

  it('is a new one where the open one of today began before the finding was made', async () => {
    const before = await startVisit(session, { id: visit.body.unit });
    const id = await listFinding(session, visit, '仓库漏雨');
    const follow = await startFollowUp(session, await findingOf(session, id));
    expect([before, visit.id]).not.toContain(follow);
    expect(await startFollowUp(session, await findingOf(session, id))).toBe(follow);
  });

  it('is a new one where the open one of today ended before the finding was reported as put right', async () => {
    const id = await listFinding(session, visit, '仓库漏雨');
    const first = await startFollowUp(session, await findingOf(session, id));
    const ended = { device: Date.now() - 1, offset: 480, zone: 'Asia/Shanghai' };
    await session.queue.do([{ rec: first, kind: 'visit', parent: visit.body.unit, field: 'ended', value: ended }]);
    expect(await startFollowUp(session, await findingOf(session, id))).toBe(first);
    for (const to of ['underway', 'toCheck'] as const)
      await takeStep(session, await findingOf(session, id), { to, visit: first });
    expect(await startFollowUp(session, await findingOf(session, id))).not.toBe(first);
  });

  it('goes to the unit that the finding’s was merged into', async () => {
    const id = await listFinding(session, visit, '昨天');
    const into = await visitTo(session, '河东社区');
    await handOver(session, into);
    await mergeInto(session, visit.body.unit, into.body.unit);
    const follow = await startFollowUp(session, await findingOf(session, id));
    expect((await getRecord(session.db, 'visit', follow))?.body.unit).toBe(into.body.unit);
  });
});
