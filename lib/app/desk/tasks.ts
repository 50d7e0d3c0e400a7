import type { Id } from '../../model/ids.ts';
import { momentNow } from '../../model/time.ts';
import { type Watch, watch } from '../../store/live.ts';
import { readMeta } from '../../store/meta.ts';
import { type Entry, getRecord } from '../../store/queries.ts';
import { edit } from '../fields.ts';
import { creation, type Session } from '../session.ts';
import { readTasks, type TaskLine } from '../tasks.ts';

export type { TaskLine } from '../tasks.ts';

/** Why a plan was refused, with the day that it is about; nothing was planned then. */
export class PlanRefused extends Error {
  override readonly name = 'PlanRefused';
  constructor(
    readonly reason: 'noUnits' | 'noSuchDay' | 'beforeCampaign' | 'afterCampaign',
    readonly day = '',
    /** The campaign's first or last day, where that is what stands against it. */
    readonly limit = '',
  ) {
    super(`plan: ${reason} ${day}`);
  }
}

/** Who goes when; null for not settled yet. */
export interface Assignment {
  member: Id | null;
  /** `YYYY-MM-DD`. */
  on: string | null;
}

/** Watches the current campaign's tasks, newest first. @returns stops watching */
export function watchTasks(session: Session, on: Watch<TaskLine[]>): () => void {
  return watch(() => readTasks(session.db), on);
}

/**
 * Plans a task for each unit; undoable as one act.
 * @param from the draw that they come from
 * @throws PlanRefused for no units, a day that doesn't exist, or one outside the campaign; StoreFailure
 */
export async function planTasks(
  session: Session,
  units: readonly Id[],
  assignment: Assignment,
  from: Id | null = null,
): Promise<void> {
  if (units.length === 0) throw new PlanRefused('noUnits');
  await checkDay(session, assignment.on);
  const campaign = String(await readMeta(session.db, 'campaign'));
  const { member, on } = assignment;
  const body = { campaign, member: member ?? undefined, on: on ?? undefined, draw: from ?? undefined };
  const edits = units.map((unit) => creation(session.newId(), 'task', unit, { ...body, unit }));
  await session.undo.act('tasks', edits);
}

/**
 * Gives tasks to a member or another day; what is left out stays. Undoable as one act.
 * @throws PlanRefused as `planTasks`; StoreFailure
 */
export async function assignTasks(
  session: Session,
  tasks: readonly Entry<'task'>[],
  assignment: Partial<Assignment>,
): Promise<void> {
  await checkDay(session, assignment.on ?? null);
  const set = Object.entries(assignment);
  await session.undo.act(
    'tasks',
    tasks.flatMap((task) => set.map(([field, value]) => edit(task, field, value))),
  );
}

/** Takes tasks away; undoable as one act. */
export function removeTasks(session: Session, tasks: readonly Entry<'task'>[]): Promise<void> {
  const at = momentNow();
  return session.undo.act(
    'tasks',
    tasks.map((task) => edit(task, 'deleted', at)),
  );
}

async function checkDay(session: Session, day: string | null): Promise<void> {
  if (day === null) return;
  if (!isDay(day)) throw new PlanRefused('noSuchDay', day);
  const campaign = await getRecord(session.db, 'campaign', String(await readMeta(session.db, 'campaign')));
  const { begins, ends } = campaign?.body ?? {};
  if (begins && day < begins) throw new PlanRefused('beforeCampaign', day, begins);
  if (ends && day > ends) throw new PlanRefused('afterCampaign', day, ends);
}

function isDay(day: string): boolean {
  const millis = Date.parse(`${day}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(millis) && new Date(millis).toISOString().startsWith(day);
}

/** Why a plan was refused, for a screen that knows no error classes but by their codes; null for any other error. */
export function planFault(error: unknown): Pick<PlanRefused, 'reason' | 'day' | 'limit'> | null {
  return error instanceof PlanRefused ? error : null;
}
