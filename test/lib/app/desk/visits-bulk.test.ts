// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type DeskFinding, watchDeskFindings } from '../../../../lib/app/desk/findings.ts';
import { ClosingsRest, removeAll } from '../../../../lib/app/desk/visits-bulk.ts';
import { readFindings } from '../../../../lib/app/findings-read.ts';
import { takeStep } from '../../../../lib/app/findings-steps.ts';
import type { Session } from '../../../../lib/app/session.ts';
import { startVisit } from '../../../../lib/app/visits.ts';
import { getRecords } from '../../../../lib/store/queries.ts';
import { freshProfile, writeVisit } from '../../../fixtures/profile.ts';
import { findingOf, listFinding, noteAt, visitTo } from '../findings-stage.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

let session: Session;
let ids: string[];
beforeEach(async () => {
  ({ session } = await freshProfile());
  ids = [];
  for (const unit of ['河东村', '白马村', '杨柳村']) ids.push((await writeVisit(session, unit, [])).visit);
});

const visits = async () => (await getRecords(session.db, 'visit', ids)).filter((visit) => visit !== null);

describe('a visit by which a finding was closed', () => {
  it('is taken away only once the finding was named; the list then marks it, until it is put back', async () => {
    const made = await visitTo(session, '河东村');
    const id = await listFinding(session, made, '宣传栏没换');
    const follow = await startVisit(session, { id: made.body.unit });
    const step = async (to: 'underway' | 'toCheck' | 'closed', note: string | null = null) =>
      takeStep(session, await findingOf(session, id), { to, visit: follow, note });
    await step('underway');
    await step('toCheck');
    const told: (readonly DeskFinding[])[] = [];
    const stop = watchDeskFindings(session, {
      value: (rows) => told.push(rows),
      failed: (error) => expect.fail(String(error)),
    });
    await step('closed', await noteAt(session, follow, '换了'));
    const marked = () => told.at(-1)?.map(({ life, restsGone }) => [life.state, restsGone]);
    await vi.waitFor(() => expect(marked()).toEqual([['closed', false]]));
    const asked = await removeAll(session, [follow]).catch((error: unknown) => error);
    expect(asked).toBeInstanceOf(ClosingsRest);
    const { findings } = asked as ClosingsRest;
    expect(findings.map((finding) => finding.id)).toEqual([id]);
    expect((await getRecords(session.db, 'visit', [follow]))[0]?.shelf).toBe('live');
    expect(await removeAll(session, [follow], findings)).toBe(1);
    await vi.waitFor(() => expect(marked()).toEqual([['closed', true]]));
    expect((await readFindings(session.db, [made.body.unit], '2026-11-21'))[0]?.restsGone).toBe(true);
    await session.undo.undo();
    await vi.waitFor(() => expect(marked()).toEqual([['closed', false]]));
    // The visit at which it was found proves nothing of its closing.
    expect(await removeAll(session, [made.id])).toBe(1);
    stop();
  });
});

describe('acts on many visits', () => {
  it('take away, undone as one, and pass over what is gone', async () => {
    const [first = '', ...others] = ids;
    await removeAll(session, [first]);
    expect(await removeAll(session, [...ids, session.newId()])).toBe(others.length);
    expect((await visits()).every(({ shelf }) => shelf === 'deleted')).toBe(true);
    await session.undo.undo();
    expect((await visits()).map(({ shelf }) => shelf)).toEqual(['deleted', 'live', 'live']);
  });
});
