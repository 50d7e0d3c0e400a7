import { Encrypter } from 'age-encryption';
import { BundleError } from '../format/bundle-error.ts';
import { SEALED_TYPE } from '../format/bundle-format.ts';
import { BlobSink, pour, type Sink } from '../format/sink.ts';

/** Whom a file is sealed to: people by their age recipients (`age1…`), or whoever knows a passphrase. */
export type SealedTo = { readonly recipients: readonly string[] } | { readonly passphrase: string };

/**
 * Seals a file with age, so that the `age` command opens it as well. With a passphrase it takes as long as that was made
 * to take, so it belongs in a worker.
 * @param tell is called with the bytes sealed so far
 * @param signal stops it: then it throws the signal's reason
 * @param sink where the sealed file goes
 * @throws BundleError `wrongKey` for a recipient that is none, or where there is none
 */
export async function seal(
  file: Blob,
  to: SealedTo,
  tell?: (bytes: number) => void,
  signal?: AbortSignal,
  sink: Sink = new BlobSink(SEALED_TYPE),
): Promise<Blob> {
  const encrypter = new Encrypter();
  // One spelling of an accented letter: another keyboard writes the other.
  if ('passphrase' in to) encrypter.setPassphrase(to.passphrase.normalize('NFC'));
  else addRecipients(encrypter, to.recipients);
  return pour(await encrypter.encrypt(file.stream()), sink, tell, signal);
}

function addRecipients(encrypter: Encrypter, recipients: readonly string[]): void {
  if (recipients.length === 0) throw new BundleError('wrongKey');
  for (const recipient of recipients) {
    // Other kinds need a plugin or a newer age on the other side.
    if (!/^age1[02-9ac-hj-np-z]{58}$/.test(recipient)) throw new BundleError('wrongKey', recipient);
    try {
      encrypter.addRecipient(recipient);
    } catch (error) {
      throw new BundleError('wrongKey', recipient, 0, { cause: error });
    }
  }
}
