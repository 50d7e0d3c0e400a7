import type { Json } from '../changes/change.ts';
import { fieldsOf, valueIn } from '../changes/fields.ts';
import type { Id } from '../model/ids.ts';
import { type LeavingPart, leavingParts } from '../model/leaving.ts';
import type { Kind } from '../model/records.ts';
import { type Entry, getRecords } from '../store/queries.ts';
import type { ChangeRow } from '../store/schema.ts';
import { allKindsUnder, allUnder, everyOf } from '../store/under.ts';
import { eachLog } from '../store/walk.ts';
import { readGuards } from './guarded.ts';
import { readKin } from './merged-units.ts';
import type { Session } from './session.ts';

/** How many teams are read at once. */
const SLICE = 500;

/**
 * Finds the records that told of a protected source before they were put otherwise: what they say now may go, and their
 * log would go with it.
 * @param notes protected ones; what stands at their units is looked at
 */
export async function readToldBefore(session: Session, notes: readonly Entry<'note'>[]): Promise<Id[]> {
  if (notes.length === 0) return [];
  const records = await readBeside(session, notes);
  const before: { record: Entry<Kind>; said: LeavingPart[] }[] = [];
  const byId = new Map(records.map((record) => [record.id, record]));
  await eachLog(session.db, [...byId.keys()], (id, log) => {
    const record = byId.get(id);
    const said = record ? log.flatMap((change) => saidBefore(record, change)) : [];
    if (record && said.length > 0) before.push({ record, said });
  });
  const guards = await readGuards(
    session,
    before.map(({ record }) => record),
  );
  const told = before.filter(({ record, said }) => said.some((part) => guards.points(record, part).length > 0));
  return told.map(({ record }) => record.id);
}

/** What a change says that the record doesn't say any more; nothing of what went out in a batch: that is with others. */
function saidBefore({ kind, heads }: Entry<Kind>, change: ChangeRow): LeavingPart[] {
  if (change.batch !== undefined) return [];
  const past = fieldsOf(change).filter((field) => !heads[field]?.includes(change.id));
  const body: Record<string, Json> = Object.fromEntries(past.map((field) => [field, valueIn(change, field)]));
  return leavingParts({ kind, body });
}

/** All that stands at the units of notes, with the units themselves and the teams, which are about all of them. */
async function readBeside({ db }: Session, notes: readonly Entry<'note'>[]): Promise<Entry<Kind>[]> {
  const kin = await readKin(db);
  const heard = await getRecords(db, 'visit', [...new Set(notes.map(({ parent }) => parent))]);
  const ends = new Set(heard.flatMap((visit) => (visit ? [kin.endOf(visit.body.unit)] : [])));
  const units = [...ends].flatMap((unit) => kin.idsWith(unit));
  const found: Entry<Kind>[] = [];
  for (const unit of units) {
    const under = await allKindsUnder(db, unit);
    found.push(...under);
    for (const { id, kind } of under) {
      if (kind === 'visit') found.push(...(await allKindsUnder(db, id)));
      if (kind === 'finding') found.push(...(await allUnder(db, id, 'step')));
    }
  }
  found.push(...(await getRecords(db, 'unit', units)).flatMap((unit) => unit ?? []));
  for await (const teams of everyOf(db, 'team', SLICE)) found.push(...teams);
  return found;
}
