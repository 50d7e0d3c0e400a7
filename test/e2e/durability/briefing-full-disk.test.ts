import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { deskWordsOf } from '../../../lib/i18n/desk.ts';
import { plantRows } from '../../../scripts/plant-rows.mjs';
import { fillDisk, holdings, LONG, launch, withTmpfs } from '../harness/index.ts';
import { fieldRows } from '../journey/briefing-field.ts';
import { addOffice, askToIssue, issueIn, issuesIn, show, writeDraft } from '../journey/briefing-steps.ts';
import { eventually } from '../journey/eventually.ts';

const { briefingIssue } = deskWordsOf('zh-CN');
/** Room for the browser's own files, in MiB; the rest is filled up. */
const DISK = 400;

const part = (page: Page, at: number) => page.locator('.bf-part').nth(at);

/** Puts words behind a paragraph's, and leaves it. */
async function write(page: Page, at: number, words: string): Promise<void> {
  await part(page, at).focus();
  await page.keyboard.press('F2');
  await page.locator('.bf-field').waitFor();
  await page.keyboard.insertText(words);
  await page.keyboard.press('Control+Enter');
}

// How much a nearly full disk still takes differs from run to run: with full counts alone, where a missing tool fails.
describe.skipIf(!LONG)('a briefing on a full disk', () => {
  it(
    'is issued wholly or not at all, says why, and no word that was typed is lost',
    () => withTmpfs(DISK, issueAndWrite),
    120_000,
  );
});

async function issueAndWrite(folder: string): Promise<void> {
  const session = await launch({ profile: join(folder, 'profile') });
  try {
    const page = await session.openPanelAsTab({ width: 1280, height: 800, path: 'desk.html' });
    await page.locator('.desk-nav').waitFor();
    await plantRows(page, fieldRows());
    await page.reload();
    await page.locator('tr[data-at]').first().waitFor();
    await addOffice(page, '第三巡回督导组');
    await show(page, 'briefing');
    await writeDraft(page);

    let empty = fillDisk(folder, 60_000);
    const dialog = await askToIssue(page);
    await dialog.getByRole('button', { name: /^签发/ }).click();
    await dialog.getByText(briefingIssue.faults.DiskFull).waitFor({ timeout: 60_000 });
    expect(await issuesIn(page)).toEqual([]);
    expect((await holdings(page)).attachments).toEqual([]);
    empty();
    await issueIn(dialog);
    expect(await issuesIn(page)).toEqual(['1.1']);

    empty = fillDisk(folder, 20_000);
    await write(page, 0, '满盘时写的。'.repeat(2000));
    const trouble = page.getByRole('alert');
    await trouble.getByText(/满盘时写的/).waitFor({ timeout: 30_000 });
    // The store may be closed by now.
    await write(page, 1, '满了以后写的。');
    await eventually(() => trouble.textContent()).toContain('满了以后写的。');
    // The figures' own names are no words of hers.
    expect(await trouble.textContent()).not.toMatch(/units|roster/);
    empty();
    await trouble.getByRole('button').last().click();
    await trouble.waitFor({ state: 'detached' });
    await eventually(() => part(page, 0).textContent()).toContain('满盘时写的。');
    await eventually(() => part(page, 1).textContent()).toContain('满了以后写的。');
  } finally {
    await session.close();
  }
}
