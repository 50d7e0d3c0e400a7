import { awaitLock } from '../../platform/files.ts';
import { clearStaged, findUses, finishImports, type Uses, undoImport } from '../../store/imports.ts';
import { writeMeta } from '../../store/meta.ts';
import type { Session } from '../session.ts';
import { campaignWithout } from './campaign-by.ts';
import type { CampaignNamed } from './campaign-plan.ts';
import { clearScratches } from './scratches.ts';
import { holdImports, IMPORTS, ImportBusy, type TakingIn } from './take-file.ts';

/** A file that was taken in can't be taken back any more. */
export class ImportInUse extends Error {
  override readonly name = 'ImportInUse';
  constructor(readonly uses: Uses) {
    super(`${uses.built.length} records and ${uses.files.length} files stand upon it`);
  }
}

/**
 * Takes a file back as a whole: what only it brought goes, and where the current campaign is of that, the one before it is
 * current again. Nothing happens to one that went out or was taken back.
 * @returns the campaign that is current again; null where the current one stayed
 * @throws ImportInUse with what stands upon it, and then nothing is changed; ImportBusy; StoreFailure
 */
export async function takeBack(
  session: Session,
  digest: string,
  tell?: (progress: TakingIn) => void,
): Promise<CampaignNamed | null> {
  const { db } = session;
  const release = await holdImports();
  if (!release) throw new ImportBusy();
  try {
    await session.queue.flush();
    // What was made here came with no file.
    if ((await db.bundles.get(digest))?.state !== 'applied') return null;
    const uses = await findUses(db, digest);
    if (uses.built.length + uses.files.length > 0) throw new ImportInUse(uses);
    const campaign = await campaignWithout(db, digest);
    // First: what is broken off from here on goes on at the next start, and asks nothing of this any more.
    if (campaign) await writeMeta(db, 'campaign', campaign.id);
    await undoImport(db, digest, Date.now, (done, total) => tell?.({ doing: 'merging', done, total }));
    session.journal.call();
    return campaign;
  } finally {
    release();
  }
}

/**
 * Goes on with what a kill or a full disk broke off, and lets go of what was staged and never committed, and of files that
 * were made.
 */
export async function finishTakingIn(session: Session, signal: AbortSignal): Promise<void> {
  const release = await awaitLock(IMPORTS, signal);
  if (!release) return;
  try {
    await finishImports(session.db, Date.now);
    await clearStaged(session.db);
    await clearScratches();
  } finally {
    release();
  }
}
