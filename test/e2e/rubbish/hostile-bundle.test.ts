import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DESK_PAGES } from '../../../components/ui/context.ts';
import { deskWordsOf } from '../../../lib/i18n/desk.ts';
import { LONG, launch, PanelDriver, type Session } from '../harness/index.ts';
import { sample } from '../harness/sample.ts';
import { eventually } from '../journey/eventually.ts';
import { CORPUS, SCHEMES } from './corpus.ts';
import { type Hostile, hostileFile } from './hostile-file.ts';
import { textsOf } from './hostile-records.ts';

/** How many of each kind of record: in the long check as many as there are texts. */
const ROUNDS = LONG ? CORPUS.length : 3;
/** How many rows of a list are opened. */
const ROWS = LONG ? 12 : 1;

describe.each(sample('hostile bundle', ['zh-CN', 'en'] as const))('a shared file that means harm, in %s', (locale) => {
  const words = deskWordsOf(locale);
  let session: Session;
  let folder: string;
  let hostile: Hostile;
  /** What went wrong in any page, with where that was. */
  const heard: string[] = [];
  let where = '';
  let opened = 0;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'xunji-hostile-'));
    const seed = Number(process.env.XUNJI_SEED ?? 0);
    hostile = await hostileFile(join(folder, 'hostile.visits'), ROUNDS, (at) => textsOf(CORPUS, seed + at));
    session = await launch({ locale });
    const { context } = session;
    context.on('weberror', (error) => heard.push(`${where}: ${error.error()}`));
    context.on('dialog', (dialog) => {
      heard.push(`${where}: a dialog says ${dialog.message()}`);
      void dialog.dismiss();
    });
    context.on('console', (message) => {
      if (/Content Security Policy|Trusted|Refused to/i.test(message.text())) heard.push(`${where}: ${message.text()}`);
    });
    context.on('page', () => opened++);
  });
  afterAll(async () => {
    await session?.close();
    rmSync(folder, { recursive: true });
  });

  const desk = async (hash: string): Promise<Page> => {
    where = hash;
    const page = await session.openPanelAsTab({ width: 1280, height: 900, path: `desk.html${hash}` });
    page.setDefaultTimeout(15_000);
    opened--;
    await settle(page);
    return page;
  };

  /** Nothing of the texts became anything on the page. */
  const check = async (page: Page, at: string): Promise<void> => {
    where = at;
    await settle(page);
    expect(await strangersIn(page), at).toEqual([]);
    expect(heard, at).toEqual([]);
  };

  /** Looks at what a note said before. */
  const readHistory = async (panel: PanelDriver, at: string): Promise<void> => {
    const { page, words: all } = panel;
    await page.locator('.notes .said').first().click();
    await page.locator('.editor').getByRole('button', { name: all.visit.history, exact: true }).click();
    await panel.dialog.locator('.versions li').first().waitFor();
    await check(page, `${at} history`);
    await panel.dialog.getByRole('button', { name: all.common.close }).click();
  };

  it('is told apart, and comes in: no script, no request', async () => {
    const page = await desk('#bundles/in');
    await page.locator('input[type="file"]').setInputFiles(hostile.path);
    await page.getByRole('button', { name: words.bundles.take, exact: true }).waitFor({ timeout: 60_000 });
    await openDetails(page);
    await check(page, 'dry run');
    await page.getByRole('button', { name: words.bundles.take, exact: true }).click();
    await page.locator('[data-first]').first().waitFor({ timeout: 60_000 });
    await check(page, 'taken');
    await page.close();
  });

  it.each(DESK_PAGES)('is shown as text on the page of %s', async (name) => {
    const page = await desk(`#${name}`);
    await showAll(page, words.desk.clear);
    await check(page, name);
    const rows = page.locator('tr[data-at]');
    const count = Math.min(await rows.count(), ROWS);
    for (let at = 0; at < count; at++) {
      await rows.nth(at).locator('td').nth(1).click();
      await settle(page);
      await openDetails(page);
      await check(page, `${name} row ${at}`);
      await page.keyboard.press('Escape');
    }
    await page.close();
  });

  it('is shown as text on a unit’s own page, beside each visit, and in what is handed on', async () => {
    const of = (kind: string) => hostile.records.filter((record) => record.kind === kind).slice(0, LONG ? ROWS : 2);
    for (const { kind, id } of [...of('unit'), ...of('visit'), ...of('finding')]) {
      const page = await desk(`#${kind}s/${id}`);
      await openDetails(page);
      await check(page, `${kind} ${id}`);
      await page.close();
    }
    for (const at of ['out', 'people']) {
      const page = await desk(`#bundles/${at}`);
      if (at === 'out') {
        await page.getByRole('button', { name: words.bundles.all, exact: true }).click();
        await page.getByRole('region', { name: words.bundles.stays }).waitFor();
      }
      await openDetails(page);
      await check(page, `bundles ${at}`);
      await page.close();
    }
    const settings = await desk('#settings');
    await check(settings, 'settings');
    await settings.close();
  });

  it('goes into a list that is handed out as text', async () => {
    const page = await desk('#findings');
    await showAll(page, words.desk.clear);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: words.views.exportCsv, exact: true }).click();
    await settle(page);
    await check(page, 'list');
    const dialog = page.getByRole('dialog');
    if ((await dialog.count()) > 0) await dialog.locator('.btn.main').click();
    const path = join(folder, 'list.csv');
    await (await download).saveAs(path);
    expect(readFileSync(path, 'utf8')).not.toMatch(/(?:^|,)"?[=+@-](?:HYPERLINK|cmd|SUM|2\+3)/m);
    await page.close();
  });

  it('is found as text', async () => {
    const page = await desk('#visits');
    for (const query of LONG ? ['onerror', 'javascript', '<script', '__proto__', '=HYPER'] : ['onerror', '=HYPER']) {
      await page.keyboard.press('Control+k');
      await page.locator('.sdlg input').fill(query);
      await page.waitForTimeout(600);
      await check(page, `search for ${query}`);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
    }
    await page.close();
  });

  it('is shown as text in every part of the panel', async () => {
    const page = await session.openPanelAsTab({ width: 360, height: 720 });
    opened--;
    page.setDefaultTimeout(15_000);
    const panel = await new PanelDriver(page, locale).ready();
    await page.waitForTimeout(800);
    await check(page, 'home');
    await page.getByRole('searchbox').fill('onerror');
    await page.waitForTimeout(600);
    await check(page, 'home, searching');
    await page.getByRole('searchbox').fill('');
    // Tasks, reminders and what was returned stand above, once they are read, and lead elsewhere.
    const lines = panel.visits;
    await lines.first().waitFor();
    const count = Math.min(await lines.count(), LONG ? 4 : 1);
    for (let at = 0; at < count; at++) {
      await lines.nth(at).click();
      for (const tab of ['notes', 'checklist', 'tags', 'findings', 'people', 'finish'] as const) {
        await panel.show(tab);
        await settle(page);
        await openDetails(page);
        await check(page, `panel ${at} ${tab}`);
      }
      await panel.show('notes');
      for (const part of ['.notes .said', '.thumb']) {
        const found = page.locator(part).first();
        if ((await found.count()) === 0) continue;
        await found.click();
        await check(page, `panel ${at} ${part}`);
        await page.keyboard.press('Escape');
      }
      await readHistory(panel, `panel ${at}`);
      await page.getByRole('button', { name: panel.words.home.toHome }).click();
      await lines.first().waitFor();
    }
    await page.close();
  });

  it('goes into a PDF as text, and leads nowhere from there', async () => {
    const page = await session.openPanelAsTab({ width: 360, height: 720 });
    opened--;
    page.setDefaultTimeout(15_000);
    const panel = await new PanelDriver(page, locale).ready();
    await panel.visits.first().click();
    await panel.show('finish');
    await page.getByRole('button', { name: panel.words.finish.exportPdf, exact: true }).click();
    await settle(page);
    await check(page, 'PDF');
    const download = page.waitForEvent('download', { timeout: 60_000 });
    await panel.dialog.getByRole('button', { name: panel.words.visit.pdf.start, exact: true }).click();
    const path = join(folder, 'visit.pdf');
    await (await download).saveAs(path);
    const bytes = readFileSync(path, 'latin1');
    for (const act of ['/JavaScript', '/JS ', '/URI', '/Launch', '/SubmitForm', '/GoToR'])
      expect(bytes).not.toContain(act);
    await check(page, 'PDF made');
    await page.close();
  });

  it('has asked for nothing and opened nothing, from the first page to the last', () => {
    expect(session.watch.leaked()).toEqual([]);
    expect(heard).toEqual([]);
    expect(opened).toBe(0);
  });
});

/** Waits until what is read has been shown. */
async function settle(page: Page): Promise<void> {
  await page.waitForTimeout(150);
  await eventually(() => page.locator('[aria-busy="true"]').count()).toBe(0);
}

/** A list that begins narrowed is shown whole. */
async function showAll(page: Page, clear: string): Promise<void> {
  const button = page.getByRole('button', { name: clear, exact: true }).first();
  if ((await button.count()) > 0) await button.click();
}

/** Opens what is folded away. */
async function openDetails(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const one of document.querySelectorAll('details')) one.open = true;
  });
}

/** What on a page is not of ours: a script that ran, an element that we never make, an address that leads out. */
function strangersIn(page: Page): Promise<string[]> {
  return page.evaluate((schemes) => {
    const leads = new RegExp(schemes, 'i');
    const found: string[] = [];
    if ('hit' in globalThis) found.push('a script ran');
    if (Object.keys(Object.prototype).length > 0) found.push('a prototype was reached');
    const never =
      'iframe, object, embed, base, math, animate, form[action], meta[http-equiv], body link, body script, svg script';
    for (const element of document.querySelectorAll(never)) found.push(element.outerHTML.slice(0, 80));
    for (const element of document.querySelectorAll('body, body *')) {
      for (const { name, value } of element.attributes) {
        const isAddress = ['href', 'src', 'srcset', 'action', 'formaction', 'poster', 'data', 'xlink:href'].includes(
          name,
        );
        if (name.startsWith('on') || (isAddress && leads.test(value)) || (name === 'style' && /url\(/i.test(value)))
          found.push(`${element.localName} ${name}=${value.slice(0, 60)}`);
      }
    }
    return found;
  }, SCHEMES.source);
}
