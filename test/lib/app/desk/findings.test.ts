// @vitest-environment node
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type DeskFinding, standOn, watchDeskFindings } from '../../../../lib/app/desk/findings.ts';
import { setForAll, stepAll, stepOne } from '../../../../lib/app/desk/findings-bulk.ts';
import { type FollowUps, watchFollowUps } from '../../../../lib/app/desk/findings-visits.ts';
import { setField } from '../../../../lib/app/fields.ts';
import { removeListed } from '../../../../lib/app/findings.ts';
import { FindingRefused } from '../../../../lib/app/findings-steps.ts';
import { remove } from '../../../../lib/app/notes.ts';
import { creation, type Session } from '../../../../lib/app/session.ts';
import { startVisit } from '../../../../lib/app/visits.ts';
import { FieldError } from '../../../../lib/model/records.ts';
import { momentNow } from '../../../../lib/model/time.ts';
import { getRecord } from '../../../../lib/store/queries.ts';
import { freshProfile } from '../../../fixtures/profile.ts';
import { noteAt } from '../findings-stage.ts';
import { first } from './first.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

let session: Session;
beforeEach(async () => {
  ({ session } = await freshProfile());
});

const list = () => first<readonly DeskFinding[]>((on) => watchDeskFindings(session, on));

async function visitTo(unit: string) {
  const id = await startVisit(session, { name: unit });
  const visit = await getRecord(session.db, 'visit', id);
  if (!visit) throw new Error('no visit');
  return visit;
}

/** What a list shows of findings: how many records stand under one is the store's own matter. */
const plain = (rows: readonly DeskFinding[]) =>
  JSON.parse(JSON.stringify(rows, (key, value) => (key === 'counts' ? undefined : value)));

/** A finding as the panel makes it. */
async function find(
  visit: { id: string; body: { unit: string; campaign?: string } },
  more: Record<string, unknown> = {},
) {
  const id = session.newId();
  const { unit, campaign } = visit.body;
  const body = { campaign, visit: visit.id, at: { ...momentNow() }, problem: '没有自学记录', ...more };
  await session.queue.do([creation(id, 'finding', unit, body as never)]);
  return id;
}

const edit = (rec: string, kind: 'unit' | 'campaign', field: string, value: string) =>
  session.queue.do([{ rec, kind, parent: null, field, value }]);

describe('the list of findings', () => {
  it('holds those of all campaigns with unit, state, area and what the measure lacks', async () => {
    const visit = await visitTo('河东村');
    const area = session.pack.areas[1];
    const one = await find(visit, { area: area?.id, measure: '加强学习', deadline: '2026-11-18' });
    const old = await find(visit, { campaign: session.newId() });
    await stepOne(session, one, 'underway');
    const rows = standOn(await list(), '2026-11-21');
    expect(rows.map(({ finding }) => finding.id)).toEqual([old, one]);
    expect(rows[1]).toMatchObject({
      life: { state: 'underway' },
      unit: { body: { name: '河东村' } },
      area: area?.name,
      lacks: ['quantity', 'person'],
      standing: { is: 'overdue', days: 3 },
      campaign: session.pack.seed.campaign.name,
    });
    expect(rows[0]).toMatchObject({ campaign: null, area: null, standing: { is: 'noDeadline' } });
  });

  it('keeps findings whose visit is gone, names a unit that was merged by what it became, and says where there is none', async () => {
    const [village, town] = [await visitTo('旧村'), await visitTo('新村')];
    const orphan = { id: session.newId(), body: { unit: session.newId() } };
    const moved = await find(village);
    await find(orphan);
    await remove(session, village);
    await edit(village.body.unit, 'unit', 'mergedInto', town.body.unit);
    const rows = await list();
    expect(rows.map(({ unit }) => unit?.body.name ?? null)).toEqual([null, '新村']);
    expect(rows[1]?.finding.id).toBe(moved);
  });

  it('stands by its days up to the year 9999', async () => {
    const visit = await visitTo('河东村');
    await find(visit, { deadline: '9999-12-31' });
    const [row] = standOn(await list(), '2026-11-21');
    expect(row?.standing).toMatchObject({ is: 'later', on: '9999-12-31' });
  });

  it('follows what changes, and leaves what stays as it is', async () => {
    const visit = await visitTo('河东村');
    const [a, b] = [await find(visit), await find(visit)];
    const told: (readonly DeskFinding[])[] = [];
    const stop = watchDeskFindings(session, {
      value: (value) => told.push(value),
      failed: (error) => expect.fail(String(error)),
    });
    const last = () => told.at(-1) ?? [];
    const of = (id: string) => last().find(({ finding }) => finding.id === id);
    await vi.waitFor(() => expect(last()).toHaveLength(2));
    const stays = of(a);
    await stepOne(session, b, 'underway');
    await vi.waitFor(() => expect(of(b)?.life.state).toBe('underway'));
    expect(of(a)).toBe(stays);
    const c = await find(await visitTo('白马村'));
    await vi.waitFor(() => expect(of(c)?.unit?.body.name).toBe('白马村'));
    await edit(visit.body.unit, 'unit', 'name', '河西村');
    await vi.waitFor(() => expect(of(a)?.unit?.body.name).toBe('河西村'));
    await edit(visit.body.campaign, 'campaign', 'name', '另一个专项');
    await vi.waitFor(() => expect(of(a)?.campaign).toEqual({ zh: '另一个专项', en: '另一个专项' }));
    const gone = of(c)?.finding;
    if (gone) await removeListed(session, gone);
    await vi.waitFor(() => expect(last()).toHaveLength(2));
    await session.undo.undo();
    await vi.waitFor(() => expect(last()).toHaveLength(3));
    stop();
    expect(plain(await list())).toEqual(plain(last()));
  });
});

describe('acts on many findings', () => {
  it('set a field of all, undone as one', async () => {
    const visit = await visitTo('河东村');
    const ids = [await find(visit, { deadline: '2026-01-01' }), await find(visit), session.newId()];
    expect(await setForAll(session, ids, 'deadline', '2026-12-31')).toBe(2);
    expect((await list()).map(({ finding }) => finding.body.deadline)).toEqual(['2026-12-31', '2026-12-31']);
    await setForAll(session, ids, 'answers', '王书记');
    await session.undo.undo();
    await session.undo.undo();
    expect((await list()).map(({ finding }) => [finding.body.deadline ?? null, finding.body.answers || null])).toEqual([
      [null, null],
      ['2026-01-01', null],
    ]);
  });

  it('change nothing where the value is none', async () => {
    const visit = await visitTo('河东村');
    const ids = [await find(visit), await find(visit)];
    await expect(setForAll(session, ids, 'deadline', '2026-02-30')).rejects.toBeInstanceOf(FieldError);
    expect((await list()).every(({ finding }) => finding.body.deadline === undefined)).toBe(true);
  });

  it('take those a step on that can, name the others, and are undone as one', async () => {
    const visit = await visitTo('河东村');
    const [open, done, gone] = [await find(visit), await find(visit), await find(visit)];
    await stepOne(session, done, 'underway');
    const entry = await getRecord(session.db, 'finding', gone);
    if (entry) await removeListed(session, entry);
    const { taken, left } = await stepAll(session, [open, done, gone], 'underway');
    expect(taken).toBe(1);
    expect(left).toMatchObject([
      { finding: { id: done }, why: 'notFromHere', state: 'underway' },
      { finding: null, why: 'findingGone' },
    ]);
    await session.undo.undo();
    const states = (await list()).map(({ finding, life }) => [finding.id, life.state]);
    expect(states).toEqual([
      [done, 'underway'],
      [open, 'open'],
    ]);
    await expect(stepOne(session, open, 'toCheck')).rejects.toBeInstanceOf(FindingRefused);
  });
});

it('offers visits to the unit, and to those merged with it, that began after it was made', async () => {
  const [made, before] = [await visitTo('河东村'), await visitTo('河东村')];
  const id = await find(made);
  const [later, merged, elsewhere] = [await visitTo('河东村'), await visitTo('河东旧村'), await visitTo('白马村')];
  await edit(merged.body.unit, 'unit', 'mergedInto', made.body.unit);
  const finding = await getRecord(session.db, 'finding', id);
  if (!finding) throw new Error('no finding');
  const { visits: offered, none } = await first<FollowUps>((on) => watchFollowUps(session, finding, on));
  expect(none).toBeNull();
  expect(offered.map(({ line }) => line.visit.id)).toEqual([merged.id, later.id]);
  for (const { id: other } of [made, before, elsewhere])
    expect(offered.map(({ line }) => line.visit.id)).not.toContain(other);
});

it('offers no visit that was over before the report, and says why there is none', async () => {
  const made = await visitTo('河东村');
  const id = await find(made);
  const finding = await getRecord(session.db, 'finding', id);
  if (!finding) throw new Error('no finding');
  const offered = async () => {
    const { visits, none } = await first<FollowUps>((on) => watchFollowUps(session, finding, on));
    return [visits.map(({ line }) => line.visit.id), none];
  };
  const handOver = (rec: string, device: number) =>
    session.queue.do([
      { rec, kind: 'visit', parent: made.body.unit, field: 'handed', value: { ...momentNow(), device } },
    ]);
  expect(await offered()).toEqual([[], 'noneSince']);
  const before = await visitTo('河东村');
  await handOver(before.id, Date.now() - 1);
  await stepOne(session, id, 'underway');
  expect(await offered()).toEqual([[before.id], null]);
  await stepOne(session, id, 'toCheck');
  expect(await offered()).toEqual([[], 'noneAfterReport']);
  const after = await visitTo('河东村');
  expect(await offered()).toEqual([[after.id], null]);
  // Handed over, it takes no new note: one that it has since the report is needed.
  await handOver(after.id, Date.now() + 1000);
  expect(await offered()).toEqual([[], 'noneAfterReport']);
  await noteAt(session, after.id, '换好了');
  expect(await offered()).toEqual([[after.id], null]);
});

it('keeps what was written to a step that needs no visit', async () => {
  const id = await find(await visitTo('河东村'));
  await stepOne(session, id, 'underway', ' 书记说下周动工 ');
  await stepOne(session, id, 'toCheck');
  const seen = (await list())[0]?.life.taken.map(({ entry }) => entry.body.seen);
  expect(seen).toEqual(['书记说下周动工', undefined]);
});

it('shows every finding as a recount does, whatever was done in whatever order', async () => {
  const act = fc.record({ at: fc.nat(4), to: fc.constantFrom('underway', 'toCheck', 'remove', 'name') });
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 12 }), async (acts) => {
      ({ session } = await freshProfile());
      const visit = await visitTo('河东村');
      const ids = await Promise.all([0, 1, 2, 3, 4].map(() => find(visit)));
      const told: (readonly DeskFinding[])[] = [];
      const stop = watchDeskFindings(session, { value: (value) => told.push(value), failed: () => undefined });
      for (const { at, to } of acts) {
        const entry = await getRecord(session.db, 'finding', ids[at] ?? '');
        if (!entry) continue;
        if (to === 'remove') await removeListed(session, entry);
        else if (to === 'name') await setField(session, entry, 'answers', `答${at}`);
        else await stepAll(session, [entry.id], to as 'underway');
      }
      const fresh = await list();
      await vi.waitFor(() => expect(plain(told.at(-1) ?? [])).toEqual(plain(fresh)));
      stop();
    }),
    { numRuns: 10 },
  );
}, 30_000);
