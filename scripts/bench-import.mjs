// @ts-check
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deskWordsOf } from '../lib/i18n/desk.ts';
import { launch } from '../test/e2e/harness/index.ts';
import { manyVisits } from './many-visits.mjs';
import { offerNextSaved } from './next-saved.mjs';
import { median, quantile } from './quantile.mjs';

const VISITS = 1000;
const ROUNDS = 2;
const IDLE_KEYS = 60;
const words = deskWordsOf('zh-CN').bundles;

/**
 * A desk at which a file was opened, up to the question whether it is taken in.
 * @param {import('../test/e2e/harness/browser.ts').Session} session
 * @param {string} file
 */
async function openAtDesk(session, file) {
  const page = await session.openPanelAsTab({ width: 1280, height: 800, path: 'desk.html#bundles' });
  await page.locator('.bundlespage').waitFor();
  await page.getByRole('button', { name: words.takeIn, exact: true }).first().click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: words.choose, exact: true }).first().click();
  const begun = performance.now();
  await (await chooser).setFiles(file);
  const take = page.getByRole('button', { name: words.take, exact: true });
  await take.waitFor({ timeout: 300_000 });
  return { page, take, opened: performance.now() - begun };
}

/** In the page: presses the button, and waits until the file has been applied. @param {Element} button */
async function takeAndTime(button) {
  const states = () =>
    new Promise((resolve, reject) => {
      const opening = indexedDB.open('xunji');
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const all = opening.result.transaction('bundles').objectStore('bundles').getAll();
        all.onsuccess = () => {
          opening.result.close();
          resolve(all.result.map((row) => row.state).join());
        };
      };
    });
  const begun = performance.now();
  if (button instanceof HTMLElement) button.click();
  while ((await states()) !== 'applied') await new Promise((go) => setTimeout(go, 250));
  return performance.now() - begun;
}

/** In the page: puts all records and changes that are there into an empty database of the same shape, in milliseconds. */
async function rawPut() {
  /** @param {IDBRequest} request @returns {Promise<any>} */
  const done = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const own = await done(indexedDB.open('xunji'));
  const reading = own.transaction(['records', 'changes']);
  const names = ['records', 'changes'];
  const [records, changes] = await Promise.all(names.map((name) => done(reading.objectStore(name).getAll())));
  const shapes = names.map((name) => {
    const store = reading.objectStore(name);
    const indexes = [...store.indexNames].map((index) => {
      const { keyPath, unique, multiEntry } = store.index(index);
      return { index, keyPath, options: { unique, multiEntry } };
    });
    return { name, keyPath: store.keyPath, autoIncrement: store.autoIncrement, indexes };
  });
  own.close();
  const opening = indexedDB.open('bench-import', 1);
  opening.onupgradeneeded = () => {
    for (const { name, keyPath, autoIncrement, indexes } of shapes) {
      const store = opening.result.createObjectStore(name, { keyPath, autoIncrement });
      for (const { index, keyPath: path, options } of indexes) store.createIndex(index, path, options);
    }
  };
  const raw = await done(opening);
  const begun = performance.now();
  const writing = raw.transaction(names, 'readwrite', { durability: 'strict' });
  for (const row of records) writing.objectStore('records').put(row);
  for (const { seq: _, ...row } of changes) writing.objectStore('changes').put(row);
  await new Promise((resolve, reject) => {
    writing.oncomplete = () => resolve(null);
    writing.onerror = () => reject(writing.error);
  });
  const taken = performance.now() - begun;
  raw.close();
  await done(indexedDB.deleteDatabase('bench-import'));
  return { taken, records: records.length, changes: changes.length };
}

/**
 * In the page of a visit: types and times each key to `saved`, until there are `count` or nothing is left to be applied
 * (`count` null). The pause of typing (200 ms) is part of it, as whoever types waits for it as well: five times that is
 * the second within which words are to be saved.
 * @param {{ count: number | null }} options
 */
async function keysToSaved({ count }) {
  const field = /** @type {HTMLTextAreaElement} */ (document.querySelector('.foot textarea'));
  const taken = [];
  while (count === null ? !Reflect.get(globalThis, 'imported') : taken.length < count) {
    field.focus();
    const done = Reflect.get(globalThis, 'nextSaved')();
    document.execCommand('insertText', false, '看');
    const key = performance.now();
    taken.push((await done) - key);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return taken;
}

/**
 * A file of 1,000 visits (20 notes and 40 changes each, a batch a visit): from the press on "take in" until all of it is
 * applied, against a raw bulk put of the very same records and changes in one transaction; and from a key to `saved` in a
 * panel beside it, against the same panel at rest. Each round in a browser of its own.
 * @param {string} extension the folder of a build
 * @param {string} folder where files may lie
 */
export async function benchImport(extension, folder, visits = VISITS, rounds = ROUNDS) {
  const file = join(folder, 'many.visits');
  writeFileSync(file, (await manyVisits(visits)).bytes);
  /** @type {{ opened: number[], ours: number[], theirs: number[] }} */
  const taken = { opened: [], ours: [], theirs: [] };
  for (let round = 0; round < rounds; round++) {
    const session = await launch({ extension });
    try {
      const { page, take, opened } = await openAtDesk(session, file);
      taken.opened.push(opened);
      taken.ours.push(await take.evaluate(takeAndTime));
      taken.theirs.push((await page.evaluate(rawPut)).taken);
    } finally {
      await session.close();
    }
  }
  const keys = await typeBeside(extension, file);
  rmSync(file);
  const pairs = taken.ours.map((ours, at) => ours / (taken.theirs[at] ?? Number.NaN));
  return {
    ratio: median(pairs),
    milliseconds: [median(taken.opened), median(taken.ours), median(taken.theirs)],
    saved: quantile(keys.during, 0.95) / quantile(keys.idle, 0.95),
    savedMilliseconds: [quantile(keys.idle, 0.95), quantile(keys.during, 0.95), Math.max(...keys.during)],
  };
}

/** @param {string} extension @param {string} file */
async function typeBeside(extension, file) {
  const session = await launch({ extension });
  try {
    const panel = await session.openPanelAsTab();
    await panel.locator('footer .btn.main').first().click();
    await panel.locator('#unit').fill('白马村');
    await panel.keyboard.press('Enter');
    await panel.locator('.foot textarea').waitFor();
    const { take } = await openAtDesk(session, file);
    await panel.bringToFront();
    await panel.evaluate(offerNextSaved);
    const idle = await panel.evaluate(keysToSaved, { count: IDLE_KEYS });
    const typing = panel.evaluate(keysToSaved, { count: null });
    await take.evaluate(takeAndTime);
    await panel.evaluate(() => Reflect.set(globalThis, 'imported', true));
    return { idle, during: await typing };
  } finally {
    await session.close();
  }
}
