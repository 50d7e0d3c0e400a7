import type { Id } from '../../model/ids.ts';
import { type Watch, watch } from '../../store/live.ts';
import { getRecords } from '../../store/queries.ts';
import { everyOf } from '../../store/under.ts';
import type { Session } from '../session.ts';
import { readTasks } from '../tasks.ts';
import { readOpenAt } from './finding-scopes.ts';

/** How many findings are read at once. */
const PAGE = 500;

/** A unit with findings that are not solved. */
export interface OpenUnit {
  readonly unit: Id;
  readonly name: string;
  readonly open: number;
  /** Who is to go there by a task that is not done; null among them where it is open who. */
  readonly planned: readonly (Id | null)[];
}

/** Watches the units that have open findings, of whatever campaign, those with the most first. @returns stops watching */
export function watchOpenUnits(session: Session, on: Watch<OpenUnit[]>): () => void {
  const { db } = session;
  return watch(async () => {
    const units = new Set<Id>();
    for await (const page of everyOf(db, 'finding', PAGE)) for (const { parent } of page) units.add(parent);
    const [found, tasks] = await Promise.all([readOpenAt(session, [...units]), readTasks(db)]);
    const due = Map.groupBy(
      tasks.filter(({ done }) => !done),
      ({ task, unit }) => unit?.id ?? task.body.unit,
    );
    const names = await getRecords(
      db,
      'unit',
      found.map(({ unit }) => unit),
    );
    const lines = found.map(({ unit, open }, at): OpenUnit => {
      const planned = (due.get(unit) ?? []).map(({ task }) => task.body.member ?? null);
      return { unit, name: names[at]?.body.name ?? '', open: open.length, planned };
    });
    return lines.sort((a, b) => b.open - a.open);
  }, on);
}
