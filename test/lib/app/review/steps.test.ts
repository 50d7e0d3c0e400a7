// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readIdentity } from '../../../../lib/app/bundle/identity.ts';
import { type ChangedRecord, watchChangedSince } from '../../../../lib/app/review/changed.ts';
import { beginComment, keepComment, markDone } from '../../../../lib/app/review/comments.ts';
import {
  acceptVisit,
  ReviewRefused,
  reopenVisit,
  returnVisit,
  submitVisit,
  submitVisits,
  withdrawVisit,
  withdrawVisits,
} from '../../../../lib/app/review/steps.ts';
import { trustLead } from '../../../../lib/app/review/trust.ts';
import { type ReviewView, type VisitThreads, watchReview, watchThreads } from '../../../../lib/app/review/watch.ts';
import type { Session } from '../../../../lib/app/session.ts';
import type { Json } from '../../../../lib/changes/change.ts';
import { getRecord } from '../../../../lib/store/queries.ts';
import { firstOf } from '../../../fixtures/first-of.ts';
import { freshProfile, writeVisit } from '../../../fixtures/profile.ts';
import { hlcOf } from '../../changes/builders.ts';
import { enrol, MOMENT, type Person, somebody, writes } from './review-stage.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

let session: Session;
let author: Person;
/** A visit of somebody else's, to a unit that is known here. */
let visit: string;
beforeEach(async () => {
  ({ session } = await freshProfile());
  author = await somebody(session, 7);
  const own = await writeVisit(session, '河东村', ['宣传栏半年没换']);
  const { unit = '', campaign = '' } = (await getRecord(session.db, 'visit', own.visit))?.body ?? {};
  visit = session.newId();
  const body = { unit, campaign, by: author.id, packVersion: session.pack.version, began: MOMENT };
  await writes(session, author, { rec: visit, kind: 'visit', parent: unit }, body);
});

const view = () => firstOf<ReviewView>((on) => watchReview(session, visit, on));
const state = async () => (await view()).review.state.is;
const refusal = async (act: Promise<void>) => {
  const error = await act.then(() => null).catch((reason: unknown) => reason);
  return error instanceof ReviewRefused ? error.reason : error;
};
const AHEAD = hlcOf(Date.now() + 18_000_000);
const handedOver = (at = MOMENT) =>
  writes(session, author, { rec: visit, kind: 'visit', parent: null }, { handed: at });
/** Somebody decides on a visit at another device. */
const decides = (by: Person, of: string, value: Record<string, Json>, at?: string) =>
  writes(session, by, { rec: session.newId(), kind: 'review', parent: of }, { at: MOMENT, ...value }, at);
async function comment(on: string, text: string, more: { field?: string; thread?: string } = {}) {
  const id = beginComment(session, visit, { on, ...more }, '');
  await keepComment(session, visit, id, text);
  return id;
}

describe('the review of a visit', () => {
  it('is handed over, returned with reasons, handed over again and accepted, and each step can be taken back', async () => {
    expect(await refusal(acceptVisit(session, visit))).toBe('notFromHere');
    await submitVisit(session, visit);
    expect(await refusal(returnVisit(session, visit, { reason: ' ' }))).toBe('needsReason');
    await returnVisit(session, visit, { reason: '缺佐证' });
    expect(await state()).toBe('returned');
    expect(await session.undo.undo()).toBe('visitReturned');
    expect(await state()).toBe('submitted');
    await returnVisit(session, visit, { asks: [await comment(visit, '补照片')] });
    await submitVisit(session, visit);
    await acceptVisit(session, visit);
    expect(await state()).toBe('accepted');
    expect(await refusal(withdrawVisit(session, visit))).toBe('notFromHere');
    await reopenVisit(session, visit, '又有反映');
    expect(await state()).toBe('reopened');
    const { review, people } = await view();
    expect(review.taken.map(({ to }) => to)).toEqual(['submitted', 'returned', 'submitted', 'accepted', 'reopened']);
    expect(people.get(session.me.id)).toEqual({ is: 'me' });
  });

  it('follows the step that was seen, though that was taken by a clock hours ahead', async () => {
    const hours = (count: number) => hlcOf(Date.now() + count * 3_600_000);
    const place = { rec: visit, kind: 'visit', parent: null } as const;
    await writes(session, author, place, { handed: MOMENT }, hours(3));
    await returnVisit(session, visit, { reason: '缺佐证' });
    expect(await state()).toBe('returned');
    const returned = (await view()).review.taken.at(-1)?.id ?? '';
    await writes(session, author, place, { handed: { ...MOMENT, after: returned } }, hours(1));
    expect(await state()).toBe('submitted');
    await acceptVisit(session, visit);
    expect(await state()).toBe('accepted');
    expect((await view()).review.void).toEqual([]);
  });

  it('says, where it is handed over once more, which return it answers', async () => {
    const { visit: own } = await writeVisit(session, '河西村', []);
    await submitVisit(session, own);
    const reviewer = await somebody(session, 8);
    await enrol(session, reviewer, 'reviewer');
    await decides(reviewer, own, { to: 'returned', reason: '缺佐证' }, hlcOf(Date.now() + 9_000_000));
    await submitVisit(session, own);
    const { review } = await firstOf<ReviewView>((on) => watchReview(session, own, on));
    expect(review.taken.map(({ to }) => to)).toEqual(['submitted', 'returned', 'submitted']);
  });

  it('is not accepted by its own author, and says so beforehand', async () => {
    const own = await writeVisit(session, '河西村', []);
    await submitVisit(session, own.visit);
    expect(await refusal(acceptVisit(session, own.visit))).toBe('ownVisit');
    const { next } = await firstOf<ReviewView>((on) => watchReview(session, own.visit, on));
    expect(next).toEqual([
      { to: 'takenBack', why: null },
      { to: 'accepted', why: 'ownVisit' },
      { to: 'returned', why: null },
    ]);
  });

  it('goes back to having been returned where handing it over again is undone', async () => {
    await submitVisit(session, visit);
    await returnVisit(session, visit, { reason: '缺佐证' });
    await submitVisit(session, visit);
    expect(await state()).toBe('submitted');
    expect(await session.undo.undo()).toBe('handedOver');
    expect(await state()).toBe('returned');
    await submitVisit(session, visit);
    expect(await state()).toBe('submitted');
  });

  it('asks only for what is there', async () => {
    await handedOver();
    expect(await refusal(returnVisit(session, visit, { asks: [session.newId()] }))).toBe('commentGone');
    expect(await refusal(submitVisit(session, session.newId()))).toBe('visitGone');
    expect(await state()).toBe('submitted');
  });

  it('counts another’s step only by the roster, and shows the one that doesn’t with the reason', async () => {
    await handedOver();
    const reviewer = await somebody(session, 8);
    await decides(reviewer, visit, { to: 'accepted' });
    expect(await view()).toMatchObject({ review: { state: { is: 'submitted' }, void: [{ why: 'notOnRoster' }] } });
    await enrol(session, reviewer, 'reviewer');
    await decides(reviewer, visit, { to: 'accepted' });
    expect((await view()).review).toMatchObject({ state: { is: 'accepted' }, void: [{ why: 'notOnRoster' }] });
  });

  it('stays as its reviewer left it, whatever others write into the record of the step', async () => {
    await handedOver();
    const rec = session.newId();
    await session.queue.do([{ rec, kind: 'review', parent: visit, field: '*', value: { to: 'accepted', at: MOMENT } }]);
    await writes(session, author, { rec, kind: 'review', parent: visit }, { deleted: MOMENT });
    expect(await state()).toBe('accepted');
    const other = await somebody(session, 8);
    await writes(session, other, { rec, kind: 'review', parent: visit }, { to: 'returned', reason: '我说的' });
    const { review } = await view();
    expect(review.state.is).toBe('accepted');
    expect(review.void.map(({ why }) => why)).toEqual(['notFromHere']);
  });

  it('counts a step for the visit that its reviewer spoke of and for no other, wherever another moves it', async () => {
    const { visit: other } = await writeVisit(session, '河西村', []);
    await submitVisit(session, other);
    const reviewer = await somebody(session, 8);
    await enrol(session, reviewer, 'reviewer');
    const rec = session.newId();
    await writes(session, reviewer, { rec, kind: 'review', parent: visit }, { to: 'accepted', at: MOMENT });
    await writes(session, author, { rec, kind: 'review', parent: other }, { reason: '算这个的' });
    const { review } = await firstOf<ReviewView>((on) => watchReview(session, other, on));
    expect(review.state.is).toBe('submitted');
  });

  it('goes by the trusted lead’s roster: then whoever works here decides only what that says', async () => {
    await handedOver();
    const lead = await somebody(session, 9);
    await trustLead(session, { person: lead.id, key: lead.key });
    expect(await refusal(acceptVisit(session, visit))).toBe('notOnRoster');
    const reviewer = await somebody(session, 8);
    await enrol(session, reviewer, 'reviewer', lead);
    await decides(reviewer, visit, { to: 'accepted' });
    expect(await state()).toBe('accepted');
    await trustLead(session, null);
    expect(await state()).toBe('submitted');
  });
});

it('a decision counts by the roster that its maker had read, though the lead’s clock is hours ahead', async () => {
  await handedOver();
  const lead = await somebody(session, 9);
  await trustLead(session, { person: lead.id, key: lead.key });
  const { key } = await readIdentity(session);
  const place = { rec: session.me.id, kind: 'member' as const, parent: null };
  await writes(session, lead, place, { role: 'reviewer', key }, AHEAD);
  await acceptVisit(session, visit);
  expect(await view()).toMatchObject({ review: { state: { is: 'accepted' }, void: [] } });
});

describe('what a reviewer and an author see', () => {
  const threads = () => firstOf<VisitThreads>((on) => watchThreads(session, visit, on));
  const changed = () => firstOf<ChangedRecord[] | null>((on) => watchChangedSince(session, visit, on));

  it('threads by what they speak of; done when whoever asked says so', async () => {
    const rating = await comment(visit, '为什么是好', { field: 'rating.2.1' });
    const answer = { on: visit, field: 'rating.2.1', thread: rating, text: '看过台账', at: MOMENT, draft: false };
    await writes(session, author, { rec: session.newId(), kind: 'comment', parent: visit }, answer);
    beginComment(session, visit, { on: visit }, '还在写');
    await session.queue.flush();
    const found = await threads();
    expect(found).toMatchObject({ open: 1 });
    expect(found.threads.get(visit)).toMatchObject([
      {
        id: rating,
        field: 'rating.2.1',
        first: { text: '为什么是好' },
        replies: [{ text: '看过台账', person: author.id }],
        done: null,
      },
    ]);
    await writes(session, author, { rec: rating, kind: 'comment', parent: visit }, { done: MOMENT });
    expect((await threads()).open).toBe(1);
    const first = await getRecord(session.db, 'comment', rating);
    if (first) await markDone(session, first, true);
    expect((await threads()).open).toBe(0);
    await session.undo.undo();
    expect((await threads()).open).toBe(1);
  });

  it('what was changed since the hand-over that was looked at', async () => {
    expect(await changed()).toBeNull();
    await handedOver();
    expect(await changed()).toEqual([]);
    await returnVisit(session, visit, { reason: '缺佐证' });
    await writes(session, author, { rec: visit, kind: 'visit', parent: null }, { 'rating.2.1': 'fair' });
    const note = session.newId();
    const text = { text: '补看了台账', how: 'check', source: 'public', at: MOMENT };
    await writes(session, author, { rec: note, kind: 'note', parent: visit }, text);
    await handedOver({ ...MOMENT, device: MOMENT.device + 1 });
    const found = await changed();
    expect(found?.map(({ entry, isNew, fields }) => [entry.id, isNew, fields.map(({ field }) => field)])).toEqual([
      [visit, false, ['rating.2.1']],
      [note, true, ['at', 'how', 'source', 'text']],
    ]);
    await acceptVisit(session, visit);
    expect(await changed()).toEqual([]);
  });

  it('what was written here since, though the clock of whoever handed it over is hours ahead', async () => {
    const note = session.newId();
    const text = { text: '公示栏空着', how: 'look', source: 'public', at: MOMENT };
    await writes(session, author, { rec: note, kind: 'note', parent: visit }, text);
    await writes(session, author, { rec: visit, kind: 'visit', parent: null }, { handed: MOMENT }, AHEAD);
    expect(await changed()).toEqual([]);
    await session.queue.do([{ rec: note, kind: 'note', parent: visit, field: 'text', value: '公示栏换过了' }]);
    expect(await changed()).toMatchObject([{ entry: { id: note }, isNew: false, fields: [{ field: 'text' }] }]);
  });
});

describe('a step of many visits', () => {
  let ids: string[];
  beforeEach(async () => {
    ids = [];
    for (const unit of ['河东村', '白马村', '杨柳村', '青石村'])
      ids.push((await writeVisit(session, unit, [])).visit, visit);
    ids = [...new Set(ids)];
  });
  const standing = (id: string) =>
    firstOf<ReviewView>((on) => watchReview(session, id, on)).then(({ review }) => review.state.is);
  const states = () => Promise.all(ids.map(standing));

  it('is for each the step that it is alone, and undone as one', async () => {
    const [own = '', alien = ''] = ids;
    await submitVisit(session, alien);
    await acceptVisit(session, alien);
    await submitVisit(session, own);
    await returnVisit(session, own, { reason: '缺佐证' });
    const gone = session.newId();
    expect(await submitVisits(session, [...ids, gone])).toEqual({
      done: 4,
      left: [
        { visit: alien, state: 'accepted' },
        { visit: gone, state: null },
      ],
    });
    expect(await states()).toEqual(['submitted', 'accepted', 'submitted', 'submitted', 'submitted']);
    const rows = await Promise.all(ids.map((id) => getRecord(session.db, 'visit', id)));
    expect(rows.every((row) => row?.body.handed && row.body.ended)).toBe(true);
    expect(await session.undo.undo()).toBe('handedOver');
    expect(await states()).toEqual(['returned', 'accepted', 'written', 'written', 'written']);
  });

  it('leaves what others wrote, and says whose it is, until it is meant for them', async () => {
    const [own = ''] = ids.filter((id) => id !== visit);
    const by = { is: 'named', name: '第7人' };
    expect(await submitVisits(session, [own, visit])).toMatchObject({
      done: 1,
      left: [{ visit, state: 'written', by, mayFor: true }],
    });
    expect(await standing(visit)).toBe('written');
    expect(await submitVisits(session, [visit], 'others')).toEqual({ done: 1, left: [] });
    expect(await withdrawVisits(session, [visit, own])).toMatchObject({ done: 1, left: [{ visit, mayFor: true }] });
    expect(await standing(visit)).toBe('submitted');
    const lead = await somebody(session, 9);
    await trustLead(session, { person: lead.id, key: lead.key });
    for (const whose of ['own', 'others'] as const) {
      const { done, left } = await submitVisits(session, [visit], whose);
      expect([done, left]).toMatchObject([0, [{ visit, by }]]);
      expect(left[0]?.mayFor).toBeUndefined();
    }
  });

  it('takes back what was handed over, and never what was accepted', async () => {
    const [own = '', alien = '', other = ''] = ids;
    for (const id of [own, alien, other]) await submitVisit(session, id);
    await acceptVisit(session, alien);
    const taken = await withdrawVisits(session, [own, alien, other]);
    expect(taken).toEqual({ done: 2, left: [{ visit: alien, state: 'accepted' }] });
    expect((await states()).slice(0, 3)).toEqual(['written', 'accepted', 'written']);
    await session.undo.undo();
    expect((await states()).slice(0, 3)).toEqual(['submitted', 'accepted', 'submitted']);
    expect((await withdrawVisits(session, [alien])).done).toBe(0);
    expect((await states())[1]).toBe('accepted');
  });
});
