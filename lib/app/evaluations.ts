import type { Id } from '../model/ids.ts';
import { momentNow } from '../model/time.ts';
import { MOST_TALLIED, type TallyAnswer, tallied, tallySum } from '../model/voices.ts';
import type { PackQuestion } from '../packs/schema.ts';
import { type EvaluationSum, sumEvaluations } from '../stats/evaluation.ts';
import type { Entry } from '../store/queries.ts';
import type { Autosave } from './autosave.ts';
import { creation, type Session } from './session.ts';

export type { PackQuestion } from '../packs/schema.ts';
export type { EvaluationSum, QuestionTally } from '../stats/evaluation.ts';

/** Fewer people than this, and no percentage is shown, where the pack says nothing (ui.md, Tally pad). */
const LEAST_SAMPLE = 30;
type Evaluation = Entry<'evaluation'>;

/** An evaluation's fields, as its counts are read from. */
export type Fields = Readonly<Record<string, unknown>>;

/** One count that a tap adds to. */
export interface Key {
  question: string;
  answer: TallyAnswer;
}

/** The questions that the pack asks people; none where it asks nothing. */
export const questionsOf = ({ pack }: Session): readonly PackQuestion[] => pack.questions ?? [];

/** The least sample for which percentages are shown. */
export const leastSample = ({ pack }: Session): number => pack.evaluation?.minSample ?? LEAST_SAMPLE;

/** Begins an evaluation at a visit; undoable. @returns its id */
export async function beginEvaluation(session: Session, visit: Id): Promise<Id> {
  const id = session.newId();
  const body = { at: { ...momentNow() } };
  await session.undo.act('evaluationAdded', [creation(id, 'evaluation', visit, body)]);
  return id;
}

/** Takes what the count of people asked shows now; null where nobody counted them. Saved by itself. */
export function typePeople(session: Session, { id, parent }: Evaluation, people: number | null): void {
  session.queue.type({ rec: id, kind: 'evaluation', parent, field: 'people', value: people });
}

/** What people said, with the sample, over the evaluations whose bodies are given. */
export function evaluate(session: Session, records: readonly { id: Id; body: Fields }[]): EvaluationSum {
  const questions = questionsOf(session).map(({ id }) => id);
  return sumEvaluations(records, questions, leastSample(session));
}

/**
 * Counts for one window. It knows what it counted before the disk does, so that a tap never waits for the one before,
 * and writes nothing but its own members (see `evaluationMembers`).
 */
export class TallyPen {
  readonly #own = new Map<string, number>();
  readonly #taps = new Map<Id, (() => Promise<void>)[]>();
  readonly #listeners = new Set<() => void>();

  constructor(private readonly session: Pick<Session, 'queue' | 'undo' | 'window'>) {}

  /** Calls `listener` after each change of a count. @returns stops it */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** An evaluation's fields with all that this window counted, also what is not on disk yet. */
  shown(evaluation: Evaluation): Fields {
    const prefix = `${evaluation.id} `;
    const own = [...this.#own].filter(([key]) => key.startsWith(prefix));
    return { ...evaluation.body, ...Object.fromEntries(own.map(([key, count]) => [key.slice(prefix.length), count])) };
  }

  /** Counts one more; undoable, here and by the act's name. */
  tap(evaluation: Evaluation, key: Key): void {
    const by = this.#upTo(evaluation, key, this.#total(evaluation, key) + 1);
    const taps = this.#taps.get(evaluation.id) ?? [];
    const back = async () => {
      taps.splice(taps.indexOf(back), 1);
      this.#add(evaluation, key, -by);
    };
    taps.push(back);
    this.#taps.set(evaluation.id, taps);
    this.#add(evaluation, key, by);
    this.session.undo.did('tapped', back);
  }

  /** How many taps of this window can be taken back. */
  taps(evaluation: Evaluation): number {
    return this.#taps.get(evaluation.id)?.length ?? 0;
  }

  /** Takes the newest tap of this window back, whatever was done elsewhere since. */
  async untap(evaluation: Evaluation): Promise<void> {
    const back = this.#taps.get(evaluation.id)?.at(-1);
    if (!back) return;
    this.session.undo.drop(back);
    await back();
  }

  /**
   * Takes a count as it is typed: this window's own share becomes what is missing from the total that was seen.
   * @param total 0 to 1,000,000,000
   */
  type(evaluation: Evaluation, key: Key, total: number): void {
    const by = this.#upTo(evaluation, key, total);
    if (by !== 0) this.#add(evaluation, key, by);
  }

  /** Remembers how to undo what was typed. @param before the total when typing began */
  typed(evaluation: Evaluation, key: Key, before: number): void {
    const by = this.#total(evaluation, key) - before;
    if (by !== 0) this.session.undo.did('counted', async () => this.#add(evaluation, key, -by));
  }

  #total(evaluation: Evaluation, { question, answer }: Key): number {
    return tallied(this.shown(evaluation), question, answer);
  }

  #upTo(evaluation: Evaluation, { question, answer }: Key, total: number): number {
    return total - tallySum(this.shown(evaluation), question, answer);
  }

  #add({ id, body, parent }: Evaluation, { question, answer }: Key, by: number): void {
    const field = `tally.${question}.${answer}.${this.session.window}`;
    const before = this.#own.get(`${id} ${field}`) ?? (Number(body[field]) || 0);
    const value = Math.min(Math.max(before + by, -MOST_TALLIED), MOST_TALLIED);
    this.#own.set(`${id} ${field}`, value);
    // As typing is saved: within a moment, and at once where the page goes away.
    this.session.queue.type({ rec: id, kind: 'evaluation', parent, field, value });
    for (const listener of this.#listeners) listener();
  }
}

const pens = new WeakMap<Autosave, TallyPen>();

/** The window's pen. */
export function penOf(session: Session): TallyPen {
  const pen = pens.get(session.queue) ?? new TallyPen(session);
  pens.set(session.queue, pen);
  return pen;
}
