import type { Id } from '../model/ids.ts';
import { todayNow } from '../model/time.ts';
import { type Watch, watch } from '../store/live.ts';
import { readMeta } from '../store/meta.ts';
import { type Entry, getRecords, newestOf } from '../store/queries.ts';
import type { Database } from '../store/schema.ts';
import { readSurvivors } from './merged-units.ts';
import type { Me, Session } from './session.ts';

/** More tasks than this nobody plans in one campaign. */
const MOST = 20_000;

/** A task with its unit as it stands today, and whether a visit did it. */
export interface TaskLine {
  task: Entry<'task'>;
  /** The unit, or the one that it was merged into; null where it is gone. */
  unit: Entry<'unit'> | null;
  done: boolean;
}

/** The tasks of the current campaign, newest first. A visit that was taken away again did nothing. */
export async function readTasks(db: Database): Promise<TaskLine[]> {
  const campaign = await readMeta(db, 'campaign');
  const tasks = (await newestOf(db, 'task', MOST)).filter(({ body }) => body.campaign === campaign);
  const gone = await goneVisits(db, tasks);
  const units = await standingUnits(
    db,
    tasks.map(({ body }) => body.unit),
  );
  return tasks.map((task) => {
    const { visit, unit } = task.body;
    return { task, unit: units.get(unit) ?? null, done: visit != null && !gone.has(visit) };
  });
}

/** The visits that tasks name and that were taken away. One that isn't known here was made by somebody else. */
async function goneVisits(db: Database, tasks: readonly Entry<'task'>[]): Promise<Set<string>> {
  const named = [...new Set(tasks.flatMap(({ body }) => body.visit ?? []))];
  const visits = await getRecords(db, 'visit', named);
  return new Set(visits.flatMap((visit) => (visit && visit.shelf === 'deleted' ? [visit.id] : [])));
}

/** Live units by the ids under which they are named: for one that was merged, the unit that it became part of. */
export async function standingUnits(db: Database, ids: readonly Id[]): Promise<Map<Id, Entry<'unit'>>> {
  const found = await readSurvivors(db, ids);
  return new Map(ids.flatMap((id, at) => (found[at]?.shelf === 'live' ? [[id, found[at]] as const] : [])));
}

/** What somebody is to do today. */
export interface MyTask extends TaskLine {
  unit: Entry<'unit'>;
  /** It was for an earlier day. */
  late: boolean;
}

/**
 * Watches the tasks that are due for whoever works here: theirs and those without a member, for today, for an earlier
 * day and not done, or for no day in particular. Late ones first, undated ones last.
 * @param today `YYYY-MM-DD`, by default by the device's clock
 * @returns stops watching
 */
export function watchMyTasks(session: Session, on: Watch<MyTask[]>, today: string = todayNow()): () => void {
  return watch(async () => {
    // Another window may have said who works here (who-am-i.ts).
    const me = (await readMeta(session.db, 'me')) as Me | undefined;
    if (me && me.id !== session.me.id) Object.assign(session.me, me);
    const { id } = session.me;
    const due = (await readTasks(session.db)).flatMap(({ task, unit, done }) => {
      const { member, on: day } = task.body;
      const mine = (member == null || member === id) && (day == null || day <= today);
      return mine && unit && !done ? [{ task, unit, done, late: day != null && day < today }] : [];
    });
    // The list comes newest first; those of one day stand in the order in which they were planned.
    return due.reverse().sort((a, b) => rankOf(a).localeCompare(rankOf(b)));
  }, on);
}

const rankOf = ({ task }: MyTask): string => task.body.on ?? '9999';
