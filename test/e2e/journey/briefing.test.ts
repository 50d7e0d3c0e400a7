import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { deskWordsOf } from '../../../lib/i18n/desk.ts';
import { wordsOf } from '../../../lib/i18n/language.ts';
import { plantRows } from '../../../scripts/plant-rows.mjs';
import { borrow } from '../harness/borrow.ts';
import { axe, imeType, type Locale, overflow, type Session, smallTargets } from '../harness/index.ts';
import { sample } from '../harness/sample.ts';
import { fieldRows } from './briefing-field.ts';
import { writeDraft } from './briefing-steps.ts';
import { eventually } from './eventually.ts';

const { briefingDesk: words, briefingIssue, briefingOffice } = deskWordsOf('zh-CN');
const { common } = wordsOf('zh-CN');
const OFFICE = '第三巡回督导组';

let session: Session | null = null;
afterEach(() => session?.close());

async function desk(locale: Locale = 'zh-CN', width = 1280, scheme: 'light' | 'dark' = 'light'): Promise<Page> {
  session = await borrow({ locale, colorScheme: scheme });
  const page = await session.openPanelAsTab({ width, height: 800, path: 'desk.html' });
  await page.locator('.desk-nav').waitFor();
  await plantRows(page, fieldRows());
  await page.goto(`${session.origin}/desk.html#briefing`);
  await page.reload();
  return page;
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

const paper = (page: Page) => page.locator('.bf-paper');
const parts = (page: Page) => page.locator('.bf-part');
const field = (page: Page) => page.getByRole('textbox', { name: words.text.field });

describe('a briefing', () => {
  it('is written from visits, its words edited with their figures live, and the page follows', async () => {
    const page = await desk();
    await writeDraft(page);
    const first = parts(page).first();
    const figure = first.locator('.bf-figure').first();
    const said = await figure.textContent();
    await figure.click();
    await page.getByRole('button', { name: /看 \d+ 条依据/ }).click();
    await page.locator('.bf-records li').first().waitFor();
    await page.keyboard.press('Escape');
    await first.focus();
    await page.keyboard.press('F2');
    await imeType(page, field(page), ['z', 'zai', '再说一句。']);
    expect(await field(page).locator('.bf-chip').first().textContent()).toBe(said);
    await page.keyboard.press('Control+Enter');
    await eventually(() => first.textContent()).toContain('再说一句。');
    await eventually(async () => (await paper(page).textContent())?.replace(/\s/g, '')).toContain('再说一句。');
    expect(await first.locator('.bf-figure').count()).toBeGreaterThan(0);
    // Nothing typed is lost where the page goes at once.
    await first.focus();
    await page.keyboard.press('F2');
    await page.keyboard.insertText('没有离开就关了。');
    await page.reload();
    await eventually(() => parts(page).first().textContent()).toContain('再说一句。没有离开就关了。');
    expect(await parts(page).first().locator('.bf-figure').first().textContent()).toBe(said);
  });

  it('says which figure was typed over, puts it back, and undoes it', async () => {
    const page = await desk();
    await writeDraft(page);
    const first = parts(page).first();
    const before = await first.textContent();
    const said = (await first.locator('.bf-figure').first().textContent()) ?? '';
    await first.focus();
    await page.keyboard.press('Enter');
    // The figure goes whole, by one key, and another number stands there.
    await field(page).evaluate((host) => {
      const chip = host.querySelector('.bf-chip');
      const range = document.createRange();
      range.setStartAfter(chip as Node);
      getSelection()?.removeAllRanges();
      getSelection()?.addRange(range);
    });
    await page.keyboard.press('Backspace');
    await page.keyboard.insertText('9999');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: words.typedOver.take(said), exact: true }).click();
    await eventually(() => first.textContent()).toBe(before);
    await page.keyboard.press('Control+z');
    await eventually(() => first.textContent()).toContain('9999');
  });

  it('is issued in both editions, kept with its hash, and composed again', async () => {
    const page = await desk();
    await button(page, words.list.offices).click();
    await button(page, briefingOffice.add).first().click();
    await page.getByLabel(briefingOffice.addName, { exact: true }).fill(OFFICE);
    await page.keyboard.press('Enter');
    await page.getByLabel(briefingOffice.masthead, { exact: true }).fill('巡回督导简报');
    await eventually(async () => (await paper(page).textContent())?.replace(/\s/g, '')).toContain('巡回督导简报');
    await page.goto(`${session?.origin}/desk.html#briefing`);
    await writeDraft(page);
    await eventually(async () => (await paper(page).textContent())?.replace(/\s/g, '')).toContain('巡回督导简报');
    await page.getByRole('button', { name: /^签发第 1 期/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: /^签发/ }).click();
    await dialog.getByRole('button', { name: briefingIssue.issue.look, exact: true }).waitFor({ timeout: 60_000 });
    await eventually(() => dialog.locator('.bf-hash').count()).toBe(2);
    const download = page.waitForEvent('download');
    await dialog.getByRole('button', { name: briefingIssue.issued.save, exact: true }).first().click();
    const bytes = readFileSync(await (await download).path());
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    await dialog.getByRole('button', { name: briefingIssue.issue.look, exact: true }).click();
    await button(page, briefingIssue.issued.recompose).click();
    await page.locator('.bf-scroll .green').nth(1).waitFor({ timeout: 60_000 });
    await button(page, words.back).click();
    await page.getByRole('row', { name: /2 版|第 1 期/ }).waitFor();
    // Declared void with a reason, which can be undone.
    await page.getByRole('row', { name: /第 1 期/ }).click();
    await button(page, briefingIssue.issued.void).click();
    await page.getByLabel(words.voiding.reason, { exact: true }).fill('印错了');
    await dialog.getByRole('button', { name: words.voiding.act, exact: true }).click();
    await page.getByText(words.voiding.said('印错了')).waitFor();
    await page.keyboard.press('Control+z');
    await eventually(() => page.getByText(words.voiding.said('印错了')).count()).toBe(0);
  });

  it('leaves as a file in every form', async () => {
    const page = await desk();
    await writeDraft(page);
    await button(page, words.draft.export).click();
    const dialog = page.getByRole('dialog');
    const starts = { pdf: '%PDF-', docx: 'PK', text: '', tables: 'PK' } as const;
    for (const [form, start] of Object.entries(starts)) {
      const { forms } = briefingIssue.exports;
      await dialog.getByRole('radio', { name: new RegExp(`^${forms[form as keyof typeof starts]}`) }).check();
      const download = page.waitForEvent('download', { timeout: 60_000 });
      await dialog.getByRole('button', { name: briefingIssue.exports.act, exact: true }).click();
      const bytes = readFileSync(await (await download).path());
      expect(bytes.length).toBeGreaterThan(100);
      expect(bytes.subarray(0, start.length).toString()).toBe(start);
    }
    await dialog.getByRole('button', { name: common.close, exact: true }).click();
  });
});

describe('feedback sheets', () => {
  it('of one unit take no number, and keep words whose paragraph went with its visit', async () => {
    const page = await desk();
    await button(page, words.list.write).first().click();
    await page.getByRole('radio', { name: new RegExp(`^${words.templates.feedback}`) }).check();
    await page.locator('.bf-form select').first().selectOption({ label: '河东社区' });
    await button(page, words.start.act).click();
    await parts(page).first().focus();
    expect(await page.getByRole('button', { name: /^签发/ }).count()).toBe(0);
    await page.keyboard.press('F2');
    await page.keyboard.insertText('请于周五前回话。');
    await page.keyboard.press('Control+Enter');
    await eventually(() => parts(page).first().textContent()).toContain('请于周五前回话。');
    await page.getByText(words.draft.more, { exact: true }).click();
    await button(page, words.picks.change).click();
    for (const unit of ['河东社区', '白马村']) await page.getByRole('checkbox', { name: unit }).click();
    await button(page, words.picks.changeAct).click();
    const todo = page.locator('.bf-todo li').filter({ hasText: words.todo.codes.lostWords });
    await todo.getByText(/请于周五前回话。/).waitFor();
    await todo.getByRole('button', { name: words.todo.letWordsGo, exact: true }).click();
    await todo.waitFor({ state: 'detached' });
    await page.keyboard.press('Control+z');
    await todo.waitFor();
  });

  it('are made of many visits at once, one a unit, as one file', async () => {
    const page = await desk();
    await button(page, words.list.sheets).click();
    await button(page, words.picks.allOf).click();
    const download = page.waitForEvent('download', { timeout: 60_000 });
    await button(page, words.sheets.act(4)).click();
    const bytes = readFileSync(await (await download).path());
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
    const names = bytes.toString('utf8');
    for (const unit of ['青石镇', '河东社区', '白马村', '石门村']) expect(names).toContain(unit);
  });
});

describe('the page of briefings', () => {
  const looks = [
    ['zh-CN', 320, 'light'],
    ['en', 320, 'dark'],
    ['zh-CN', 1280, 'dark'],
    ['en', 1280, 'light'],
  ] as const;
  it.each(sample('briefing', looks))('fits and can be used, %s at %i, %s', async (locale, width, scheme) => {
    const page = await desk(locale, width, scheme);
    const said = deskWordsOf(locale);
    const found: string[] = [];
    const look = async (name: string) => {
      for (const fault of [...(await overflow(page)), ...(await smallTargets(page, 24)), ...(await axe(page))])
        found.push(`${name}: ${fault}`);
      // What is longer than the window scrolls within its pane: the desk's bars stay.
      const beneath = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
      if (beneath > 0) found.push(`${name}: the page itself is ${beneath} too high`);
    };
    await button(page, said.briefingDesk.list.write).first().waitFor();
    await look('empty');
    await button(page, said.briefingDesk.list.write).first().click();
    await button(page, said.briefingDesk.start.act).waitFor();
    await look('start');
    await button(page, said.briefingDesk.start.act).click();
    await page.locator('.bf-part').first().waitFor();
    await look('editor');
    if (width < 600)
      for (const pane of ['outline', 'page'] as const) {
        await page.getByRole('radio', { name: said.briefingDesk.draft.panes[pane], exact: true }).click();
        await look(pane);
      }
    await page.goto(`${session?.origin}/desk.html#briefing/offices`);
    await button(page, said.briefingOffice.add).first().click();
    await page.getByLabel(said.briefingOffice.addName, { exact: true }).fill(OFFICE);
    await page.keyboard.press('Enter');
    await page.getByLabel(said.briefingOffice.masthead, { exact: true }).waitFor();
    await look('office');
    expect(found).toEqual([]);
  });
});
