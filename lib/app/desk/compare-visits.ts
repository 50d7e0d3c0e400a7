import type { Id } from '../../model/ids.ts';
import { shownTime } from '../../model/time.ts';
import { itemsFor, traitsOf } from '../../packs/apply.ts';
import type { Pack, PackItem } from '../../packs/schema.ts';
import { type PackScores, scoreVisit } from '../../packs/score.ts';
import { seriesOf } from '../../stats/unit-series.ts';
import type { Entry } from '../../store/queries.ts';
import { underVisit } from '../pack-shown.ts';
import type { Session } from '../session.ts';
import type { Records } from './compare-records.ts';

/** A visit as pictures count it. */
export interface ComparedVisit {
  id: Id;
  /** The unit that stands for its own now. */
  unit: Id;
  /** Local day and time; empty where the beginning was lost. */
  date: string;
  time: string;
  body: Entry<'visit'>['body'];
  /** The version that it was begun with, and what that asked of the unit. */
  pack: Pack;
  items: readonly PackItem[];
}

/** A visit whose beginning was lost with a torn journal comes first of its series. */
const LOST = { device: 0, offset: 0, zone: 'UTC' };

/** The visits in time, each under its own version; every version is looked up once, and what it asks of each kind of unit. */
export async function compareVisits(
  session: Session,
  records: Records,
  visits: readonly Entry<'visit'>[],
  survivor: (id: string) => Id,
): Promise<ComparedVisit[]> {
  const packs = new Map<string, Pack>();
  for (const visit of visits) {
    const key = versionOf(visit);
    if (!packs.has(key)) packs.set(key, (await underVisit(session, visit)).pack);
  }
  const asked = new Map<string, readonly PackItem[]>();
  const series = seriesOf(visits.map(({ id, body }) => ({ id, body: { ...body, began: body.began ?? LOST } })));
  return series.map(({ id, body }) => {
    const unit = survivor(body.unit);
    const pack = packs.get(versionOf({ body })) ?? session.pack;
    const of = records.unit.get(unit)?.body;
    const traits = traitsOf(of ?? {});
    const key = [pack.id, pack.version, of?.type, ...traits].join(' ');
    const items = asked.get(key) ?? itemsFor(pack, of?.type ?? null, traits);
    asked.set(key, items);
    const { date, time } = body.began === LOST ? { date: '', time: '' } : shownTime(body.began);
    return { id, unit, date, time, body, pack, items };
  });
}

/** What decides which pack a visit stands under. */
const versionOf = ({ body }: { body: { campaign: string; packVersion: string } }): string =>
  `${body.campaign} ${body.packVersion}`;

const scored = new WeakMap<ComparedVisit, PackScores>();

/** A visit's scores under its own version, worked out once. */
export function scoresOf(visit: ComparedVisit): PackScores {
  const known = scored.get(visit) ?? scoreVisit(visit.pack, visit.items, visit.body);
  scored.set(visit, known);
  return known;
}
