import type { Id } from '../model/ids.ts';
import type { Entry } from '../store/queries.ts';
import type { Database } from '../store/schema.ts';
import { allUnder, everyOf } from '../store/under.ts';
import type { Kin } from './merged-units.ts';

/** Below so many units, or visits, each is asked by itself; else all are gone through once. */
const FEW = 60;
const PAGE = 500;

/** Whether nobody may be able to tell who spoke (S26). */
export const isProtected = ({ body }: Pick<Entry<'note'>, 'body'>): boolean => body.source === 'backToBack';

/**
 * The protected notes of units, also those that are being written and those that were taken away: a source stays one.
 * @param units each by the one that stands for it now; null for all
 * @returns by unit; one without any is left out
 */
export async function readProtected(
  db: Database,
  kin: Kin,
  units: readonly Id[] | null,
): Promise<Map<Id, Entry<'note'>[]>> {
  const at = await visitsOf(db, kin, units);
  const found = new Map<Id, Entry<'note'>[]>();
  for (const note of await notesOf(db, at)) {
    const unit = at.get(note.parent) ?? '';
    found.set(unit, [...(found.get(unit) ?? []), note]);
  }
  return found;
}

/** The visits to units, taken away or not: each with the unit that stands for its own. */
async function visitsOf(db: Database, kin: Kin, units: readonly Id[] | null): Promise<Map<Id, Id>> {
  const wanted = new Set(units);
  const own = units && units.length < FEW ? units.flatMap((unit) => kin.idsWith(unit)) : null;
  const visits = own
    ? (await Promise.all(own.map((unit) => allUnder(db, unit, 'visit')))).flat()
    : await gather(everyOf(db, 'visit', PAGE), () => true);
  return new Map(
    visits.flatMap(({ id, body }) => {
      const unit = kin.endOf(body.unit);
      return units === null || wanted.has(unit) ? [[id, unit] as const] : [];
    }),
  );
}

async function notesOf(db: Database, visits: ReadonlyMap<Id, Id>): Promise<Entry<'note'>[]> {
  if (visits.size >= FEW)
    return gather(everyOf(db, 'note', PAGE), (note) => isProtected(note) && visits.has(note.parent));
  const all = await Promise.all([...visits.keys()].map((visit) => allUnder(db, visit, 'note')));
  return all.flat().filter(isProtected);
}

/** What of pages is wanted: the rest is let go of page by page. */
async function gather<T>(pages: AsyncGenerator<T[]>, wanted: (one: T) => boolean): Promise<T[]> {
  const found: T[] = [];
  for await (const page of pages) found.push(...page.filter(wanted));
  return found;
}
