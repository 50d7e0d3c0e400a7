import { authorOf } from '../../changes/change.ts';
import { beside } from '../../model/beside.ts';
import { hashBlob } from '../../model/hash-blob.ts';
import type { Id, Sha256 } from '../../model/ids.ts';
import { findAttachment, keepAttachment, readSound } from '../../store/attachments.ts';
import { hideRecords } from '../../store/hide-history.ts';
import type { Entry } from '../../store/queries.ts';
import { edit } from '../fields.ts';
import type { Session } from '../session.ts';
import { cleanCopy } from './clean-copy.ts';
import { type Naming, readSaid } from './evidence-said.ts';
import { type Allowed, BESIDE, type FileStaying, type FileStays, isClosed, noteCannot } from './files-staying.ts';

/** Evidence that is ready to leave. */
export interface Prepared {
  /** The hashes of the bytes that go, in order. */
  readonly hashes: readonly Sha256[];
  /** Which of them go for a piece of evidence. */
  readonly copies: ReadonlyMap<Id, Sha256>;
  /** What goes without its file. */
  readonly staying: readonly FileStaying[];
}

/**
 * Makes evidence ready to leave: a photo as a copy without where and with what it was taken, the original staying; and
 * the name that a device gave the file apart from the rest, so that it stays as well (bundle.md, Protection of sources on
 * export). A copy that was made before goes once its bytes were found to be clean, whoever named it. What this device
 * lacks, or of which no such copy can be made, leaves without its bytes; the record says what they were. What leaves as it
 * is, is only hashed where it is packed.
 * @param signal stops it: then it throws the signal's reason
 * @throws StoreFailure
 */
export async function prepareEvidence(
  session: Session,
  { evidence, bytesStaying }: Allowed,
  signal?: AbortSignal,
): Promise<Prepared> {
  const ids = evidence.map(({ id }) => id);
  const said = await readSaid(session.db, ids);
  const made = await beside(evidence, BESIDE, async (one): Promise<Copy> => {
    signal?.throwIfAborted();
    const naming = said.get(one.id);
    if (!naming) return { why: 'missing' };
    if (isClosed(naming, bytesStaying)) return { why: 'source' };
    const copy = await copyOf(session, one, naming);
    return 'sha256' in copy && bytesStaying.has(copy.sha256) ? { why: 'source' } : copy;
  });
  await session.queue.flush();
  await nameApart(session, ids);
  const each = evidence.map((one, at) => [one, made[at] ?? { why: 'missing' }] as const);
  const copies = new Map(each.flatMap(([{ id }, copy]) => ('sha256' in copy ? [[id, copy.sha256] as const] : [])));
  const staying = each.flatMap(([one, copy]) => ('why' in copy ? [{ evidence: one, why: copy.why }] : []));
  return { hashes: [...new Set(copies.values())].sort(), copies, staying };
}

/** Bytes that may leave, `clean` where they are a picture's; or why none may. */
type Copy = { readonly sha256: Sha256; readonly clean?: Blob } | { readonly why: FileStays };

/** The bytes of a piece of evidence that may leave. */
async function copyOf(session: Session, evidence: Entry<'evidence'>, said: Naming): Promise<Copy> {
  const made = said.clean ? await leaving(said.clean) : null;
  // What is no picture is nobody's clean copy.
  const copy = made && 'clean' in made ? made : await leaving(said);
  if ('why' in copy) return copy;
  const { sha256, clean } = copy;
  const { body } = evidence;
  if (clean && sha256 !== body.sha256 && sha256 !== body.clean?.sha256)
    await session.queue.do([edit(evidence, 'clean', { sha256, size: clean.size, type: clean.type })]);
  return copy;
}

/** The bytes that may leave for some that are to lie here. */
async function leaving(of: Pick<Naming, 'sha256' | 'type'>): Promise<Copy> {
  const { sha256 } = of;
  const file = await findAttachment(sha256);
  if (!file) return { why: 'missing' };
  const copy = await cleanCopy(new Blob([file], { type: of.type }));
  if ('cannot' in copy) {
    noteCannot(of, copy.cannot);
    return { why: copy.cannot };
  }
  if ('asIs' in copy) return { sha256 };
  const { clean } = copy;
  if ((await hashBlob(clean)) === sha256) return { sha256, clean };
  return (await isWhole(sha256)) ? { sha256: await keepAttachment(clean), clean } : { why: 'changed' };
}

/** Bytes that are no longer those that were sealed are nobody's evidence; the screen that shows them says so. */
const isWhole = async (sha256: Sha256): Promise<boolean> => (await readSound(sha256)) !== null;

async function nameApart(session: Session, ids: readonly Id[]): Promise<void> {
  const hidden = await hideRecords(session.db, ids, { author: authorOf(session.me), now: Date.now(), anyFile: true });
  session.queue.rename(hidden.renamed);
  if (hidden.dropped > 0) session.undo.forget(new Set(ids));
  session.journal.call();
}
