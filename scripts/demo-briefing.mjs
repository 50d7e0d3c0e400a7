// @ts-check
// The lead's part of the demo: another member's visits come in by their file, and a briefing of all visits is issued in
// both editions, on the desk.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deskWordsOf } from '../lib/i18n/desk.ts';
import { writeDemoVisits } from './demo-visits.mjs';

const { bundles, briefingDesk: words, briefingIssue, briefingOffice: office } = deskWordsOf('zh-CN');

/** Painting a briefing for the first time reads all faces. */
const PATIENCE = 120_000;

/**
 * Leaves briefing.pdf and briefing-anonymous.pdf.
 * @param {{ session: import('../test/e2e/harness/browser.ts').Session, out: string }} demo
 */
export async function runBriefingDemo({ session, out }) {
  const desk = await session.openPanelAsTab({ width: 1280, height: 800, path: 'desk.html#bundles/in' });
  desk.setDefaultTimeout(30_000);
  await takeIn(desk, join(out, 'member.visits'));
  await go(desk, session, 'briefing');
  await makeOffice(desk);
  await go(desk, session, 'briefing');
  await draft(desk);
  await issue(desk, out);
  await desk.close();
}

/**
 * @param {import('playwright-core').Page} desk
 * @param {import('../test/e2e/harness/browser.ts').Session} session
 * @param {string} place
 */
async function go(desk, session, place) {
  await desk.goto(`${session.origin}/desk.html#${place}`);
  await desk.reload();
  await desk.locator('.desk-nav').waitFor();
}

/** @param {import('playwright-core').Page} desk @param {string} name */
const button = (desk, name) => desk.getByRole('button', { name, exact: true });

/** @param {import('playwright-core').Page} desk @param {string} file */
async function takeIn(desk, file) {
  await writeDemoVisits(file);
  await desk.locator('input[type="file"]').setInputFiles(file);
  await button(desk, bundles.take).click();
  await desk.getByText(bundles.taken(8, 0)).waitFor();
}

/** @param {import('playwright-core').Page} desk */
async function makeOffice(desk) {
  await button(desk, words.list.offices).click();
  await button(desk, office.add).first().click();
  await desk.getByLabel(office.addName, { exact: true }).fill('第三巡回督导组');
  await desk.keyboard.press('Enter');
  for (const [label, text] of [
    [office.masthead, '巡回督导简报'],
    [office.report, '省委主题教育领导小组办公室'],
    [office.send, '各巡回督导组'],
  ]) {
    await desk.getByLabel(label ?? '', { exact: true }).fill(text ?? '');
    await desk.keyboard.press('Tab');
  }
  await desk
    .locator('.bf-paper')
    .filter({ hasText: /省\s*委/ })
    .waitFor();
}

/** @param {import('playwright-core').Page} desk */
async function draft(desk) {
  await button(desk, words.list.write).first().click();
  // A day's visits are offered at first.
  await desk.getByRole('radio', { name: words.start.presets.all, exact: true }).click();
  await button(desk, words.start.act).click();
  await desk.locator('.bf-part').first().waitFor();
  await desk.locator('.bf-paper').first().waitFor();
}

/** @param {import('playwright-core').Page} desk @param {string} out */
async function issue(desk, out) {
  await desk.getByRole('button', { name: /^签发第 \d+ 期/ }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByRole('button', { name: /^签发/ }).click();
  await dialog.getByRole('button', { name: briefingIssue.issue.look, exact: true }).waitFor({ timeout: PATIENCE });
  await dialog.locator('.bf-hash').nth(1).waitFor();
  const hashes = await dialog.locator('.bf-hash').allTextContents();
  for (const [at, file] of ['briefing.pdf', 'briefing-anonymous.pdf'].entries()) {
    writeFileSync(join(out, file), await readKept(desk, hashes[at]?.trim() ?? ''));
    console.log(join(out, file), pagesOf(join(out, file)));
  }
}

/**
 * The bytes that were kept under a hash. Not saved as a person would: while the side panel is open, the way by which it is
 * reached takes all downloads.
 * @param {import('playwright-core').Page} desk
 * @param {string} hash
 */
async function readKept(desk, hash) {
  const kept = await desk.evaluate(async (name) => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('attachments');
    const file = await (await folder.getFileHandle(name)).getFile();
    return new Uint8Array(await file.arrayBuffer()).toBase64();
  }, hash);
  return Buffer.from(kept, 'base64');
}

/** How many pages a PDF has, where the tool that says it is there. @param {string} file */
function pagesOf(file) {
  try {
    return execFileSync('pdfinfo', [file], { encoding: 'utf8' }).match(/Pages:.*/)?.[0] ?? '';
  } catch {
    return '';
  }
}
