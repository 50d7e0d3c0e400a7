// @ts-check
// `npm run bench`: speed as ratios against a named peer in the same run, written to .output/bench.json.
// Figures of milliseconds depend on the machine; the ratios are what counts.
// `npm run bench -- panel desk` measures some parts alone: which of a day's changes cost something is found so.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { benchBriefing } from './bench-briefing.mjs';
import { benchChecklist } from './bench-checklist.mjs';
import { benchDesk } from './bench-desk.mjs';
import { benchHandOut, PEER_FILES } from './bench-handout.mjs';
import { benchHeatMap } from './bench-heatmap.mjs';
import { benchImport } from './bench-import.mjs';
import { benchPanel } from './bench-panel.mjs';
import { benchPreview } from './bench-preview.mjs';
import { keyToDrawnOverNotes, searchOverIncludes } from './bench-search.mjs';
import { benchSignatures } from './bench-signatures.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const built = process.env.XUNJI_BUILD ?? join(root, '.output/chrome-mv3');

/** What each ratio may be at the most. */
const LIMITS = {
  'store.key_to_saved_over_raw_put': 2,
  'panel.first_char_10k_over_100': 1.15,
  'panel.first_char_over_empty_page': 2.5,
  'roster.import_10k_over_raw': 2,
  'checklist.open_200_items_over_20': 1.3,
  'search.p95_over_includes_10k': 1.2,
  'search.key_to_drawn_10k_over_100': 1.3,
  'desk.heatmap_200x80_over_20x8': 1.2,
  'desk.filter_drawn_10k_over_100': 1.5,
  'bundle.import_1000_visits_over_raw': 3,
  'bundle.saved_during_import_over_idle': 5,
  'bundle.export_500mb_over_copy': 3,
  'bundle.verify_500mb_over_sha256': 2,
  'bundle.signature_of_known_key_over_library': 0.5,
  'briefing.time_over_pdflib_20_cold': 0.35,
  'briefing.time_over_pdflib_20': 0.35,
  'briefing.bytes_over_pdflib_20': 0.92,
  'briefing.time_over_pdflib_300': 0.35,
  'briefing.rss_300_mb': 300,
  'briefing.edit_to_preview_20_over_2': 1.5,
  'briefing.key_to_page_72_visits_over_1': 1.5,
};

/** @typedef {{ ratios: Record<string, number>, milliseconds: Record<string, number[]>, megabytes?: Record<string, number[]> }} Measured */

/** A copy of the build with an empty page of the same extension beside the panel: a field, and the first character in it. */
function buildWithEmptyPage() {
  const folder = mkdtempSync(join(tmpdir(), 'xunji-bench-'));
  cpSync(built, folder, { recursive: true });
  writeFileSync(
    join(folder, 'empty.html'),
    '<!doctype html><title>empty</title><div class="foot"><textarea></textarea></div>',
  );
  for (const [name, text] of Object.entries(PEER_FILES)) writeFileSync(join(folder, name), text);
  return folder;
}

/**
 * The parts, each by the word that names it on the command line. @type {Record<string, (folder: string) => Promise<Measured>>}
 */
const PARTS = {
  panel: benchPanel,
  briefing: async () => benchBriefing(),
  async preview(folder) {
    const { ratio, milliseconds } = await benchPreview(folder);
    return {
      ratios: { 'briefing.key_to_page_72_visits_over_1': ratio },
      milliseconds: { 'key to its page, draft of 1 visit, of 72 (medians)': [milliseconds.small, milliseconds.large] },
    };
  },
  signatures: async () => benchSignatures(),
  async checklist(folder) {
    const { ratio, milliseconds } = await benchChecklist(folder);
    return {
      ratios: { 'checklist.open_200_items_over_20': ratio },
      milliseconds: { 'checklist of 20 items, of 200 (medians)': [milliseconds.small, milliseconds.large] },
    };
  },
  async search(folder) {
    const scanned = searchOverIncludes();
    const drawn = await keyToDrawnOverNotes(folder);
    return {
      ratios: {
        'search.p95_over_includes_10k': scanned.ratio,
        'search.key_to_drawn_10k_over_100': drawn.ratio,
      },
      milliseconds: {
        'search of 10,000 notes, scan by includes (p95)': scanned.milliseconds,
        'key to hits drawn, 100 notes, 10,000 (medians)': drawn.milliseconds,
      },
    };
  },
  async heatmap(folder) {
    const { ratio, milliseconds } = await benchHeatMap(folder);
    return {
      ratios: { 'desk.heatmap_200x80_over_20x8': ratio },
      milliseconds: { 'heat map of 20 × 8 cells, of 200 × 80 (medians)': [milliseconds.small, milliseconds.large] },
    };
  },
  async desk(folder) {
    const { ratio, milliseconds } = await benchDesk(folder);
    return {
      ratios: { 'desk.filter_drawn_10k_over_100': ratio },
      milliseconds: {
        'key to the filtered list of 100 visits, of 10,000 (medians)': [milliseconds.small, milliseconds.large],
      },
    };
  },
  async import(folder) {
    const taken = await benchImport(folder, folder);
    return {
      ratios: {
        'bundle.import_1000_visits_over_raw': taken.ratio,
        'bundle.saved_during_import_over_idle': taken.saved,
      },
      milliseconds: {
        'file of 1,000 visits: dry run, taking in, raw bulk put (medians)': taken.milliseconds,
        'key to saved at rest, while 1,000 visits come in (p95), slowest': taken.savedMilliseconds,
      },
    };
  },
  async handout(folder) {
    const { exported, verified, milliseconds, megabytes } = await benchHandOut(folder, folder);
    return {
      ratios: { 'bundle.export_500mb_over_copy': exported, 'bundle.verify_500mb_over_sha256': verified },
      milliseconds: {
        '500 MB handed out, copied and hashed once (medians)': milliseconds.exported,
        '500 MB handed out for the first time': [milliseconds.first],
        'file of 500 MB opened, hashed once (medians)': milliseconds.verified,
      },
      megabytes: {
        '500 MB handed out: most in a renderer, in the browser process': [megabytes.handOut, megabytes.handOutBrowser],
        'file of 500 MB opened: most in a renderer, in the browser process': [megabytes.open, megabytes.openBrowser],
      },
    };
  },
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  console.error(`No part is called ${unknown.join(', ')}. There are ${Object.keys(PARTS).join(', ')}.`);
  process.exit(2);
}

const folder = buildWithEmptyPage();
try {
  /** @type {Required<Measured>} */
  const all = { ratios: {}, milliseconds: {}, megabytes: {} };
  for (const [name, measure] of Object.entries(PARTS)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    const { ratios, milliseconds, megabytes } = await measure(folder);
    Object.assign(all.ratios, ratios);
    Object.assign(all.milliseconds, milliseconds);
    Object.assign(all.megabytes, megabytes);
  }
  mkdirSync(join(root, '.output'), { recursive: true });
  writeFileSync(
    join(root, '.output/bench.json'),
    `${JSON.stringify({ ...all.ratios, limits: LIMITS, milliseconds: all.milliseconds, megabytes: all.megabytes }, null, 2)}\n`,
  );
  for (const [name, ratio] of Object.entries(all.ratios)) {
    const limit = LIMITS[/** @type {keyof typeof LIMITS} */ (name)];
    console.log(`${name}  ${ratio.toFixed(2)}  (at most ${limit})${ratio > limit ? '  OVER' : ''}`);
  }
  for (const [name, values] of Object.entries(all.milliseconds))
    console.log(`  ${name}: ${values.map((one) => one.toFixed(1)).join(', ')} ms`);
  for (const [name, values] of Object.entries(all.megabytes))
    console.log(`  ${name}: ${values.map((one) => one.toFixed(0)).join(', ')} MB`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
