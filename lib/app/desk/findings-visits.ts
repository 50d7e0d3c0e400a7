import { shownTime } from '../../model/time.ts';
import { type Watch, watch } from '../../store/live.ts';
import { type Entry, newestUnder } from '../../store/queries.ts';
import { readLife } from '../findings-read.ts';
import { beganBefore } from '../findings-times.ts';
import { reportOf, whyUnfit } from '../findings-visits-fit.ts';
import { readMergedWith } from '../merged-units.ts';
import type { Session } from '../session.ts';
import { readVisit, type VisitLine } from '../visits.ts';

/** A visit at which a finding can be looked at again (回头看). */
interface FollowUp {
  line: VisitLine;
  /** Its local day and time, such as 2023-11-14 09:38. */
  when: string;
}

/** More follow-up visits than this are not offered. */
const MOST = 100;

/** The visits at which a finding can be looked at again now. */
export interface FollowUps {
  visits: FollowUp[];
  /** Why there is none: no visit since the finding was made, or none that was under way after it was reported as put right. */
  none: 'noneSince' | 'noneAfterReport' | null;
}

/**
 * Watches the visits at which a finding can be closed or redone: those to its unit, or to units merged with it, that
 * began after it was made and can show whether it was put right; newest first. @returns stops watching
 */
export function watchFollowUps(session: Session, finding: Entry<'finding'>, on: Watch<FollowUps>): () => void {
  return watch(() => readFollowUps(session, finding), on);
}

async function readFollowUps(session: Session, finding: Entry<'finding'>): Promise<FollowUps> {
  const { db } = session;
  const [units, life] = await Promise.all([readMergedWith(db, finding.parent), readLife(db, finding)]);
  const visits = (await Promise.all(units.map((unit) => newestUnder(db, unit, 'visit', MOST)))).flat();
  const since = visits.filter((visit) => visit.id !== finding.body.visit && !beganBefore(visit, finding));
  const unfit = await Promise.all(since.map((visit) => whyUnfit(db, visit, reportOf(life))));
  const fit = since.filter((_, at) => unfit[at] === null).sort((a, b) => (a.id < b.id ? 1 : -1));
  const lines = await Promise.all(fit.slice(0, MOST).map(({ id }) => readVisit(session, id)));
  return {
    visits: lines.flatMap((line) => (line ? [{ line, when: whenOf(line.visit) }] : [])),
    none: fit.length > 0 ? null : since.length > 0 ? 'noneAfterReport' : 'noneSince',
  };
}

function whenOf({ body }: Entry<'visit'>): string {
  if (!body.began) return '–';
  const { date, time } = shownTime(body.began);
  return `${date} ${time}`;
}
