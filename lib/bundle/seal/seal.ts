import { Encrypter } from 'age-encryption';
import { BundleError } from '../format/bundle-error.ts';
import { BUNDLE_LIMITS, SEALED_TYPE } from '../format/bundle-format.ts';
import { collect } from './collect.ts';

/** Whom a file is sealed to: people by their age recipients (`age1…`), or whoever knows a passphrase. */
export type SealedTo = { readonly recipients: readonly string[] } | { readonly passphrase: string };

/**
 * Seals a file with age, so that the `age` command opens it as well.
 * @throws BundleError `wrongKey` for a recipient that is none, or where there is none
 */
export async function seal(file: Blob, to: SealedTo): Promise<Blob> {
  const encrypter = new Encrypter();
  if ('passphrase' in to) encrypter.setPassphrase(to.passphrase);
  else addRecipients(encrypter, to.recipients);
  const sealed = await encrypter.encrypt(file.stream());
  const tooMuch = () => new BundleError('tooLarge');
  return collect(sealed, { type: SEALED_TYPE, most: 2 * BUNDLE_LIMITS.total, tooMuch });
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
