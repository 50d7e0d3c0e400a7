// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type VisitStands, watchVisitStands } from '../../../../lib/app/desk/visits-review.ts';
import { setField } from '../../../../lib/app/fields.ts';
import { type ReturnedVisit, watchReturned } from '../../../../lib/app/review/returned.ts';
import { acceptVisit, returnVisit, submitVisit, withdrawVisit } from '../../../../lib/app/review/steps.ts';
import { trustLead } from '../../../../lib/app/review/trust.ts';
import type { Session } from '../../../../lib/app/session.ts';
import { getRecord } from '../../../../lib/store/queries.ts';
import { firstOf } from '../../../fixtures/first-of.ts';
import { freshProfile, readRecord, writeVisit } from '../../../fixtures/profile.ts';
import { enrol, MOMENT, type Person, somebody, writes } from '../review/review-stage.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

let session: Session;
let author: Person;
let own: string;
let note: string;
let theirs: string;
beforeEach(async () => {
  ({ session } = await freshProfile());
  const written = await writeVisit(session, '河东村', ['宣传栏半年没换']);
  own = written.visit;
  note = written.notes[0] ?? '';
  author = await somebody(session, 7);
  await enrol(session, author, 'reviewer');
  const { body } = await readRecord(session, 'visit', own);
  theirs = session.newId();
  await writes(session, author, { rec: theirs, kind: 'visit', parent: body.unit }, {
    ...body,
    by: author.id,
    handed: MOMENT,
  } as never);
});

/** What a list that is open shows, after each change. */
function listen() {
  const told: VisitStands[] = [];
  const stop = watchVisitStands(session, {
    value: (stands) => told.push(stands),
    failed: (error) => expect.fail(String(error)),
  });
  const shows = (id: string) => {
    const stand = told.at(-1)?.get(id);
    return stand && [stand.is, stand.isChanged];
  };
  return { told, stop, eventually: (id: string) => expect.poll(() => shows(id), { timeout: 8000 }) };
}

describe('how the reviews of all visits stand', () => {
  it('is told once, follows each step, and says what was changed since a decision', async () => {
    const { stop, eventually } = listen();
    await eventually(theirs).toEqual(['submitted', false]);
    await eventually(own).toBeUndefined();
    await submitVisit(session, own);
    await eventually(own).toEqual(['submitted', false]);
    await returnVisit(session, own, { reason: '缺佐证' });
    await eventually(own).toEqual(['returned', false]);
    await setField(session, await readRecord(session, 'note', note), 'text', '宣传栏一年没换');
    await eventually(own).toEqual(['returned', true]);
    await submitVisit(session, own);
    await eventually(own).toEqual(['submitted', true]);
    await withdrawVisit(session, own);
    await eventually(own).toEqual(['returned', true]);
    await acceptVisit(session, theirs);
    await eventually(theirs).toEqual(['accepted', false]);
    stop();
  });

  it('tells the same again where a change has nothing to do with it', async () => {
    const { told, stop, eventually } = listen();
    await eventually(theirs).toEqual(['submitted', false]);
    await writeVisit(session, '白马村', ['别处']);
    await submitVisit(session, own);
    await eventually(own).toEqual(['submitted', false]);
    expect(new Set(told).size).toBe(2);
    stop();
  });

  it('follows whose word counts', async () => {
    await acceptVisit(session, theirs);
    const { stop, eventually } = listen();
    await eventually(theirs).toEqual(['accepted', false]);
    const lead = await somebody(session, 9);
    await trustLead(session, { person: lead.id, key: lead.key });
    await eventually(theirs).toEqual(['submitted', false]);
    stop();
  });
});

describe('what of one’s own was returned', () => {
  const returned = () => firstOf<ReturnedVisit[]>((on) => watchReturned(session, on));
  const listed = async () => (await returned()).map(({ line, is }) => [line.visit.id, is]);

  it('is listed until it is handed over again, and never another’s', async () => {
    await submitVisit(session, own);
    expect(await listed()).toEqual([]);
    const step = { to: 'returned', reason: '缺佐证', at: MOMENT };
    await writes(session, author, { rec: session.newId(), kind: 'review', parent: own }, step);
    await returnVisit(session, theirs, { reason: '缺佐证' });
    expect(await listed()).toEqual([[own, 'returned']]);
    await submitVisit(session, own);
    expect(await listed()).toEqual([]);
    expect((await getRecord(session.db, 'visit', own))?.shelf).toBe('live');
  });
});
