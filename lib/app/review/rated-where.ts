import { touches, valueIn } from '../../changes/fields.ts';
import { type Id, namesOne } from '../../model/ids.ts';
import { placeOf, type RatedVisit } from '../../review/blind.ts';
import type { MayTell } from '../../review/ever-said.ts';
import type { Entry } from '../../store/queries.ts';
import { readRewritten } from '../../store/rewritten.ts';
import type { Database } from '../../store/schema.ts';
import { eachLog } from '../../store/walk.ts';
import { readUnitsEver } from './units-ever.ts';

type Rating = Entry<'visit'> | Entry<'task'>;

/** Where visits and tasks count, as far as blindness goes. */
export type Where = Pick<RatedVisit, 'at' | 'beside'>;

/**
 * Where visits and tasks count: at every unit and in every campaign that they were ever said to be at, since anybody can
 * write another into them for a moment and no button moves them; and at every unit that one of those was ever merged
 * into. Beside them are the units that look like theirs.
 * @param mayTell who may tell units apart that were one, or looked like it
 * @returns by id; one that stands nowhere is left out
 */
export async function readWhere(db: Database, all: readonly Rating[], mayTell: MayTell): Promise<Map<Id, Where>> {
  const said = await readSaid(db, all);
  const ever = await readUnitsEver(db, [...new Set([...said.values()].flatMap(({ units }) => units))], mayTell);
  return new Map(
    [...said].map(([id, { units, campaigns }]) => {
      const own = [...new Set(units.flatMap(ever.with))];
      const near = [...new Set([...own, ...own.flatMap(ever.alike)])];
      const placesOf = (ids: readonly Id[]) => ids.flatMap((unit) => campaigns.map((into) => placeOf(unit, into)));
      return [id, { at: placesOf(own), beside: placesOf(near) }];
    }),
  );
}

/** Those beside which another counts: where nobody else rates there is nothing to hide, and no history need be read. */
export function inCompany<T>(all: readonly T[], placesOf: (one: T) => readonly string[]): T[] {
  const seen = new Map<string, number>();
  for (const place of all.flatMap(placesOf)) seen.set(place, (seen.get(place) ?? 0) + 1);
  return all.filter((one) => placesOf(one).some((place) => (seen.get(place) ?? 0) > 1));
}

/** The units and campaigns that a record was ever said to be at. */
interface Said {
  readonly units: readonly Id[];
  readonly campaigns: readonly string[];
}

async function readSaid(db: Database, all: readonly Rating[]): Promise<Map<Id, Said>> {
  const said = new Map(all.map((one) => [one.id, saidNow(one)]));
  await eachLog(db, [...(await readRewritten(db, all, () => ['unit', 'campaign']))], (id, log) => {
    const ever = (field: string) =>
      log.filter((change) => touches(change, field)).map((change) => String(valueIn(change, field) ?? ''));
    const { units = [] } = said.get(id) ?? {};
    const every = [...new Set([...units, ...ever('unit').filter((unit) => unit !== '')])];
    said.set(id, { units: every, campaigns: [...new Set(ever('campaign'))] });
  });
  return said;
}

/** One in whose file another place stood for a visit than it began at would be refused (`refuseMisplaced`). */
function saidNow({ kind, parent, body }: Rating): Said {
  const units = [body.unit, kind === 'visit' ? parent : ''].filter(namesOne);
  return { units: [...new Set(units)], campaigns: [body.campaign] };
}
