// @vitest-environment node
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { watchStepDetails } from '../../../lib/app/findings-history.ts';
import { groupFindings, readFindings, readLife } from '../../../lib/app/findings-read.ts';
import {
  beginSeen,
  claimSeen,
  FindingRefused,
  type StepWanted,
  suggestLookAgain,
  takeStep,
} from '../../../lib/app/findings-steps.ts';
import type { Session } from '../../../lib/app/session.ts';
import { startVisit } from '../../../lib/app/visits.ts';
import type { Json } from '../../../lib/changes/change.ts';
import { FINDING_STATES } from '../../../lib/model/findings.ts';
import { type Entry, getRecord, newestUnder } from '../../../lib/store/queries.ts';
import { firstOf } from '../../fixtures/first-of.ts';
import { freshProfile } from '../../fixtures/profile.ts';
import { hlcOf } from '../changes/builders.ts';
import { runs } from '../changes/runs.ts';
import { findingOf, listFinding, mergeInto, noteAt, visitTo } from './findings-stage.ts';
import { MOMENT, somebody, writes } from './review/review-stage.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

let session: Session;
let made: Entry<'visit'>;
let follow: string;
let id: string;
beforeEach(async () => {
  ({ session } = await freshProfile());
  made = await visitTo(session, '河东村');
  id = await listFinding(session, made, '宣传栏半年没换');
  follow = await startVisit(session, { id: made.body.unit });
});

const state = async () => (await readLife(session.db, await findingOf(session, id))).state;
const take = async (wanted: Omit<StepWanted, 'visit'> & { visit?: string }) =>
  takeStep(session, await findingOf(session, id), { visit: follow, ...wanted });
const refusal = async (wanted: Omit<StepWanted, 'visit'> & { visit?: string }) => {
  const error = await take(wanted).catch((reason: unknown) => reason);
  return error instanceof FindingRefused ? error.reason : 'taken';
};
const toCheck = async () => {
  await take({ to: 'underway' });
  await take({ to: 'toCheck' });
};
const remove = (rec: string, kind: 'note' | 'visit' | 'finding', parent: string) =>
  session.queue.do([{ rec, kind, parent, field: 'deleted', value: { device: 1, offset: 0, zone: 'UTC' } }]);

describe('another’s step', () => {
  const theirs = async (value: Record<string, Json>, step = session.newId()) => {
    const by = await somebody(session, 8);
    const of = { rec: step, kind: 'step' as const, parent: id };
    await writes(session, by, of, { at: MOMENT, by: session.me.id, ...value }, hlcOf(Date.now() + 18_000_000));
    return by;
  };
  const AHEAD = '7fffffff-ffff-7000-8000-000000000001';

  it('by a clock that is hours ahead stands in nobody’s way, and is shown as theirs who took it', async () => {
    await take({ to: 'underway' });
    const [first] = (await readLife(session.db, await findingOf(session, id))).taken;
    const by = await theirs({ to: 'toCheck', after: first?.id ?? null }, AHEAD);
    const note = await noteAt(session, follow, '换好了');
    await take({ to: 'closed', note });
    const life = await readLife(session.db, await findingOf(session, id));
    expect(life).toMatchObject({ state: 'closed', void: [] });
    const details = await firstOf<Map<string, { by: unknown }>>((on) => watchStepDetails(session, life.taken, on));
    expect(details.get(AHEAD)?.by).not.toMatchObject({ is: 'me' });
    expect(by.id).not.toBe(session.me.id);
  });

  it('lies in wait for nothing', async () => {
    await theirs({ to: 'closed', visit: session.newId(), note: session.newId() }, AHEAD);
    await toCheck();
    expect(await state()).toBe('toCheck');
  });
});

describe('the life of a finding', () => {
  it('goes from open to closed by a follow-up visit’s note, and says who, when and on what', async () => {
    await toCheck();
    const note = await noteAt(session, follow, '已经换成这个月的');
    await take({ to: 'closed', note, lookAgain: '2027-02-20' });
    expect(await state()).toBe('closed');
    expect((await findingOf(session, id)).body).toMatchObject({ lookAgain: '2027-02-20', [`notes.${note}`]: true });
    const { taken } = await readLife(session.db, await findingOf(session, id));
    const last = taken.at(-1);
    expect(last?.entry.body).toMatchObject({ to: 'closed', by: session.me.id, visit: follow, note });
    const details = await firstOf<Map<string, { rests: unknown; by: unknown }>>((on) =>
      watchStepDetails(session, taken, on),
    );
    expect(details.get(last?.id ?? '')).toMatchObject({ by: { is: 'me' }, rests: { is: 'there' } });
    await remove(note, 'note', follow);
    const after = await firstOf<Map<string, { rests: unknown }>>((on) => watchStepDetails(session, taken, on));
    expect(after.get(last?.id ?? '')).toMatchObject({ rests: { is: 'gone' } });
  });

  it('makes the note of what was seen and the step together, and takes both back together', async () => {
    await toCheck();
    const draft = beginSeen(session, follow, await findingOf(session, id), '换');
    session.queue.type({ rec: draft, kind: 'note', parent: follow, field: 'text', value: '换好了' });
    await take({ to: 'closed', note: draft, lookAgain: null });
    expect((await getRecord(session.db, 'note', draft))?.shelf).toBe('live');
    expect((await getRecord(session.db, 'note', draft))?.body.text).toBe('换好了');
    expect(await session.undo.undo()).toBe('findingStep');
    expect(await state()).toBe('toCheck');
    expect(await newestUnder(session.db, follow, 'note', 9)).toEqual([]);
    // No word is lost: what was written waits where it was begun.
    expect(await claimSeen(session, follow, id)).toMatchObject({ id: draft, text: '换好了' });
  });

  it('is redone with a reason and what was seen, also after it was closed', async () => {
    await toCheck();
    expect(await refusal({ to: 'redo' })).toBe('needsReason');
    expect(await refusal({ to: 'redo', reason: 'notSolved' })).toBe('needsSeen');
    const blank = beginSeen(session, follow, await findingOf(session, id), ' ');
    expect(await refusal({ to: 'redo', reason: 'notSolved', note: blank })).toBe('needsSeen');
    await take({ to: 'redo', reason: 'notSolved', note: await noteAt(session, follow, '还是旧的') });
    expect(await state()).toBe('redo');
    await take({ to: 'toCheck' });
    await take({ to: 'closed', note: await noteAt(session, follow, '好了') });
    await take({ to: 'redo', reason: 'dissatisfied', note: await noteAt(session, follow, '又说没好') });
    expect(await state()).toBe('redo');
  });

  it('keeps its order where the device’s clock was set back', async () => {
    await take({ to: 'underway' });
    const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now() - 3_600_000);
    await take({ to: 'toCheck' });
    clock.mockRestore();
    expect(await state()).toBe('toCheck');
  });
});

describe('a step that can’t be taken changes nothing and says why', () => {
  const timed = (days: number) => ({ device: Date.now() + days * 86_400_000, offset: 480, zone: 'Asia/Shanghai' });

  it('closing by a visit that began before the finding was made, or by a note older than its last report', async () => {
    const before = await startVisit(session, { id: made.body.unit });
    const old = await noteAt(session, before, '以前看的');
    id = await listFinding(session, made, '仓库漏雨');
    await toCheck();
    expect(await refusal({ to: 'closed', visit: before, note: old })).toBe('visitTooEarly');
    // Said before a note is asked for: none of this visit would do.
    expect(await refusal({ to: 'closed', visit: before })).toBe('visitTooEarly');
    const later = await startVisit(session, { id: made.body.unit });
    const first = await noteAt(session, later, '还漏');
    await take({ to: 'redo', visit: later, note: first, reason: 'notSolved' });
    await take({ to: 'toCheck', visit: later });
    expect(await refusal({ to: 'closed', visit: later, note: first })).toBe('noteTooEarly');
    expect(await refusal({ to: 'closed', visit: later, note: await noteAt(session, later, '不漏了') })).toBe('taken');
  });

  const set = (field: 'began' | 'ended' | 'handed', value: Json) =>
    session.queue.do([{ rec: follow, kind: 'visit', parent: made.body.unit, field, value }]);

  it.each([
    ['ended', 'visitOver'],
    ['handed', 'visitOver'],
  ] as const)('closing and redoing by a visit that was %s before the report', async (field, why) => {
    const late = session.newId();
    await set(field, timed(-1));
    await toCheck();
    const note = await noteAt(session, follow, '坐在桌前写的');
    expect(await refusal({ to: 'closed', note })).toBe(why);
    expect(await refusal({ to: 'closed', note: late })).toBe(why);
    expect(await refusal({ to: 'redo', reason: 'notSolved', note })).toBe(why);
    expect(await state()).toBe('toCheck');
  });

  it('closing by a visit without an end: it lasts to the end of its day, and longer where a note says so', async () => {
    await toCheck();
    await set('began', timed(-2));
    const draft = beginSeen(session, follow, await findingOf(session, id), '坐在桌前写的');
    expect(await refusal({ to: 'closed', note: draft })).toBe('visitOver');
    await noteAt(session, follow, '又去看了');
    expect(await refusal({ to: 'closed', note: draft })).toBe('taken');
  });

  it('a new note into a visit that was handed over; one that it has since the report will do', async () => {
    await toCheck();
    const draft = beginSeen(session, follow, await findingOf(session, id), '坐在桌前写的');
    await set('handed', timed(0));
    expect(await refusal({ to: 'closed', note: draft })).toBe('visitHanded');
    await set('handed', null);
    const note = await noteAt(session, follow, '好了');
    await set('handed', timed(0));
    expect(await refusal({ to: 'closed', note: draft })).toBe('visitHanded');
    expect(await refusal({ to: 'closed', note })).toBe('taken');
  });

  it('closing by a visit that was dated back before the finding', async () => {
    await toCheck();
    const began = { ...timed(0), typed: '2020-01-01T09:00' };
    await session.queue.do([{ rec: follow, kind: 'visit', parent: made.body.unit, field: 'began', value: began }]);
    expect(await refusal({ to: 'closed', note: await noteAt(session, follow, '好了') })).toBe('visitTooEarly');
  });

  it('a clock that was set back makes neither visit nor note older', async () => {
    await toCheck();
    const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now() - 3_600_000);
    const later = await startVisit(session, { id: made.body.unit });
    const note = await noteAt(session, later, '好了');
    expect(await refusal({ to: 'closed', visit: later, note })).toBe('taken');
    clock.mockRestore();
  });

  it('closing without a note, at the visit that found it, or from another state', async () => {
    const note = await noteAt(session, follow, '好了');
    expect(await refusal({ to: 'closed', note })).toBe('notFromHere');
    await toCheck();
    expect(await refusal({ to: 'closed' })).toBe('needsNote');
    expect(await refusal({ to: 'closed', visit: made.id, note: await noteAt(session, made.id, '好了') })).toBe(
      'sameVisit',
    );
    const blank = beginSeen(session, follow, await findingOf(session, id), ' ');
    expect(await refusal({ to: 'closed', note: blank })).toBe('needsNote');
    expect(await state()).toBe('toCheck');
    expect(await newestUnder(session.db, id, 'step', 9)).toHaveLength(2);
  });

  it('a note that is gone or of another visit, a visit that is gone or at another unit', async () => {
    await toCheck();
    const elsewhere = await visitTo(session, '河西村');
    const far = await noteAt(session, elsewhere.id, '那边的');
    expect(await refusal({ to: 'closed', note: far })).toBe('noteElsewhere');
    expect(await refusal({ to: 'closed', note: session.newId() })).toBe('noteGone');
    expect(await refusal({ to: 'closed', visit: elsewhere.id, note: far })).toBe('otherUnit');
    const note = await noteAt(session, follow, '好了');
    await remove(note, 'note', follow);
    expect(await refusal({ to: 'closed', note })).toBe('noteGone');
    await remove(follow, 'visit', made.body.unit);
    expect(await refusal({ to: 'redo', reason: 'notSolved', note })).toBe('visitGone');
    await remove(id, 'finding', made.body.unit);
    expect(await refusal({ to: 'redo', reason: 'notSolved' })).toBe('findingGone');
  });

  it('at a unit that the finding’s was merged into it can', async () => {
    await toCheck();
    const into = await visitTo(session, '河东社区');
    await mergeInto(session, made.body.unit, into.body.unit);
    await take({ to: 'closed', visit: into.id, note: await noteAt(session, into.id, '好了') });
    expect(await state()).toBe('closed');
  });

  it('the same step twice, from two windows: the second finds that it was taken', async () => {
    const seenByBoth = await findingOf(session, id);
    await takeStep(session, seenByBoth, { to: 'underway', visit: follow });
    const second = takeStep(session, seenByBoth, { to: 'underway', visit: follow });
    await expect(second).rejects.toThrow(FindingRefused);
    expect(await newestUnder(session.db, id, 'step', 9)).toHaveLength(1);
  });

  it('one that a merge made illegal stays, counts for nothing and says why', async () => {
    await take({ to: 'underway' });
    const at = { device: Date.now(), offset: 0, zone: 'UTC' };
    const twice = { to: 'underway', at, by: 'other', visit: follow };
    await session.queue.do([{ rec: session.newId(), kind: 'step', parent: id, field: '*', value: twice }]);
    const life = await readLife(session.db, await findingOf(session, id));
    expect(life.state).toBe('underway');
    expect(life.void.map(({ why }) => why)).toEqual(['notFromHere']);
  });

  it('whatever is tried in whatever order, what the store holds counts in full', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...FINDING_STATES), { maxLength: 12 }), async (wishes) => {
        id = await listFinding(session, made, '又一个');
        const visit = await startVisit(session, { id: made.body.unit });
        let taken = 0;
        for (const to of wishes) {
          const note = await noteAt(session, visit, '看过了');
          const refused = await refusal({ to, visit, note, reason: 'cameBack' });
          expect(['taken', 'notFromHere']).toContain(refused);
          if (refused === 'taken') taken += 1;
        }
        const life = await readLife(session.db, await findingOf(session, id));
        expect([life.taken.length, life.void.length]).toEqual([taken, 0]);
      }),
      // Each run writes to a store: fewer of them.
      { ...runs(), numRuns: (runs().numRuns ?? 0) / 10 },
    );
  });
});

describe('the day to look again', () => {
  it('brings a closed finding back to the top of a visit once it has come', async () => {
    await toCheck();
    await take({ to: 'closed', note: await noteAt(session, follow, '好了'), lookAgain: '2027-02-19' });
    const groups = async (today: string) =>
      groupFindings(await readFindings(session.db, [made.body.unit], today), follow);
    expect((await groups('2027-02-18')).closed).toHaveLength(1);
    expect((await groups('2027-02-19')).earlier).toHaveLength(1);
  });

  it('is suggested three months on, across a year and a leap day', () => {
    expect(suggestLookAgain('2026-11-21')).toBe('2027-02-19');
    expect(suggestLookAgain('2027-12-01')).toBe('2028-02-29');
  });
});
