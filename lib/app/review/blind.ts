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
import type { Entry } from '../../store/queries.ts';
import type { Shelf } from '../../store/schema.ts';
import { eachLog, walk } from '../../store/walk.ts';
import type { Session } from '../session.ts';
import { inCompany, readWhere } from './rated-where.ts';
import { readRights } from './trust.ts';

/** How many records are read at once. */
const PAGE = 500;

const NOWHERE = { at: [], beside: [] };

/**
 * The visits whose ratings must not go to somebody yet (bundle.md, Who may decide), as far as this device knows who rates
 * where: by the visits it has, those that were taken away among them, and by the tasks that nobody has done.
 * @returns by id, each with the reason
 */
export async function readBlindVisits(session: Session, to: Receiver): Promise<Map<Id, BlindReason>> {
  const visits = (await Promise.all(SHELVES.map((shelf) => everyOf(session, 'visit', shelf)))).flat();
  const tasks = await everyOf(session, 'task', 'live');
  const there = new Set(visits.filter(isThere).map(({ id }) => id));
  const waiting = tasks.filter(({ body }) => body.member && !(body.visit && there.has(body.visit)));
  const where = await readWhere(session.db, [...visits, ...waiting]);
  const whereOf = ({ id }: { id: Id }) => where.get(id) ?? NOWHERE;
  const near = new Set(inCompany([...visits, ...waiting], (one) => whereOf(one).beside));
  const raters = await readRaters(
    session,
    visits.flatMap((visit) => (near.has(visit) ? [visit.id] : [])),
  );
  const rated = visits.flatMap((visit): RatedVisit[] => {
    const found = raters.get(visit.id);
    return found ? [{ id: visit.id, ...whereOf(visit), isGone: !isThere(visit), ...found }] : [];
  });
  const due = waiting.map((task): RatingDue => ({ ...whereOf(task), person: task.body.member ?? '' }));
  return blindVisits(rated, due, to);
}

/** Anybody can write into a visit that it is a draft, or taken away. */
const SHELVES = ['live', 'deleted', 'draft'] as const;

const isThere = ({ shelf }: Entry<'visit'>): boolean => shelf === 'live';

/** Who rates in visits, and whether each was handed over, by their whole history (`ratersIn`). */
export async function readRaters(session: Session, visits: readonly Id[]): Promise<Map<Id, Raters>> {
  const whyMayNot = await readRights(session);
  const raters = new Map<Id, Raters>();
  const mayFor = (person: string, at: Hlc) => mayHandFor(person, whyMayNot, { hlc: at });
  await eachLog(session.db, visits, (visit, log) => raters.set(visit, ratersIn(log, mayFor)));
  return raters;
}

async function everyOf<K extends 'visit' | 'task'>({ db }: Session, kind: K, shelf: Shelf): Promise<Entry<K>[]> {
  const found: Entry<K>[] = [];
  for await (const page of walk(db, kind, PAGE, shelf)) found.push(...page);
  return found;
}
