import type { Id } from '../model/ids.ts';
import { tallied } from '../model/voices.ts';
import { type Watch, watch } from '../store/live.ts';
import { newestUnder } from '../store/queries.ts';
import type { Session } from './session.ts';

/**
 * Watches how many of a visit's people were not satisfied (S24): of each public evaluation the most that answered one
 * question so. @returns stops watching
 */
export function watchDissatisfied({ db }: Session, visit: Id, on: Watch<number>): () => void {
  return watch(async () => {
    const tallies = await newestUnder(db, visit, 'evaluation', 500);
    return tallies.reduce((sum, { body }) => sum + mostNo(body), 0);
  }, on);
}

/** A window's count of those who said no to a question: `tally.<question>.no.<window>`. */
const QUESTION = /^tally\.([^.]+)\.no(?:\.|$)/;

function mostNo(body: Readonly<Record<string, unknown>>): number {
  const questions = new Set(Object.keys(body).flatMap((field) => QUESTION.exec(field)?.[1] ?? []));
  return Math.max(0, ...[...questions].map((question) => tallied(body, question, 'no')));
}
