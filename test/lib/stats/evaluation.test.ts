// @vitest-environment node
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumEvaluations } from '../../../lib/stats/evaluation.ts';
import { runs } from '../draw/runs.ts';

const QUESTIONS = ['satisfied', 'glad'];
const ANSWERS = ['yes', 'no', 'unclear'] as const;
const count = fc.option(fc.oneof(fc.nat(40), fc.constantFrom(-3, 1.5, Number.NaN, 1_000_000)), { nil: undefined });
const record = fc.record(
  Object.fromEntries([
    ...QUESTIONS.flatMap((question) => ANSWERS.map((answer) => [`tally.${question}.${answer}`, count] as const)),
    ['people', count] as const,
  ]),
);
const records = fc.array(record, { maxLength: 6 }).map((list) => list.map((body, at) => ({ id: `e${at}`, body })));
const whole = (value: unknown) => (Number.isSafeInteger(value) && Number(value) >= 0 ? Number(value) : 0);
const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

describe('public evaluation', () => {
  it('is a recount, with shares of n from the least sample on', () => {
    fc.assert(
      fc.property(records, fc.integer({ min: 1, max: 60 }), (given, least) => {
        const { questions, people, records: said } = sumEvaluations(given, QUESTIONS, least);
        const answers = (body: Record<string, unknown>, question: string) =>
          sum(ANSWERS.map((answer) => whole(body[`tally.${question}.${answer}`])));
        for (const { question, counts, n, shares, records: own } of questions) {
          for (const answer of ANSWERS) {
            expect(counts[answer]).toBe(sum(given.map(({ body }) => whole(body[`tally.${question}.${answer}`]))));
            if (shares) expect(shares[answer]).toBe(counts[answer] / n);
          }
          expect(n).toBe(sum(given.map(({ body }) => answers(body, question))));
          expect(shares !== null).toBe(n >= least);
          expect(own).toEqual(given.filter(({ body }) => answers(body, question) > 0).map(({ id }) => id));
        }
        const asked = given.map(({ body }) =>
          Math.max(whole(body.people), ...QUESTIONS.map((question) => answers(body, question))),
        );
        expect(people).toBe(sum(asked));
        expect(said).toEqual(given.filter((_, at) => (asked[at] ?? 0) > 0).map(({ id }) => id));
      }),
      runs(),
    );
  });

  it('gives only counts below thirty, and a percentage at thirty', () => {
    const of = (yes: number) =>
      sumEvaluations([{ id: 'e', body: { 'tally.glad.yes': yes } }], ['glad'], 30).questions[0];
    expect(of(29)).toMatchObject({ n: 29, shares: null });
    expect(of(30)).toMatchObject({ n: 30, shares: { yes: 1, no: 0, unclear: 0 } });
    expect(of(0)).toMatchObject({ n: 0, shares: null, records: [] });
    expect(sumEvaluations([{ id: 'e', body: { people: 1.5 } }], ['glad'], 30)).toMatchObject({
      people: 0,
      records: [],
    });
    expect(of(1_000_000)).toMatchObject({ n: 1_000_000, counts: { yes: 1_000_000 } });
  });
});
