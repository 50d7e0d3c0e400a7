import type { Hlc } from '../../changes/change.ts';
import type { Id } from '../../model/ids.ts';
import {
  blindVisits,
  type RatedVisit,
  type Raters,
  type RatingDue,
  type Receiver,
  ratersIn,
} from '../../review/blind.ts';
import { mayHandFor } from '../../review/visit-review.ts';
import type { Entry } from '../../store/queries.ts';
import { eachLog, walk } from '../../store/walk.ts';
import { readSurvivors } from '../merged-units.ts';
import type { Session } from '../session.ts';
import { readRights } from './trust.ts';

/** How many records are read at once. */
const PAGE = 500;

/**
 * The visits whose ratings must not go to somebody yet (bundle.md, Who may decide), as far as this device knows who rates
 * where: by the visits it has and by the tasks that nobody has done.
 */
export async function readBlindVisits(session: Session, to: Receiver): Promise<Set<Id>> {
  const visits = await everyLive(session, 'visit');
  const tasks = await everyLive(session, 'task');
  const units = await unitsOf(
    session,
    [...visits, ...tasks].map(({ body }) => body.unit),
  );
  const known = new Set(visits.map(({ id }) => id));
  const waiting = tasks.filter(({ body }) => body.member && !(body.visit && known.has(body.visit)));
  const placeOf = ({ body }: Entry<'visit'> | Entry<'task'>) => ({
    unit: units.get(body.unit) ?? body.unit,
    campaign: body.campaign,
  });
  // Where nobody else rates there is nothing to hide, and no history need be read.
  const together = Map.groupBy([...visits, ...waiting], (one) => Object.values(placeOf(one)).join(' '));
  const shared = new Set([...together.values()].filter(({ length }) => length > 1).flat());
  const near = visits.filter((visit) => shared.has(visit));
  const raters = await readRaters(
    session,
    near.map(({ id }) => id),
  );
  const rated = near.flatMap((visit): RatedVisit[] => {
    const found = raters.get(visit.id);
    return found ? [{ id: visit.id, ...placeOf(visit), ...found }] : [];
  });
  const due = waiting.map((task): RatingDue => ({ ...placeOf(task), person: task.body.member ?? '' }));
  return blindVisits(rated, due, to);
}

/** Who rates in visits, and whether each was handed over, by their whole history (`ratersIn`). */
export async function readRaters(session: Session, visits: readonly Id[]): Promise<Map<Id, Raters>> {
  const whyMayNot = await readRights(session);
  const raters = new Map<Id, Raters>();
  const mayFor = (person: string, at: Hlc) => mayHandFor(person, whyMayNot, at);
  await eachLog(session.db, visits, (visit, log) => raters.set(visit, ratersIn(log, mayFor)));
  return raters;
}

async function everyLive<K extends 'visit' | 'task'>({ db }: Session, kind: K): Promise<Entry<K>[]> {
  const found: Entry<K>[] = [];
  for await (const page of walk(db, kind, PAGE)) found.push(...page);
  return found;
}

async function unitsOf({ db }: Session, ids: readonly Id[]): Promise<Map<Id, Id>> {
  const wanted = [...new Set(ids)];
  const found = await readSurvivors(db, wanted);
  return new Map(wanted.map((id, at) => [id, found[at]?.id ?? id]));
}
