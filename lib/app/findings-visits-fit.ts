import type { Life } from '../findings/life.ts';
import type { Id } from '../model/ids.ts';
import { type Entry, getRecord, newestUnder } from '../store/queries.ts';
import type { Database } from '../store/schema.ts';
import { readLife, type StepOf } from './findings-read.ts';
import { isOlder, type Timed, wasOver } from './findings-times.ts';
import type { Session } from './session.ts';

/**
 * A finding's last report as put right (报请复核), which a follow-up visit checks; null where there was none, and where it
 * was made by a clock that is ahead of this device's, of which nobody can say what was before it.
 */
export function reportOf({ taken }: Life<StepOf>): Timed | null {
  const report = taken.findLast(({ to }) => to === 'toCheck');
  if (!report || Math.max(report.at, report.entry.body.at?.device ?? 0) > Date.now()) return null;
  return { id: report.id, moment: report.entry.body.at };
}

/** Whether a note was there before a report; a draft is put down with the step. */
export function isBeforeReport({ id, shelf, body }: Entry<'note'>, report: Timed | null): boolean {
  return report !== null && shelf === 'live' && isOlder({ id, moment: body.at }, report);
}

/**
 * Why nothing that a visit has, or may still get, shows whether a finding was put right: it was over before the report,
 * or it was handed over and has no note since.
 * @returns null where it can show it
 */
export async function whyUnfit(
  db: Database,
  visit: Entry<'visit'>,
  report: Timed | null,
): Promise<'visitOver' | 'visitHanded' | null> {
  if (!report) return null;
  const since = await newestUnder(db, visit.id, 'note', 1, 'live', (note) => !isBeforeReport(note, report));
  if (wasOver(visit, report, since.length > 0)) return 'visitOver';
  return visit.body.handed && since.length === 0 ? 'visitHanded' : null;
}

/** The same for a visit and a finding as the store has them now. */
export async function whyUnfitFor(
  { db }: Session,
  visit: Id,
  finding: Entry<'finding'>,
): Promise<'visitOver' | 'visitHanded' | null> {
  const [at, life] = await Promise.all([getRecord(db, 'visit', visit), readLife(db, finding)]);
  return at && whyUnfit(db, at, reportOf(life));
}
