// @ts-check
import { launch } from '../test/e2e/harness/index.ts';
import { plantPack } from './bench-checklist.mjs';
import { plantRows } from './plant-rows.mjs';
import { median } from './quantile.mjs';

const WARM = 2;
const GRADES = ['good', 'fairlyGood', 'fair', 'poor', 'notSeen'];

/** @param {number} at */
const idOf = (at) => `018b0000-0000-7000-8000-${at.toString(16).padStart(12, '0')}`;

/**
 * Units below a few towns, each with a visit that rated every item.
 * @param {number} units
 * @param {number} items
 * @param {string} campaign
 * @param {readonly string[]} ids
 */
function rowsOf(units, items, campaign, ids) {
  const began = { device: Date.UTC(2023, 9, 10), offset: 480, zone: 'Asia/Shanghai' };
  return Array.from({ length: units }, (_, at) => {
    const unit = idOf(at);
    const parent = at % 10 === 0 ? null : idOf(at - (at % 10));
    const ratings = Object.fromEntries(ids.map((id, place) => [`rating.${id}`, GRADES[(at * 7 + place * 3) % 5]]));
    const body = { unit, campaign, by: 'x', packVersion: `9.0.${items}`, began, ...ratings };
    return [
      { id: unit, kind: 'unit', body: { name: `第 ${at} 村`, type: 'villageCommunity', parent } },
      { id: idOf(units + at), kind: 'visit', parent: unit, body },
    ];
  }).flat();
}

/**
 * A desk with so many units and items, on the picture before the heat map.
 * @param {string} extension
 * @param {number} units
 * @param {number} items
 */
async function deskWith(extension, units, items) {
  const session = await launch({ extension });
  const page = await session.openPanelAsTab({ width: 1280, height: 800, path: 'desk.html' });
  await page.locator('.desk-nav').waitFor();
  await plantPack(page, items);
  const planted = await page.evaluate(async () => {
    /** @type {IDBDatabase} */
    const database = await new Promise((resolve) => {
      const opening = indexedDB.open('xunji');
      opening.onsuccess = () => resolve(opening.result);
    });
    const rows = database.transaction('records').objectStore('records').getAll();
    /** @type {any[]} */
    const all = await new Promise((resolve) => {
      rows.onsuccess = () => resolve(rows.result);
    });
    database.close();
    const pack = all.find(({ kind, body }) => kind === 'pack' && body.version.startsWith('9.0.'));
    return {
      campaign: pack.body.data.seed.campaign.id,
      items: pack.body.data.items.map((/** @type {{ id: string }} */ item) => item.id),
    };
  });
  await plantRows(page, rowsOf(units, items, planted.campaign, planted.items));
  await page.goto(`${session.origin}/desk.html#compare/tags`);
  await page.reload();
  await page.locator('[role="radio"][aria-checked="true"][data-value="tags"]').waitFor();
  return { session, page };
}

/**
 * From the press to the last row drawn and laid out, in milliseconds; then goes back.
 * @param {import('playwright-core').Page} page
 * @param {number} units
 */
async function drawHeatMap(page, units) {
  const taken = await page.evaluate(
    (rows) =>
      new Promise((resolve) => {
        const begun = performance.now();
        const observer = new MutationObserver(() => {
          const names = document.querySelectorAll('.heat-name:is(.unit, .head)');
          if (names.length < rows) return;
          observer.disconnect();
          document.querySelector('.heat-cells')?.getBoundingClientRect();
          // Drawn, not only made: after the frame that shows it.
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begun)));
        });
        observer.observe(document, { childList: true, subtree: true });
        /** @type {HTMLElement | null} */ (document.querySelector('[role="radio"][data-value="heat"]'))?.click();
      }),
    units,
  );
  const grounds = await page.evaluate(() =>
    [...document.querySelectorAll('.heat-ground, .heat-mark.notSeen')]
      .map((path) => path.getAttribute('d')?.split('M').length ?? 1)
      .reduce((sum, count) => sum + count - 1, 0),
  );
  await page.locator('[role="radio"][data-value="tags"]').click();
  await page.locator('[role="radio"][aria-checked="true"][data-value="tags"]').waitFor();
  await page.waitForTimeout(100);
  return { taken: Number(taken), cells: grounds };
}

/**
 * How much longer a cell takes in a heat map of 200 units × 80 items than in one of 20 × 8, all cells drawn; in pairs, so
 * that a machine that slows down meets both alike.
 * @param {string} extension the folder of a build
 * @param {number} rounds
 * @returns {Promise<{ ratio: number, milliseconds: { small: number, large: number } }>} medians
 */
export async function benchHeatMap(extension, rounds = 15) {
  const small = await deskWith(extension, 20, 8);
  const large = await deskWith(extension, 200, 80);
  try {
    /** @type {[number, number][]} */
    const pairs = [];
    for (let round = 0; round < rounds + WARM; round++) {
      const [few, many] = [await drawHeatMap(small.page, 20), await drawHeatMap(large.page, 200)];
      if (few.cells !== 160 || many.cells !== 16_000) throw new Error(`${few.cells} and ${many.cells} cells drawn`);
      if (round >= WARM) pairs.push([few.taken, many.taken]);
    }
    return {
      ratio: median(pairs.map(([few, many]) => many / 16_000 / (few / 160))),
      milliseconds: { small: median(pairs.map(([few]) => few)), large: median(pairs.map(([, many]) => many)) },
    };
  } finally {
    await small.session.close();
    await large.session.close();
  }
}
