// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { setField } from '../../../lib/app/fields.ts';
import type { Session } from '../../../lib/app/session.ts';
import {
  findUnits,
  handOver,
  newestVisits,
  readVisit,
  setTime,
  startVisit,
  takeBack,
} from '../../../lib/app/visits.ts';
import { shownTime } from '../../../lib/model/time.ts';
import { getRecord } from '../../../lib/store/queries.ts';
import { freshProfile } from '../../fixtures/profile.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

let session: Session;
beforeEach(async () => {
  ({ session } = await freshProfile());
});

const visitOf = async (id: string) => {
  const found = await getRecord(session.db, 'visit', id);
  if (!found) throw new Error('gone');
  return found;
};

describe('starting a visit', () => {
  it('takes nothing but a name, without the space around it, and joins the campaign', async () => {
    const id = await startVisit(session, { name: '  河东社区\u3000' });
    const line = await readVisit(session, id);
    expect(line?.unit?.body).toEqual({ name: '河东社区' });
    expect(line?.visit.body).toMatchObject({ by: session.me.id, campaign: session.pack.seed.campaign.id });
  });

  it('twice on one day at one unit makes two visits and one unit', async () => {
    const first = await startVisit(session, { name: '河东社区' });
    const second = await startVisit(session, { name: '河东社区 ' });
    const lines = await newestVisits(session, 10);
    expect(lines.map(({ visit }) => visit.id)).toEqual([second, first]);
    expect(new Set(lines.map(({ unit }) => unit?.id)).size).toBe(1);
    expect(lines[0]?.unit?.counts?.visit).toBe(2);
  });

  it('knows a unit by its whole name among hundreds that hold it', async () => {
    const first = await startVisit(session, { name: '村' });
    for (let at = 0; at < 210; at++) await startVisit(session, { name: `${at}村` });
    const again = await startVisit(session, { name: '村' });
    expect((await visitOf(again)).body.unit).toBe((await visitOf(first)).body.unit);
  }, 60_000);

  it('of a name that only looks alike makes another unit', async () => {
    const [one, two] = [await startVisit(session, { name: 'ＡＢ村' }), await startVisit(session, { name: 'ab村' })];
    expect((await visitOf(one)).body.unit).not.toBe((await visitOf(two)).body.unit);
  });

  it('with a name beyond all measure is refused, and nothing stands in the way of the next', async () => {
    await expect(startVisit(session, { name: '长'.repeat(501) })).rejects.toMatchObject({ name: 'FieldError' });
    expect(await newestVisits(session, 5)).toEqual([]);
    await startVisit(session, { name: '长'.repeat(500) });
    expect(session.queue.state.is).toBe('saved');
  });
});

describe('finding a unit', () => {
  beforeEach(async () => {
    for (const name of ['城南河东小学', '河东社区（ＡＢ）', '河西村']) await startVisit(session, { name });
  });
  const names = async (typed: string, limit?: number) =>
    (await findUnits(session, typed, limit)).map(({ unit }) => unit.body.name);

  it('takes any part of its name, whatever case and width, and puts first those that begin with it', async () => {
    expect(await names('河东')).toEqual(['河东社区（ＡＢ）', '城南河东小学']);
    expect(await names('ab)')).toEqual(['河东社区（ＡＢ）']);
    expect(await names('  ')).toEqual([]);
    expect(await names('.*')).toEqual([]);
    expect(await names('河', 2)).toHaveLength(2);
  });

  it('tells how often each was visited', async () => {
    await startVisit(session, { name: '河西村' });
    expect((await findUnits(session, '河西')).map(({ visits }) => visits)).toEqual([2]);
  });

  it('follows a new name', async () => {
    const [found] = await findUnits(session, '河西');
    if (found) await setField(session, found.unit, 'name', '河北村');
    expect(await names('河西')).toEqual([]);
    expect(await names('河北')).toEqual(['河北村']);
  });
});

describe('a visit', () => {
  it('is handed over with an end, taken back without losing it, and both can be undone', async () => {
    const id = await startVisit(session, { name: '甲' });
    await handOver(session, await visitOf(id));
    const { ended, handed } = (await visitOf(id)).body;
    expect(handed).toEqual(ended);
    await takeBack(session, await visitOf(id));
    expect((await visitOf(id)).body).toMatchObject({ handed: null, ended });
    await session.undo.undo();
    expect((await visitOf(id)).body.handed).toEqual(handed);
    await session.undo.undo();
    expect((await visitOf(id)).body).toMatchObject({ handed: null, ended: null });
  });

  it('keeps the device’s time beside the one that was typed', async () => {
    const id = await startVisit(session, { name: '甲' });
    const { began } = (await visitOf(id)).body;
    await setTime(session, await visitOf(id), 'began', '2026-11-20T09:05');
    const typed = (await visitOf(id)).body.began;
    expect(typed).toEqual({ ...began, typed: '2026-11-20T09:05' });
    expect(shownTime(typed)).toEqual({ date: '2026-11-20', time: '09:05' });
    await expect(setTime(session, await visitOf(id), 'began', '昨天')).rejects.toMatchObject({ field: 'began' });
  });
});
