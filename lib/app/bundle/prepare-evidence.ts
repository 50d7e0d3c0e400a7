import { authorOf } from '../../changes/change.ts';
import { beside } from '../../model/beside.ts';
import type { Id, Sha256 } from '../../model/ids.ts';
import { findAttachment, keepAttachment, readAttachment, SealMismatch } from '../../store/attachments.ts';
import { hideRecords } from '../../store/hide-history.ts';
import type { Entry } from '../../store/queries.ts';
import { edit } from '../fields.ts';
import type { Session } from '../session.ts';
import { cleanCopy } from './clean-copy.ts';

/** So many files are looked at beside each other: mostly they wait for the disk. */
const BESIDE = 4;

/**
 * Makes evidence ready to leave: a photo as a copy without where and with what it was taken, the original staying; and
 * the name that a device gave the file apart from the rest, so that it stays as well (bundle.md, Protection of sources on
 * export). What this device lacks, or of which no such copy can be made, leaves without its bytes; the record says what
 * they were. What leaves as it is, is only hashed where it is packed.
 * @param signal stops it: then it throws the signal's reason
 * @returns the hashes of the bytes that go, in order
 * @throws StoreFailure
 */
export async function prepareEvidence(
  session: Session,
  evidence: readonly Entry<'evidence'>[],
  signal?: AbortSignal,
): Promise<Sha256[]> {
  const going = await beside(evidence, BESIDE, async (one) => {
    signal?.throwIfAborted();
    return one.body.clean?.sha256 ?? (await copyOf(session, one));
  });
  await session.queue.flush();
  await nameApart(
    session,
    evidence.map(({ id }) => id),
  );
  return [...new Set(going)].filter((sha256) => sha256 !== null).sort();
}

/** The bytes of a piece of evidence that may leave; null for none. */
async function copyOf(session: Session, evidence: Entry<'evidence'>): Promise<Sha256 | null> {
  const file = await findAttachment(evidence.body.sha256);
  if (!file) return null;
  const copy = await cleanCopy(new Blob([file], { type: evidence.body.type }));
  if ('cannot' in copy) return null;
  if ('asIs' in copy) return evidence.body.sha256;
  if (!(await isWhole(evidence.body.sha256))) return null;
  const { clean } = copy;
  const sha256 = await keepAttachment(clean);
  if (sha256 === evidence.body.sha256) return sha256;
  await session.queue.do([edit(evidence, 'clean', { sha256, size: clean.size, type: clean.type })]);
  return sha256;
}

async function isWhole(sha256: Sha256): Promise<boolean> {
  try {
    return (await readAttachment(sha256)) !== null;
  } catch (error) {
    // Bytes that are no longer those that were sealed are nobody's evidence; the screen that shows them says so.
    if (error instanceof SealMismatch) return false;
    throw error;
  }
}

async function nameApart(session: Session, ids: readonly Id[]): Promise<void> {
  const hidden = await hideRecords(session.db, ids, { author: authorOf(session.me), now: Date.now(), anyFile: true });
  session.queue.rename(hidden.renamed);
  if (hidden.dropped > 0) session.undo.forget(new Set(ids));
  session.journal.call();
}
