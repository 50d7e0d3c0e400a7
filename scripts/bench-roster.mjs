// @ts-check
import { deskWordsOf } from '../lib/i18n/desk.ts';
import { wordsOf } from '../lib/i18n/language.ts';

const ROUNDS = 5;

/** A roster of `count` units as CSV, in UTF-8. @param {number} count */
function rosterFile(count) {
  const lines = Array.from(
    { length: count },
    (_, at) => `第${at}号村,村,${String(at).padStart(12, '0')},柳河镇${at % 50}号区,李长明,${at % 9}`,
  );
  return Buffer.from(['单位名称,单位类型,代码,所在地,第一责任人,流动党员数', ...lines].join('\n'));
}

/**
 * Puts what the import wrote once more into a database of the same shape, in one strict transaction.
 * Runs in the page. @param {number} count @returns {Promise<number>} milliseconds
 */
async function rawPut(count) {
  /** @param {IDBOpenDBRequest | IDBRequest} request @returns {Promise<any>} */
  const done = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const own = await done(indexedDB.open('xunji'));
  const reading = own.transaction(['records', 'changes']);
  const [records, changes] = await Promise.all(
    ['records', 'changes'].map((store) => done(reading.objectStore(store).getAll())),
  );
  const shapes = ['records', 'changes'].map((name) => {
    const store = reading.objectStore(name);
    const indexes = [...store.indexNames].map((index) => {
      const { keyPath, unique, multiEntry } = store.index(index);
      return { index, keyPath, options: { unique, multiEntry } };
    });
    return { name, keyPath: store.keyPath, autoIncrement: store.autoIncrement, indexes };
  });
  own.close();
  const opening = indexedDB.open('bench-roster', 1);
  opening.onupgradeneeded = () => {
    for (const { name, keyPath, autoIncrement, indexes } of shapes) {
      const store = opening.result.createObjectStore(name, { keyPath, autoIncrement });
      for (const { index, keyPath: path, options } of indexes) store.createIndex(index, path, options);
    }
  };
  const raw = await done(opening);
  const units = records.filter((/** @type {any} */ row) => row.kind === 'unit').slice(-count);
  const ids = new Set(units.map((/** @type {any} */ row) => row.id));
  const made = changes.filter((/** @type {any} */ row) => ids.has(row.rec) && row.field === '*');
  if (units.length !== count || made.length !== count) throw new Error(`${units.length} units, ${made.length} changes`);
  const begun = performance.now();
  const writing = raw.transaction(['records', 'changes'], 'readwrite', { durability: 'strict' });
  for (const row of units) writing.objectStore('records').put(row);
  for (const { seq: _, ...row } of made) writing.objectStore('changes').put(row);
  await new Promise((resolve, reject) => {
    writing.oncomplete = () => resolve(null);
    writing.onerror = () => reject(writing.error);
  });
  const taken = performance.now() - begun;
  raw.close();
  await done(indexedDB.deleteDatabase('bench-roster'));
  return taken;
}

/**
 * From the press on "import" to the line that says it is done, and beside each a raw bulk put of the very same record
 * and change rows in the same page. Each import is undone before the next.
 * @param {import('../test/e2e/harness/browser.ts').Session} session
 * @param {number} [count]
 * @returns {Promise<{ ours: number[], theirs: number[] }>} milliseconds, in pairs
 */
export async function importRoster(session, count = 10_000) {
  const { units } = deskWordsOf('zh-CN');
  const { roster } = units;
  const { common } = wordsOf('zh-CN');
  const page = await session.openPanelAsTab({ width: 1280, height: 800, path: 'desk.html#units' });
  const file = { name: '名册.csv', mimeType: 'text/csv', buffer: rosterFile(count) };
  const ours = [];
  const theirs = [];
  for (let round = 0; round < ROUNDS; round++) {
    await page.getByRole('button', { name: units.bringIn }).click();
    await page.locator('input[type="file"]').setInputFiles(file);
    await page.getByRole('button', { name: roster.next }).click();
    const bring = page.getByRole('button', { name: roster.bring(count), exact: true });
    await bring.waitFor();
    ours.push(
      await bring.evaluate(
        async (button, said) => {
          const told = new Promise((resolve) => {
            const observer = new MutationObserver(() => {
              if (!document.querySelector('.toast')?.textContent?.includes(said)) return;
              observer.disconnect();
              resolve(null);
            });
            observer.observe(document.body, { childList: true, subtree: true, characterData: true });
          });
          const begun = performance.now();
          if (button instanceof HTMLElement) button.click();
          await told;
          return performance.now() - begun;
        },
        roster.done(count, 0),
      ),
    );
    theirs.push(await page.evaluate(rawPut, count));
    await page.getByRole('table').waitFor();
    // By the key: the toast is gone by the time that a slow machine gets here.
    await page.keyboard.press('Control+z');
    await page.locator('.toast').getByText(common.undoDone(common.undone.unitsBroughtIn)).waitFor();
  }
  await page.close();
  return { ours, theirs };
}
