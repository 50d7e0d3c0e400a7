// @ts-check
import { readFileSync } from 'node:fs';
import { launch } from '../test/e2e/harness/index.ts';
import { plantRows } from './plant-rows.mjs';
import { median } from './quantile.mjs';

const BUILTIN = new URL('../lib/packs/data/education-2023-second.json', import.meta.url);
const WARM = 3;

/**
 * The shipped pack with another number of items, spread over its sections, all of them asked of every unit.
 * @param {number} count
 */
function packOf(count) {
  const pack = JSON.parse(readFileSync(BUILTIN, 'utf8'));
  const types = pack.unitTypes.map((/** @type {{ id: string }} */ type) => type.id);
  const sections = pack.sections.length;
  const rated = pack.items.filter((/** @type {{ form: string }} */ item) => item.form === 'rated');
  const items = Array.from({ length: count }, (_, at) => {
    const section = Math.floor((at * sections) / count);
    const from = Math.ceil((section * count) / sections);
    const { traits: _traits, clauses: _clauses, ...item } = rated[at % rated.length];
    const id = pack.sections[section].id;
    return { ...item, id: `${id}.${at - from + 1}`, section: id, types };
  });
  return { ...pack, version: `9.0.${count}`, items };
}

/**
 * Gives a profile's campaign a stored pack version of so many items; in force once the page is loaded again.
 * @param {import('playwright-core').Page} page
 * @param {number} count
 */
export async function plantPack(page, count) {
  const data = packOf(count);
  const { version, id: pack, seed } = data;
  const at = { device: Date.now(), offset: 480, zone: 'Asia/Shanghai' };
  await plantRows(page, [
    { id: '018a60ec-1800-7d2e-9b41-5f0c6a7e9000', kind: 'pack', body: { pack, version, at, data } },
    { id: seed.campaign.id, kind: 'campaign', body: { packVersion: version } },
  ]);
}

/**
 * A profile whose campaign has a pack of so many items, with a new visit open on its notes.
 * @param {string} extension
 * @param {number} count
 */
async function visitWith(extension, count) {
  const session = await launch({ extension });
  const page = await session.openPanelAsTab();
  await page.locator('footer .btn.main').first().waitFor();
  await plantPack(page, count);
  await page.reload();
  await page.locator('footer .btn.main').first().click();
  await page.locator('#unit').fill('青石镇河东社区');
  await page.keyboard.press('Enter');
  await page.locator('.foot textarea').waitFor();
  await page.locator('.tabs button').first().focus();
  return { session, page };
}

/**
 * From `]` to the first item whose cells are there and laid out, in milliseconds; then goes back to the notes.
 * @param {import('playwright-core').Page} page
 */
async function openChecklist(page) {
  await page.evaluate(() => {
    Object.assign(globalThis, { opened: undefined });
    const pressed = () => {
      const begun = performance.now();
      const observer = new MutationObserver(() => {
        const cell = document.querySelector('.item .rate [role="radio"]');
        if (!cell) return;
        observer.disconnect();
        cell.getBoundingClientRect(); // laid out as well: only then can it be pressed
        Object.assign(globalThis, { opened: performance.now() - begun });
      });
      observer.observe(document, { childList: true, subtree: true });
    };
    addEventListener('keydown', pressed, { capture: true, once: true });
  });
  await page.keyboard.press(']');
  const opened = await page.waitForFunction(() => /** @type {any} */ (globalThis).opened);
  const taken = Number(await opened.jsonValue());
  await page.waitForTimeout(400); // until the rest of the list is there too
  const rows = await page.locator('main .item').count();
  await page.keyboard.press('[');
  await page.locator('.foot textarea').waitFor();
  await page.waitForTimeout(100);
  return { taken, rows };
}

/**
 * How much longer a checklist of 200 items takes to open than one of 20: openings in pairs, so that a machine that slows
 * down meets both alike.
 * @param {string} extension the folder of a build
 * @param {number} rounds
 * @returns {Promise<{ ratio: number, milliseconds: { small: number, large: number } }>} medians
 */
export async function benchChecklist(extension, rounds = 25) {
  const small = await visitWith(extension, 20);
  const large = await visitWith(extension, 200);
  try {
    /** @type {[number, number][]} */
    const pairs = [];
    for (let round = 0; round < rounds + WARM; round++) {
      const [few, many] = [await openChecklist(small.page), await openChecklist(large.page)];
      if (few.rows !== 20 || many.rows !== 200) throw new Error(`${few.rows} and ${many.rows} rows, not 20 and 200`);
      if (round >= WARM) pairs.push([few.taken, many.taken]);
    }
    return {
      ratio: median(pairs.map(([few, many]) => many / few)),
      milliseconds: { small: median(pairs.map(([few]) => few)), large: median(pairs.map(([, many]) => many)) },
    };
  } finally {
    await small.session.close();
    await large.session.close();
  }
}
