// @vitest-environment node
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type DeskVoice,
  kindOfVoice,
  passOn,
  sumOf,
  sumsBy,
  watchDeskVoices,
} from '../../../../lib/app/desk/voices.ts';
import { beginEvaluation, TallyPen } from '../../../../lib/app/evaluations.ts';
import type { Session } from '../../../../lib/app/session.ts';
import { addVoice } from '../../../../lib/app/voices.ts';
import { TALLY_ANSWERS } from '../../../../lib/model/voices.ts';
import { getRecord } from '../../../../lib/store/queries.ts';
import { firstOf } from '../../../fixtures/first-of.ts';
import { freshProfile, writeVisit } from '../../../fixtures/profile.ts';
import { runs } from '../../changes/runs.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

let session: Session;
beforeEach(async () => {
  ({ session } = await freshProfile());
});

describe('the lists of what people said', () => {
  it('hold all of a kind with unit and day, newest first, without visits that were taken away', async () => {
    const { visit: first } = await writeVisit(session, '河东村', []);
    const { visit: gone } = await writeVisit(session, '白马村', []);
    await addVoice(session, first, { kind: 'topic', text: '一' });
    await addVoice(session, gone, { kind: 'topic', text: '二' });
    const last = await addVoice(session, first, { kind: 'topic', text: '三' });
    const deleted = { device: 1, offset: 0, zone: 'UTC' };
    await session.queue.do([{ rec: gone, kind: 'visit', parent: null, field: 'deleted', value: deleted }]);
    const rows = await firstOf<DeskVoice<'topic'>[]>((on) => watchDeskVoices(session, 'topic', on));
    expect(rows.map(({ entry, unit }) => [entry.body.topic, unit?.body.name])).toEqual([
      ['三', '河东村'],
      ['一', '河东村'],
    ]);
    expect(rows[0]?.date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(await kindOfVoice(session, last)).toBe('topic');
    expect(await kindOfVoice(session, first)).toBeNull();
    expect(await kindOfVoice(session, 'nothing')).toBeNull();
  });

  it('mark several at once to be passed on, and take that back as one act', async () => {
    const { visit } = await writeVisit(session, '河东村', []);
    for (const text of ['一', '二', '三']) await addVoice(session, visit, { kind: 'practice', text, what: 'method' });
    const read = () => firstOf<DeskVoice<'practice'>[]>((on) => watchDeskVoices(session, 'practice', on));
    const marked = async () => (await read()).filter(({ entry }) => entry.body.passOn === true).length;
    await passOn(session, (await read()).slice(0, 1), true);
    await passOn(session, await read(), true);
    // Nothing is left to mark: no act, so that undoing takes back what did something.
    await passOn(session, await read(), true);
    expect(await marked()).toBe(3);
    expect(await session.undo.undo()).toBe('passedOn');
    expect(await marked()).toBe(1);
  });
});

describe('sums', () => {
  it('read what several windows tapped', async () => {
    const { visit } = await writeVisit(session, '河东村', []);
    const id = await beginEvaluation(session, visit);
    const entry = await getRecord(session.db, 'evaluation', id);
    if (!entry) throw new Error('none');
    const pen = new TallyPen(session);
    for (let tap = 0; tap < 31; tap++) pen.tap(entry, { question: 'satisfied', answer: tap < 20 ? 'yes' : 'no' });
    await session.queue.flush();
    const rows = await firstOf<DeskVoice<'evaluation'>[]>((on) => watchDeskVoices(session, 'evaluation', on));
    const [satisfied] = sumOf(session, rows).questions;
    expect(satisfied).toMatchObject({ n: 31, counts: { yes: 20, no: 11, unclear: 0 } });
    expect(satisfied?.shares?.yes).toBeCloseTo(20 / 31);
  });

  const questions = ['satisfied', 'glad', 'agreeing', 'approving'] as const;
  const row = fc.record({
    unit: fc.constantFrom('u1', 'u2', ''),
    counts: fc.array(
      fc.record({
        question: fc.constantFrom(...questions),
        answer: fc.constantFrom(...TALLY_ANSWERS),
        window: fc.constantFrom('a', 'b'),
        count: fc.nat(40),
      }),
      { maxLength: 8 },
    ),
  });

  it('equal a naive recount, group by group, with shares exactly where the sample bears them', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 10 }), (given) => {
        const rows = given.map(({ unit, counts }, at) => {
          const body = Object.fromEntries(
            counts.map((one) => [`tally.${one.question}.${one.answer}.${one.window}`, one.count]),
          );
          return {
            entry: { id: `${at}`, body },
            unit: unit ? { id: unit } : null,
          } as unknown as DeskVoice<'evaluation'>;
        });
        const groups = sumsBy(session, rows, ({ unit }) => unit?.id ?? '');
        expect(new Set(groups.map(({ key }) => key)).size).toBe(groups.length);
        expect(groups.map(({ sum }) => sum.people)).toEqual(groups.map(({ sum }) => sum.people).sort((a, b) => b - a));
        for (const { key, sum } of groups) {
          const own = rows.filter(({ unit }) => (unit?.id ?? '') === key);
          for (const { question, counts, n, shares } of sum.questions) {
            for (const answer of TALLY_ANSWERS) {
              let naive = 0;
              for (const { entry } of own)
                for (const [field, value] of Object.entries(entry.body))
                  if (field.startsWith(`tally.${question}.${answer}.`)) naive += Number(value);
              expect(counts[answer]).toBe(naive);
            }
            expect(n).toBe(counts.yes + counts.no + counts.unclear);
            expect(shares !== null).toBe(n >= 30);
          }
        }
      }),
      runs(),
    );
  });
});
