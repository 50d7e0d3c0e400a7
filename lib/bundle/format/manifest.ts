import { BackupError } from './backup-error.ts';
import { FILES, LIMITS, limitOf } from './backup-format.ts';

/** Writes a manifest as `sha256sum` does: hash, two spaces, name. */
export function writeManifest(hashes: ReadonlyMap<string, string>): string {
  return [...hashes].map(([name, hash]) => `${hash}  ${name}\n`).join('');
}

/**
 * Reads a manifest: the hash of every file by name.
 * @throws BackupError `changed` for a line that isn't one; `unsafe` for a name that no backup has, or twice the same;
 *   `tooLarge`
 */
export function readManifest(text: string): Map<string, string> {
  const hashes = new Map<string, string>();
  const lines = text.split('\n');
  if (lines.pop() !== '') throw new BackupError('changed', FILES.manifest);
  if (lines.length > LIMITS.entries) throw new BackupError('tooLarge', FILES.manifest);
  for (const line of lines) {
    const [, hash, name] = /^([0-9a-f]{64}) {2}(.{1,200})$/u.exec(line) ?? [];
    if (!hash || !name) throw new BackupError('changed', FILES.manifest);
    if (limitOf(name) === null || name === FILES.manifest || hashes.has(name)) throw new BackupError('unsafe', name);
    hashes.set(name, hash);
  }
  return hashes;
}
