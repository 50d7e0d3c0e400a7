import { Buffer } from 'node:buffer';
import type { Page } from 'playwright-core';
import { afterEach } from 'vitest';
import { deskWordsOf } from '../../../lib/i18n/desk.ts';
import { wordsOf } from '../../../lib/i18n/language.ts';
import { loadBuiltinPack } from '../../../lib/packs/builtin.ts';
import type { Pack } from '../../../lib/packs/schema.ts';
import { borrow } from '../harness/borrow.ts';
import type { Locale, Session } from '../harness/index.ts';
import { eventually } from './eventually.ts';

const open = new Set<Session>();
afterEach(async () => {
  for (const session of open) await session.close();
  open.clear();
});

export async function counterPack(): Promise<Pack> {
  const pack = await loadBuiltinPack('counter-service');
  if (!pack) throw new Error('No counter-service pack is shipped.');
  return pack;
}

/** The desk's page of packs in a browser of its own, which goes with the test. */
export async function desk(locale: Locale = 'zh-CN', width = 1280, scheme: 'light' | 'dark' = 'light') {
  const session = await borrow({ locale, colorScheme: scheme });
  open.add(session);
  const page = await session.openPanelAsTab({ width, height: 800, path: 'desk.html#packs' });
  page.setDefaultTimeout(15_000);
  await rows(page).nth(1).waitFor();
  const { packs, visits, desk: frame } = deskWordsOf(locale);
  return { session, page, packs, visits, frame, common: wordsOf(locale).common };
}

export const rows = (page: Page) => page.locator('tr[data-at]');

/** Presses a button by keyboard: it must take the focus. */
export async function press(page: Page, name: string) {
  const button = page.getByRole('button', { name, exact: true }).last();
  await button.focus();
  await page.keyboard.press('Enter');
}

/** Walks down to a row and opens it. */
export async function openRow(page: Page, at: number) {
  for (let step = 0; step <= at; step++) await page.keyboard.press('ArrowDown');
  await eventually(() => focusedRow(page)).toBe(at);
  await page.keyboard.press('Enter');
}

/** Finds a row by what it says, by the list's own search, and opens it. */
export async function findRow(page: Page, words: string) {
  const field = page.getByRole('searchbox');
  await field.fill(words);
  await eventually(() => rows(page).count()).toBe(1);
  await page.keyboard.press('ArrowDown');
  await eventually(() => focusedRow(page)).toBe(0);
  await page.keyboard.press('Enter');
}

/** Which row has the focus; -1 where none has. */
export const focusedRow = (page: Page) =>
  page.evaluate(() => Number(document.activeElement?.getAttribute('data-at') ?? -1));

export async function chooseFile(page: Page, choose: string, name: string, buffer: Buffer | string) {
  const chooser = page.waitForEvent('filechooser');
  await press(page, choose);
  await (await chooser).setFiles({ name, mimeType: '', buffer: Buffer.from(buffer) });
}

/** The file that a button hands out. */
export async function handedOut(page: Page, name: string): Promise<{ name: string; bytes: Buffer }> {
  const download = page.waitForEvent('download');
  await press(page, name);
  const file = await download;
  const parts: Buffer[] = [];
  for await (const part of await file.createReadStream()) parts.push(Buffer.from(part));
  return { name: file.suggestedFilename(), bytes: Buffer.concat(parts) };
}

/** Types over whatever a field holds. */
export async function retype(page: Page, label: string, text: string) {
  await page.getByLabel(label, { exact: true }).focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(text);
}

/** What the import says of the file. */
export const told = (page: Page) => page.locator('.packs-import [role="status"]');
export const chip = (page: Page) => page.locator('.packs-now');
export const title = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

/** The bodies of a page's records of one kind. */
export async function bodiesOf(page: Page, kind: string): Promise<Record<string, unknown>[]> {
  const rowsOfStore = await page.evaluate(
    () =>
      new Promise<{ kind: string; body: Record<string, unknown> }[]>((resolve, reject) => {
        const opening = indexedDB.open('xunji');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction('records').objectStore('records').getAll();
          reading.onsuccess = () => resolve(reading.result);
          reading.onerror = () => reject(reading.error);
          opening.result.close();
        };
      }),
  );
  return rowsOfStore.filter((row) => row.kind === kind).map(({ body }) => body);
}
