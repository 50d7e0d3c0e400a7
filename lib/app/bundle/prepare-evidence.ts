import { authorOf } from '../../changes/change.ts';
import { beside } from '../../model/beside.ts';
import { hashBlob } from '../../model/hash-blob.ts';
import type { Id, Sha256 } from '../../model/ids.ts';
import { findAttachment, keepAttachment, readAttachment, SealMismatch } from '../../store/attachments.ts';
import { hideRecords } from '../../store/hide-history.ts';
import type { Entry } from '../../store/queries.ts';
import { edit } from '../fields.ts';
import type { Session } from '../session.ts';
import { cleanCopy } from './clean-copy.ts';
import { hashesOf, type Naming, readSaid } from './evidence-said.ts';

/** So many files are looked at beside each other: mostly they wait for the disk. */
const BESIDE = 4;

/** What of evidence may leave, and which bytes may not whoever names them. */
interface Allowed {
  readonly evidence: readonly Entry<'evidence'>[];
  readonly bytesStaying: ReadonlySet<Sha256>;
}

/**
 * Makes evidence ready to leave: a photo as a copy without where and with what it was taken, the original staying; and
 * the name that a device gave the file apart from the rest, so that it stays as well (bundle.md, Protection of sources on
 * export). A copy that was made before goes once its bytes were found to be clean, whoever named it. What this device
 * lacks, or of which no such copy can be made, leaves without its bytes; the record says what they were. What leaves as it
 * is, is only hashed where it is packed.
 * @param signal stops it: then it throws the signal's reason
 * @returns the hashes of the bytes that go, in order
 * @throws StoreFailure
 */
export async function prepareEvidence(
  session: Session,
  { evidence, bytesStaying }: Allowed,
  signal?: AbortSignal,
): Promise<Sha256[]> {
  const ids = evidence.map(({ id }) => id);
  const said = await readSaid(session.db, ids);
  const stays = (hash: Sha256) => bytesStaying.has(hash);
  const going = await beside(evidence, BESIDE, async (one) => {
    signal?.throwIfAborted();
    const naming = said.get(one.id);
    if (!naming || hashesOf(naming).some(stays)) return null;
    return copyOf(session, one, naming);
  });
  await session.queue.flush();
  await nameApart(session, ids);
  return [...new Set(going)].filter((sha256) => sha256 !== null && !stays(sha256)).sort() as Sha256[];
}

/** The bytes of a piece of evidence that may leave; null for none. */
async function copyOf(session: Session, evidence: Entry<'evidence'>, said: Naming): Promise<Sha256 | null> {
  const made = said.clean ? await leaving(said.clean) : null;
  // What is no picture is nobody's clean copy.
  const copy = made?.clean ? made : await leaving(said);
  if (!copy) return null;
  const { sha256, clean } = copy;
  const { body } = evidence;
  if (clean && sha256 !== body.sha256 && sha256 !== body.clean?.sha256)
    await session.queue.do([edit(evidence, 'clean', { sha256, size: clean.size, type: clean.type })]);
  return sha256;
}

/** The bytes that may leave for some that lie here; null where they don't, or may not. `clean`: they are a picture's. */
async function leaving(of: Pick<Naming, 'sha256' | 'type'>): Promise<{ sha256: Sha256; clean?: Blob } | null> {
  const { sha256 } = of;
  const file = await findAttachment(sha256);
  const copy = file && (await cleanCopy(new Blob([file], { type: of.type })));
  if (!copy || 'cannot' in copy) return null;
  if ('asIs' in copy) return { sha256 };
  const { clean } = copy;
  if ((await hashBlob(clean)) === sha256) return { sha256, clean };
  return (await isWhole(sha256)) ? { sha256: await keepAttachment(clean), clean } : null;
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
