import { TALLY_ANSWERS, type TallyAnswer } from '../../model/voices.ts';
import type { OpenVisit } from './frame.ts';

/** What people answered to one question at several visits, added up. */
export interface TallySum {
  readonly yes: string;
  readonly no: string;
  readonly counts: Readonly<Record<TallyAnswer, number>>;
  readonly n: number;
  /** The evaluations that it was added up from. */
  readonly from: readonly string[];
}

/** Adds up the public evaluations of visits, question by question, in the order in which they first came. */
export function sumTallies(visits: readonly OpenVisit[]): TallySum[] {
  const sums = new Map<
    string,
    { yes: string; no: string; counts: Record<TallyAnswer, number>; n: number; from: string[] }
  >();
  for (const { sheet } of visits) {
    for (const evaluation of sheet.voices?.evaluations ?? []) {
      for (const { yes, no, counts, n } of evaluation.questions) {
        const key = JSON.stringify([yes, no]);
        const sum = sums.get(key) ?? { yes, no, counts: { yes: 0, no: 0, unclear: 0 }, n: 0, from: [] };
        for (const answer of TALLY_ANSWERS) sum.counts[answer] += counts[answer];
        sum.n += n;
        sum.from.push(evaluation.id);
        sums.set(key, sum);
      }
    }
  }
  return [...sums.values()].filter(({ n }) => n > 0);
}

/** The share of an answer, 0 to 1; null where the sample is too small for one. */
export const tallyShare = ({ counts, n }: TallySum, answer: TallyAnswer, least: number): number | null =>
  n >= least && n > 0 ? counts[answer] / n : null;
