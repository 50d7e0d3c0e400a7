import { touches, valueIn } from '../../changes/fields.ts';
import type { Id } from '../../model/ids.ts';
import { placeOf, type RatedVisit } from '../../review/blind.ts';
import { findLookAlikes, type Telling } from '../../roster/look-alike.ts';
import { type Entry, getRecords } from '../../store/queries.ts';
import type { Database } from '../../store/schema.ts';
import { eachLog } from '../../store/walk.ts';
import { readSurvivors } from '../merged-units.ts';

type Rating = Entry<'visit'> | Entry<'task'>;

/** Where visits and tasks count, as far as blindness goes. */
export type Where = Pick<RatedVisit, 'at' | 'beside'>;

/**
 * Where visits and tasks count: at the unit that stands for theirs and at the one that a visit began at, since anybody
 * can write another into it for a moment; in their campaign and all that they were ever in. Beside them are the units
 * that look like theirs.
 * @returns by id; one that stands nowhere is left out
 */
export async function readWhere(db: Database, all: readonly Rating[]): Promise<Map<Id, Where>> {
  const units = await readUnitsOf(db, all);
  const alike = findLookAlikes(await readTelling(db, [...new Set([...units.values()].flat())]));
  const besideOf = (own: readonly Id[]) => [...new Set([...own, ...own.flatMap((id) => alike.get(id) ?? [])])];
  const shared = inCompany(all, (one) => besideOf(units.get(one.id) ?? []));
  const campaigns = await readCampaigns(db, shared);
  const where = (one: Rating): Where => {
    const own = units.get(one.id) ?? [];
    const into = campaigns.get(one.id) ?? [one.body.campaign];
    const placesOf = (ids: readonly Id[]) => ids.flatMap((id) => into.map((campaign) => placeOf(id, campaign)));
    return { at: placesOf(own), beside: placesOf(besideOf(own)) };
  };
  return new Map(all.map((one) => [one.id, where(one)]));
}

/** Those beside which another counts: where nobody else rates there is nothing to hide, and no history need be read. */
export function inCompany<T>(all: readonly T[], placesOf: (one: T) => readonly string[]): T[] {
  const seen = new Map<string, number>();
  for (const place of all.flatMap(placesOf)) seen.set(place, (seen.get(place) ?? 0) + 1);
  return all.filter((one) => placesOf(one).some((place) => (seen.get(place) ?? 0) > 1));
}

/** Of each its own units: as it says now and as it began, and those that stand for these. */
async function readUnitsOf(db: Database, all: readonly Rating[]): Promise<Map<Id, Id[]>> {
  const said = new Map(all.map((one) => [one.id, saidOf(one)]));
  const wanted = [...new Set([...said.values()].flat())];
  const found = await readSurvivors(db, wanted);
  const survivors = new Map(wanted.map((id, at) => [id, found[at]?.id ?? id]));
  return new Map(
    [...said].map(([id, own]) => [id, [...new Set(own.flatMap((unit) => [unit, survivors.get(unit) ?? unit]))]]),
  );
}

/** The units that a record names: one in whose file another place stood for a visit would be refused (`refuseMisplaced`). */
const saidOf = (one: Rating): Id[] =>
  [one.body.unit, one.kind === 'visit' ? one.parent : ''].filter((id) => typeof id === 'string' && id !== '');

async function readTelling(db: Database, ids: readonly Id[]): Promise<Telling[]> {
  const units = (await getRecords(db, 'unit', ids)).filter((unit) => unit !== null);
  const above = [...new Set(units.flatMap(({ body }) => body.parent ?? []))];
  const found = await readSurvivors(db, above);
  const names = new Map(above.map((id, at) => [id, String(found[at]?.body.name ?? '')]));
  return units.map(({ id, body }) => {
    const { name, type, code, place } = body;
    const [one = '', kind = '', number = '', where = ''] = [name, type, code, place].map((value) =>
      String(value ?? ''),
    );
    return { id, name: one, type: kind, code: number, place: where, parent: names.get(body.parent ?? '') ?? '' };
  });
}

/** So many are asked for at once. */
const SLICE = 200;

/** All campaigns that visits were ever said to be in, of those that somebody moved or on which people disagree. */
async function readCampaigns(db: Database, all: readonly Rating[]): Promise<Map<Id, string[]>> {
  const moved: Id[] = [];
  for (let at = 0; at < all.length; at += SLICE) {
    const some = all.slice(at, at + SLICE).filter(({ kind }) => kind === 'visit');
    moved.push(...(await movedOf(db, some)));
  }
  const campaigns = new Map<Id, string[]>();
  await eachLog(db, moved, (id, log) => {
    const said = log.filter((change) => touches(change, 'campaign')).map((change) => valueIn(change, 'campaign'));
    campaigns.set(id, [...new Set(said.map(String))]);
  });
  return campaigns;
}

/** Those whose campaign took the place of another: the change that says it names what it replaced. */
async function movedOf(db: Database, some: readonly Rating[]): Promise<Id[]> {
  const isMoved = await db.transaction('r', db.changes, () =>
    Promise.all(
      some.map(async ({ heads }) => {
        const [head, another] = heads.campaign ?? [];
        if (another !== undefined) return true;
        const change = head === undefined ? undefined : await db.changes.where('id').equals(head).first();
        return (change?.sup.length ?? 0) > 0;
      }),
    ),
  );
  return some.flatMap(({ id }, at) => (isMoved[at] ? [id] : []));
}
