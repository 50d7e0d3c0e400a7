import { builtinPack } from '../../packs/builtin.ts';
import { awaitLock, holdLock } from '../../platform/files.ts';
import { clearStaged, findUses, finishImports, type Uses, undoImport } from '../../store/imports.ts';
import { readMeta, writeMeta } from '../../store/meta.ts';
import type { Session } from '../session.ts';
import { clearScratches } from './scratches.ts';
import { IMPORTS, ImportBusy, type TakingIn } from './take-file.ts';

/** A file that was taken in can't be taken back any more. */
export class ImportInUse extends Error {
  override readonly name = 'ImportInUse';
  constructor(readonly uses: Uses) {
    super(`${uses.built.length} records and ${uses.files.length} files stand upon it`);
  }
}

/**
 * Takes a file back as a whole: what only it brought goes. Nothing happens to one that went out or was taken back.
 * @throws ImportInUse with what stands upon it, and then nothing is changed; ImportBusy; StoreFailure
 */
export async function takeBack(session: Session, digest: string, tell?: (progress: TakingIn) => void): Promise<void> {
  const release = await holdLock(IMPORTS);
  if (!release) throw new ImportBusy();
  try {
    await session.queue.flush();
    // What was made here came with no file.
    if ((await session.db.bundles.get(digest))?.state !== 'applied') return;
    const uses = await findUses(session.db, digest);
    if (uses.built.length + uses.files.length > 0) throw new ImportInUse(uses);
    await undoImport(session.db, digest, Date.now, (done, total) => tell?.({ doing: 'merging', done, total }));
    await leaveGoneCampaign(session);
    session.journal.call();
  } finally {
    release();
  }
}

/** Where the current campaign went with the file, the one is current again that every installation begins with. */
async function leaveGoneCampaign({ db }: Session): Promise<void> {
  const chosen = await readMeta(db, 'campaign');
  if (typeof chosen === 'string' && !(await db.records.get(chosen))) {
    await writeMeta(db, 'campaign', builtinPack().seed.campaign.id);
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
