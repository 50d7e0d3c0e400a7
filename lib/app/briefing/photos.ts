import type { Sha256 } from '../../model/ids.ts';
import { readAttachment, SealMismatch } from '../../store/attachments.ts';
import { scan } from '../../store/queries.ts';
import { type ScaledPhoto, scalePhoto } from '../scale-photo.ts';
import type { Session } from '../session.ts';

/** Photos, scaled for a page, by the hash of their evidence. */
export interface OpenedPhotos {
  readonly photos: ReadonlyMap<string, ScaledPhoto>;
  /** Those that can't be opened, aren't on this device, or differ from their seal. */
  readonly leftOut: readonly string[];
}

/**
 * Opens the photos that a document shows, one after the other: hundreds lie in memory only as they will be shown.
 * @param refs hashes of evidence; one that stands there twice is opened once
 * @throws the signal's reason
 */
export async function openPhotos(
  { db }: Pick<Session, 'db'>,
  refs: readonly string[],
  signal?: AbortSignal,
): Promise<OpenedPhotos> {
  const photos = new Map<string, ScaledPhoto>();
  const leftOut: string[] = [];
  let copies: Promise<ReadonlyMap<string, Sha256>> | null = null;
  const copyOf = async (ref: string) => {
    copies ??= cleanCopies(db);
    return (await copies).get(ref);
  };
  for (const ref of new Set(refs)) {
    signal?.throwIfAborted();
    const file = await bytesOf(ref, copyOf);
    const photo = file && (await scalePhoto(file).catch(() => null));
    if (photo) photos.set(ref, photo);
    else leftOut.push(ref);
  }
  return { photos, leftOut };
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
