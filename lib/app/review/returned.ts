import { type Watch, watch } from '../../store/live.ts';
import type { Session } from '../session.ts';
import { readVisit, type VisitLine } from '../visits.ts';
import { decidedVisits, readReviewParts, reviewFrom } from './read-many.ts';
import { readRights } from './trust.ts';

/** A visit of whoever works here that somebody wants something of. */
export interface ReturnedVisit {
  readonly line: VisitLine;
  readonly is: 'returned' | 'reopened';
}

/**
 * Watches which of one's own visits were returned or opened again and wait to be handed over anew, newest first.
 * @returns stops watching
 */
export function watchReturned(session: Session, on: Watch<ReturnedVisit[]>): () => void {
  return watch(async () => {
    // Most were accepted as they came, and their logs need not be read.
    const visits = [...(await decidedVisits(session.db, ['returned', 'reopened']))];
    if (visits.length === 0) return [];
    const [parts, whyMayNot] = await Promise.all([readReviewParts(session, visits), readRights(session)]);
    const waiting = [...parts].flatMap(([visit, own]) => {
      const { is } = reviewFrom(own, whyMayNot).state;
      const isMine = own.authors.has(session.me.id);
      return isMine && (is === 'returned' || is === 'reopened') ? [{ visit, is }] : [];
    });
    const lines = await Promise.all(waiting.map(({ visit }) => readVisit(session, visit)));
    const found = waiting.flatMap(({ is }, at) => {
      const line = lines[at];
      return line?.visit.shelf === 'live' ? [{ line, is }] : [];
    });
    return found.sort((a, b) => (a.line.visit.id < b.line.visit.id ? 1 : -1));
  }, on);
}
