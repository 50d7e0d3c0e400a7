import type { Id } from '../model/ids.ts';
import type { FactState, MethodFact } from '../model/records.ts';
import { momentNow } from '../model/time.ts';
import type { Edit } from '../store/commit.ts';
import { readMeta, writeMeta } from '../store/meta.ts';
import { type Entry, getRecord, newestOf, scan } from '../store/queries.ts';
import { foldText } from '../text/fold.ts';
import { MergedTogether, readSurvivor, readSurvivors } from './merged-units.ts';
import { creation, type Session } from './session.ts';

/** A unit that a search found. */
export interface FoundUnit {
  unit: Entry<'unit'>;
  /** How many visits were made to it, and to units that were merged into it. */
  visits: number;
}

/** More names than this are not compared for the best. */
const MOST_FOUND = 200;

/**
 * Units whose name holds what was typed, in any case and width; those that begin with it first. One that was merged into
 * another is not offered.
 * @param limit how many at the most
 */
export async function findUnits(session: Session, typed: string, limit = 8): Promise<FoundUnit[]> {
  const wanted = foldText(typed);
  if (wanted === '') return [];
  const found: Entry<'unit'>[] = [];
  let plain = 0;
  const together = new MergedTogether();
  const visits = new Map<Id, number>();
  // To the end, also when enough were found: what was merged into one of them may be the last.
  await scan(session.db, 'unit', (unit) => {
    together.add(unit);
    if (unit.counts?.visit) visits.set(unit.id, unit.counts.visit);
    // Of one that was merged only the end says whether it stands; these are few.
    if (plain >= MOST_FOUND && !unit.body.mergedInto) return true;
    if (!foldText(String(unit.body.name ?? '')).includes(wanted)) return true;
    found.push(unit);
    if (!unit.body.mergedInto) plain += 1;
    return true;
  });
  const rank = (unit: Entry<'unit'>) => foldText(unit.body.name).indexOf(wanted);
  const standing = found.filter(({ id }) => together.endOf(id) === id);
  const best = standing.sort((a, b) => rank(a) - rank(b)).slice(0, limit);
  const sum = (ids: readonly Id[]) => ids.reduce((all, id) => all + (visits.get(id) ?? 0), 0);
  return best.map((unit) => ({ unit, visits: sum(together.idsWith(unit.id)) }));
}

/**
 * Starts a visit with nothing but a unit: one that is known, or a name for a new one. It joins the current campaign.
 * @param task the task that it does: visit and task name each other from the first
 * @returns the visit's id
 */
export async function startVisit(
  session: Session,
  unit: { id: Id } | { name: string; type?: string },
  task?: Entry<'task'>,
): Promise<Id> {
  const edits: Edit[] = [];
  const known = 'id' in unit ? unit.id : await unitNamed(session, unit.name);
  const unitId = known ?? session.newId();
  if (!known && 'name' in unit) edits.push(creation(unitId, 'unit', null, { name: unit.name.trim(), type: unit.type }));
  const visitId = session.newId();
  const campaign = String(await readMeta(session.db, 'campaign'));
  const began = momentNow();
  const body = { unit: unitId, campaign, by: session.me.id, packVersion: session.pack.version, began, task: task?.id };
  edits.push(creation(visitId, 'visit', unitId, body));
  if (task) edits.push({ rec: task.id, kind: 'task', parent: task.parent || null, field: 'visit', value: visitId });
  await session.queue.do(edits);
  return visitId;
}

/** The unit of exactly this name, so that Enter doesn't make a second one; where it was merged, the one it went into. */
async function unitNamed(session: Session, name: string): Promise<Id | null> {
  const same: Entry<'unit'>[] = [];
  await scan(session.db, 'unit', (unit) => {
    if (String(unit.body.name ?? '').trim() === name.trim()) same.push(unit);
    return same.every(({ body }) => body.mergedInto);
  });
  const found = same.find(({ body }) => !body.mergedInto) ?? same[0];
  return found ? ((await readSurvivor(session.db, found.id))?.id ?? null) : null;
}

/** A visit with its unit and its counts, as lists show it. */
export interface VisitLine {
  visit: Entry<'visit'>;
  unit: Entry<'unit'> | null;
  notes: number;
  suspected: number;
  confirmed: number;
}

/** The newest visits, each with the unit that its own was merged into if so. @param limit a window; lists never load all */
export async function newestVisits({ db }: Pick<Session, 'db'>, limit: number): Promise<VisitLine[]> {
  const visits = await newestOf(db, 'visit', limit);
  const units = await readSurvivors(
    db,
    visits.map((visit) => visit.body.unit),
  );
  return visits.map((visit, at) => visitLine(visit, units[at] ?? null));
}

/** A visit with its unit, and the counts that its row keeps. */
function visitLine(visit: Entry<'visit'>, unit: Entry<'unit'> | null): VisitLine {
  const { counts = {} } = visit;
  const of = (name: string) => counts[name] ?? 0;
  return { visit, unit, notes: of('note'), suspected: of('tag.suspected'), confirmed: of('tag.confirmed') };
}

/** One visit with its unit, the one it was merged into if so; or null when there is no such visit. */
export async function readVisit(session: Session, id: Id): Promise<VisitLine | null> {
  const visit = await getRecord(session.db, 'visit', id);
  return visit && visitLine(visit, await readSurvivor(session.db, visit.body.unit));
}

/** Edits one plain field or member of a visit, at once and undoably. */
const field = (visit: Entry<'visit'>, name: string, value: Edit['value']): Edit => ({
  rec: visit.id,
  kind: 'visit',
  parent: visit.body.unit,
  field: name,
  value,
});

/** Notes one of the six facts of 四不两直; null takes it back. */
export function setFact(
  session: Session,
  visit: Entry<'visit'>,
  fact: MethodFact,
  state: FactState | null,
): Promise<void> {
  return session.undo.act('method', [field(visit, `method.${fact}`, state)]);
}

/** A visit to be handed over, and the step of its review that this one follows. */
export type Handing = Entry<'visit'> & { readonly after?: string | undefined };

/** Hands visits over, undone as one: each has an end, and counts as done until it is taken back. */
export async function handOver(session: Session, ...visits: readonly Handing[]): Promise<void> {
  const now = momentNow();
  const open = visits.filter(({ body }) => !body.ended);
  await session.queue.do([
    ...open.map((visit) => field(visit, 'ended', now)),
    ...visits.map((visit) => field(visit, 'handed', { ...now, ...(visit.after && { after: visit.after }) })),
  ]);
  // To put an older time back would be to hand over once more: one that was returned is asked for again only like this.
  const back = [
    ...visits.map((visit) => field(visit, 'handed', null)),
    ...open.map((visit) => field(visit, 'ended', null)),
  ];
  session.undo.did('handedOver', () => session.queue.do(back));
}

/** Takes visits back that were handed over, to go on with them; undone as one. */
export function takeBack(session: Session, ...visits: readonly Entry<'visit'>[]): Promise<void> {
  return session.undo.act(
    'takenBack',
    visits.map((visit) => field(visit, 'handed', null)),
  );
}

/** Sets when the visit began or ended, as a person types it; the device's own time stays beside it. */
export function setTime(
  session: Session,
  visit: Entry<'visit'>,
  which: 'began' | 'ended',
  typed: string,
): Promise<void> {
  const moment = visit.body[which] ?? momentNow();
  return session.undo.act('method', [field(visit, which, { ...moment, typed })]);
}

/** Remembers the visit that is open, so that what is taken from a page goes there. */
export async function setCurrentVisit(session: Session, id: Id | null): Promise<void> {
  await writeMeta(session.db, 'currentVisit', id);
}
