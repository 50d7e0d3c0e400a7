import { ABOVE_KINDS } from '../../bundle/format/bundle-format.ts';
import type { Id } from '../../model/ids.ts';
import type { Kind } from '../../model/records.ts';
import type { Entry } from '../../store/queries.ts';
import { allKindsUnder, allUnder, everyOf } from '../../store/under.ts';
import { rowsOf } from '../../store/walk.ts';
import type { Session } from '../session.ts';
import { readHomed } from './homed.ts';

/** How many records are read at once. */
const PAGE = 500;

/** All records that one batch may be about: a visit's, a unit's that name no visit, or those above visits. */
export interface Scope {
  readonly about: Id | null;
  readonly records: readonly Entry<Kind>[];
  /** Of what is about that, only the batches that hold nothing but findings and their steps. */
  readonly findingsOnly?: true;
  /** Of what is about that, only the batches that take the visit away. */
  readonly removalOnly?: true;
}

/**
 * Reads what a visit hands over: itself, all that stands under it, and the findings and steps that name it. A finding of
 * its unit that names no visit, or one that is not on this device, goes along as the unit's.
 */
export async function readVisitScopes({ db }: Session, visit: Entry<'visit'>): Promise<Scope[]> {
  const { unit } = visit.body;
  const [under, homed, settled] = await Promise.all([
    allKindsUnder(db, visit.id),
    readHomed(db, unit),
    allUnder(db, unit, 'settlement'),
  ]);
  const at = (home: Id) => homed.flatMap((one) => (one.home === home ? [one.record] : []));
  return [
    { about: visit.id, records: [visit, ...under, ...at(visit.id)] },
    { about: unit, records: [...at(unit), ...settled] },
  ];
}

/** Reads what stands above visits. */
export async function readScopeAbove({ db }: Session): Promise<Scope> {
  const records: Entry<Kind>[] = [];
  for (const kind of ABOVE_KINDS) {
    for await (const page of everyOf(db, kind as Kind, PAGE)) records.push(...page);
  }
  return { about: null, records };
}

/** Visits by their ids; those that are gone or taken away are left out. */
export async function readVisits({ db }: Session, ids: readonly Id[]): Promise<Entry<'visit'>[]> {
  const rows = await rowsOf(db, ids);
  return rows.flatMap((row) => (row?.kind === 'visit' && row.shelf === 'live' ? [row as Entry<'visit'>] : []));
}
