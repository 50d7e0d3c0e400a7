// @ts-check
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { median } from './quantile.mjs';

const ENGINES = fileURLToPath(new URL('briefing-engines.mjs', import.meta.url));
const STARTS = 7;

/**
 * @param {'ours' | 'pdflib'} engine
 * @param {number} pages
 * @param {number} rounds
 * @returns {{ milliseconds: number[], bytes: number, megabytes: number, pages: number }}
 */
const draw = (engine, pages, rounds) =>
  JSON.parse(
    execFileSync(process.execPath, ['--no-warnings', ENGINES, engine, String(pages), String(rounds)], {
      encoding: 'utf8',
    }),
  );

/**
 * Painting laid out pages, ours against pdf-lib's, each start in a process of its own and one after the other: cold is a
 * start's first document, warm the median of its later ones.
 */
export function benchBriefing() {
  const few = Array.from({ length: STARTS }, () => ({ ours: draw('ours', 20, 9), pdflib: draw('pdflib', 20, 9) }));
  const many = Array.from({ length: 3 }, () => ({ ours: draw('ours', 300, 4), pdflib: draw('pdflib', 300, 4) }));
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
    },
    milliseconds: {
      '20 pages, cold: ours, pdf-lib (medians)': both(few, coldOf),
      '20 pages, warm: ours, pdf-lib (medians)': both(few, warmOf),
      '300 pages, warm: ours, pdf-lib (medians)': both(many, warmOf),
    },
  };
}
