// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readBlindVisits } from '../../../../lib/app/review/blind.ts';
import { SettleRefused, type SideBySide, settleRating, watchSideBySide } from '../../../../lib/app/review/settle.ts';
import { trustLead } from '../../../../lib/app/review/trust.ts';
import type { Session } from '../../../../lib/app/session.ts';
import { creation } from '../../../../lib/app/session.ts';
import { startVisit } from '../../../../lib/app/visits.ts';
import { itemsFor } from '../../../../lib/packs/apply.ts';
import type { Receiver } from '../../../../lib/review/blind.ts';
import { getRecord } from '../../../../lib/store/queries.ts';
import { firstOf } from '../../../fixtures/first-of.ts';
import { freshProfile, writeVisit } from '../../../fixtures/profile.ts';
import { MOMENT, type Person, somebody, writes } from './review-stage.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

let session: Session;
let other: Person;
let mine: string;
let theirs: string;
let item: string;
let place: { unit: string; campaign: string };
beforeEach(async () => {
  ({ session } = await freshProfile());
  other = await somebody(session, 7);
  ({ visit: mine } = await writeVisit(session, '河东村', []));
  const { unit = '', campaign = '' } = (await getRecord(session.db, 'visit', mine))?.body ?? {};
  place = { unit, campaign };
  theirs = session.newId();
  item = itemsFor(session.pack, null, []).find(({ form }) => form === 'rated')?.id ?? '';
  const body = { ...place, by: other.id, packVersion: session.pack.version, began: MOMENT, [`rating.${item}`]: 'poor' };
  await writes(session, other, { rec: theirs, kind: 'visit', parent: unit }, body);
  await set('rating', 'good');
});

const set = (what: 'rating' | 'handed', value: string | typeof MOMENT) =>
  session.queue.do([
    { rec: mine, kind: 'visit', parent: place.unit, field: what === 'rating' ? `rating.${item}` : what, value },
  ]);
const handBoth = async () => {
  await set('handed', MOMENT);
  await writes(session, other, { rec: theirs, kind: 'visit', parent: place.unit }, { handed: MOMENT });
};
const beside = (pair: [string, string] = [mine, theirs]) =>
  firstOf<SideBySide | null>((on) => watchSideBySide(session, pair, on));
const blindTo = async (to: Receiver) => [...(await readBlindVisits(session, to)).keys()].sort();
const refusal = async (act: Promise<void>) => {
  const error = await act.then(() => null).catch((reason: unknown) => reason);
  return error instanceof SettleRefused ? error.reason : error;
};
const settle = (
  said: Partial<{ grade: 'fair' | 'good'; reason: string }> = {},
  pair: [string, string] = [mine, theirs],
) => settleRating(session, pair, { item, grade: 'fair', reason: '佐证看过', ...said });

describe('two visits to one unit', () => {
  it('stay blind until both are handed over, also to whoever gets a file', async () => {
    expect(await beside()).toEqual({ is: 'blind' });
    expect(await blindTo({ person: other.id })).toEqual([mine]);
    expect(await blindTo('anybody')).toEqual([mine, theirs].sort());
    await set('handed', MOMENT);
    expect(await beside()).toEqual({ is: 'blind' });
    expect(await refusal(settle())).toBe('blind');
    await handBoth();
    expect(await beside()).toMatchObject({ is: 'open', agreement: { n: 1, same: 0, oneApart: 0, farther: 1 } });
    expect(await blindTo('anybody')).toEqual([]);
  });

  it('stay blind for somebody whose task there waits', async () => {
    const third = await somebody(session, 8);
    await handBoth();
    await session.queue.do([creation(session.newId(), 'task', place.campaign, { ...place, member: third.id })]);
    expect(await blindTo({ person: third.id })).toEqual([mine, theirs].sort());
    expect(await blindTo({ person: other.id })).toEqual([]);
  });

  it('are settled by a lead with a reason, again in place of the first, and undone', async () => {
    await handBoth();
    expect(await refusal(settle({ reason: ' ' }))).toBe('needsReason');
    await settle();
    await settle({ grade: 'good' }, [theirs, mine]);
    const now = async () => {
      const found = await beside();
      return found?.is === 'open' ? found.settled.items.get(item) : null;
    };
    expect(await now()).toMatchObject({ is: 'settled', by: { grade: 'good', person: session.me.id } });
    expect(await session.undo.undo()).toBe('ratingSettled');
    expect(await now()).toMatchObject({ is: 'settled', by: { grade: 'fair' } });
    const lead = await somebody(session, 9);
    await trustLead(session, { person: lead.id, key: lead.key });
    expect(await refusal(settle())).toBe('notOnRoster');
    expect(await now()).toBeUndefined();
  });

  it('are none where they are at other units, one and the same, or gone', async () => {
    const elsewhere = await startVisit(session, { name: '河西村' });
    expect(await beside([mine, elsewhere])).toBeNull();
    expect(await refusal(settle({}, [mine, mine]))).toBe('notOneUnit');
    expect(await refusal(settle({}, [mine, session.newId()]))).toBe('visitGone');
  });
});
