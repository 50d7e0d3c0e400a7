import { shownTime } from '../../model/time.ts';
import { type Watch, watch } from '../../store/live.ts';
import { type Entry, newestUnder } from '../../store/queries.ts';
import { beganBefore } from '../findings-times.ts';
import { readMergedWith } from '../merged-units.ts';
import type { Session } from '../session.ts';
import { readVisit, type VisitLine } from '../visits.ts';

/** A visit at which a finding can be looked at again (回头看). */
export interface FollowUp {
  line: VisitLine;
  /** Its local day and time, such as 2023-11-14 09:38. */
  when: string;
}

/** More follow-up visits than this are not offered. */
const MOST = 100;

/**
 * Watches the visits at which a finding can be closed or redone: those to its unit, or to units merged with it, that
 * began after it was made; newest first. @returns stops watching
 */
export function watchFollowUps(session: Session, finding: Entry<'finding'>, on: Watch<FollowUp[]>): () => void {
  const { db } = session;
  return watch(async () => {
    const units = await readMergedWith(db, finding.parent);
    const visits = (await Promise.all(units.map((unit) => newestUnder(db, unit, 'visit', MOST)))).flat();
    const others = visits.filter((visit) => visit.id !== finding.body.visit && !beganBefore(visit, finding));
    others.sort((a, b) => (a.id < b.id ? 1 : -1));
    const lines = await Promise.all(others.slice(0, MOST).map(({ id }) => readVisit(session, id)));
    return lines.flatMap((line) => (line ? [{ line, when: whenOf(line.visit) }] : []));
  }, on);
}

function whenOf({ body }: Entry<'visit'>): string {
  if (!body.began) return '–';
  const { date, time } = shownTime(body.began);
  return `${date} ${time}`;
}
