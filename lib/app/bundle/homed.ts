import type { Id } from '../../model/ids.ts';
import type { Entry } from '../../store/queries.ts';
import type { Database } from '../../store/schema.ts';
import { allUnder } from '../../store/under.ts';

/** A finding or a step of one, and what a batch with it is about: its visit where that is here, else its unit. */
export interface Homed {
  readonly record: Entry<'finding'> | Entry<'step'>;
  readonly home: Id;
}

/**
 * Reads all findings of a unit and their steps, each with what it is about. A step is about the visit that it names,
 * else about what its finding is about. A visit that is not on this device is named by what came without it.
 */
export async function readHomed(db: Database, unit: Id): Promise<Homed[]> {
  const findings = await allUnder(db, unit, 'finding');
  const steps = (await Promise.all(findings.map(({ id }) => allUnder(db, id, 'step')))).flat();
  const named = [...findings, ...steps].flatMap(({ body }) => body.visit ?? []);
  const rows = await db.records.bulkGet([...new Set(named)]);
  const here = new Set(rows.flatMap((row) => (row?.kind === 'visit' ? [row.id] : [])));
  const homeOf = (visit: Id | null | undefined, other: Id): Id => (visit && here.has(visit) ? visit : other);
  const homes = new Map(findings.map(({ id, body }) => [id, homeOf(body.visit, unit)]));
  return [
    ...findings.map((record) => ({ record, home: homes.get(record.id) ?? unit })),
    ...steps.map((record) => ({ record, home: homeOf(record.body.visit, homes.get(record.parent) ?? unit) })),
  ];
}
