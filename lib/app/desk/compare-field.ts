import type { Id } from '../../model/ids.ts';
import { shownTime } from '../../model/time.ts';
import { itemsFor, traitsOf } from '../../packs/apply.ts';
import type { Pack, PackItem } from '../../packs/schema.ts';
import { type PackScores, scoreVisit } from '../../packs/score.ts';
import { type Family, familyOf } from '../../stats/family.ts';
import { groupBy } from '../../stats/group-by.ts';
import { seriesOf } from '../../stats/unit-series.ts';
import type { Entry } from '../../store/queries.ts';
import { endOf } from '../merged-units.ts';
import { underVisit } from '../pack-shown.ts';
import type { Session } from '../session.ts';

/** The live records that pictures are made of, by id. */
export interface Records {
  unit: ReadonlyMap<Id, Entry<'unit'>>;
  visit: ReadonlyMap<Id, Entry<'visit'>>;
  tag: ReadonlyMap<Id, Entry<'tag'>>;
  evaluation: ReadonlyMap<Id, Entry<'evaluation'>>;
}
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

/** A unit that stands for itself, with its visits and those of all that were merged into it. */
export interface ComparedUnit {
  id: Id;
  name: string;
  type: string | null;
  place: string | null;
  level: string | null;
  traits: readonly string[];
  /** In the order in which they began. */
  visits: readonly ComparedVisit[];
}

/** All that pictures are made of: the roster and the current campaign's visits. */
export interface Field {
  campaign: string;
  /** The pack in force: its order of items, its words. */
  pack: Pack;
  units: ReadonlyMap<Id, ComparedUnit>;
  family: Family;
  visits: ReadonlyMap<Id, ComparedVisit>;
  tags: readonly Entry<'tag'>[];
  /** With the unit that each is of; null where none is known. */
  evaluations: readonly { entry: Entry<'evaluation'>; unit: Id | null }[];
  /** Visits that stand in no picture: of another campaign, or of a unit that was deleted. */
  left: { otherCampaign: number; noUnit: number };
}

/** Joins records into what pictures are made of. @param campaign the current one's id */
export async function joinField(session: Session, records: Records, campaign: string): Promise<Field> {
  const survivor = survivorsOf(records.unit);
  const own = [...records.visit.values()].filter(({ body }) => body.campaign === campaign);
  const standing = own.filter(({ body }) => records.unit.has(survivor(body.unit)));
  const compared = await compareVisits(session, records, standing, survivor);
  const visits = new Map(compared.map((visit) => [visit.id, visit]));
  const units = compareUnits(records, compared, survivor);
  const kin = [...units.keys()].map((id) => ({ id, parent: parentOf(records.unit.get(id), survivor) }));
  return {
    campaign,
    pack: session.pack,
    units,
    family: familyOf(kin),
    visits,
    tags: [...records.tag.values()].filter(({ parent }) => visits.has(parent)),
    evaluations: evaluationsOf(records, visits, campaign, survivor),
    left: { otherCampaign: records.visit.size - own.length, noUnit: own.length - standing.length },
  };
}

function parentOf(unit: Entry<'unit'> | undefined, survivor: (id: string) => Id): Id | null {
  const parent = unit?.body.parent;
  return parent ? survivor(parent) : null;
}

/** The unit that stands for another now; what refers to one that was taken away stands for itself again. */
function survivorsOf(units: Records['unit']): (id: string) => Id {
  const known = new Map<string, Id>();
  return (id) => {
    const end =
      known.get(id) ??
      endOf(id, (one) => {
        const to = units.get(one)?.body.mergedInto;
        return to && units.has(to) ? to : null;
      });
    known.set(id, end);
    return end;
  };
}

function compareUnits(
  records: Records,
  visits: readonly ComparedVisit[],
  survivor: (id: string) => Id,
): Map<Id, ComparedUnit> {
  const own = groupBy(visits, ({ unit }) => unit);
  const units = new Map<Id, ComparedUnit>();
  for (const { id, body } of records.unit.values()) {
    if (survivor(id) !== id) continue;
    units.set(id, {
      id,
      name: body.name ?? '',
      type: body.type ?? null,
      place: body.place?.trim() || null,
      level: body.level?.trim() || null,
      traits: traitsOf(body),
      visits: own.get(id) ?? [],
    });
  }
  return units;
}

/** A visit whose beginning was lost with a torn journal comes first of its series. */
const LOST = { device: 0, offset: 0, zone: 'UTC' };

/** The visits in time, each under its own version; every version is looked up once, and what it asks of each kind of unit. */
async function compareVisits(
  session: Session,
  records: Records,
  visits: readonly Entry<'visit'>[],
  survivor: (id: string) => Id,
): Promise<ComparedVisit[]> {
  const packs = new Map<string, Pack>();
  for (const visit of visits) {
    const { packVersion } = visit.body;
    if (!packs.has(packVersion)) packs.set(packVersion, (await underVisit(session, visit)).pack);
  }
  const asked = new Map<string, readonly PackItem[]>();
  const series = seriesOf(visits.map(({ id, body }) => ({ id, body: { ...body, began: body.began ?? LOST } })));
  return series.map(({ id, body }) => {
    const unit = survivor(body.unit);
    const pack = packs.get(body.packVersion) ?? session.pack;
    const of = records.unit.get(unit)?.body;
    const traits = traitsOf(of ?? {});
    const key = [body.packVersion, of?.type, ...traits].join(' ');
    const items = asked.get(key) ?? itemsFor(pack, of?.type ?? null, traits);
    asked.set(key, items);
    const { date, time } = body.began === LOST ? { date: '', time: '' } : shownTime(body.began);
    return { id, unit, date, time, body, pack, items };
  });
}

/** Evaluations of the campaign: those of its visits, and those that stand under a unit or under nothing. */
function evaluationsOf(
  records: Records,
  visits: Field['visits'],
  campaign: string,
  survivor: (id: string) => Id,
): Field['evaluations'] {
  return [...records.evaluation.values()].flatMap((entry) => {
    const visit = visits.get(entry.parent);
    if (visit) return [{ entry, unit: visit.unit }];
    if (records.visit.has(entry.parent) || (entry.body.campaign ?? campaign) !== campaign) return [];
    const unit = survivor(entry.parent);
    return [{ entry, unit: records.unit.has(unit) ? unit : null }];
  });
}

const scored = new WeakMap<ComparedVisit, PackScores>();

/** A visit's scores under its own version, worked out once. */
export function scoresOf(visit: ComparedVisit): PackScores {
  const known = scored.get(visit) ?? scoreVisit(visit.pack, visit.items, visit.body);
  scored.set(visit, known);
  return known;
}
