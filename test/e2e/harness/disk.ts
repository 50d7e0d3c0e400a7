import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Runs `use` with a folder on a disk of `sizeMiB` that really fills up (a tmpfs mount). Throws where the system does
 * not let us mount, so that a test which needs it fails instead of passing untried; see `canMount` for short runs.
 */
export async function withTmpfs<T>(sizeMiB: number, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'xunji-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeMiB}m`, 'xunji', folder], { stdio: 'pipe' });
    try {
      return await use(folder);
    } finally {
      execFileSync('umount', ['--lazy', folder], { stdio: 'pipe' }); // lazy: a killed browser may hold files a moment
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Whether `withTmpfs` can work here. `test.skipIf(!LONG && !canMount())` skips in short runs only. */
export function canMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'xunji-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'xunji', folder], { stdio: 'pipe' });
    execFileSync('umount', [folder], { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Fills a disk until less than `left` bytes are free. @returns frees them again */
export function fillDisk(folder: string, left: number): () => void {
  const file = join(folder, `filler-${left}`);
  const handle = openSync(file, 'w');
  const free = () => statfsSync(folder).bavail * statfsSync(folder).bsize;
  while (free() > left) writeSync(handle, Buffer.alloc(Math.min(1 << 20, free() - left) || 1));
  closeSync(handle);
  return () => rmSync(file);
}
