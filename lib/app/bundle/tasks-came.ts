import { personOf } from '../../changes/change.ts';
import type { Id } from '../../model/ids.ts';
import { type Watch, watch } from '../../store/live.ts';
import { readMeta, writeMeta } from '../../store/meta.ts';
import { changesOf } from '../../store/queries.ts';
import { setCurrentCampaign } from '../desk/campaign.ts';
import type { Session } from '../session.ts';
import { makeCurrentBy } from './campaign-by.ts';
import type { CampaignNamed } from './campaign-plan.ts';
import type { Incoming } from './seen.ts';

/** The tasks that a file brought. */
export interface TasksCame {
  /** Whose tasks they are. */
  readonly campaign: CampaignNamed;
  /** By which file they came. */
  readonly file: string;
  /** Whether it is the current one now, whose tasks the first screen lists. */
  readonly current: boolean;
  /** The one that was current until it became it by this file; null where it didn't. */
  readonly instead: CampaignNamed | null;
}

/**
 * Makes ready for tasks that a file brought, once it was taken in: their campaign becomes the current one where the dry
 * run said so and nobody chose another since, and where the packer doesn't know who works here the first screen asks.
 * @returns null where it brought none
 */
export async function adoptTasks(
  session: Session,
  { campaign: plan, packer, digest }: Incoming,
): Promise<TasksCame | null> {
  const { db, me } = session;
  if (!plan || !(await db.records.get(plan.id))) return null;
  const { id, name, before } = plan;
  const chosen = String(await readMeta(db, 'campaign'));
  const becomes = plan.does === 'becomes' && chosen === before.id;
  if (becomes) await makeCurrentBy(db, { file: digest, campaign: id, before: chosen });
  if (packer.person !== me.id && !(await isNamed(session))) await writeMeta(db, 'tookTasks', id);
  const current = becomes || chosen === id;
  return { campaign: { id, name }, file: digest, current, instead: becomes ? before : null };
}

/** A person makes the campaign of tasks that came the current one; undoable, and undone with the file as well. */
export async function useCameCampaign(session: Session, { campaign, file }: TasksCame): Promise<void> {
  const before = String(await readMeta(session.db, 'campaign'));
  if (before === campaign.id) return;
  await setCurrentCampaign(session, campaign.id);
  await makeCurrentBy(session.db, { file, campaign: campaign.id, before });
}

/** Whether somebody else said something of whoever works here: then they are in the team under their own name. */
async function isNamed({ db, me }: Session): Promise<boolean> {
  return (await changesOf(db, me.id)).some(({ author }) => personOf(author) !== me.id);
}

/** Watches whether a campaign is the current one. @returns stops watching */
export function watchIsCurrent({ db }: Session, campaign: Id, on: Watch<boolean>): () => void {
  return watch(async () => (await readMeta(db, 'campaign')) === campaign, on);
}
