import { leavingParts } from '../../model/leaving.ts';
import type { Kind } from '../../model/records.ts';
import { changesOf, type Entry } from '../../store/queries.ts';
import { everyOf } from '../../store/under.ts';
import { type Progress, type SavedBackup, saveTasksOut } from '../backup.ts';
import { forgetHistory } from '../protect.ts';
import type { Session } from '../session.ts';
import { readWithheld, type Withholding } from './withheld.ts';

const PAGE = 500;

/** The file with the tasks is not made while something in it would give a protected source away (S26). */
export class TasksHeld extends Error {
  override readonly name = 'TasksHeld';
  constructor(readonly held: Withholding<Entry<Kind>>) {
    super(`the tasks file: ${held.parts.length} parts tell of a protected source`);
  }
}

/**
 * Makes the file that a lead hands to the members. A file of changes can't have other words put in place of some, so
 * that it is not made until all that tells of a source was put otherwise, or somebody said that it may go; what was said
 * there before is forgotten first.
 * @throws TasksHeld naming the parts; else as `saveTasksOut`
 */
export async function handOutTasks(
  session: Session,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<SavedBackup> {
  const records = await recordsWithWords(session);
  const held = await readWithheld(session, records, (record) => record);
  if (held.parts.some(({ standing }) => standing === 'stays')) throw new TasksHeld(held);
  await forgetTold(session, records, held);
  return saveTasksOut(session, onProgress, signal);
}

/** The records of the file that hold words of people: teams, and units that somebody must not go to. */
async function recordsWithWords({ db }: Session): Promise<Entry<Kind>[]> {
  const found: Entry<Kind>[] = [];
  for (const kind of ['team', 'unit'] as const)
    for await (const page of everyOf(db, kind, PAGE))
      found.push(...page.filter((record) => leavingParts(record).length > 0));
  return found;
}

/** What was put otherwise stays in the log: there it is forgotten, as far as no file holds it already. */
async function forgetTold(
  session: Session,
  records: readonly Entry<Kind>[],
  { guards }: Withholding<Entry<Kind>>,
): Promise<void> {
  const told: string[] = [];
  for (const record of records) {
    const said = (await changesOf(session.db, record.id)).flatMap(({ value }) => textsIn(value));
    if (said.some((text) => guards.points(record, { text, named: false }).length > 0)) told.push(record.id);
  }
  if (told.length > 0) await forgetHistory(session, told);
}

/** The texts of a change: its value, or those of the fields that it sets at once. */
const textsIn = (value: unknown): string[] =>
  (typeof value === 'object' && value !== null ? Object.values(value) : [value]).filter(
    (one) => typeof one === 'string',
  );
