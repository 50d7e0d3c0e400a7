import { type Change, personOf } from '../../changes/change.ts';
import { materialise } from '../../changes/materialise.ts';
import type { Id } from '../../model/ids.ts';
import { builtinPack, loadBuiltinPack } from '../../packs/builtin.ts';
import type { Pair } from '../../packs/schema.ts';
import { readMeta } from '../../store/meta.ts';
import { newestOf } from '../../store/queries.ts';
import type { Database } from '../../store/schema.ts';
import { rowsOf } from '../../store/walk.ts';
import { pairOf } from '../campaign-shown.ts';
import type { KeyStanding } from './address-book.ts';

/** A campaign as a screen can name it. */
export interface CampaignNamed {
  readonly id: Id;
  /** In both languages where it is the pack's own; '' where nobody named it. */
  readonly name: Pair;
}

/** What taking a file in does with the campaign of the tasks that it brings. */
export interface CampaignPlan extends CampaignNamed {
  /**
   * It is the current one already (`stays`); it `becomes` it; or that is left to a person: since another one was chosen
   * here (`chosen`), or since nobody knows the packer yet and visits are here that belong to another (`unknown`).
   */
  readonly does: 'stays' | 'becomes' | 'chosen' | 'unknown';
  /** The one that is current before. */
  readonly before: CampaignNamed;
}

interface Packer {
  readonly person: Id;
  readonly standing: KeyStanding;
}

/**
 * Says what taking changes in would do with the current campaign. By itself another one becomes it only where nobody
 * chose one here, and where the packer's key is confirmed (by hand or by the roster that is gone by) or no visit is here
 * yet: a fresh member's first file must just work, and a stranger's must not move anybody's next visit.
 * @param changes of batches that were checked
 * @returns null where no new tasks come
 */
export async function planCampaign(
  db: Database,
  changes: readonly Change[],
  packer: Packer,
): Promise<CampaignPlan | null> {
  const id = await campaignOfTasks(db, changes, packer.person);
  const found = id && (await nameCampaign(db, id, changes));
  if (!found) return null;
  const current = String(await readMeta(db, 'campaign'));
  const before = (await nameCampaign(db, current)) ?? { id: current, name: builtinPack().seed.campaign.name };
  return { ...found, before, does: await doesOf(db, found.id, current, packer) };
}

async function doesOf(db: Database, id: Id, current: Id, { standing }: Packer): Promise<CampaignPlan['does']> {
  if (id === current) return 'stays';
  // The campaign that every installation begins with is nobody's choice.
  if (current !== builtinPack().seed.campaign.id) return 'chosen';
  return standing === 'confirmed' || standing === 'own' || (await hasNoVisit(db)) ? 'becomes' : 'unknown';
}

/** The campaign of the newest task that is new here; one that the packer planned comes before others'. */
async function campaignOfTasks(db: Database, changes: readonly Change[], packer: Id): Promise<Id | null> {
  const tasks = Map.groupBy(
    changes.filter(({ kind }) => kind === 'task'),
    ({ rec }) => rec,
  );
  const here = await rowsOf(db, [...tasks.keys()]);
  const fresh = [...tasks].filter((_, at) => !here[at]).sort(([a], [b]) => (a < b ? 1 : -1));
  const isPackers = ([, log]: (typeof fresh)[number]) => log.some(({ author }) => personOf(author) === packer);
  const [, log] = fresh.find(isPackers) ?? fresh[0] ?? [null, []];
  const [first, ...rest] = log;
  const campaign = first && materialise([first, ...rest]).body.campaign;
  return typeof campaign === 'string' ? campaign : null;
}

async function hasNoVisit(db: Database): Promise<boolean> {
  const found = await Promise.all([newestOf(db, 'visit', 1), newestOf(db, 'visit', 1, 'deleted')]);
  return found.every((visits) => visits.length === 0);
}

/** Names a campaign by what lies here, else by what changes say; null for one that neither knows. */
export async function nameCampaign(
  db: Database,
  id: Id,
  changes: readonly Change[] = [],
): Promise<CampaignNamed | null> {
  const row = await db.records.get(id);
  const [first, ...rest] = row ? [] : changes.filter(({ rec }) => rec === id);
  const body = row?.body ?? (first && materialise([first, ...rest]).body);
  if (!body || (row ?? first)?.kind !== 'campaign') return null;
  const seed = (await loadBuiltinPack(String(body.pack)))?.seed.campaign;
  return { id, name: pairOf(body.name as string | undefined, seed?.id === id ? seed.name : null) };
}
