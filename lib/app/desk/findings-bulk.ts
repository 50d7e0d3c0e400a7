import { refuseStep } from '../../findings/life.ts';
import type { FindingState } from '../../model/findings.ts';
import type { Id } from '../../model/ids.ts';
import { momentNow } from '../../model/time.ts';
import { type Entry, getRecords } from '../../store/queries.ts';
import { edit } from '../fields.ts';
import { readLife } from '../findings-read.ts';
import { FindingRefused } from '../findings-steps.ts';
import { creation, type Session } from '../session.ts';

/** What can be set for many findings at once. */
export const BULK_FIELDS = ['deadline', 'answers', 'leader'] as const;
export type BulkField = (typeof BULK_FIELDS)[number];

/** The steps that many findings can take at once: those that need no visit. */
export const BULK_STEPS = ['underway', 'toCheck'] as const;
export type BulkStep = (typeof BULK_STEPS)[number];

/** A finding that was left as it is, and why. */
export interface LeftOut {
  finding: Entry<'finding'> | null;
  why: FindingRefused['reason'];
  state: FindingState;
}

/**
 * Sets a field of many findings; undoable as one. Those that were taken away meanwhile are left out.
 * @param value a day for a deadline, null for none; a text for the others
 * @returns how many were set
 * @throws FieldError where it is no such value; nothing is changed then
 */
export async function setForAll(
  session: Session,
  ids: readonly Id[],
  field: BulkField,
  value: string | null,
): Promise<number> {
  await session.queue.flush();
  const found = await live(session, ids);
  const edits = found.flatMap((finding) => (finding ? [edit(finding, field, value)] : []));
  if (edits.length > 0) await session.undo.act('findingsChanged', edits);
  return edits.length;
}

/**
 * Takes many findings a step on, as they stand in the store now; undoable as one. Those that can't take it are left as
 * they are, and named.
 */
export async function stepAll(
  session: Session,
  ids: readonly Id[],
  to: BulkStep,
  seen = '',
): Promise<{ taken: number; left: LeftOut[] }> {
  await session.queue.flush();
  const left: LeftOut[] = [];
  const steps = [];
  const said = { by: session.me.id, seen: seen.trim() || undefined };
  for (const finding of await live(session, ids)) {
    const state = finding ? (await readLife(session.db, finding)).state : 'open';
    const why = finding ? refuseStep(state, { to }, finding.body.visit) : 'findingGone';
    if (why || !finding) left.push({ finding, why: why ?? 'findingGone', state });
    else steps.push(creation(session.newId(), 'step', finding.id, { to, at: { ...momentNow() }, ...said }));
  }
  if (steps.length > 0) await session.undo.act('findingsStepped', steps);
  return { taken: steps.length, left };
}

/**
 * Takes one finding a step on that needs no visit; undoable.
 * @param seen what was seen or reported, where somebody wrote it
 * @throws FindingRefused where it can't be taken now
 */
export async function stepOne(session: Session, finding: Id, to: BulkStep, seen = ''): Promise<void> {
  const { left } = await stepAll(session, [finding], to, seen);
  if (left[0]) throw new FindingRefused(left[0].why);
}

const live = async ({ db }: Session, ids: readonly Id[]): Promise<(Entry<'finding'> | null)[]> =>
  (await getRecords(db, 'finding', ids)).map((finding) => (finding?.shelf === 'live' ? finding : null));
