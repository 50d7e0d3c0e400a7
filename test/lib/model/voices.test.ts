// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkField, FieldError } from '../../../lib/model/records.ts';
import { MOST_TALLIED, TALLY_ANSWERS, tallied, tallySum } from '../../../lib/model/voices.ts';
import { runs } from '../changes/runs.ts';

const refused = (kind: string, field: string, value: unknown) => {
  try {
    checkField(kind, field, value);
    return null;
  } catch (error) {
    return error instanceof FieldError ? error.reason : error;
  }
};

describe('what people said, as it is kept', () => {
  it('takes whole counts of a window, also below nought, and no others', () => {
    const field = 'tally.satisfied.yes.018a60ec-1800-7d2e-9b41-5f0c6a7e1111';
    for (const count of [0, 1, -3, 1_000_000, MOST_TALLIED, null])
      expect(refused('evaluation', field, count)).toBeNull();
    for (const count of [0.5, '7', Number.NaN, MOST_TALLIED + 1, true, {}])
      expect(refused('evaluation', field, count)).toBe('badValue');
  });

  it('has no field for the name of whoever spoke', () => {
    for (const kind of ['evaluation', 'topic', 'complaint', 'practice', 'case'])
      for (const field of ['name', 'who', 'speaker', 'by', 'phone'])
        expect(refused(kind, field, '张三')).toBe('unknownField');
    expect(refused('topic', 'raisedBy', '张三')).toBe('badValue');
  });

  it('takes times and codes as they are, and refuses what is none', () => {
    const moment = { device: 1, offset: 480, zone: 'Asia/Shanghai', typed: '2023-11-08T09:00' };
    expect(refused('complaint', 'received', moment)).toBeNull();
    expect(refused('complaint', 'answered', null)).toBeNull();
    expect(refused('complaint', 'answered', { ...moment, typed: 'gestern' })).toBe('badValue');
    expect(refused('practice', 'what', 'method')).toBeNull();
    expect(refused('practice', 'what', 'other')).toBe('badValue');
    expect(refused('case', 'side', 'negative')).toBeNull();
    expect(refused('case', 'passOn', 'yes')).toBe('badValue');
  });
});

describe('a count of many windows', () => {
  const question = fc.constantFrom('satisfied', 'glad', 'satisfiedToo');
  const answer = fc.constantFrom(...TALLY_ANSWERS);
  const member = fc.record({
    question,
    answer,
    window: fc.constantFrom('', '.a', '.b', '.c'),
    count: fc.integer({ min: -50, max: 200 }),
  });

  it('is the sum of what each counted, question by question, and never below nought', () => {
    fc.assert(
      fc.property(fc.array(member, { maxLength: 40 }), question, answer, (members, asked, given) => {
        const body: Record<string, unknown> = { where: '村口', people: 9, 'tally.satisfied': 5 };
        for (const one of members) body[`tally.${one.question}.${one.answer}${one.window}`] = one.count;
        const naive = ['', '.a', '.b', '.c'].reduce(
          (sum, window) => sum + Number(body[`tally.${asked}.${given}${window}`] ?? 0),
          0,
        );
        expect(tallySum(body, asked, given)).toBe(naive);
        expect(tallied(body, asked, given)).toBe(Math.max(0, naive));
      }),
      runs(),
    );
  });

  it('passes over what is no whole number', () => {
    const body = { 'tally.glad.yes.a': 2, 'tally.glad.yes.b': null, 'tally.glad.yes.c': '7', 'tally.glad.yes.d': 0.5 };
    expect(tallied(body, 'glad', 'yes')).toBe(2);
    expect(tallied({}, 'glad', 'yes')).toBe(0);
  });
});
