import type { Id } from '../../model/ids.ts';
import { loadBuiltinPack } from '../../packs/builtin.ts';
import type { Pack, Pair } from '../../packs/schema.ts';
import type { DayRange } from '../../stats/day-range.ts';
import { type Entry, getRecords } from '../../store/queries.ts';
import { pairOf } from '../campaign-shown.ts';
import { packInForce } from '../packs-in-force.ts';
import type { Session } from '../session.ts';
import type { Records } from './compare-records.ts';

/** Which records pictures are made of: the campaigns that they belong to, and the days of visits. */
export interface Scope extends DayRange {
  /** The current one alone, all there are, or these; an id that no campaign has is as good as any. */
  readonly campaigns: 'current' | 'all' | readonly Id[];
}

/** The current campaign, all its days. */
export const CURRENT: Scope = { campaigns: 'current', from: null, until: null };

/** What a campaign is called. */
export interface CampaignNamed {
  /** In both languages where it is the pack's own; null where nothing of it is known here but its records. */
  name: Pair | null;
  /** Taken away, or never brought here: its visits are still there. */
  isGone: boolean;
}

/** A campaign that pictures can be made of. */
export interface ComparedCampaign extends CampaignNamed {
  id: Id;
  isCurrent: boolean;
  visits: number;
}

/**
 * The campaigns that there are, and those that only visits still name: the current one first, then the newest, those
 * that are gone last.
 */
export async function readCampaigns(
  { db }: Session,
  records: Pick<Records, 'campaign' | 'visit'>,
  current: Id,
): Promise<ComparedCampaign[]> {
  const counts = new Map<Id, number>();
  for (const { body } of records.visit.values()) {
    const id = body.campaign ?? '';
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const live = [...records.campaign.values()].sort((a, b) => rank(a.id, current) - rank(b.id, current) || newer(a, b));
  const goneIds = [...counts.keys()].filter((id) => id !== '' && !records.campaign.has(id)).sort();
  const gone = goneIds.length > 0 ? await getRecords(db, 'campaign', goneIds) : [];
  const shown = async (id: Id, entry: Entry<'campaign'> | null, isGone: boolean): Promise<ComparedCampaign> => {
    const name = entry && (await campaignName(entry));
    return { id, name, isCurrent: id === current, isGone, visits: counts.get(id) ?? 0 };
  };
  return Promise.all([
    ...live.map((entry) => shown(entry.id, entry, false)),
    ...goneIds.map((id, at) => shown(id, gone[at] ?? null, true)),
  ]);
}

/** What a campaign is called, in both languages where the name is its pack's own; null where it has none. */
export async function campaignName({ body }: Entry<'campaign'>): Promise<Pair | null> {
  if (!body.name?.trim()) return null;
  return pairOf(body.name, (await loadBuiltinPack(body.pack))?.seed.campaign.name ?? null);
}

const rank = (id: Id, current: Id): number => (id === current ? 0 : 1);
const newer = (a: { id: Id }, b: { id: Id }): number => (a.id < b.id ? 1 : -1);

/** What was chosen, as a question to a record's campaign. */
export function chosenBy({ campaigns }: Scope, current: Id): (campaign: Id) => boolean {
  if (campaigns === 'all') return () => true;
  const ids = new Set(campaigns === 'current' ? [current] : campaigns);
  return (campaign) => ids.has(campaign);
}

/**
 * The packs of the campaigns that were chosen, each once. The first gives pictures their items and words: the current
 * campaign's where that is among them, else the newest one's.
 */
export async function packsOf(
  session: Session,
  campaigns: readonly ComparedCampaign[],
  isChosen: (campaign: Id) => boolean,
): Promise<readonly [Pack, ...Pack[]]> {
  const chosen = campaigns.filter(({ id }) => isChosen(id));
  const packs: Pack[] = [];
  for (const { id, isCurrent } of chosen) {
    const pack = isCurrent ? session.pack : await packInForce(session.db, id);
    if (!packs.some((one) => one.id === pack.id)) packs.push(pack);
  }
  const [first = session.pack, ...others] = packs;
  return [first, ...others];
}
