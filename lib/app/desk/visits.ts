import type { Grade } from '../../model/records.ts';
import { shownTime } from '../../model/time.ts';
import { itemsFor, progressOf, traitsOf } from '../../packs/apply.ts';
import type { Pack, PackItem } from '../../packs/schema.ts';
import { type Watch, watch } from '../../store/live.ts';
import { type Entry, getRecord, newestOf } from '../../store/queries.ts';
import type { Database } from '../../store/schema.ts';
import { readSurvivors } from '../merged-units.ts';
import { packAt } from '../packs-in-force.ts';
import { readKnown, type ShownMember, tellApart } from '../party.ts';
import type { Session } from '../session.ts';

/** How many visits are shown at first, and how many at the most. */
export const FIRST_SLICE = 200;
export const ALL_VISITS = 20_000;

/** A visit as the desk's list shows it. */
export interface DeskVisit {
  visit: Entry<'visit'>;
  /** The unit that stands for it now, also where it was merged; null where there is none. */
  unit: Entry<'unit'> | null;
  /** Local day and time, such as 2023-11-14 and 09:38; empty where the beginning was lost. */
  date: string;
  time: string;
  /** Items with an answer, of those that apply under the version that the visit was made with. */
  rated: number;
  total: number;
  grades: Record<Grade, number>;
  suspected: number;
  confirmed: number;
  notes: number;
  by: ShownMember | null;
}

/**
 * Watches the newest visits, newest first; those that were taken away are left out. A handful of queries, whatever
 * their number.
 * @param limit how many at the most
 * @returns stops watching
 */
export function watchDeskVisits(session: Session, limit: number, on: Watch<DeskVisit[]>): () => void {
  const { db } = session;
  return watch(async () => {
    const visits = await newestOf(db, 'visit', limit);
    const [units, members, items] = await Promise.all([unitsOf(db, visits), readKnown(db), askedOf(session, visits)]);
    const names = new Map(tellApart(members).map((member) => [member.id, member]));
    return visits.map((visit) => {
      const unit = units.get(visit.body.unit) ?? null;
      return deskVisit(visit, unit, items(visit, unit), names.get(visit.body.by) ?? null);
    });
  }, on);
}

function deskVisit(
  visit: Entry<'visit'>,
  unit: Entry<'unit'> | null,
  items: readonly PackItem[],
  by: ShownMember | null,
): DeskVisit {
  const progress = progressOf(items, visit.body);
  const { counts = {} } = visit;
  const { date, time } = visit.body.began ? shownTime(visit.body.began) : { date: '', time: '' };
  return {
    visit,
    unit,
    date,
    time,
    rated: progress.answered,
    total: progress.total,
    grades: progress.byGrade,
    suspected: counts['tag.suspected'] ?? 0,
    confirmed: counts['tag.confirmed'] ?? 0,
    notes: counts.note ?? 0,
    by: by?.name ? by : null,
  };
}

/** The units that stand for those of visits, by the ids that the visits name. */
async function unitsOf(db: Database, visits: readonly Entry<'visit'>[]): Promise<Map<string, Entry<'unit'> | null>> {
  const ids = [...new Set(visits.map(({ body }) => body.unit))].filter(Boolean);
  const found = await readSurvivors(db, ids);
  return new Map(ids.map((id, at) => [id, found[at] ?? null]));
}

/** Which items a visit was asked: found once for each version, type and set of traits. */
async function askedOf(session: Session, visits: readonly Entry<'visit'>[]) {
  const packs = new Map<string, Pack>();
  const keyOf = ({ body }: Entry<'visit'>) => `${body.campaign} ${body.packVersion}`;
  for (const visit of visits) {
    const key = keyOf(visit);
    if (!packs.has(key)) packs.set(key, await packOf(session, visit));
  }
  const known = new Map<string, readonly PackItem[]>();
  return (visit: Entry<'visit'>, unit: Entry<'unit'> | null): readonly PackItem[] => {
    const pack = packs.get(keyOf(visit)) ?? session.pack;
    const traits = traitsOf(unit?.body ?? {});
    const key = [pack.id, pack.version, unit?.body.type, ...traits].join(' ');
    const items = known.get(key) ?? itemsFor(pack, unit?.body.type ?? null, traits);
    known.set(key, items);
    return items;
  };
}

async function packOf(session: Session, { body }: Entry<'visit'>): Promise<Pack> {
  const campaign = await getRecord(session.db, 'campaign', String(body.campaign));
  const id = campaign?.body.pack ?? session.pack.id;
  if (id === session.pack.id && body.packVersion === session.pack.version) return session.pack;
  return (await packAt(session.db, id, String(body.packVersion))) ?? session.pack;
}
