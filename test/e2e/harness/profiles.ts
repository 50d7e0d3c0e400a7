import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where the profiles of one run of browser tests lie: they go with it, also those of browsers that nobody closed. */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'xunji-run-'));
  process.env.XUNJI_PROFILES = folder;
  // Chromium may still be writing its last.
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}
