// @vitest-environment node
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { setField } from '../../../lib/app/fields.ts';
import {
  burdenOfMonth,
  type MonthBurden,
  readCost,
  setCovert,
  setWent,
  typeCost,
  watchBurden,
  withoutWhy,
} from '../../../lib/app/method.ts';
import { readParty, recusedAt, tellApart } from '../../../lib/app/party.ts';
import { creation, type Session } from '../../../lib/app/session.ts';
import { readVisit, setFact, setTime, startVisit } from '../../../lib/app/visits.ts';
import { METHOD_FACTS } from '../../../lib/model/records.ts';
import { type Entry, newestUnder } from '../../../lib/store/queries.ts';
import { firstOf } from '../../fixtures/first-of.ts';
import { freshProfile } from '../../fixtures/profile.ts';
import { addUnits, visitOn } from '../../fixtures/roster-units.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

let session: Session;
let id: string;
beforeEach(async () => {
  ({ session } = await freshProfile());
  id = await startVisit(session, { name: '甲' });
});

async function line(visit = id) {
  const found = await readVisit(session, visit);
  if (!found) throw new Error('no visit');
  return found;
}
const visit = async () => (await line()).visit;

describe('a count as it is typed', () => {
  it('is a whole number from 0 up; nothing is not known, and not 0', () => {
    expect(['0', ' 12 ', '１２', '007', '1000000000'].map(readCost)).toEqual([0, 12, 12, 7, 1_000_000_000]);
    expect(['', '  ', '　'].map(readCost)).toEqual([null, null, null]);
    for (const bad of ['-1', '1.5', '1e3', '三', '3人', '0x10', '1000000001', '∞']) {
      expect(readCost(bad), bad).toBeUndefined();
    }
  });

  it('gives back every count that it can', () => {
    fc.assert(fc.property(fc.nat(1_000_000_000), (count) => readCost(String(count)) === count));
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const count = readCost(typed);
        return count == null || (Number.isSafeInteger(count) && count >= 0);
      }),
    );
  });

  it('is saved by itself, digit after digit, and can be emptied again', async () => {
    const before = await visit();
    for (const count of [1, 12, 120]) {
      typeCost(session, before, 'minutes', count);
      await session.queue.flush();
    }
    expect(await visit()).toMatchObject({ body: { minutes: 120 }, conflicts: [] });
    typeCost(session, await visit(), 'minutes', null);
    await session.queue.flush();
    expect((await visit()).body.minutes).toBeNull();
  });
});

describe('how a visit was made', () => {
  it('is covert, not covert or not said, and can be undone', async () => {
    await setCovert(session, await visit(), true);
    expect((await visit()).body.covert).toBe(true);
    await session.undo.undo();
    expect((await visit()).body.covert ?? null).toBeNull();
  });

  it('asks for a word on what was not kept, blank ones not counting', async () => {
    await setFact(session, await visit(), 'noEscort', 'notKept');
    await setFact(session, await visit(), 'toSite', 'notApplicable');
    expect(withoutWhy(METHOD_FACTS, (await visit()).body)).toEqual(['noEscort']);
    await setField(session, await visit(), 'methodWhy.noEscort', '  ');
    expect(withoutWhy(METHOD_FACTS, (await visit()).body)).toEqual(['noEscort']);
    await setField(session, await visit(), 'methodWhy.noEscort', '书记在门口');
    expect(withoutWhy(METHOD_FACTS, (await visit()).body)).toEqual([]);
  });
});

async function member(name: string, role?: string, team = session.pack.seed.team.id): Promise<string> {
  const made = session.newId();
  await session.queue.do([creation(made, 'member', null, { name, role, team })]);
  return made;
}

describe('who went', () => {
  it('are the team, oneself, and whoever was noted, though they left', async () => {
    const [one, gone] = [await member('王一'), await member('李二', undefined, session.newId())];
    expect((await readParty(session, await visit())).map((each) => each.id)).toEqual([one, session.me.id]);
    await setWent(session, await visit(), gone, true);
    expect((await readParty(session, await visit())).map((each) => each.id)).toEqual([one, session.me.id, gone]);
    await setWent(session, await visit(), gone, false);
    expect(await readParty(session, await visit())).toHaveLength(2);
  });

  it('writes nobody down by itself', async () => {
    await readParty(session, await visit());
    expect(Object.keys((await visit()).body).filter((field) => field.startsWith('went.'))).toEqual([]);
  });

  it('tells two of one name apart, by role where that is enough, else by the id', () => {
    const as = (last: string, name: string, role?: 'lead' | 'supervisor') => ({
      id: `018a60ec-1800-7d2e-9b41-5f0c6a7e${last}`,
      body: { name, ...(role && { role }) },
    });
    const party = tellApart([
      as('0001', '王一', 'lead'),
      as('0002', '王一 ', 'supervisor'),
      as('0003', '李二', 'lead'),
    ]);
    expect(party.map(({ role, mark }) => [role, mark])).toEqual([
      ['lead', null],
      ['supervisor', null],
      [null, null],
    ]);
    const alike = tellApart([as('1234', '王一', 'lead'), as('5678', '王一', 'lead'), as('9012', '王一')]);
    expect(alike.map(({ mark }) => mark)).toEqual(['1234', '5678', '9012']);
    const close = tellApart([
      { id: 'a1-2345', body: { name: '' } },
      { id: 'b1-2345', body: { name: '' } },
    ]);
    expect(close.map(({ mark }) => mark)).toEqual(['a12345', 'b12345']);
  });

  it('are said to be recused with the reason, and no longer once that was taken back', () => {
    const unit = { 'recused.m1': true, 'recusedWhy.m1': '配偶在这里工作', 'recused.m2': false, 'recused.m3': true };
    expect(recusedAt(unit)).toEqual([
      { member: 'm1', why: '配偶在这里工作' },
      { member: 'm3', why: '' },
    ]);
  });
});

describe('the burden of the month', () => {
  async function another(began: string, cost: Record<string, number> = {}): Promise<Entry<'visit'>> {
    const unit = (await line()).unit?.id ?? '';
    const made = await startVisit(session, { id: unit });
    await setTime(session, (await line(made)).visit, 'began', began);
    for (const [field, value] of Object.entries(cost)) await setField(session, (await line(made)).visit, field, value);
    return (await line(made)).visit;
  }
  const of = async (one: Entry<'visit'>) =>
    burdenOfMonth(await newestUnder(session.db, one.body.unit, 'visit', 100), one, session.pack.limits ?? null);

  it('sums what is known of the unit in that month alone, and points at this visit’s own excess', async () => {
    await another('2023-11-02T09:00', { people: 99 });
    const large = await another('2023-11-09T09:00', { people: 7, papers: 0 });
    await another('2023-12-01T09:00', { people: 50 });
    const burden = await of(large);
    expect(burden.row).toMatchObject({ month: '2023-11', visits: 2, people: { sum: 106, known: 2 } });
    expect(burden.row?.papers).toEqual({ sum: 0, known: 1, of: 2 });
    expect(burden.row?.minutes.known).toBe(0);
    expect(burden.over).toEqual([{ limit: 'peoplePerVisit', value: 7, most: 6, visit: large.id }]);
    expect(burden.another).toMatchObject({ visits: 3, most: 2 });
  });

  it('counts visits to units that were merged, whichever of them this visit was to, and follows a merge', async () => {
    const own = await another('2023-11-02T09:00', { people: 2 });
    const [other] = await addUnits(session, [{ name: '另一个' }]);
    const there = await visitOn(session, other ?? '', '2023-11-05');
    const told: (MonthBurden | null)[] = [];
    const stop = watchBurden(session, own, {
      value: (now) => told.push(now),
      failed: (failure) => expect.unreachable(String(failure)),
    });
    await vi.waitFor(() => expect(told.at(-1)?.row?.visits).toBe(1));
    const into = own.body.unit;
    await session.queue.do([{ rec: other ?? '', kind: 'unit', parent: null, field: 'mergedInto', value: into }]);
    await vi.waitFor(() => expect(told.at(-1)?.row?.visits).toBe(2));
    expect(told.at(-1)?.row?.people).toEqual({ sum: 2, known: 1, of: 2 });
    stop();
    const merged = (await line(there)).visit;
    const from = await firstOf<MonthBurden>((on) => watchBurden(session, merged, on));
    expect(from.row).toMatchObject({ visits: 2 });
  });

  it('says why a visit that ends before it begins is in no month, and knows no limit where the pack has none', async () => {
    const one = await another('2023-11-09T09:00', { people: 7 });
    await setTime(session, one, 'ended', '2023-11-09T08:00');
    const burden = await of((await line(one.id)).visit);
    expect(burden).toMatchObject({ row: null, uncounted: 'endedBeforeBegan', over: [], another: null });
    const free = burdenOfMonth([one], one, null);
    expect(free).toMatchObject({ over: [], another: null, limits: null, row: { visits: 1 } });
  });
});
