import type { Id } from '../../model/ids.ts';
import { shownTime } from '../../model/time.ts';
import { traitsOf } from '../../packs/apply.ts';
import type { Pack } from '../../packs/schema.ts';
import { isBackwards, placeInRange } from '../../stats/day-range.ts';
import { type Family, familyOf } from '../../stats/family.ts';
import { groupBy } from '../../stats/group-by.ts';
import { type Entry, getRecords } from '../../store/queries.ts';
import { survivorsIn } from '../merged-units.ts';
import type { Session } from '../session.ts';
import { type ComparedCampaign, CURRENT, chosenBy, packsOf, readCampaigns, type Scope } from './compare-campaigns.ts';
import type { Records } from './compare-records.ts';
import { type ComparedVisit, compareVisits } from './compare-visits.ts';

export type { ComparedVisit } from './compare-visits.ts';

/** A unit that stands for itself, with its visits and those of all that were merged into it. */
export interface ComparedUnit {
  id: Id;
  name: string;
  type: string | null;
  place: string | null;
  level: string | null;
  traits: readonly string[];
  /** Those that can be held against the pack in force, in the order in which they began. */
  visits: readonly ComparedVisit[];
}

/** Visits that stand in no picture, each counted once, for the first of these reasons that holds. */
interface LeftOut {
  /** Of a campaign that was not chosen, or of one that is gone. */
  otherCampaign: number;
  goneCampaign: number;
  /** Of a unit that was deleted. */
  noUnit: number;
  /** On a day out of the range; without a day, where there is a range. */
  otherDay: number;
  noDay: number;
  /** Made with another pack than the one that gives the pictures their items: only coverage counts them. */
  otherPack: number;
}

/** All that pictures are made of: the roster, and the visits of the campaigns and days that were chosen. */
export interface Field {
  /** The current campaign. */
  campaign: string;
  scope: Scope;
  /** Those that can be chosen. */
  campaigns: readonly ComparedCampaign[];
  /** The pack in force in the first of the chosen campaigns: its order of items, its words. */
  pack: Pack;
  /** The unit types that the packs of the chosen campaigns know. */
  types: ReadonlySet<string>;
  units: ReadonlyMap<Id, ComparedUnit>;
  family: Family;
  visits: ReadonlyMap<Id, ComparedVisit>;
  tags: readonly Entry<'tag'>[];
  /** With the unit that each is of; null where none is known. */
  evaluations: readonly { entry: Entry<'evaluation'>; unit: Id | null }[];
  left: LeftOut;
  /** Visits in the pictures whose campaign is gone. */
  ofGone: number;
}

/**
 * Joins records into what pictures are made of.
 * @param current the current campaign's id
 * @param scope a range that ends before it begins bounds nothing
 */
export async function joinField(
  session: Session,
  records: Records,
  current: string,
  scope: Scope = CURRENT,
): Promise<Field> {
  const survivor = survivorsIn(records.unit);
  const range = isBackwards(scope) ? CURRENT : scope;
  const isChosen = chosenBy(scope, current);
  const campaigns = await readCampaigns(session, records, current);
  const packs = await packsOf(session, campaigns, isChosen);
  const [pack] = packs;
  const left: LeftOut = { otherCampaign: 0, goneCampaign: 0, noUnit: 0, otherDay: 0, noDay: 0, otherPack: 0 };
  const standing = [...records.visit.values()].filter(({ body }) => {
    const why = whyLeft(body, records, { isChosen, range, survivor });
    if (why) left[why] += 1;
    return why === null;
  });
  const all = await compareVisits(session, records, standing, survivor);
  const visits = new Map(all.map((visit) => [visit.id, visit]));
  const compared = all.filter((visit) => visit.pack.id === pack.id);
  left.otherPack = all.length - compared.length;
  const comparedIds = new Set(compared.map(({ id }) => id));
  const units = compareUnits(records, compared, survivor);
  const kin = [...units.keys()].map((id) => ({ id, parent: parentOf(records.unit.get(id), survivor) }));
  const isOwn = ({ body }: Entry<'evaluation'>) => {
    const campaign = body.campaign ?? current;
    const own = records.campaign.get(String(campaign))?.body.pack ?? session.pack.id;
    const day = body.at ? shownTime(body.at).date : '';
    return isChosen(String(campaign)) && own === pack.id && placeInRange(day, range) === 'in';
  };
  return {
    campaign: current,
    scope,
    campaigns,
    pack,
    types: new Set(packs.flatMap(({ unitTypes }) => unitTypes.map(({ id }) => id))),
    units,
    family: familyOf(kin),
    visits,
    tags: [...records.tag.values()].filter(({ parent }) => comparedIds.has(parent)),
    evaluations: await evaluationsOf(session, records, { visits, comparedIds, isOwn, survivor }),
    left,
    ofGone: all.filter(({ body }) => !records.campaign.has(body.campaign) && body.campaign !== current).length,
  };
}

interface Asked {
  isChosen(campaign: Id): boolean;
  range: Scope;
  survivor(id: string): Id;
}

function whyLeft(body: Entry<'visit'>['body'], records: Records, { isChosen, range, survivor }: Asked) {
  const campaign = body.campaign ?? '';
  if (!isChosen(campaign)) return records.campaign.has(campaign) ? 'otherCampaign' : 'goneCampaign';
  if (!records.unit.has(survivor(body.unit))) return 'noUnit';
  const place = placeInRange(body.began ? shownTime(body.began).date : '', range);
  if (place === 'in') return null;
  return place === 'noDay' ? 'noDay' : 'otherDay';
}

function parentOf(unit: Entry<'unit'> | undefined, survivor: (id: string) => Id): Id | null {
  const parent = unit?.body.parent;
  return parent ? survivor(parent) : null;
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

interface EvaluationsAsked {
  visits: Field['visits'];
  comparedIds: ReadonlySet<Id>;
  /** Whether one that stands under no visit belongs to what was chosen. */
  isOwn(entry: Entry<'evaluation'>): boolean;
  survivor(id: string): Id;
}

/** Evaluations of the visits in the pictures, and those that stand under a unit or under nothing. */
async function evaluationsOf(
  { db }: Session,
  records: Records,
  { visits, comparedIds, isOwn, survivor }: EvaluationsAsked,
): Promise<Field['evaluations']> {
  const all = [...records.evaluation.values()];
  const homeless = [...new Set(all.map(({ parent }) => parent))].filter(
    (parent) => parent && !records.visit.has(parent) && !records.unit.has(parent),
  );
  // What stood under a visit that was taken away went with it.
  const gone = homeless.length > 0 ? await getRecords(db, 'visit', homeless) : [];
  const withVisit = new Set(gone.flatMap((visit) => visit?.id ?? []));
  return all.flatMap((entry) => {
    const visit = visits.get(entry.parent);
    if (visit) return comparedIds.has(visit.id) ? [{ entry, unit: visit.unit }] : [];
    if (records.visit.has(entry.parent) || withVisit.has(entry.parent) || !isOwn(entry)) return [];
    const unit = survivor(entry.parent);
    return [{ entry, unit: records.unit.has(unit) ? unit : null }];
  });
}
