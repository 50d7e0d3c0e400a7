import { armor, Decrypter } from 'age-encryption';
import { AGE_LINE, ARMOR_LINE, checkAgeHead, SEAL_LIMITS } from '../format/age-header.ts';
import { BundleError } from '../format/bundle-error.ts';
import { BUNDLE_LIMITS, BUNDLE_TYPE } from '../format/bundle-format.ts';
import { BlobSink, pour, type Sink } from '../format/sink.ts';

/** What opens sealed files: identities (`AGE-SECRET-KEY-1…`) and passphrases, all of which are tried. */
export interface Keys {
  readonly identities?: readonly string[];
  readonly passphrases?: readonly string[];
}

/** A text form of a sealed file is held in memory whole. */
const MOST_ARMORED = 64 * 2 ** 20;

/** Whether a file is sealed with age, by its first bytes. */
export async function isSealed(file: Blob): Promise<boolean> {
  const start = await file.slice(0, 256).text();
  return start.startsWith(AGE_LINE) || start.trimStart().startsWith(ARMOR_LINE);
}

/**
 * Opens a sealed file, of either form. It takes as long as its passphrase was made to take, so it belongs in a worker.
 * @param sink where the open file goes; what it throws is thrown
 * @param signal stops it: then it throws `cancelled`
 * @throws BundleError `sealHeader`, `workFactor` before anything is tried; `wrongKey` where nothing fits; `sealBroken` for
 *   what was cut or forged, which tells nothing of what it held; `tooLarge`
 */
export async function unseal(
  file: Blob,
  { identities = [], passphrases = [] }: Keys,
  sink: Sink = new BlobSink(BUNDLE_TYPE),
  signal?: AbortSignal,
): Promise<Blob> {
  const binary = await withoutArmor(file);
  checkAgeHead(new Uint8Array(await binary.slice(0, SEAL_LIMITS.head).arrayBuffer()));
  const decrypter = new Decrypter();
  for (const identity of identities) await addIdentity(decrypter, identity);
  const spelled = passphrases.flatMap((one) => [one, one.normalize('NFC')]);
  for (const passphrase of new Set(spelled)) decrypter.addPassphrase(passphrase);
  const open = await named(() => decrypter.decrypt(binary.stream()), reasonOfHead);
  const place = watched(sink);
  try {
    return await pour(open, place, refuseTooMuch, signal);
  } catch (error) {
    if (signal?.aborted) throw new BundleError('cancelled', '', 0, { cause: error });
    if (place.failure !== undefined) throw place.failure;
    throw error instanceof BundleError ? error : new BundleError('sealBroken', '', 0, { cause: error });
  }
}

function refuseTooMuch(bytes: number): void {
  if (bytes > BUNDLE_LIMITS.total) throw new BundleError('tooLarge');
}

/** A sink that remembers what it threw itself: that its place is full says nothing of the seal. */
function watched(sink: Sink): Sink & { failure: unknown } {
  const one = {
    failure: undefined as unknown,
    write: async (bytes: Uint8Array) => {
      try {
        await sink.write(bytes);
      } catch (error) {
        one.failure = error;
        throw error;
      }
    },
    end: () => sink.end(),
  };
  return one;
}

function addIdentity(decrypter: Decrypter, identity: string): Promise<void> {
  return named(
    async () => decrypter.addIdentity(identity),
    () => 'wrongKey',
  );
}

async function withoutArmor(file: Blob): Promise<Blob> {
  const start = await file.slice(0, 256).text();
  if (start.startsWith(AGE_LINE) || !start.trimStart().startsWith(ARMOR_LINE)) return file;
  if (file.size > MOST_ARMORED) throw new BundleError('tooLarge');
  const text = await file.text();
  return named(
    async () => new Blob([armor.decode(text).slice()]),
    () => 'sealHeader',
  );
}

/** The library has no codes, only words. */
function reasonOfHead(message: string): 'wrongKey' | 'sealHeader' | 'sealBroken' {
  if (/no identity matched/.test(message)) return 'wrongKey';
  return /HMAC|stream ended/.test(message) ? 'sealBroken' : 'sealHeader';
}

async function named<T>(act: () => Promise<T>, reason: (message: string) => BundleError['reason']): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof BundleError) throw error;
    throw new BundleError(reason(String((error as Error)?.message)), '', 0, { cause: error });
  }
}
