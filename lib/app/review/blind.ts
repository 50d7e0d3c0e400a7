import type { Hlc } from '../../changes/change.ts';
import type { Id } from '../../model/ids.ts';
import {
  type BlindReason,
  blindVisits,
  type RatedVisit,
  type Raters,
  type RatingDue,
  type Receiver,
  ratersIn,
} from '../../review/blind.ts';
import { mayHandFor } from '../../review/visit-review.ts';
import { readEvery } from '../../store/under.ts';
import { eachLog } from '../../store/walk.ts';
import type { Session } from '../session.ts';
import { inCompany, readWhere, type Where } from './rated-where.ts';
import { readMayTell, readRights } from './trust.ts';
import { readWaiting, type Waiting } from './waiting.ts';

const NOWHERE: Where = { at: [], beside: [] };

/**
 * The visits whose ratings must not go to somebody yet (bundle.md, Who may decide), as far as this device knows who rates
 * where: by the visits it has, those that were taken away among them, and by the tasks that nobody has done.
 * @returns by id, each with the reason
 */
export async function readBlindVisits(session: Session, to: Receiver): Promise<Map<Id, BlindReason>> {
  const [visits, tasks, mayTell] = await Promise.all([
    readEvery(session.db, 'visit'),
    readEvery(session.db, 'task'),
    readMayTell(session),
  ]);
  const waiting = await readWaiting(session.db, tasks, mayTell);
  const where = await readWhere(session.db, [...visits, ...waiting.map(({ task }) => task)], mayTell);
  const whereOf = (id: Id) => where.get(id) ?? NOWHERE;
  const due = waiting.flatMap((one) => dueIn(one, whereOf));
  const standing = [...visits.map(({ id }) => ({ id, ...whereOf(id) })), ...due.map((one) => ({ ...one, id: '' }))];
  const near = inCompany(standing, ({ beside }) => beside).flatMap(({ id }) => (id === '' ? [] : [id]));
  const raters = await readRaters(session, near);
  const rated = visits.flatMap((visit): RatedVisit[] => {
    const found = raters.get(visit.id);
    return found ? [{ id: visit.id, ...whereOf(visit.id), isGone: visit.shelf !== 'live', ...found }] : [];
  });
  return blindVisits(rated, due, to);
}

/** For whom a task waits: a visit that somebody made themselves where it is to be done has done it for them. */
function dueIn({ task, members, doneIn }: Waiting, whereOf: (id: Id) => Where): RatingDue[] {
  const where = whereOf(task.id);
  const places = new Set(where.at);
  const isThere = (visit: Id) => whereOf(visit).at.some((place) => places.has(place));
  const done = new Set(doneIn.flatMap(({ visit, by }) => (isThere(visit) ? [by] : [])));
  return members.filter((member) => !done.has(member)).map((person) => ({ ...where, person }));
}

/** Who rates in visits, and whether each was handed over, by their whole history (`ratersIn`). */
export async function readRaters(session: Session, visits: readonly Id[]): Promise<Map<Id, Raters>> {
  const whyMayNot = await readRights(session);
  const raters = new Map<Id, Raters>();
  const mayFor = (person: string, at: Hlc) => mayHandFor(person, whyMayNot, { hlc: at });
  await eachLog(session.db, visits, (visit, log) => raters.set(visit, ratersIn(log, mayFor)));
  return raters;
}
