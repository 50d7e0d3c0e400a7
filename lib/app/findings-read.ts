import { type Life, lifeOf, type Step } from '../findings/life.ts';
import { byUrgency, type Standing, standingOf } from '../findings/standing.ts';
import type { Id } from '../model/ids.ts';
import { type Watch, watch } from '../store/live.ts';
import { type Entry, newestUnder } from '../store/queries.ts';
import type { Database } from '../store/schema.ts';
import { readRestsGone } from './findings-rests.ts';
import { timeInId } from './findings-times.ts';
import { readMergedWith } from './merged-units.ts';
import type { Session } from './session.ts';

export type { VoidWhy } from '../findings/life.ts';
export { onwardFrom } from '../findings/life.ts';
export { byUrgency, rankOf, type Standing } from '../findings/standing.ts';

/** More findings of one unit, or steps of one finding, than this nobody makes. */
const MOST = 5000;

/** A step with the record that it comes from. */
export type StepOf = Step & { readonly entry: Entry<'step'> };

/** A finding, how far it has come, and how it stands with its days. */
export interface FindingLine {
  finding: Entry<'finding'>;
  life: Life<StepOf>;
  standing: Standing;
  /** Whether it is closed by a visit or a note that was taken away since. */
  restsGone: boolean;
}

/**
 * A finding's steps as its life takes them. Where nothing else orders two, the times in their ids do: an author's ids
 * never go back, also where the device's clock is set back and the moments do.
 */
export function stepsOf(entries: readonly Entry<'step'>[]): StepOf[] {
  return entries.map((entry) => {
    const { id, body } = entry;
    const { to, visit, note, reason, after } = body;
    return { id, to, at: timeInId(id), visit, note, reason, after, entry };
  });
}

/** What a finding's steps add up to now. */
export async function readLife(db: Database, finding: Entry<'finding'>): Promise<Life<StepOf>> {
  return lifeOf(stepsOf(await newestUnder(db, finding.id, 'step', MOST)), finding.body.visit);
}

/** A finding with its life and standing. @param today a day of the calendar, such as 2026-11-21 */
export async function readLine(db: Database, finding: Entry<'finding'>, today: string): Promise<FindingLine> {
  const life = await readLife(db, finding);
  const restsGone = await readRestsGone(db, life);
  return { finding, life, standing: standingOf(finding.body, life.state, today), restsGone };
}

/** The findings of units, whatever campaign they were made in (S30); those first that ask for a look. */
export async function readFindings(db: Database, units: readonly Id[], today: string): Promise<FindingLine[]> {
  const found = (await Promise.all(units.map((unit) => newestUnder(db, unit, 'finding', MOST)))).flat();
  const lines = await Promise.all(found.map((finding) => readLine(db, finding, today)));
  return lines.sort((a, b) => byUrgency(a.standing, b.standing));
}

/** Watches `readFindings`. @returns stops watching, as all here do */
export function watchFindings(
  { db }: Session,
  units: readonly Id[],
  today: string,
  on: Watch<FindingLine[]>,
): () => void {
  return watch(() => readFindings(db, units, today), on);
}

/** Watches which units count as one: the one that stands for this one, and those that were merged into it. */
export function watchSameUnit({ db }: Session, unit: Id, on: Watch<Id[]>): () => void {
  return watch(() => readMergedWith(db, unit), on);
}

/** The findings of a unit as a visit shows them. */
export interface FindingGroups {
  /** Made before: to be looked at now, or again (S24, S40). */
  earlier: FindingLine[];
  /** Made at this visit. */
  here: FindingLine[];
  /** Done with, and not yet to be looked at again. */
  closed: FindingLine[];
}

/** Parts a unit's findings for a visit to it; each group in the order given. */
export function groupFindings(lines: readonly FindingLine[], visit: Id): FindingGroups {
  const groups: FindingGroups = { earlier: [], here: [], closed: [] };
  for (const line of lines) {
    const isDone = line.life.state === 'closed' && line.standing.is !== 'lookAgain';
    if (isDone) groups.closed.push(line);
    else if (line.finding.body.visit === visit) groups.here.push(line);
    else groups.earlier.push(line);
  }
  return groups;
}
