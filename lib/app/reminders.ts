import { byUrgency, plusDays } from '../findings/standing.ts';
import type { Id } from '../model/ids.ts';
import { shownTime, todayNow } from '../model/time.ts';
import { type Watch, watch } from '../store/live.ts';
import { type Entry, newestUnder, scan } from '../store/queries.ts';
import type { Database } from '../store/schema.ts';
import { type FindingLine, readLife, readLine } from './findings-read.ts';
import { beganBefore } from './findings-times.ts';
import { reportOf, whyUnfit } from './findings-visits-fit.ts';
import { readMergedWith, readSurvivors } from './merged-units.ts';
import type { Session } from './session.ts';
import { startVisit } from './visits.ts';

/** A finding that asks for a look today, with the unit that it is shown under. */
export interface Reminder {
  line: FindingLine;
  unit: Entry<'unit'> | null;
}

const ASKS: ReadonlySet<string> = new Set(['overdue', 'soon', 'lookAgain']);

/**
 * The findings of all units that are overdue, due within days or to be looked at again, the longest overdue first. An
 * open one outlives its campaign (S30), so none is asked for.
 * @param today a day of the calendar, such as 2026-11-21
 */
export async function readReminders(db: Database, today: string): Promise<Reminder[]> {
  const dated: Entry<'finding'>[] = [];
  // Most have no day that is near: their steps need not be read.
  await scan(db, 'finding', (finding) => {
    if (asksOn(finding, today)) dated.push(finding);
    return true;
  });
  const lines = await Promise.all(dated.map((finding) => readLine(db, finding, today)));
  const asking = lines.filter(({ standing }) => ASKS.has(standing.is));
  asking.sort((a, b) => byUrgency(a.standing, b.standing));
  const units = await readSurvivors(
    db,
    asking.map(({ finding }) => finding.parent),
  );
  return asking.map((line, at) => ({ line, unit: units[at] ?? null }));
}

/** Whether a finding might ask for a look, whatever its state. */
function asksOn({ body }: Entry<'finding'>, today: string): boolean {
  const limit = plusDays(today, NEAR);
  return [body.deadline, body.lookAgain].some((day) => day != null && day <= limit);
}

/** Days ahead of today of the farthest deadline that may be near: with a day more than counts, so that none is missed. */
const NEAR = 4;

/** Watches `readReminders`. @returns stops watching */
export function watchReminders({ db }: Session, today: string, on: Watch<Reminder[]>): () => void {
  return watch(() => readReminders(db, today), on);
}

/** How often the calendar is looked at, in milliseconds: a timer for midnight would be late after the device slept. */
const LOOK = 20_000;

/** Tells the new day whenever the calendar's day has changed, while the page is open. @returns stops */
export function followDay(on: (today: string) => void): () => void {
  let shown = todayNow();
  const look = () => {
    const today = todayNow();
    if (today === shown) return;
    shown = today;
    on(today);
  };
  const timer = setInterval(look, LOOK);
  addEventListener('visibilitychange', look);
  addEventListener('focus', look);
  return () => {
    clearInterval(timer);
    removeEventListener('visibilitychange', look);
    removeEventListener('focus', look);
  };
}

/**
 * Starts a visit that looks at a finding again (回头看), or goes on with one to its unit that was begun today and isn't
 * handed over: a second press is no second visit. Never one that began before the finding was made, or was over before
 * it was reported as put right.
 * @returns the visit's id
 */
export async function startFollowUp(session: Session, finding: Entry<'finding'>): Promise<Id> {
  const { db } = session;
  const today = todayNow();
  const isOpen = (visit: Entry<'visit'>) => {
    const { handed, began } = visit.body;
    const isToday = began !== undefined && shownTime(began).date === today;
    return isToday && !handed && visit.id !== finding.body.visit && !beganBefore(visit, finding);
  };
  const units = await readMergedWith(db, finding.parent);
  const open = (await Promise.all(units.map((unit) => newestUnder(db, unit, 'visit', 9, 'live', isOpen)))).flat();
  const report = reportOf(await readLife(db, finding));
  for (const visit of open) if (!(await whyUnfit(db, visit, report))) return visit.id;
  return startVisit(session, { id: units[0] ?? finding.parent });
}
