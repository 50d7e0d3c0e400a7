import type { Locator, Page } from 'playwright-core';
import { deskWordsOf } from '../../../lib/i18n/desk.ts';
import { holdings } from '../harness/index.ts';
import { button } from './several-people.ts';

/** What a lead does with a briefing, in Chinese: an office, a draft of all visits, issuing. */

const { briefingDesk: words, briefingIssue, briefingOffice } = deskWordsOf('zh-CN');

/** Shows a page of the desk that is open. */
export async function show(page: Page, hash: string): Promise<void> {
  await page.bringToFront();
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
}

/** Makes an office that numbers here, with a head. */
export async function addOffice(page: Page, name: string): Promise<void> {
  await show(page, 'briefing/offices');
  await button(page, briefingOffice.add).first().click();
  await page.getByLabel(briefingOffice.addName, { exact: true }).fill(name);
  await page.keyboard.press('Enter');
  await page.getByLabel(briefingOffice.masthead, { exact: true }).fill('巡回督导简报');
  await page.getByText('巡回督导简报').first().waitFor();
}

/** Writes a briefing of all visits, and waits for its text and its first page. */
export async function writeDraft(page: Page): Promise<void> {
  await button(page, words.list.write).first().click();
  await button(page, words.start.act).click();
  await page.locator('.bf-part').first().waitFor();
  await page.locator('.bf-paper').locator('svg, canvas, p').first().waitFor();
}

/** Opens the dialog in which a draft is issued. */
export async function askToIssue(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: /^签发(第|…)/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /^签发/ }).waitFor();
  return dialog;
}

/** Issues what a dialog is open for, and closes it. @returns what it was issued as */
export async function issueIn(dialog: Locator): Promise<string> {
  await dialog.getByRole('button', { name: /^签发/ }).click();
  const close = dialog.getByRole('button', { name: briefingIssue.issue.close, exact: true });
  await close.waitFor({ timeout: 60_000 });
  const said = (await dialog.getByRole('heading').first().textContent()) ?? '';
  await close.click();
  return said;
}

/** Issues a new briefing of all visits. @returns what it was issued as */
export async function issueNew(page: Page): Promise<string> {
  await show(page, 'briefing');
  await writeDraft(page);
  return issueIn(await askToIssue(page));
}

/** What was issued, as it lies in the store: its number and version, and whether it is void. */
export async function issuesIn(page: Page): Promise<readonly string[]> {
  const { records } = await holdings(page);
  return records
    .filter(({ kind }) => kind === 'issue')
    .map(({ body }) => `${body.number}.${body.version}${body.void ? ' void' : ''}`)
    .sort();
}
