// @ts-check
import { deskWordsOf } from '../lib/i18n/desk.ts';
import { launch } from '../test/e2e/harness/index.ts';
import { median } from './quantile.mjs';

const WARM = 3;
/** All units hold the first word; nine of ten the second: the lists that are drawn are of one length, whatever they hold. */
const [ALL, MOST] = ['号', '甲'];
const NOTE = '学习计划列 4 本必读书目，记录只有两次专家辅导签到表，没有个人自学记录。';

/**
 * Gives a profile so many visits, each to a unit of its own and with a note: records alone, of the store's own shape, since
 * a list reads nothing else. The page must have been opened before, so that the database and the campaign exist.
 * @param {import('playwright-core').Page} page
 * @param {number} visits
 */
function plantVisits(page, visits) {
  return page.evaluate(
    async ({ count, all, most, text }) => {
      /** @type {IDBDatabase} */
      const database = await new Promise((resolve, reject) => {
        const opening = indexedDB.open('xunji');
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      const reading = database.transaction('meta').objectStore('meta').get('campaign');
      await new Promise((resolve) => {
        reading.onsuccess = resolve;
      });
      const campaign = reading.result?.value;
      const writing = database.transaction('records', 'readwrite');
      const rows = writing.objectStore('records');
      const begun = Date.now() - 90 * 86_400_000;
      let serial = 0;
      /** @param {string} kind @param {number} millis @param {string} parent @param {Record<string, unknown>} body @param {Record<string, number>} counts */
      const put = (kind, millis, parent, body, counts = {}) => {
        const hex = millis.toString(16).padStart(12, '0');
        const id = `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-${(serial++).toString(16).padStart(12, '0')}`;
        rows.put({ id, kind, parent, shelf: 'live', month: '2023-11', body, heads: {}, conflicts: [], counts });
        return id;
      };
      for (let at = 0; at < count; at++) {
        const millis = begun + at * 60_000;
        const moment = { device: millis, offset: 480, zone: 'Asia/Shanghai' };
        const name = `第${at}${all}${at % 10 === 0 ? '乙' : most}村党支部`;
        const unit = put('unit', millis, '', { name, type: 'villageCommunity' }, { visit: 1 });
        const by = '018a60ec-1800-7d2e-9b41-5f0c6a7e2301';
        const ratings = { 'rating.1.1': 'poor', 'rating.2.1': 'good' };
        const body = { unit, campaign, by, packVersion: '1.0.0', began: moment, ...ratings };
        const visit = put('visit', millis, unit, body, { note: 1 });
        put('note', millis, visit, { text: `${at} ${text}`, how: 'check', source: 'public', at: moment });
      }
      await new Promise((resolve, reject) => {
        writing.oncomplete = () => resolve(null);
        writing.onerror = () => reject(writing.error);
      });
      database.close();
    },
    { count: visits, all: ALL, most: MOST, text: NOTE },
  );
}

/**
 * A desk with so many visits, and a search under way in their list.
 * @param {string} extension
 * @param {number} visits
 */
async function deskWith(extension, visits) {
  const { visits: words } = deskWordsOf('zh-CN');
  const session = await launch({ extension });
  const page = await session.openPanelAsTab({ width: 1280, height: 800, path: 'desk.html' });
  await page.getByText(words.none, { exact: true }).waitFor();
  await plantVisits(page, visits);
  await page.reload();
  await page
    .getByRole('status')
    .filter({ hasText: String(visits) })
    .waitFor();
  const field = page.locator('.work .deskfind input').first();
  await field.fill(ALL);
  await page.getByRole('columnheader', { name: words.columns.hit }).waitFor();
  await page.getByText(words.searching).waitFor({ state: 'detached' });
  await page.waitForTimeout(500);
  return { session, page, field };
}

/**
 * From a key in the search field to the list that it gives, drawn and laid out, in milliseconds; then takes it back.
 * @param {Awaited<ReturnType<typeof deskWith>>} desk
 */
async function keyToDrawn({ page, field }) {
  await field.focus();
  const taken = await page.evaluate((key) => {
    const said = () => document.querySelector('.pane .ph [role="status"]')?.textContent ?? '';
    const before = said();
    return new Promise((resolve) => {
      const begun = performance.now();
      const observer = new MutationObserver(() => {
        if (said() === before) return;
        observer.disconnect();
        const rows = document.querySelectorAll('tr[data-at]');
        rows.item(rows.length - 1).getBoundingClientRect(); // laid out as well
        resolve({ taken: performance.now() - begun, rows: rows.length });
      });
      observer.observe(document.body, { childList: true, subtree: true, characterData: true });
      document.execCommand('insertText', false, key);
    });
  }, MOST);
  await page.keyboard.press('Backspace');
  await page.waitForTimeout(150);
  return /** @type {{ taken: number, rows: number }} */ (taken);
}

/**
 * How much longer a key in the filter takes to its list with 10,000 visits than with 100: in pairs, so that a machine
 * that slows down meets both alike.
 * @param {string} extension the folder of a build
 * @param {number} rounds
 * @returns {Promise<{ ratio: number, milliseconds: { small: number, large: number } }>} medians
 */
export async function benchDesk(extension, rounds = 25) {
  const small = await deskWith(extension, 100);
  const large = await deskWith(extension, 10_000);
  try {
    /** @type {[number, number][]} */
    const pairs = [];
    for (let round = 0; round < rounds + WARM; round++) {
      const [few, many] = [await keyToDrawn(small), await keyToDrawn(large)];
      if (few.rows !== many.rows) throw new Error(`${few.rows} and ${many.rows} rows were drawn`);
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
