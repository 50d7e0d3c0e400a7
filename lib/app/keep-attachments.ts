import type { Bytes } from '../model/hash-blob.ts';
import type { Sha256 } from '../model/ids.ts';
import { freeSpace, keepAttachment, RESERVE } from '../store/attachments.ts';
import { StoreFailure } from '../store/failure.ts';

/**
 * Keeps the attachments of a file that comes in, before anything names them: bytes that nobody names yet harm nobody if
 * it breaks off here.
 * @param wanted those that are not here yet
 * @param open gives the bytes of one
 * @param tell is called with the bytes kept so far, and of all
 * @throws SealMismatch where `open` gave others; StoreFailure `diskFull` when there is no room for all of them: half a file
 *   on a full disk is worse than none
 */
export async function keepAttachments(
  wanted: readonly { readonly sha256: Sha256; readonly size: number }[],
  open: (sha256: Sha256) => Promise<Bytes>,
  tell: (done: number, total: number) => void,
): Promise<void> {
  const total = wanted.reduce((sum, { size }) => sum + size, 0);
  if (wanted.length > 0 && (await freeSpace()) - total < RESERVE) throw new StoreFailure('diskFull');
  let done = 0;
  for (const { sha256, size } of wanted) {
    await keepAttachment(await open(sha256), sha256);
    done += size;
    tell(done, total);
  }
}
