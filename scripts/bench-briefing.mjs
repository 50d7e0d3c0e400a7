// @ts-check
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { median, paired } from './quantile.mjs';

const ENGINES = fileURLToPath(new URL('briefing-engines.mjs', import.meta.url));
const EDITS = fileURLToPath(new URL('briefing-edits.mjs', import.meta.url));
const STARTS = 7;

/** @param {string[]} command */
const run = (...command) =>
  JSON.parse(execFileSync(process.execPath, ['--no-warnings', ...command], { encoding: 'utf8' }));

/**
 * @param {'ours' | 'pdflib'} engine
 * @param {number} pages
 * @param {number} rounds
 * @returns {{ milliseconds: number[], bytes: number, megabytes: number, pages: number }}
 */
const draw = (engine, pages, rounds) => run(ENGINES, engine, String(pages), String(rounds));

/**
 * Painting laid out pages, ours against pdf-lib's, each start in a process of its own and one after the other: cold is a
 * start's first document, warm the median of its later ones. And an edit until its page is there, of many pages against few.
 */
export function benchBriefing() {
  const few = Array.from({ length: STARTS }, () => ({ ours: draw('ours', 20, 9), pdflib: draw('pdflib', 20, 9) }));
  const many = Array.from({ length: 3 }, () => ({ ours: draw('ours', 300, 4), pdflib: draw('pdflib', 300, 4) }));
  const edits = Array.from(
    { length: 3 },
    () => /** @type {{ milliseconds: [number[], number[]] }} */ (run(EDITS, '20', '2', '60')),
  );
  const warmOf = (/** @type {{ milliseconds: number[] }} */ { milliseconds }) => median(milliseconds.slice(1));
  const coldOf = (/** @type {{ milliseconds: number[] }} */ { milliseconds }) => milliseconds[0] ?? Number.NaN;
  /** @param {typeof few} starts @param {typeof warmOf} of */
  const over = (starts, of) => median(starts.map(({ ours, pdflib }) => of(ours) / of(pdflib)));
  /** @param {typeof few} starts @param {typeof warmOf} of */
  const both = (starts, of) => [
    median(starts.map(({ ours }) => of(ours))),
    median(starts.map(({ pdflib }) => of(pdflib))),
  ];
  return {
    ratios: {
      'briefing.time_over_pdflib_20_cold': over(few, coldOf),
      'briefing.time_over_pdflib_20': over(few, warmOf),
      'briefing.bytes_over_pdflib_20': over(few, ({ bytes }) => bytes),
      'briefing.time_over_pdflib_300': over(many, warmOf),
      'briefing.rss_300_mb': median(many.map(({ ours }) => ours.megabytes)),
      'briefing.edit_to_preview_20_over_2': median(edits.map(({ milliseconds: [long, short] }) => paired(long, short))),
    },
    milliseconds: {
      '20 pages, cold: ours, pdf-lib (medians)': both(few, coldOf),
      '20 pages, warm: ours, pdf-lib (medians)': both(few, warmOf),
      '300 pages, warm: ours, pdf-lib (medians)': both(many, warmOf),
      'an edit until its page is there: of 20 pages, of 2 (medians)': [0, 1].map((at) =>
        median(edits.map(({ milliseconds }) => median(milliseconds[at] ?? []))),
      ),
    },
  };
}
