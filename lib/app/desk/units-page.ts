import type { Id } from '../../model/ids.ts';
import { DUTY_STATES, type DutyState } from '../../model/records.ts';
import { shownTime } from '../../model/time.ts';
import { itemOf } from '../../packs/apply.ts';
import type { Pack, PackItem } from '../../packs/schema.ts';
import { type BurdenLedger, burdenOf } from '../../stats/burden.ts';
import { type RatingPoint, ratingsOverTime, seriesOf } from '../../stats/unit-series.ts';
import { type Watch, watch } from '../../store/live.ts';
import { type Entry, newestOf, newestUnder } from '../../store/queries.ts';
import type { Session } from '../session.ts';

/** More than this nobody has of one unit, or in one team. */
const MOST = 2000;

/** What the visits of a unit, and of those that were merged into it, add up to. */
export interface UnitFacts {
  /** In the order in which they began (S05). */
  visits: readonly Entry<'visit'>[];
  /** Items with a grade, as the pack orders them; those that the pack no longer has come last, without one. */
  ratings: readonly { id: string; item: PackItem | null; points: readonly RatingPoint[]; graded: number }[];
  /** What was said of duties, oldest first; those of which nothing was said are left out. */
  duties: readonly { id: string; item: PackItem | null; said: readonly DutyPoint[] }[];
  /** Suspected and confirmed ones, oldest first. */
  tags: readonly Entry<'tag'>[];
  burden: BurdenLedger;
  /** Everybody in the team, for recusals. */
  members: readonly Entry<'member'>[];
}

/** What one visit said of a duty. */
interface DutyPoint {
  visit: Id;
  /** `YYYY-MM-DD` */
  date: string;
  state: DutyState;
}

/**
 * Watches what the visits of a unit add up to.
 * @param ids the unit, then those that were merged into it
 * @returns stops watching
 */
export function watchUnitFacts(session: Session, ids: readonly Id[], on: Watch<UnitFacts>): () => void {
  return watch(() => readUnitFacts(session, ids), on);
}

/** Reads what `watchUnitFacts` watches. */
async function readUnitFacts({ db, pack }: Pick<Session, 'db' | 'pack'>, ids: readonly Id[]): Promise<UnitFacts> {
  const found = await Promise.all(ids.map((id) => newestUnder(db, id, 'visit', MOST)));
  const visits = seriesOf(found.flat().map(asLive));
  const [tags, members] = await Promise.all([
    Promise.all(visits.map((visit) => newestUnder(db, visit.id, 'tag', MOST))),
    newestOf(db, 'member', MOST),
  ]);
  return {
    visits,
    ratings: ratingsOf(pack, visits),
    duties: dutiesOf(pack, visits),
    tags: tags.flatMap((some) => some.filter(({ body }) => body.status !== 'ruledOut').reverse()),
    burden: burdenOf(
      visits.map(({ id, body }) => ({ ...body, id, unit: ids[0] ?? '' })),
      pack.limits ?? NO_LIMITS,
    ),
    members: [...members].reverse(),
  };
}

/** What is on the live shelf was not taken away. */
const asLive = (visit: Entry<'visit'>) => ({ ...visit, body: { ...visit.body, deleted: null } });
type LiveVisit = ReturnType<typeof asLive>;

const NO_LIMITS = { visitsPerUnitMonth: null, minutesPerVisit: null, peoplePerVisit: null, papersPerVisit: null };

/** Ids of items of which visits say something under `rating.` or `duty.`, as the pack orders them. */
function idsSaid(pack: Pack, visits: readonly Entry<'visit'>[], prefix: string): string[] {
  const said = new Set<string>();
  for (const { body } of visits) {
    for (const field of Object.keys(body)) {
      if (field.startsWith(prefix) && body[field]) said.add(field.slice(prefix.length));
    }
  }
  const known = pack.items.flatMap(({ id }) => (said.has(id) ? [id] : []));
  return [...known, ...[...said].filter((id) => !itemOf(pack, id)).sort()];
}

const NOT_GRADES: readonly (string | null)[] = [null, 'notApplicable', 'notSeen'];

function ratingsOf(pack: Pack, visits: readonly LiveVisit[]): UnitFacts['ratings'] {
  return ratingsOverTime(idsSaid(pack, visits, 'rating.'), visits).map(({ item: id, points }) => ({
    id,
    item: itemOf(pack, id) ?? null,
    points,
    graded: points.filter(({ grade }) => !NOT_GRADES.includes(grade)).length,
  }));
}

function dutiesOf(pack: Pack, visits: readonly Entry<'visit'>[]): UnitFacts['duties'] {
  return idsSaid(pack, visits, 'duty.').map((id) => ({
    id,
    item: itemOf(pack, id) ?? null,
    said: visits.flatMap(({ id: visit, body }) => {
      const state = DUTY_STATES.find((known) => known === body[`duty.${id}`]);
      return state ? [{ visit, date: shownTime(body.began).date, state }] : [];
    }),
  }));
}
