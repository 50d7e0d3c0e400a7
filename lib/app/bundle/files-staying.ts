import { beside } from '../../model/beside.ts';
import type { Sha256 } from '../../model/ids.ts';
import { findAttachment } from '../../store/attachments.ts';
import type { Entry } from '../../store/queries.ts';
import type { Session } from '../session.ts';
import { type CannotLeave, foreseeCopy } from './clean-copy.ts';
import { hashesOf, type Naming, readSaid } from './evidence-said.ts';

/** So many files are looked at beside each other: mostly they wait for the disk. */
export const BESIDE = 4;

/**
 * Why the file of a piece of evidence stays though its record goes: it isn't on this device; no clean copy of it can be
 * made; it is no longer what was sealed; or it is a protected source's.
 */
export type FileStays = 'missing' | CannotLeave | 'changed' | 'source';

/** A piece of evidence that goes without its file. */
export interface FileStaying {
  readonly evidence: Entry<'evidence'>;
  readonly why: FileStays;
}

/** What of evidence may leave, and which bytes may not whoever names them. */
export interface Allowed {
  readonly evidence: readonly Entry<'evidence'>[];
  readonly bytesStaying: ReadonlySet<Sha256>;
}

type Look = Awaited<ReturnType<typeof foreseeCopy>>;
type File = Pick<Naming, 'sha256' | 'type'>;

/** What came of looking at bytes, which never change: nobody waits twice for them. */
const seen = new Map<string, Look>();
const keyOf = ({ sha256, type }: File): string => `${sha256} ${type}`;

/** Keeps in mind that no clean copy of some bytes can be made, where only making one told. */
export function noteCannot(file: File, cannot: CannotLeave): void {
  seen.set(keyOf(file), { cannot });
}

/**
 * Foresees which evidence goes without its file, before anything is made. Nearly all of them are known by their first
 * bytes; that a photo is broken, only making its copy tells (`prepareEvidence`).
 * @param tell is called with how many were looked at
 * @param signal stops it: then it throws the signal's reason
 * @returns them in the order given
 * @throws StoreFailure
 */
export async function foreseeFiles(
  { db }: Pick<Session, 'db'>,
  { evidence, bytesStaying }: Allowed,
  tell: (done: number) => void,
  signal?: AbortSignal,
): Promise<FileStaying[]> {
  const ids = evidence.map(({ id }) => id);
  const said = await readSaid(db, ids);
  let done = 0;
  const found = await beside(evidence, BESIDE, async (one): Promise<FileStaying[]> => {
    signal?.throwIfAborted();
    const why = await whyStays(said.get(one.id), bytesStaying);
    tell(++done);
    return why ? [{ evidence: one, why }] : [];
  });
  return found.flat();
}

async function whyStays(said: Naming | undefined, bytesStaying: ReadonlySet<Sha256>): Promise<FileStays | null> {
  if (!said) return 'missing';
  if (isClosed(said, bytesStaying)) return 'source';
  // What is no picture is nobody's clean copy.
  if (said.clean && (await look(said.clean)) === 'picture') return null;
  const is = await look(said);
  if (is === null) return 'missing';
  return typeof is === 'object' ? is.cannot : null;
}

/** Whether bytes are a protected source's by what names them. */
export const isClosed = (said: Naming, bytesStaying: ReadonlySet<Sha256>): boolean =>
  hashesOf(said).some((hash) => bytesStaying.has(hash));

/** What bytes would leave as; null where they don't lie here. */
async function look(file: File): Promise<Look | null> {
  const bytes = await findAttachment(file.sha256);
  if (!bytes) return null;
  const before = seen.get(keyOf(file));
  if (before) return before;
  try {
    const is = await foreseeCopy(new Blob([bytes], { type: file.type }));
    seen.set(keyOf(file), is);
    return is;
  } catch (error) {
    // It can't be read just now; making the file says why.
    if (error instanceof DOMException) return { cannot: 'unread' };
    throw error;
  }
}
