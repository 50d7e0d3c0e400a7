import type { Id, Sha256 } from '../../model/ids.ts';
import type { Kind } from '../../model/records.ts';
import type { Receiver } from '../../review/blind.ts';
import { readAttachment, SealMismatch } from '../../store/attachments.ts';
import { readMeta } from '../../store/meta.ts';
import { type Entry, getRecords, logsOf } from '../../store/queries.ts';
import type { BatchRow, Database } from '../../store/schema.ts';
import { packInForce } from '../packs-in-force.ts';
import { readBlindVisits } from '../review/blind.ts';
import type { Session } from '../session.ts';
import { readOpenAt } from './finding-scopes.ts';
import { readRemovalBatches, readRemoved, removalOf } from './removals.ts';
import { readScopeAbove, readVisitScopes, readVisits, type Scope } from './scope.ts';
import { readStays, type Staying, type Stays } from './stays.ts';

/** What a person chose to hand out, and to whom: somebody, or whoever may open it. */
export interface Choice {
  /** Of one that was taken away its removal goes, to those who may have it. */
  readonly visits: readonly Id[];
  readonly to: Receiver;
  /** Units whose open findings go, also without the visits that they were made at; none where it is left out. */
  readonly openAt?: readonly Id[];
}

/** A visit that is to go, and what of it stays. */
export interface GoingVisit {
  readonly visit: Entry<'visit'>;
  readonly staying: readonly Staying[];
  /** Its ratings stay until both who rate its unit have handed over. */
  readonly blind: boolean;
  /** How many records of each kind go. */
  readonly counts: ReadonlyMap<Kind, number>;
}

/** The findings of a unit that are to go because some of them are open, and what of them stays. */
interface GoingFindings {
  readonly unit: Id;
  /** How many open ones go, and how many solved ones along with them. */
  readonly open: number;
  readonly along: number;
  readonly staying: readonly Staying[];
}

/** What goes and what stays, before anything is written. */
export interface Going {
  readonly choice: Choice;
  readonly visits: readonly GoingVisit[];
  /** Visits that were taken away, of which nothing goes but that. */
  readonly removals: readonly Entry<'visit'>[];
  readonly findings: readonly GoingFindings[];
  /** How many records of each kind go that stand above visits: units, members, tasks, draws, packs. */
  readonly above: ReadonlyMap<Kind, number>;
  /** Evidence that goes: its bytes are those of a clean copy. */
  readonly evidence: readonly Entry<'evidence'>[];
  /** Frozen rosters that go with their draws, so that these can be reckoned again elsewhere. */
  readonly rosters: readonly Sha256[];
  readonly scopes: readonly { readonly scope: Scope; readonly stays: Stays }[];
  readonly blind: ReadonlySet<Id>;
  /**
   * Visits of which words that stay lie in a batch that went out before they were to stay: it goes whole, as it was signed.
   */
  readonly outAlready: readonly Id[];
  /** Visits to choose as well: something of what is chosen lies in one batch with them, and stays without them. */
  readonly bound: readonly Id[];
}

type Scoped = Going['scopes'][number];

/** The visits that aren't chosen and lie in one batch with something that is, which stays for that reason. */
async function readBound(session: Session, scopes: readonly Scoped[], removals: Going['removals']): Promise<Id[]> {
  const whole = aboutOf(scopes.filter(goesWhole));
  const removed = new Set(removals.map(({ id }) => id));
  const ofRemovals = await readRemovalBatches(session, removals);
  const bound = new Set<Id>();
  await session.db.batches.each(({ digest, homes = [] }) => {
    if (!ofRemovals.has(digest) && !homes.some((home) => whole.has(home))) return;
    for (const home of homes) if (home !== null && !whole.has(home) && !removed.has(home)) bound.add(home);
  });
  return [...bound];
}

/** Whether all of what a scope is about goes, and not a part of it. */
const goesWhole = ({ scope }: Scoped): boolean => !scope.findingsOnly && !scope.removalOnly;

const aboutOf = (some: readonly Scoped[]) => new Set(some.map(({ scope }) => scope.about));

/** Says what of the chosen visits and findings would go and what would stay. Nothing is written. */
export async function readGoing(session: Session, choice: Choice): Promise<Going> {
  const chosen = await readVisits(session, choice.visits);
  const blind = await readBlindVisits(session, choice.to);
  const visits: GoingVisit[] = [];
  const evidence: Entry<'evidence'>[] = [];
  const scopes: Scoped[] = [];
  for (const visit of chosen) {
    const own = await readVisitScopes(session, visit);
    const all = own.flatMap(({ records }) => records);
    const stays = await readStays(session, all);
    for (const scope of own) scopes.push({ scope, stays });
    const going = goingOf(all, stays);
    evidence.push(...going.filter((one): one is Entry<'evidence'> => one.kind === 'evidence'));
    visits.push({ visit, staying: stays.staying, blind: blind.has(visit.id), counts: countKinds(going) });
  }
  const removals = await readRemoved(session, choice.visits);
  scopes.push(...removals.map(removalOf));
  const findings = await readFindingsGoing(session, choice.openAt ?? [], scopes);
  const scope = await readScopeAbove(session);
  const stays = await readStays(session, scope.records);
  scopes.push({ scope, stays });
  const above = goingOf(scope.records, stays);
  const rosters = await rostersOf(above);
  const [bound, outAlready] = await Promise.all([
    readBound(session, scopes, removals),
    readOutAlready(session, scopes),
  ]);
  const whole = { choice, visits, removals, findings, above: countKinds(above) };
  return { ...whole, evidence, rosters, scopes, blind, bound, outAlready };
}

async function readOutAlready({ db }: Session, scopes: readonly Scoped[]): Promise<Id[]> {
  const found = new Set<Id>();
  for (const { scope, stays } of scopes) {
    if (scope.about === null) continue;
    const own = new Set(scope.records.map(({ id }) => id));
    const ids = stays.staying.flatMap(({ record }) => (own.has(record.id) ? [record.id] : []));
    const log = [...(await logsOf(db, ids)).values()].flat();
    if (log.some((change) => change.batch !== undefined && !stays.goes(change))) found.add(scope.about);
  }
  return [...found];
}

/** @param scopes takes what goes of them */
async function readFindingsGoing(session: Session, units: readonly Id[], scopes: Scoped[]): Promise<GoingFindings[]> {
  const found: GoingFindings[] = [];
  for (const { unit, open, along, scopes: own } of await readOpenAt(session, units)) {
    const all = own.flatMap(({ records }) => records);
    const stays = await readStays(session, all);
    for (const scope of own) scopes.push({ scope, stays });
    const going = new Set(goingOf(all, stays).map(({ id }) => id));
    const count = (some: readonly Entry<'finding'>[]) => some.filter(({ id }) => going.has(id)).length;
    found.push({ unit, open: count(open), along: count(along), staying: stays.staying });
  }
  return found;
}

/** What is shown as going: what is live and doesn't stay whole. */
function goingOf(records: readonly Entry<Kind>[], { staying }: Stays): Entry<Kind>[] {
  const home = new Set(staying.flatMap(({ record, wordsOnly }) => (wordsOnly ? [] : [record.id])));
  return records.filter(({ id, shelf }) => shelf === 'live' && !home.has(id));
}

/** The rosters of draws whose bytes are here as they were frozen. */
async function rostersOf(records: readonly Entry<Kind>[]): Promise<Sha256[]> {
  const draws = records.filter((one): one is Entry<'draw'> => one.kind === 'draw');
  const found: Sha256[] = [];
  for (const hash of new Set(draws.map(({ body }) => body.rosterHash))) {
    try {
      if (await readAttachment(hash)) found.push(hash);
    } catch (error) {
      // The desk says of the draw that its roster was changed; what was changed proves nothing elsewhere.
      if (!(error instanceof SealMismatch)) throw error;
    }
  }
  return found.sort();
}

/** The batches that go: those of the chosen visits and findings, their units and what stands above, whoever made them. */
export async function readBatchesGoing(session: Session, { scopes, blind, removals }: Going): Promise<BatchRow[]> {
  const whole = aboutOf(scopes.filter(goesWhole));
  const findings = aboutOf(scopes.filter(({ scope }) => !scope.removalOnly));
  const ofRemovals = await readRemovalBatches(session, removals);
  const removed = new Set<Id | null>(removals.map(({ id }) => id));
  const goes = ({ digest, about, homes, findings: only }: BatchRow) => {
    const isRemoval = ofRemovals.has(digest);
    if (homes) return homes.every((home) => whole.has(home) || (isRemoval && removed.has(home)));
    return isRemoval || whole.has(about) || (only === true && findings.has(about));
  };
  const isBlind = ({ about, homes = [about] }: BatchRow) => homes.some((home) => home !== null && blind.has(home));
  const rows = await session.db.batches.toArray();
  return rows
    .filter((row) => goes(row) && !(row.ratings && isBlind(row)))
    .sort((a, b) => (a.author === b.author ? a.seq - b.seq : a.author < b.author ? -1 : 1));
}

/** A version of a pack. */
interface PackVersion {
  readonly id: string;
  readonly version: string;
}

/**
 * The packs that go, those that are shipped included: what was rated is read under its own words, findings by the areas
 * of their campaign, and tasks are done with the one in force.
 */
export async function readPacksGoing({ db }: Session, { visits, scopes }: Going): Promise<PackVersion[]> {
  const findings = scopes.flatMap(({ scope }) => (scope.findingsOnly ? scope.records : []));
  const named = [
    ...visits.map(({ visit }) => visit.body.campaign),
    ...findings.flatMap(({ body }) => body.campaign ?? []),
  ];
  const campaigns = await campaignsOf(db, named.map(String));
  const found = new Map<string, PackVersion>();
  const add = (id: string | undefined, version: string) => id && found.set(`${id}@${version}`, { id, version });
  const inForce = await packInForce(db, await readMeta(db, 'campaign'));
  add(inForce.id, inForce.version);
  for (const { visit } of visits) add(campaigns.get(visit.body.campaign)?.body.pack, visit.body.packVersion);
  for (const { body } of findings) {
    const campaign = campaigns.get(String(body.campaign));
    if (campaign) add(campaign.body.pack, campaign.body.packVersion);
  }
  return [...found.values()];
}

async function campaignsOf(db: Database, ids: readonly Id[]): Promise<Map<Id, Entry<'campaign'>>> {
  const found = await getRecords(db, 'campaign', [...new Set(ids)]);
  return new Map(found.flatMap((one) => (one ? [[one.id, one] as const] : [])));
}

function countKinds(records: readonly Entry<Kind>[]): Map<Kind, number> {
  const counts = new Map<Kind, number>();
  for (const { kind } of records) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}
