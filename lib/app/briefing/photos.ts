import { beside } from '../../model/beside.ts';
import type { Sha256 } from '../../model/ids.ts';
import { readAttachment, SealMismatch } from '../../store/attachments.ts';
import { scan } from '../../store/queries.ts';
import { measurePhoto, type ScaledPhoto, scalePhoto } from '../scale-photo.ts';
import type { Session } from '../session.ts';

/** Photos, scaled for a page, by the hash of their evidence. */
export interface OpenedPhotos {
  readonly photos: ReadonlyMap<string, ScaledPhoto>;
  /** Those that can't be opened, aren't on this device, or differ from their seal. */
  readonly leftOut: readonly string[];
}

/** So many are under way at once: the browser decodes beside us, and each takes some megabytes meanwhile. */
const AT_ONCE = 4;

/** How many photos were opened, of how many. */
export type OnPhoto = (done: number, of: number) => void;

/**
 * Opens the photos that a document shows, a few at a time: hundreds lie in memory only as they will be shown.
 * @param refs hashes of evidence; one that stands there twice is opened once
 * @param onPhoto is called after each
 * @throws the signal's reason
 */
export async function openPhotos(
  session: Pick<Session, 'db'>,
  refs: readonly string[],
  signal?: AbortSignal,
  onPhoto?: OnPhoto,
): Promise<OpenedPhotos> {
  const opened = await eachPhoto(session, refs, { work: scalePhoto, signal, onPhoto });
  return {
    photos: new Map(opened.flatMap(([ref, photo]) => (photo ? [[ref, photo] as const] : []))),
    leftOut: opened.flatMap(([ref, photo]) => (photo ? [] : ref)),
  };
}

/** How large photos will be shown; null for what can't be opened. @throws the signal's reason */
export async function measurePhotos(
  session: Pick<Session, 'db'>,
  refs: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Pick<ScaledPhoto, 'width' | 'height'> | null>> {
  return new Map(await eachPhoto(session, refs, { work: measurePhoto, signal }));
}

interface Opening<P> {
  readonly work: (file: Blob) => Promise<P>;
  readonly signal?: AbortSignal | undefined;
  readonly onPhoto?: OnPhoto | undefined;
}

/** What comes of each photo, in their order; null for one that can't be opened. */
async function eachPhoto<P>(
  { db }: Pick<Session, 'db'>,
  refs: readonly string[],
  { work, signal, onPhoto }: Opening<P>,
): Promise<(readonly [ref: string, photo: P | null])[]> {
  const all = [...new Set(refs)];
  let done = 0;
  let copies: Promise<ReadonlyMap<string, Sha256>> | null = null;
  const copyOf = async (ref: string) => {
    copies ??= cleanCopies(db);
    return (await copies).get(ref);
  };
  return beside(all, AT_ONCE, async (ref) => {
    signal?.throwIfAborted();
    const file = await bytesOf(ref, copyOf);
    const photo = file && (await work(file).catch(() => null));
    done += 1;
    onPhoto?.(done, all.length);
    return [ref, photo] as const;
  });
}

/** Of a photo that came from another's device only the clean copy is here, where one was made. */
async function bytesOf(ref: string, copyOf: (ref: string) => Promise<Sha256 | undefined>): Promise<Blob | null> {
  try {
    const own = await readAttachment(ref as Sha256);
    const copy = own ? undefined : await copyOf(ref);
    return own ?? (copy ? await readAttachment(copy) : null);
  } catch (error) {
    if (error instanceof SealMismatch) return null;
    throw error;
  }
}

/** Where the clean copy of a piece of evidence lies, for all that have one. */
async function cleanCopies(db: Session['db']): Promise<ReadonlyMap<string, Sha256>> {
  const copies = new Map<string, Sha256>();
  await scan(db, 'evidence', ({ body }) => {
    if (body.clean) copies.set(body.sha256, body.clean.sha256);
    return true;
  });
  return copies;
}
