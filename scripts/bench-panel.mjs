// @ts-check
import { launch } from '../test/e2e/harness/index.ts';
import { importRoster } from './bench-roster.mjs';
import { offerNextSaved } from './next-saved.mjs';
import { median, paired, quantile } from './quantile.mjs';
import { seedNotes } from './seed-notes.mjs';

const KEYS = 150;
const OPENINGS = 25;

/**
 * Runs in the page from its start: goes into the newest visit and types one character as soon as there is a field.
 * The moment at which the field holds it is `firstChar`, in milliseconds since the navigation began.
 */
function typeFirst() {
  let clicked = false;
  const look = () => {
    const row = /** @type {HTMLElement | null} */ (document.querySelector('main [data-visit]'));
    const field = /** @type {HTMLTextAreaElement | null} */ (document.querySelector('.foot textarea'));
    if (field) {
      field.focus();
      document.execCommand('insertText', false, '看');
      if (!field.value.endsWith('看')) return;
      observer.disconnect();
      Object.assign(globalThis, { firstChar: performance.now() });
    } else if (row && !clicked) {
      clicked = true;
      row.click();
    }
  };
  // Seen as soon as it is there, in the page of the peer as in ours: no frame is waited for.
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true });
}

/**
 * @param {import('../test/e2e/harness/browser.ts').Session} session
 * @param {string} path
 */
async function firstChar(session, path) {
  const page = await session.context.newPage();
  await page.addInitScript(typeFirst);
  await page.goto(`${session.origin}/${path}`);
  const handle = await page.waitForFunction(() => /** @type {any} */ (globalThis).firstChar);
  const taken = Number(await handle.jsonValue());
  await page.close();
  return taken;
}

/**
 * Last key to `saved`, less the debounce, and beside each a raw strict put of one row in the same page.
 * @param {import('../test/e2e/harness/browser.ts').Session} session
 */
async function keyToSaved(session) {
  const page = await session.openPanelAsTab();
  await page.locator('main [data-visit]').first().click();
  await page.locator('.foot textarea').waitFor();
  await page.evaluate(offerNextSaved);
  const measured = await page.evaluate(async (count) => {
    const DEBOUNCE = 200;
    const field = /** @type {HTMLTextAreaElement} */ (document.querySelector('.foot textarea'));
    /** @type {IDBDatabase} */
    const raw = await new Promise((resolve, reject) => {
      const opening = indexedDB.open('bench', 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore('rows', { keyPath: 'id' });
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const put = (/** @type {number} */ id) =>
      new Promise((resolve, reject) => {
        const begun = performance.now();
        const transaction = raw.transaction('rows', 'readwrite', { durability: 'strict' });
        transaction.objectStore('rows').put({ id, text: '问题清单写着加强学习改进作风没有数量时限责任人'.repeat(4) });
        transaction.oncomplete = () => resolve(performance.now() - begun);
        transaction.onerror = () => reject(transaction.error);
      });
    const ours = [];
    const theirs = [];
    for (let at = 0; at < count; at++) {
      // The same rest before as a key has before its save: what a sleeping machine takes to wake is nobody's merit.
      await new Promise((resolve) => setTimeout(resolve, DEBOUNCE));
      theirs.push(await put(at));
      field.focus();
      const done = Reflect.get(globalThis, 'nextSaved')();
      document.execCommand('insertText', false, '看');
      const key = performance.now();
      ours.push((await done) - key - DEBOUNCE);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    raw.close();
    indexedDB.deleteDatabase('bench');
    return { ours, theirs };
  }, KEYS);
  await page.close();
  return measured;
}

/**
 * Opens the panel with few notes and with many, and an empty page beside them; then types in it, and brings a roster in.
 * @param {string} folder a build with `empty.html` in it
 */
export async function benchPanel(folder) {
  const small = await launch({ extension: folder });
  const large = await launch({ extension: folder });
  try {
    await seedNotes(small, 100);
    await seedNotes(large, 10_000);
    /** @type {{ empty: number[], small: number[], large: number[] }} */
    const openings = { empty: [], small: [], large: [] };
    for (let round = 0; round < OPENINGS + 2; round++) {
      const taken = {
        empty: await firstChar(small, 'empty.html'),
        small: await firstChar(small, 'sidepanel.html'),
        large: await firstChar(large, 'sidepanel.html'),
      };
      if (round < 2) continue; // warming up: code caches
      openings.empty.push(taken.empty);
      openings.small.push(taken.small);
      openings.large.push(taken.large);
    }
    const { ours, theirs } = await keyToSaved(small);
    const roster = await importRoster(small);
    return {
      ratios: {
        'store.key_to_saved_over_raw_put': quantile(ours, 0.95) / quantile(theirs, 0.95),
        'panel.first_char_10k_over_100': paired(openings.large, openings.small),
        'panel.first_char_over_empty_page': paired(openings.small, openings.empty),
        'roster.import_10k_over_raw': paired(roster.ours, roster.theirs),
      },
      milliseconds: {
        'key to saved, p50 and p95': [median(ours), quantile(ours, 0.95)],
        'raw strict put, p50 and p95': [median(theirs), quantile(theirs, 0.95)],
        'first character: empty page, 100 notes, 10,000 notes (medians)': [
          median(openings.empty),
          median(openings.small),
          median(openings.large),
        ],
        'roster of 10,000, raw bulk put (medians)': [median(roster.ours), median(roster.theirs)],
      },
    };
  } finally {
    await small.close();
    await large.close();
  }
}
