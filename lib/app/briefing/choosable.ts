import type { Id } from '../../model/ids.ts';
import { showLine } from '../../model/one-line.ts';
import { shownTime } from '../../model/time.ts';
import { type Watch, watch } from '../../store/live.ts';
import { type Entry, newestOf } from '../../store/queries.ts';
import { ALL_VISITS } from '../desk/visits.ts';
import { type VisitStands, watchVisitStands } from '../desk/visits-review.ts';
import { readSurvivors } from '../merged-units.ts';
import type { Session } from '../session.ts';
import { isOwnVisit, readOwnIds } from '../whose.ts';
import { visitsOf } from './known-visits.ts';

/** A visit that a briefing can be about. */
export interface Choosable {
  readonly visit: Entry<'visit'>;
  readonly unitName: string;
  /** The pack's id of its unit's type; null where nobody said it. */
  readonly type: string | null;
  /** The local day; '' where the beginning was lost. */
  readonly day: string;
  readonly mine: boolean;
  /** Handed over and accepted, or one's own. */
  readonly accepted: boolean;
  /** Its ratings stay out of a briefing yet, since another rates the same unit and hasn't handed over. */
  readonly blind: boolean;
}

/** Watches the visits of all campaigns, newest first; those that were taken away are left out. @returns stops watching */
export function watchChoosable(session: Session, on: Watch<Choosable[]>): () => void {
  let [list, stands]: [Omit<Choosable, 'accepted'>[] | null, VisitStands | null] = [null, null];
  const tell = () => {
    const isAccepted = (id: Id) => stands?.get(id)?.is === 'accepted';
    if (list && stands) on.value(list.map((one) => ({ ...one, accepted: one.mine || isAccepted(one.visit.id) })));
  };
  const stops = [
    watch(() => readList(session), {
      value: (found) => {
        list = found;
        tell();
      },
      failed: (failure) => on.failed(failure),
    }),
    watchVisitStands(session, {
      value: (found) => {
        stands = found;
        tell();
      },
      failed: (failure) => on.failed(failure),
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

async function readList(session: Session): Promise<Omit<Choosable, 'accepted'>[]> {
  const { db } = session;
  const visits = await newestOf(db, 'visit', ALL_VISITS);
  const [units, own, { blind }] = await Promise.all([
    readSurvivors(
      db,
      visits.map(({ body }) => body.unit),
    ),
    readOwnIds(db),
    visitsOf(db).read(session, []),
  ]);
  return visits.map((visit, at) => ({
    visit,
    unitName: showLine(units[at]?.body.name),
    type: units[at]?.body.type ?? null,
    day: visit.body.began ? shownTime(visit.body.began).date : '',
    mine: isOwnVisit(visit, own),
    blind: blind.has(visit.id),
  }));
}
