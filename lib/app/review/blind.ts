import type { Id } from '../../model/ids.ts';
import { membersOf } from '../../model/records.ts';
import { blindVisits, type RatedVisit, type RatingDue, type Receiver } from '../../review/blind.ts';
import type { Entry } from '../../store/queries.ts';
import { walk } from '../../store/walk.ts';
import { readSurvivors } from '../merged-units.ts';
import type { Session } from '../session.ts';

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
  const rated = visits.map(({ id, body }): RatedVisit => {
    const raters = [...new Set([body.by, ...membersOf(body, 'went')])];
    const unit = units.get(body.unit) ?? body.unit;
    return { id, unit, campaign: body.campaign, raters, isHanded: Boolean(body.handed) };
  });
  const known = new Set(visits.map(({ id }) => id));
  const due = tasks.flatMap(({ body }): RatingDue[] => {
    const isDone = body.visit && known.has(body.visit);
    if (isDone || !body.member) return [];
    return [{ unit: units.get(body.unit) ?? body.unit, campaign: body.campaign, person: body.member }];
  });
  return blindVisits(rated, due, to);
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
