import type { Id } from '../../model/ids.ts';
import { builtinPack } from '../../packs/builtin.ts';
import { goesWith } from '../../store/imports.ts';
import { readMeta, writeMeta } from '../../store/meta.ts';
import type { Database } from '../../store/schema.ts';
import { type CampaignNamed, nameCampaign } from './campaign-plan.ts';

/** The entry of `meta` that says by which file the current campaign became it. */
const CAMPAIGN_BY = 'campaignBy';

/** By which file which campaign became the current one. */
interface CampaignBy {
  /** The file's digest. */
  readonly file: string;
  readonly campaign: Id;
  /** The one that was current before. */
  readonly before: Id;
}

/** Makes a campaign the current one by a file, so that taking the file back can put the one before back. */
export async function makeCurrentBy(db: Database, by: CampaignBy): Promise<void> {
  await db.transaction('rw', db.meta, async () => {
    await writeMeta(db, CAMPAIGN_BY, by);
    await writeMeta(db, 'campaign', by.campaign);
  });
}

/**
 * The campaign that is current again once a file is taken back: where the current one became it by this file, or came
 * with it alone, the one before, or the one that every installation begins with.
 * @returns null where the current one stays
 */
export async function campaignWithout(db: Database, file: string): Promise<CampaignNamed | null> {
  const current = String(await readMeta(db, 'campaign'));
  const by = (await readMeta(db, CAMPAIGN_BY)) as CampaignBy | undefined;
  const isBy = by?.file === file && by.campaign === current;
  if (!isBy && !(await isGoneWith(db, file, current))) return null;
  const { campaign: seed } = builtinPack().seed;
  const before = by?.campaign === current ? by.before : seed.id;
  const stays = before !== current && !(await isGoneWith(db, file, before));
  return (stays ? await nameCampaign(db, before) : null) ?? { id: seed.id, name: seed.name };
}

/** Whether a record is gone once a file is taken back: all that is said of it came with that file alone. */
async function isGoneWith(db: Database, file: string, id: Id): Promise<boolean> {
  const log = await db.changes.where('rec').equals(id).toArray();
  const batches = await db.batches.bulkGet([...new Set(log.flatMap(({ batch }) => batch ?? []))]);
  const goes = new Set(batches.flatMap((row) => (goesWith(row, file) ? [row.digest] : [])));
  return log.length > 0 && log.every(({ batch }) => batch !== undefined && goes.has(batch));
}
