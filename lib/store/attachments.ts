import type { Bytes } from '../model/hash-blob.ts';
import type { Sha256 } from '../model/ids.ts';
import {
  findSealed,
  keepSealed,
  listSealed,
  readSealed,
  removeSealed,
  SealMismatch,
  takeSealed,
} from './sealed-files.ts';

export { freeSpace, RESERVE, SealMismatch } from './sealed-files.ts';

/** Keeps an attachment's bytes under their SHA-256, as `keepSealed` does. @throws SealMismatch; StoreFailure */
export const keepAttachment = (blob: Bytes, expected?: Sha256): Promise<Sha256> =>
  keepSealed('attachments', blob, expected);

/** The bytes of an attachment as they lie there, or null for none: whoever reads them hashes them. */
export const findAttachment = (name: Sha256): Promise<File | null> => findSealed('attachments', name);

/** The same for many, read at once where that is faster: see `takeSealed`. */
export const takeAttachments = (): ReturnType<typeof takeSealed> => takeSealed('attachments');

/**
 * The bytes of an attachment, or null when this device doesn't hold them.
 * @throws SealMismatch when they are not what was sealed
 */
export const readAttachment = (name: Sha256): Promise<File | null> => readSealed('attachments', name);

/** The same, where bytes that are no longer what was sealed count as not there. */
export async function readSound(name: Sha256): Promise<File | null> {
  try {
    return await readAttachment(name);
  } catch (error) {
    if (error instanceof SealMismatch) return null;
    throw error;
  }
}

/** The names of all attachments that this device holds. */
export const listAttachments = (): Promise<Sha256[]> => listSealed('attachments');

/** Lets an attachment go that was kept just now and that nothing names; none there is as well. */
export const dropAttachment = (name: Sha256): Promise<void> => removeSealed('attachments', name);
