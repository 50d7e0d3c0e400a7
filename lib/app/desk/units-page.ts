import type { Id } from '../../model/ids.ts';
import { shownTime } from '../../model/time.ts';
import { tagOf } from '../../packs/apply.ts';
import type { Pack, PackTag } from '../../packs/schema.ts';
import { type BurdenLedger, burdenOf } from '../../stats/burden.ts';
import { seriesOf } from '../../stats/unit-series.ts';
import { minutesOf, type SpentMinutes } from '../../stats/visit-minutes.ts';
import { type Watch, watch } from '../../store/live.ts';
import { type Entry, newestUnder } from '../../store/queries.ts';
import { newestMembers } from '../members.ts';
import { asStands, readTagStands } from '../review/tag-stands.ts';
import type { Session } from '../session.ts';
import {
  type DutySaid,
  dutiesUnder,
  type ItemRatings,
  ratingsUnder,
  readUnder,
  type VisitUnder,
} from './units-ratings.ts';

export type { DutySaid, ItemRatings } from './units-ratings.ts';

/** More than this nobody has of one unit, or in one team. */
const MOST = 2000;

/** What the visits of a unit, and of those that were merged into it, add up to. */
export interface UnitFacts {
  /** In the order in which they began (S05). */
  visits: readonly VisitOfUnit[];
  ratings: readonly ItemRatings[];
  duties: readonly DutySaid[];
  /** Suspected and confirmed ones, oldest first. */
  tags: readonly TagOfUnit[];
  burden: BurdenLedger;
  /** Everybody in the team, for recusals. */
  members: readonly Entry<'member'>[];
}

/** A visit as the unit's page lists it. */
export interface VisitOfUnit {
  visit: Entry<'visit'>;
  /** The version of the pack that it was begun with, as the visit says. */
  version: string;
  /** False where that version isn't to be had: then it is read under the one in force. */
  versionKnown: boolean;
  spent: SpentMinutes;
}

/** A tag as the unit's page lists it. */
export interface TagOfUnit {
  tag: Entry<'tag'>;
  /** As the version of its visit has it; null where that hasn't got it. */
  kind: PackTag | null;
  /** `YYYY-MM-DD` of its visit; '' where that was lost. */
  date: string;
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
async function readUnitFacts(session: Session, ids: readonly Id[]): Promise<UnitFacts> {
  const { db, pack } = session;
  const found = await Promise.all(ids.map((id) => newestUnder(db, id, 'visit', MOST)));
  // What is on the live shelf was not taken away.
  const visits = seriesOf(found.flat().map((visit) => ({ ...visit, body: { ...visit.body, deleted: null } })));
  const [stands, under, tags, members] = await Promise.all([
    readTagStands(session),
    readUnder(session, visits),
    Promise.all(visits.map((visit) => newestUnder(db, visit.id, 'tag', MOST))),
    newestMembers(db, MOST),
  ]);
  return {
    visits: under.map(visitOf),
    ratings: ratingsUnder(under),
    duties: dutiesUnder(under),
    tags: under.flatMap((one, at) =>
      openTags(
        one,
        (tags[at] ?? []).map((tag) => asStands(stands, tag)),
      ),
    ),
    burden: burdenOf(
      visits.map(({ id, body }) => ({ ...body, id, unit: ids[0] ?? '' })),
      limitsOf(pack),
    ),
    members: [...members].reverse(),
  };
}

function visitOf({ visit, pack }: VisitUnder): VisitOfUnit {
  const { body, id } = visit;
  const version = String(body.packVersion ?? '');
  return { visit, version, versionKnown: version === pack.version, spent: minutesOf({ ...body, id }) };
}

function openTags({ visit, pack }: VisitUnder, tags: readonly Entry<'tag'>[]): TagOfUnit[] {
  const date = visit.body.began ? shownTime(visit.body.began).date : '';
  const open = tags.filter(({ body }) => body.status !== 'ruledOut').reverse();
  return open.map((tag) => ({ tag, date, kind: tagOf(pack, tag.body.tag) ?? null }));
}

const NO_LIMITS = { visitsPerUnitMonth: null, minutesPerVisit: null, peoplePerVisit: null, papersPerVisit: null };

const limitsOf = ({ limits }: Pack) => limits ?? NO_LIMITS;
