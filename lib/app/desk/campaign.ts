import type { Id } from '../../model/ids.ts';
import { momentNow } from '../../model/time.ts';
import { BUILTIN_PACKS, loadBuiltinPack } from '../../packs/builtin.ts';
import { FIRST_VERSION, type Pack, type Pair } from '../../packs/schema.ts';
import type { Edit } from '../../store/commit.ts';
import { type Watch, watch } from '../../store/live.ts';
import { readMeta, writeMeta } from '../../store/meta.ts';
import { type Entry, getRecord, newestOf, scan } from '../../store/queries.ts';
import { newestMembers } from '../members.ts';
import { DRAFT_VERSION, packFor } from '../packs-in-force.ts';
import { isOfTeam } from '../party.ts';
import { creation, type Session } from '../session.ts';
import { joining } from './campaign-members.ts';

/** More campaigns, or members of a team, than this are not shown. */
const MOST = 2000;

/** A campaign with its team, and which others there are. */
export interface CampaignView {
  current: Entry<'campaign'>;
  /** All, the newest first. */
  campaigns: Entry<'campaign'>[];
  team: Entry<'team'> | null;
  /** The team's, and those that belong to none, in the order in which they came. */
  members: Entry<'member'>[];
  /** Those of other teams. */
  others: Entry<'member'>[];
  /** What shipped packs and the one in force call their campaigns, by pack. */
  seeded: ReadonlyMap<string, Pair>;
}

/** Watches the current campaign; null where there is none. @returns stops watching */
export function watchCampaign(session: Session, on: Watch<CampaignView | null>): () => void {
  const { db, pack } = session;
  return watch(async () => {
    const current = await getRecord(db, 'campaign', String(await readMeta(db, 'campaign')));
    if (!current) return null;
    const [campaigns, team, members] = await Promise.all([
      newestOf(db, 'campaign', MOST),
      current.body.team ? getRecord(db, 'team', current.body.team) : null,
      newestMembers(db, MOST),
    ]);
    const isOwn = ({ body }: Entry<'member'>) => !body.team || isOfTeam(body, current.body.team);
    const inOrder = members.reverse();
    const others = inOrder.filter((one) => !isOwn(one));
    const packs = [...(await Promise.all(BUILTIN_PACKS.map(loadBuiltinPack))), pack].filter((one) => one !== undefined);
    const seeded = new Map(packs.map(({ id, seed }) => [id, seed.campaign.name]));
    return { current, campaigns, team, members: inOrder.filter(isOwn), others, seeded };
  }, on);
}

/** A pack that a campaign can be begun with. */
export type PackChoice = Pick<Pack, 'id' | 'version' | 'title'>;

/** The packs that are to be had, each in its newest version: those that are shipped, and those that were brought in. */
export async function packChoices({ db }: Session): Promise<PackChoice[]> {
  const shipped = await Promise.all(BUILTIN_PACKS.map(loadBuiltinPack));
  const choices = new Map<string, PackChoice>();
  for (const pack of shipped) if (pack) choices.set(pack.id, pack);
  for (const { body } of (await newestOf(db, 'pack', MOST)).reverse()) {
    if (body.version === DRAFT_VERSION) continue;
    const { id, version, title } = body.data as unknown as Pack;
    choices.set(id, { id, version, title });
  }
  return [...choices.values()];
}

/**
 * The version that the campaign names where another one is in force, since that one isn't to be had here; null where
 * all is as it was chosen.
 */
export function missingVersion(session: Session, campaign: Entry<'campaign'>): string | null {
  const { packVersion } = campaign.body;
  return packVersion === session.pack.version || packVersion === FIRST_VERSION ? null : packVersion;
}

/**
 * Begins another campaign with a pack, and makes it the current one: new visits join it. Its team is its own, as the
 * pack describes it, and whoever works here is in it. Earlier visits stay in theirs.
 * @returns its id
 */
export async function startCampaign(session: Session, name: string, pack: Pick<Pack, 'id' | 'version'>): Promise<Id> {
  const { db, queue } = session;
  const [id, team] = [session.newId(), session.newId()];
  const before = await readMeta(db, 'campaign');
  const { seed } = await packFor(db, pack.id, pack.version);
  const body = { name: name.trim(), pack: pack.id, packVersion: pack.version, team };
  const me = await getRecord(db, 'member', session.me.id);
  const joins = (is: boolean): Edit[] => (me ? [joining(me, team, is)] : []);
  await queue.do([creation(team, 'team', null, teamOf(seed)), creation(id, 'campaign', null, body), ...joins(true)]);
  await writeMeta(db, 'campaign', id);
  session.undo.did('campaignStarted', async () => {
    await writeMeta(db, 'campaign', before);
    if (await isEmpty(session, id)) await queue.do([deletion('campaign', id), deletion('team', team), ...joins(false)]);
  });
  return id;
}

/** Chinese as the seeded team's: the screen shows the pack's words where nobody changed them. */
const teamOf = ({ team }: Pack['seed']) => ({ name: team.name.zh, level: team.level, mandate: team.mandate.zh });

/** Whether nothing belongs to a campaign: one with visits, draws or tasks is never taken away with its beginning. */
async function isEmpty({ db }: Session, campaign: Id): Promise<boolean> {
  for (const kind of ['visit', 'draw', 'task'] as const) {
    let isFound = false;
    await scan<'visit' | 'draw' | 'task'>(db, kind, ({ body }) => {
      isFound = body.campaign === campaign;
      return !isFound;
    });
    if (isFound) return false;
  }
  return true;
}

const deletion = (kind: 'campaign' | 'team', rec: Id): Edit => ({
  rec,
  kind,
  parent: null,
  field: 'deleted',
  value: { ...momentNow() },
});

/** Makes a campaign the current one: new visits join it, and its pack is in force; undoable. */
export async function setCurrentCampaign(session: Session, id: Id): Promise<void> {
  const before = await readMeta(session.db, 'campaign');
  if (before === id) return;
  await writeMeta(session.db, 'campaign', id);
  session.undo.did('campaignUsed', () => writeMeta(session.db, 'campaign', before));
}
