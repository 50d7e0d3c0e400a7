import { BundleError } from './bundle-error.ts';
import { BUNDLE_LIMITS, ENTRY, entryKind, TAG_FILES } from './bundle-format.ts';

/** The files that make a folder a bag (RFC 8493 §2), so that any archive's tools can check it. */

export const BAGIT = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/** How many payload files there are, and their bytes together. */
export interface PayloadSize {
  files: number;
  bytes: number;
}

/** Writes `bag-info.txt`. @param createdAt ISO 8601 */
export function writeBagInfo({ files, bytes }: PayloadSize, createdAt: string): string {
  return `Bagging-Date: ${createdAt.slice(0, 10)}\nPayload-Oxum: ${bytes}.${files}\n`;
}

/**
 * Reads `bagit.txt` and `bag-info.txt`, which may say more than ours does.
 * @throws BundleError `manifest` where they aren't what a bag has, or count the payload otherwise than it is
 */
export function checkBag(bagit: string, bagInfo: string, { files, bytes }: PayloadSize): void {
  if (bagit !== BAGIT) throw new BundleError('manifest', ENTRY.bagit);
  const lines = bagInfo.split('\n');
  if (lines.pop() !== '') throw new BundleError('manifest', ENTRY.bagInfo, lines.length + 1);
  lines.forEach((line, at) => {
    if (!/^[A-Za-z][A-Za-z0-9-]{0,60}: [^\p{C}]{1,500}$/u.test(line)) {
      throw new BundleError('manifest', ENTRY.bagInfo, at + 1);
    }
  });
  const sizes = lines.filter((line) => /^payload-oxum:/i.test(line));
  if (sizes.length !== 1 || sizes[0] !== `Payload-Oxum: ${bytes}.${files}`) {
    throw new BundleError('manifest', `${ENTRY.bagInfo} Payload-Oxum`);
  }
}

/**
 * Reads a manifest: the hash of each file by name. The tag manifest lists the tag files above it, the other the payload.
 * @throws BundleError `manifest` naming the line; `tooMany`
 */
export function readBagManifest(text: string, place: string): Map<string, string> {
  const hashes = new Map<string, string>();
  const lines = text.split('\n');
  if (lines.pop() !== '') throw new BundleError('manifest', place, lines.length + 1);
  if (lines.length > BUNDLE_LIMITS.entries) throw new BundleError('tooMany', place);
  lines.forEach((line, at) => {
    const [, hash, name] = /^([0-9a-f]{64}) {2}([ -~]{1,200})$/.exec(line) ?? [];
    if (!hash || !name || hashes.has(name) || !isListedIn(name, hash, place)) {
      throw new BundleError('manifest', place, at + 1);
    }
    hashes.set(name, hash);
  });
  return hashes;
}

function isListedIn(name: string, hash: string, place: string): boolean {
  if (place === ENTRY.tagManifest) return TAG_FILES.includes(name);
  const kind = entryKind(name);
  if (kind?.is === 'attachment') return kind.sha256 === hash;
  return kind !== null && kind.is !== 'tag' && kind.is !== 'signature';
}
