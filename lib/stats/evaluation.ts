import { TALLY_ANSWERS, type TallyAnswer, tallied } from '../model/voices.ts';

/** A public evaluation as the store reads it: `tally.<question>.<answer>` counts, `people` who were asked. */
interface EvaluationRecord {
  readonly id: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What people said to one question, over all records. */
export interface QuestionTally {
  question: string;
  counts: Record<TallyAnswer, number>;
  /** Answers, 说不清 included. */
  n: number;
  /** Each answer's share of `n`, 0 to 1; null where `n` is below the least sample, or nobody answered. */
  shares: Record<TallyAnswer, number> | null;
  /** The records that say something of it. */
  records: string[];
}

/** What people said, question by question, with the sample. */
export interface EvaluationSum {
  questions: QuestionTally[];
  /** People who were asked: Σ over records of what was counted, or of the question that was answered most often. */
  people: number;
  /** The records that say anything. */
  records: string[];
}

/**
 * Adds up public evaluations (群众评价, S23):
 *
 *     n     = 好 + 反面 + 说不清           over all records
 *     share = count / n                    only from the least sample on
 *
 * A record's people are those that somebody counted, or the answers to the question that was answered most often,
 * whichever is more. A count that is no whole number from 0 up is passed over.
 * @param questions ids, in the pack's order
 * @param minSample the least `n` for which shares are given; 1 or more
 */
export function sumEvaluations(
  records: readonly EvaluationRecord[],
  questions: readonly string[],
  minSample: number,
): EvaluationSum {
  const sums = questions.map((question) => sumQuestion(records, question, minSample));
  const most = records.map(({ body }) =>
    Math.max(countOf(body.people), ...questions.map((question) => answersTo(body, question))),
  );
  return {
    questions: sums,
    people: most.reduce((sum, people) => sum + Math.max(people, 0), 0),
    records: records.flatMap(({ id }, at) => ((most[at] ?? 0) > 0 ? [id] : [])),
  };
}

function sumQuestion(records: readonly EvaluationRecord[], question: string, minSample: number): QuestionTally {
  const sum = (answer: TallyAnswer) => records.reduce((all, { body }) => all + tallied(body, question, answer), 0);
  const counts = { yes: sum('yes'), no: sum('no'), unclear: sum('unclear') };
  const n = counts.yes + counts.no + counts.unclear;
  const enough = n > 0 && n >= minSample;
  return {
    question,
    counts,
    n,
    shares: enough ? { yes: counts.yes / n, no: counts.no / n, unclear: counts.unclear / n } : null,
    records: records.flatMap(({ id, body }) => (answersTo(body, question) > 0 ? [id] : [])),
  };
}

function answersTo(body: EvaluationRecord['body'], question: string): number {
  return TALLY_ANSWERS.reduce((sum, answer) => sum + tallied(body, question, answer), 0);
}

const countOf = (value: unknown): number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : 0;
