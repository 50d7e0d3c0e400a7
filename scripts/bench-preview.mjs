// @ts-check
import { deskWordsOf } from '../lib/i18n/desk.ts';
import { launch } from '../test/e2e/harness/index.ts';
import { fieldRows } from '../test/e2e/journey/briefing-field.ts';
import { plantRows } from './plant-rows.mjs';
import { median, paired } from './quantile.mjs';

const WARM = 3;
/** Visits of a small draft, of some 8 pages, and of a large one, of more than 30. */
const [FEW, MANY] = [1, 72];

/**
 * So many visits: those of a field day again and again, each to a unit of its own.
 * @param {number} visits
 */
function rowsOf(visits) {
  const day = fieldRows();
  const perDay = day.filter(({ kind }) => kind === 'visit').length;
  const days = Array.from({ length: Math.ceil(visits / perDay) }, (_, at) => {
    const mark = (at + 0x1000).toString(16);
    return /** @type {typeof day} */ (
      JSON.parse(JSON.stringify(day).replaceAll('018b0000-0000-', `018b0000-${mark}-`))
    );
  });
  const all = days.flatMap((rows, at) =>
    rows.map((row) => (row.kind === 'unit' ? { ...row, body: { ...row.body, name: `${row.body.name}${at}` } } : row)),
  );
  const kept = new Set(
    all
      .filter(({ kind }) => kind === 'visit')
      .slice(0, visits)
      .map(({ id }) => id),
  );
  const visitOf = (/** @type {(typeof all)[number]} */ row) =>
    row.body.visit ?? (row.kind === 'visit' ? row.id : row.parent);
  return all.filter((row) => row.kind === 'unit' || kept.has(String(visitOf(row))));
}

/**
 * The desk's editor with a draft of so many visits, and the paragraph in its middle open.
 * @param {string} extension
 * @param {number} visits
 */
async function editorWith(extension, visits) {
  const { briefingDesk: words } = deskWordsOf('zh-CN');
  const session = await launch({ extension });
  const page = await session.openPanelAsTab({ width: 1440, height: 900, path: 'desk.html' });
  await page.locator('.desk-nav').waitFor();
  await plantRows(page, rowsOf(visits));
  await page.goto(`${session.origin}/desk.html#briefing`);
  await page.reload();
  await page.getByRole('button', { name: words.list.write, exact: true }).first().click();
  await page.getByRole('button', { name: words.start.act, exact: true }).click();
  await page.locator('.bf-paper svg').waitFor();
  const parts = page.locator('.bf-part');
  await parts.nth(Math.floor((await parts.count()) / 2)).focus();
  await page.keyboard.press('F2');
  await page.getByRole('textbox', { name: words.text.field }).waitFor();
  return { session, page };
}

/**
 * From a key in a paragraph to the page that shows it, laid out, in milliseconds.
 * @param {import('playwright-core').Page} page
 * @param {string} words unlike any that stand there
 */
function keyToPage(page, words) {
  return page.evaluate(async (key) => {
    const paper = document.querySelector('.bf-paper');
    const isThere = () => paper?.textContent?.replace(/\s/g, '').includes(key);
    const begun = performance.now();
    await new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (!isThere()) return;
        observer.disconnect();
        paper?.getBoundingClientRect(); // laid out as well
        resolve(null);
      });
      observer.observe(document.body, { childList: true, subtree: true, characterData: true });
      document.execCommand('insertText', false, key);
    });
    return performance.now() - begun;
  }, words);
}

/**
 * How much longer a key takes to its page in a draft of many visits than in one of few, in the desk: the words are saved
 * after a pause, the draft is shown anew, its pages are laid out. In pairs, so that a machine that slows down meets both
 * alike.
 * @param {string} extension the folder of a build
 * @param {number} rounds
 * @returns {Promise<{ ratio: number, milliseconds: { small: number, large: number } }>} medians
 */
export async function benchPreview(extension, rounds = 20) {
  const small = await editorWith(extension, FEW);
  const large = await editorWith(extension, MANY);
  try {
    /** @type {{ small: number[], large: number[] }} */
    const milliseconds = { small: [], large: [] };
    for (let round = 0; round < rounds + WARM; round++) {
      for (const [name, { page }] of /** @type {const} */ ([
        ['small', small],
        ['large', large],
      ])) {
        const taken = await keyToPage(page, `〔${round}〕`);
        if (round >= WARM) milliseconds[name].push(taken);
        await page.waitForTimeout(300);
      }
    }
    return {
      ratio: paired(milliseconds.large, milliseconds.small),
      milliseconds: { small: median(milliseconds.small), large: median(milliseconds.large) },
    };
  } finally {
    await small.session.close();
    await large.session.close();
  }
}
