import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const found = !spawnSync('pdftotext', ['-v']).error;

/** Whether tests by poppler run: where it is there, and in the long run in any case, where they then fail without it. */
export const usePoppler = found || Boolean(process.env.XUNJI_LONG);

/**
 * Runs a poppler tool on a PDF.
 * @param before arguments before the file's name
 * @param after those behind it
 * @param harmless what it may complain of
 */
export function poppler(
  tool: string,
  pdf: Uint8Array,
  before: readonly string[] = [],
  after: readonly string[] = [],
  harmless: RegExp | null = null,
): string {
  const folder = mkdtempSync(join(tmpdir(), 'xunji-pdf-'));
  try {
    const file = join(folder, 'a.pdf');
    writeFileSync(file, pdf);
    const run = spawnSync(tool, [...before, file, ...after], { encoding: 'utf8', maxBuffer: 1 << 28 });
    if (run.error) throw new Error(`${tool} (poppler-utils, mupdf-tools) is missing: ${run.error.message}`);
    const complaints = run.stderr.split('\n').filter((line) => line.trim() !== '' && !harmless?.test(line));
    if (complaints.length > 0) throw new Error(`${tool}: ${run.stderr}`);
    return run.stdout;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What pdftotext reads, page by page. */
export const pdftotext = (pdf: Uint8Array): string => poppler('pdftotext', pdf, ['-enc', 'UTF-8'], ['-']);
