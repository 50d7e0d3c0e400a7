// @vitest-environment node
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  beginEvaluation,
  evaluate,
  type Key,
  leastSample,
  TallyPen,
  typePeople,
} from '../../../lib/app/evaluations.ts';
import { openSession, type Session } from '../../../lib/app/session.ts';
import { startVisit } from '../../../lib/app/visits.ts';
import { TALLY_ANSWERS, tallied } from '../../../lib/model/voices.ts';
import { type Entry, getRecord } from '../../../lib/store/queries.ts';
import { freshProfile } from '../../fixtures/profile.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

let session: Session;
let evaluation: Entry<'evaluation'>;
const key: Key = { question: 'satisfied', answer: 'yes' };

async function stored(of = session): Promise<Entry<'evaluation'>> {
  await of.queue.flush();
  const found = await getRecord(of.db, 'evaluation', evaluation.id);
  if (!found) throw new Error('no evaluation');
  return found;
}
const count = async ({ question, answer }: Key = key) => tallied((await stored()).body, question, answer);

beforeEach(async () => {
  ({ session } = await freshProfile());
  const visit = await startVisit(session, { name: '河东村' });
  const id = await beginEvaluation(session, visit);
  const found = await getRecord(session.db, 'evaluation', id);
  if (!found) throw new Error('no evaluation');
  evaluation = found;
});

describe('tapping', () => {
  it('shows each tap before the disk knows of it, and keeps them all', async () => {
    const pen = new TallyPen(session);
    for (let tap = 1; tap <= 120; tap++) {
      pen.tap(evaluation, key);
      expect(tallied(pen.shown(evaluation), key.question, key.answer)).toBe(tap);
    }
    expect(await count()).toBe(120);
    expect(await count({ question: 'satisfied', answer: 'no' })).toBe(0);
  });

  it('goes back as many taps as are undone, by the pad or by the act, never one twice', async () => {
    const move = fc.oneof(
      {
        weight: 5,
        arbitrary: fc.record({
          question: fc.constantFrom('satisfied', 'glad'),
          answer: fc.constantFrom(...TALLY_ANSWERS),
        }),
      },
      { weight: 2, arbitrary: fc.constantFrom('untap' as const, 'undo' as const) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(move, { maxLength: 24 }), async (moves) => {
        const own = {
          ...session,
          undo: new (session.undo.constructor as new (...given: unknown[]) => Session['undo'])(
            session.queue,
            session.db,
          ),
        };
        const fresh = { ...evaluation, id: session.newId(), body: { at: evaluation.body.at } };
        const pen = new TallyPen(own);
        const states: string[] = [];
        const look = () =>
          JSON.stringify(
            evaluate(session, [{ id: fresh.id, body: pen.shown(fresh) }]).questions.map((one) => one.counts),
          );
        for (const one of moves) {
          if (one === 'untap' || one === 'undo') {
            const before = states.pop();
            if (one === 'untap') await pen.untap(fresh);
            else await own.undo.undo();
            if (before !== undefined) expect(look()).toBe(before);
          } else {
            states.push(look());
            pen.tap(fresh, one);
          }
          expect(pen.taps(fresh)).toBe(states.length);
        }
        expect(states.length > 0 ? 'tapped' : null).toBe(await own.undo.undo());
      }),
      { numRuns: process.env.XUNJI_LONG ? 500 : 40, seed: 20_261_121 },
    );
  });

  it('loses no tap of two windows that count the same at once, and neither takes the other’s back', async () => {
    const other = await openSession('panel');
    const [pen, second] = [new TallyPen(session), new TallyPen(other)];
    for (let tap = 0; tap < 30; tap++) {
      pen.tap(evaluation, key);
      second.tap(evaluation, key);
      if (tap % 7 === 0) await Promise.all([session.queue.flush(), other.queue.flush()]);
    }
    await other.queue.flush();
    const found = await stored();
    expect(tallied(found.body, key.question, key.answer)).toBe(60);
    expect(found.conflicts).toEqual([]);
    for (let tap = 0; tap < 40; tap++) await pen.untap(found);
    expect(await count()).toBe(30);
    expect(tallied(second.shown(await stored()), key.question, key.answer)).toBe(30);
    other.close();
  });
});

describe('typing a count', () => {
  it('takes 0 and 1,000,000, on top of what others counted, and undoes it as one act', async () => {
    const other = await openSession('panel');
    const second = new TallyPen(other);
    for (let tap = 0; tap < 5; tap++) second.tap(evaluation, key);
    await other.queue.flush();
    other.close();
    const pen = new TallyPen(session);
    const seen = await stored();
    for (const typed of [1, 10, 100, 1_000_000]) pen.type(seen, key, typed);
    pen.typed(seen, key, 5);
    expect(await count()).toBe(1_000_000);
    expect(await session.undo.undo()).toBe('counted');
    expect(await count()).toBe(5);
    pen.type(await stored(), key, 0);
    expect(await count()).toBe(0);
    pen.tap(await stored(), key);
    expect(await count()).toBe(1);
  });

  it('counts on from nought where two windows took the same back at once', async () => {
    const other = await openSession('panel');
    const [pen, second] = [new TallyPen(session), new TallyPen(other)];
    pen.type(evaluation, key, 4);
    const seen = await stored();
    pen.type(seen, key, 0);
    second.type(seen, key, 0);
    await other.queue.flush();
    const both = await stored();
    expect(tallied(both.body, key.question, key.answer)).toBe(0);
    second.tap(both, key);
    await other.queue.flush();
    expect(await count()).toBe(1);
    other.close();
  });
});

describe('what it comes to', () => {
  it('shows nothing for nobody, counts below the pack’s least sample, shares from there on', async () => {
    const least = leastSample(session);
    const at = (n: number) => evaluate(session, [{ id: 'a', body: { 'tally.satisfied.yes.w': n } }]).questions[0];
    expect(at(0)).toMatchObject({ n: 0, shares: null });
    expect(at(least - 1)).toMatchObject({ n: least - 1, shares: null });
    expect(at(least)?.shares).toEqual({ yes: 1, no: 0, unclear: 0 });
    expect(at(1_000_000)?.counts.yes).toBe(1_000_000);
  });

  it('keeps how many were asked, and counts them where nobody did', async () => {
    typePeople(session, evaluation, 45);
    expect(evaluate(session, [await stored()]).people).toBe(45);
    typePeople(session, evaluation, null);
    new TallyPen(session).tap(evaluation, key);
    expect(evaluate(session, [await stored()]).people).toBe(1);
  });
});
