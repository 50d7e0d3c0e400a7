// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readBlindVisits } from '../../../../lib/app/review/blind.ts';
import { creation, type Session } from '../../../../lib/app/session.ts';
import type { Json } from '../../../../lib/changes/change.ts';
import type { Kind } from '../../../../lib/model/records.ts';
import type { Edit } from '../../../../lib/store/commit.ts';
import { getRecord } from '../../../../lib/store/queries.ts';
import { freshProfile, writeVisit } from '../../../fixtures/profile.ts';
import { enrol, MOMENT, type Person, somebody, writes } from './review-stage.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

let session: Session;
let cai: Person;
let mine: string;
let place: { unit: string; campaign: string };
beforeEach(async () => {
  ({ session } = await freshProfile());
  cai = await somebody(session, 7);
  ({ visit: mine } = await writeVisit(session, '盲评村', []));
  const { unit = '', campaign = '' } = (await getRecord(session.db, 'visit', mine))?.body ?? {};
  place = { unit, campaign };
  await session.queue.do([{ rec: mine, kind: 'visit', parent: unit, field: 'handed', value: MOMENT }]);
});

/** Another begins a visit. */
const begins = async (unit: string, more: Record<string, Json> = { 'rating.1.1': 'good' }) => {
  const visit = session.newId();
  const body = { ...place, unit, by: cai.id, packVersion: session.pack.version, began: MOMENT, ...more };
  await writes(session, cai, { rec: visit, kind: 'visit', parent: unit }, body);
  return visit;
};
/** Another writes over what a record says. */
const says = async (rec: string, kind: Kind, value: Record<string, Json>, by = cai) => {
  const row = await session.db.records.get(rec);
  const sup = Object.keys(value).flatMap((field) => row?.heads[field] ?? []);
  await writes(session, by, { rec, kind, parent: row?.parent || null, sup: [...new Set(sup)] }, value);
};
const unitNamed = async (name: string, more: Record<string, string> = {}) => {
  const id = session.newId();
  await session.queue.do([creation(id, 'unit', null, { name, ...more })]);
  return id;
};
/** Whoever works here does. */
const sayOurselves = async (rec: string, value: Record<string, Json>) =>
  session.queue.do(
    Object.entries(value).map(([field, to]) => ({ rec, kind: 'unit' as const, parent: null, field, value: to })),
  );
const why = async () => (await readBlindVisits(session, { person: cai.id })).get(mine) ?? null;

describe('whoever rates a unit and has not handed over', () => {
  it.each([{ deleted: MOMENT }, { draft: true }])('rates it still with their visit off the lists: %o', async (off) => {
    const theirs = await begins(place.unit);
    expect(await why()).toBe('rival');
    await says(theirs, 'visit', off);
    expect(await why()).toBe('gone');
    await says(theirs, 'visit', { handed: MOMENT });
    expect(await why()).toBeNull();
  });

  it('is forgotten with a visit that never rated anything', async () => {
    const theirs = await begins(place.unit, {});
    expect(await why()).toBe('rival');
    await says(theirs, 'visit', { deleted: MOMENT });
    expect(await why()).toBeNull();
  });

  it.each(['theirs', 'mine'] as const)(
    'rates it still where %s is said to be at another unit for a while',
    async (of) => {
      const theirs = await begins(place.unit);
      const rec = of === 'theirs' ? theirs : mine;
      await says(rec, 'visit', { unit: await unitNamed('别的村') });
      expect(await why()).toBe('rival');
    },
  );

  it.each(['theirs', 'mine'] as const)('rates it still where %s is said to be of another campaign', async (of) => {
    const theirs = await begins(place.unit);
    const { body } = (await session.db.records.get(of === 'theirs' ? theirs : mine)) ?? {};
    const { unit, by, packVersion, began } = (body ?? {}) as Record<string, string>;
    const all = { unit, by, packVersion, began, campaign: session.newId() } as Record<string, Json>;
    await says(of === 'theirs' ? theirs : mine, 'visit', all);
    expect(await why()).toBe('rival');
  });

  it('rates nothing of another campaign', async () => {
    await begins(place.unit, { 'rating.1.1': 'good', campaign: session.newId() });
    expect(await why()).toBeNull();
  });
});

describe('two units of one name', () => {
  it('count as one as long as nothing tells them apart', async () => {
    const same = await unitNamed(' 盲评村', { place: '青石镇' });
    await begins(same);
    expect(await why()).toBe('lookAlike');
    await sayOurselves(place.unit, { place: '河东镇' });
    expect(await why()).toBeNull();
    await says(same, 'unit', { mergedInto: place.unit });
    expect(await why()).toBe('rival');
  });

  it('count as one also once one of them was merged into a unit of another name', async () => {
    await begins(await unitNamed('盲评村'));
    await says(place.unit, 'unit', { mergedInto: await unitNamed('盲评村委会') });
    expect(await why()).toBe('lookAlike');
  });

  it('are two in two campaigns, and where names only are near', async () => {
    await begins(await unitNamed('盲评村'), { 'rating.1.1': 'good', campaign: session.newId() });
    await begins(await unitNamed('盲评村委会'));
    expect(await why()).toBeNull();
  });

  it('count as one for whose task there waits', async () => {
    const unit = await unitNamed('盲评村');
    await session.queue.do([creation(session.newId(), 'task', place.campaign, { ...place, unit, member: cai.id })]);
    expect(await why()).toBe('lookAlike');
  });
});

describe('a unit of which another says something later', () => {
  const OTHERWISE = [
    { name: '改名村' },
    { place: '河东镇' },
    { code: '123' },
    { type: 'school' },
    { deleted: MOMENT },
    { name: '改名村', type: 'school', formerly: [], parent: null },
  ];
  it.each(OTHERWISE)('looks all the same like the one that it looked like: %o', async (value) => {
    const same = await unitNamed('盲评村', { place: '青石镇', code: '9', type: 'village' });
    await begins(same);
    expect(await why()).toBe('lookAlike');
    await says(place.unit, 'unit', value);
    expect(await why()).toBe('lookAlike');
    await sayOurselves(same, { name: '另一个村' });
    await sayOurselves(place.unit, { name: '盲评村' });
    expect(await why()).toBeNull();
  });

  it('has the unit above that it had, by whatever name', async () => {
    const [here, there] = [await unitNamed('青石镇'), await unitNamed('河东镇')];
    const [one, another] = [await unitNamed('同名', { parent: here }), await unitNamed('同名', { parent: there })];
    await says(mine, 'visit', { unit: one });
    await begins(another);
    expect(await why()).toBeNull();
    await says(another, 'unit', { parent: here });
    expect(await why()).toBe('lookAlike');
    await says(another, 'unit', { parent: there });
    expect(await why()).toBe('lookAlike');
    // What stands there already is no word of one's own.
    for (const parent of [here, there]) await sayOurselves(another, { parent });
    expect(await why()).toBeNull();
    await says(there, 'unit', { name: '青石镇' });
    await says(there, 'unit', { name: '河东镇' });
    expect(await why()).toBe('lookAlike');
  });

  it.each([
    ['parted', async () => ({ mergedInto: null })],
    ['merged into another', async () => ({ mergedInto: await unitNamed('别处') })],
  ] as const)('is one with what it was ever merged into, though it is %s', async (_, value) => {
    const theirs = await unitNamed('乙村');
    await begins(theirs);
    expect(await why()).toBeNull();
    await says(theirs, 'unit', { mergedInto: place.unit });
    await says(theirs, 'unit', await value());
    expect(await why()).toBe('rival');
    for (const mergedInto of [place.unit, null]) await sayOurselves(theirs, { mergedInto });
    expect(await why()).toBeNull();
  });

  it('is one with what was merged into the same, though that was taken away', async () => {
    const [theirs, whole] = [await unitNamed('乙村'), await unitNamed('合村')];
    await begins(theirs);
    for (const unit of [theirs, place.unit]) await sayOurselves(unit, { mergedInto: whole });
    await says(whole, 'unit', { deleted: MOMENT });
    expect(await why()).toBe('rival');
  });

  it('is told apart by a reviewer on the roster, not by a supervisor', async () => {
    const dan = await somebody(session, 8);
    await enrol(session, dan, 'supervisor');
    const theirs = await unitNamed('乙村');
    await begins(theirs);
    await sayOurselves(theirs, { mergedInto: place.unit });
    await says(theirs, 'unit', { mergedInto: null }, dan);
    expect(await why()).toBe('rival');
    await enrol(session, dan, 'reviewer');
    await says(theirs, 'unit', { mergedInto: null }, dan);
    expect(await why()).toBeNull();
  });

  it('counts for a visit that was ever said to be there, in a chain of merges however long', async () => {
    const far = await unitNamed('远村');
    await begins(far);
    let last = await unitNamed('第一');
    await says(mine, 'visit', { unit: last });
    await says(mine, 'visit', { unit: place.unit });
    for (let step = 0; step < 25; step++) {
      const next = await unitNamed(`第${step}环`);
      await says(last, 'unit', { mergedInto: next });
      last = next;
    }
    expect(await why()).toBeNull();
    await says(last, 'unit', { mergedInto: far });
    expect(await why()).toBe('rival');
  });
});

describe('a task of which another says something later', () => {
  let task: string;
  beforeEach(async () => {
    task = session.newId();
    await session.queue.do([creation(task, 'task', place.unit, { ...place, member: cai.id })]);
  });

  it.each([
    ['taken away', async () => ({ deleted: MOMENT })],
    ['another’s', async () => ({ member: session.newId() })],
    ['nobody’s', async () => ({ member: null })],
    ['at another unit', async () => ({ unit: await unitNamed('别处') })],
    ['in another campaign', async () => ({ campaign: session.newId() })],
    ['done by somebody else', async () => ({ visit: mine })],
  ] as const)('waits still for whom it was, though it is said to be %s', async (_, value) => {
    expect(await why()).toBe('rival');
    await says(task, 'task', await value());
    expect(await why()).toBe('rival');
  });

  it('is done by a visit of theirs there, handed over, and by none elsewhere', async () => {
    const elsewhere = await begins(await unitNamed('别处'), { handed: MOMENT });
    await says(task, 'task', { visit: elsewhere });
    expect(await why()).toBe('rival');
    await says(task, 'task', { visit: await begins(place.unit, { 'rating.1.1': 'good', handed: MOMENT }) });
    expect(await why()).toBeNull();
  });

  it.each([{ deleted: MOMENT }, { member: null }, { visit: 'mine' }])('ends where we say so: %o', async (value) => {
    const [field = '', to] = Object.entries(value)[0] ?? [];
    const said = { rec: task, kind: 'task' as const, parent: place.unit, field, value: to === 'mine' ? mine : to };
    await session.queue.do([said as Edit]);
    expect(await why()).toBeNull();
  });

  it('ends where whoever planned it takes it back, though nobody here goes by their roster', async () => {
    await session.queue.do([{ rec: task, kind: 'task', parent: place.unit, field: 'deleted', value: MOMENT }]);
    const other = session.newId();
    const dan = await somebody(session, 8);
    await writes(session, dan, { rec: other, kind: 'task', parent: place.unit }, { ...place, member: cai.id });
    expect(await why()).toBe('rival');
    await says(other, 'task', { member: session.newId() }, dan);
    expect(await why()).toBeNull();
  });
});
