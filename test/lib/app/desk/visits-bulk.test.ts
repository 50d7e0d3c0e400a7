// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { handOverAll, removeAll, takeBackAll } from '../../../../lib/app/desk/visits-bulk.ts';
import type { Session } from '../../../../lib/app/session.ts';
import { getRecords } from '../../../../lib/store/queries.ts';
import { freshProfile, writeVisit } from '../../../fixtures/profile.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

let session: Session;
let ids: string[];
beforeEach(async () => {
  ({ session } = await freshProfile());
  ids = [];
  for (const unit of ['河东村', '白马村', '杨柳村']) ids.push((await writeVisit(session, unit, [])).visit);
});

const visits = async () => (await getRecords(session.db, 'visit', ids)).filter((visit) => visit !== null);
const handed = async () => (await visits()).map(({ body }) => Boolean(body.handed));

describe('acts on many visits', () => {
  it('hand over those that are not yet, and take all back, each undone as one', async () => {
    const [first = ''] = ids;
    await handOverAll(session, [first]);
    const [before] = await visits();
    expect(await handOverAll(session, ids)).toBe(2);
    const now = await visits();
    expect(now.every(({ body }) => body.handed && body.ended)).toBe(true);
    expect(now[0]?.body.handed).toEqual(before?.body.handed);
    await session.undo.undo();
    expect(await handed()).toEqual([true, false, false]);
    expect(await takeBackAll(session, ids)).toBe(1);
    expect(await handed()).toEqual([false, false, false]);
    expect(await takeBackAll(session, ids)).toBe(0);
    await session.undo.undo();
    expect(await handed()).toEqual([true, false, false]);
  });

  it('take away, undone as one, and pass over what is gone', async () => {
    const [first = '', ...others] = ids;
    await removeAll(session, [first]);
    expect(await removeAll(session, [...ids, session.newId()])).toBe(others.length);
    expect((await visits()).every(({ shelf }) => shelf === 'deleted')).toBe(true);
    await session.undo.undo();
    expect((await visits()).map(({ shelf }) => shelf)).toEqual(['deleted', 'live', 'live']);
  });
});
