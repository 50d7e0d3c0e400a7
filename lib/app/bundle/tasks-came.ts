import { personOf } from '../../changes/change.ts';
import type { Id } from '../../model/ids.ts';
import { builtinPack } from '../../packs/builtin.ts';
import { type Watch, watch } from '../../store/live.ts';
import { readMeta, writeMeta } from '../../store/meta.ts';
import { changesOf, type Entry, getRecord, newestOf } from '../../store/queries.ts';
import type { Session } from '../session.ts';
import type { Incoming } from './seen.ts';

/** More tasks than this nobody plans in one campaign. */
const MOST = 20_000;

/** The tasks that a file brought. */
export interface TasksCame {
  /** Whose tasks they are. */
  readonly campaign: Id;
  readonly name: string;
  /** Whether it is the current one now, whose tasks the first screen lists. */
  readonly current: boolean;
}

/**
 * Makes ready for tasks that a file brought, once it was taken in: their campaign becomes the current one where nobody
 * chose another, and where the packer doesn't know who works here the first screen asks.
 * @returns null where it brought none
 */
export async function adoptTasks(session: Session, { effects, packer }: Incoming): Promise<TasksCame | null> {
  const { db, me } = session;
  const brought = effects.some(({ kinds }) => kinds.some(({ kind, fresh }) => kind === 'task' && fresh > 0));
  if (!brought || packer.person === me.id) return null;
  const id = await newestCampaign(session, packer.person);
  const campaign = id ? await getRecord(db, 'campaign', id) : null;
  if (!campaign) return null;
  const chosen = await readMeta(db, 'campaign');
  // The campaign that every installation begins with is nobody's choice.
  const current = chosen === campaign.id || chosen === builtinPack().seed.campaign.id;
  if (current && chosen !== campaign.id) await writeMeta(db, 'campaign', campaign.id);
  if (!(await isNamed(session))) await writeMeta(db, 'tookTasks', campaign.id);
  return { campaign: campaign.id, name: campaign.body.name, current };
}

/** The campaign of the newest task that somebody planned. */
async function newestCampaign({ db }: Session, person: Id): Promise<Id | null> {
  for (const task of await newestOf(db, 'task', MOST)) {
    if (await isBy(db, task, person)) return task.body.campaign;
  }
  return null;
}

async function isBy(db: Session['db'], { id }: Entry<'task'>, person: Id): Promise<boolean> {
  return (await changesOf(db, id)).some(({ author }) => personOf(author) === person);
}

/** Whether somebody else said something of whoever works here: then they are in the team under their own name. */
async function isNamed({ db, me }: Session): Promise<boolean> {
  return (await changesOf(db, me.id)).some(({ author }) => personOf(author) !== me.id);
}

/** Watches whether a campaign is the current one. @returns stops watching */
export function watchIsCurrent({ db }: Session, campaign: Id, on: Watch<boolean>): () => void {
  return watch(async () => (await readMeta(db, 'campaign')) === campaign, on);
}
