import type { Id } from '../../model/ids.ts';
import { DUTY_STATES, type DutyState, membersOf } from '../../model/records.ts';
import { shownTime } from '../../model/time.ts';
import { itemOf } from '../../packs/apply.ts';
import type { Pack, PackItem } from '../../packs/schema.ts';
import { type RatingPoint, ratingsOverTime } from '../../stats/unit-series.ts';
import type { Entry } from '../../store/queries.ts';
import { underVisit } from '../pack-shown.ts';
import { packAt } from '../packs-in-force.ts';
import type { Session } from '../session.ts';

/** A visit with the version of the pack that its answers are read under. */
export interface VisitUnder {
  visit: Entry<'visit'>;
  pack: Pack;
  /** By version: older ones under which some of its answers were given, where they are to be had. */
  older?: ReadonlyMap<string, Pack>;
}

/** An item of which a unit's visits say something. */
interface ItemSaid {
  /** Unlike every other row's: two packs may have an item of one id. */
  key: string;
  id: string;
  /** As the newest visit that says something of it had it; null where no version has it that is to be had. */
  item: PackItem | null;
}

/** What the visits said of one item, in time. */
export interface ItemRatings extends ItemSaid {
  /** One for each visit of the unit. */
  points: readonly RatingPoint[];
  /** How many of them are grades: 不适用 and 未查看 are none. */
  graded: number;
  /**
   * The item's words where they changed between visits that rated it, or since: each wording, and the visit's day from
   * which; the last may be one that nobody has rated under yet (from null).
   */
  wordings: readonly { item: PackItem; version: string; from: string | null }[];
}

/** What the visits said of one duty. */
export interface DutySaid extends ItemSaid {
  said: readonly { visit: Id; date: string; state: DutyState }[];
}

/** Each visit with its pack: every version is looked up once. */
export async function readUnder(session: Session, visits: readonly Entry<'visit'>[]): Promise<VisitUnder[]> {
  const known = new Map<string, Promise<Session>>();
  return Promise.all(
    visits.map(async (visit) => {
      const key = `${visit.body.campaign} ${visit.body.packVersion}`;
      const under = known.get(key) ?? underVisit(session, visit);
      known.set(key, under);
      const { pack } = await under;
      const versions = new Set(membersOf(visit.body, 'ratedUnder').map((item) => ratedUnder(visit, item)));
      const found = await Promise.all([...versions].map((version) => packAt(session.db, pack.id, version ?? '')));
      return { visit, pack, older: new Map(found.flatMap((one) => (one ? [[one.version, one] as const] : []))) };
    }),
  );
}

/**
 * Ratings item by item, each visit's read under its own version. Items stand as the newest version orders them.
 * @param visits in time
 */
export function ratingsUnder(visits: readonly VisitUnder[]): ItemRatings[] {
  const rows = itemsSaid(visits, 'rating.');
  const packs = new Map(visits.map(({ visit, pack }) => [visit.id, pack.id]));
  const series = ratingsOverTime(
    rows.map(({ id }) => id),
    visits.map(({ visit }) => visit),
  );
  return rows.map(({ pack, said, ...row }, at) => {
    const points = (series[at]?.points ?? []).map((point) =>
      packs.get(point.visit) === pack ? point : { ...point, grade: null },
    );
    return { ...row, points, graded: points.filter(isGraded).length, wordings: wordingsOf(row.id, said) };
  });
}

const isGraded = ({ grade }: RatingPoint): boolean =>
  grade !== null && grade !== 'notApplicable' && grade !== 'notSeen';

/** Duties of which something was said, likewise; never part of a score (S11–S13). */
export function dutiesUnder(visits: readonly VisitUnder[]): DutySaid[] {
  return itemsSaid(visits, 'duty.').map(({ said, pack: _, ...row }) => ({
    ...row,
    said: said.flatMap(({ visit: { id, body } }) => {
      const state = DUTY_STATES.find((known) => known === body[`duty.${row.id}`]);
      return state ? [{ visit: id, date: dayOf(body), state }] : [];
    }),
  }));
}

const dayOf = ({ began }: Entry<'visit'>['body']): string => (began ? shownTime(began).date : '');

/** The items that visits say something of under a prefix, with those visits: pack by pack, the newest visit's first. */
function itemsSaid(visits: readonly VisitUnder[], prefix: string) {
  const rows = new Map<string, ItemSaid & { pack: string; said: VisitUnder[] }>();
  for (const under of visits) {
    const { visit, pack } = under;
    for (const field of Object.keys(visit.body)) {
      if (!field.startsWith(prefix) || !visit.body[field]) continue;
      const id = field.slice(prefix.length);
      const key = `${pack.id} ${id}`;
      const row = rows.get(key) ?? { key, id, pack: pack.id, item: null, said: [] };
      rows.set(key, { ...row, item: itemOf(pack, id) ?? row.item, said: [...row.said, under] });
    }
  }
  const order = orderOf(visits);
  return [...rows.values()].sort((a, b) => order(a) - order(b) || (a.id < b.id ? -1 : 1));
}

/** Where an item stands: by the newest visit's pack first; what no version has comes last. */
function orderOf(visits: readonly VisitUnder[]): (row: ItemSaid) => number {
  const places = new Map<string, number>();
  for (const { pack } of visits.toReversed()) {
    for (const { id } of pack.items) if (!places.has(`${pack.id} ${id}`)) places.set(`${pack.id} ${id}`, places.size);
  }
  return ({ key }) => places.get(key) ?? places.size;
}

const WORDS = ['question', 'look', 'against'] as const;

const sameWords = (a: PackItem, b: PackItem) =>
  WORDS.every((part) => a[part].zh === b[part].zh && a[part].en === b[part].en);

/** The version under which an answer was given, where the visit has gone over to another since. */
function ratedUnder({ body }: Entry<'visit'>, item: string): string | undefined {
  const version = body[`ratedUnder.${item}`];
  return version ? String(version) : undefined;
}

/** The wordings under which an item was rated, where they differ or read otherwise now; none where it was one all the time. */
function wordingsOf(id: string, said: readonly VisitUnder[]): ItemRatings['wordings'] {
  const wordings: { item: PackItem; version: string; from: string | null }[] = [];
  const add = (item: PackItem | undefined, version: string, from: string | null) => {
    const last = wordings.at(-1)?.item;
    if (item && !(last && sameWords(last, item))) wordings.push({ item, version, from });
  };
  for (const { visit, pack, older } of said) {
    const then = older?.get(ratedUnder(visit, id) ?? '') ?? pack;
    add(itemOf(then, id), then.version, dayOf(visit.body));
  }
  const now = said.at(-1)?.pack;
  if (now) add(itemOf(now, id), now.version, null);
  return wordings.length > 1 ? wordings : [];
}
