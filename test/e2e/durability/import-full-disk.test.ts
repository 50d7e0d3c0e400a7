import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { deskWordsOf } from '../../../lib/i18n/desk.ts';
import { makeId } from '../../../lib/model/ids.ts';
import { canMount, fillDisk, LONG, launch, liveRecords, type Session, withTmpfs } from '../harness/index.ts';

const { bundles: words, bundlesCame: came } = deskWordsOf('zh-CN');
/** Room for the browser's own files, in MiB; the rest is filled up. */
const DISK = 400;
const NOTES = 3000;

/** A file of one visit by somebody else, with many notes of some length: more than a disk that is nearly full can take. */
function fileIn(folder: string): string {
  const at = Date.parse('2026-11-01T08:00:00Z');
  const moment = { device: at, offset: 480, zone: 'Asia/Shanghai' };
  const [unit, visit] = [makeId(at), makeId(at + 1)];
  const made = { unit, campaign: makeId(at), by: '乙', packVersion: '1.0.0', began: moment };
  const records: object[] = [
    { kind: 'unit', id: unit, fields: { name: '青石镇河东社区' } },
    { kind: 'visit', id: visit, parent: unit, fields: made },
  ];
  for (let note = 0; note < NOTES; note++) {
    const text = `第 ${note} 条：${'台账九至十一月字迹一致。'.repeat(100)}`;
    const fields = { text, how: 'look', source: 'public', at: moment };
    records.push({ kind: 'note', id: makeId(at + 10 + note), parent: visit, fields });
  }
  const [input, file] = [join(folder, 'many.json'), join(folder, 'many.visits')];
  writeFileSync(input, JSON.stringify({ author: { name: '乙' }, records }));
  execFileSync(process.execPath, ['scripts/bundle-make.mjs', input, file]);
  return file;
}

/** Opens a file at the desk, as far as the question whether it is taken in. */
async function choose(session: Session, file: string): Promise<Page> {
  const page = await session.openPanelAsTab({ width: 1280, height: 800, path: 'desk.html#bundles/in' });
  await page.locator('input[type="file"]').setInputFiles(file);
  await page.getByRole('button', { name: words.take, exact: true }).waitFor({ timeout: 60_000 });
  return page;
}

const take = (page: Page) => page.getByRole('button', { name: words.take, exact: true }).click();

describe.skipIf(!LONG && !canMount())('a file that comes in while the disk fills up', () => {
  it(
    'is said to be in or not, in clear words, and is there whole once there is room',
    () =>
      withTmpfs(DISK, async (folder) => {
        const file = fileIn(folder);
        const session = await launch({ profile: join(folder, 'profile') });
        try {
          const page = await choose(session, file);
          const empty = fillDisk(folder, 200_000);
          await take(page);
          const said = page.getByRole('status').getByText(new RegExp(`${came.full}|${came.fullLater}`));
          await said.waitFor({ timeout: 60_000 });
          const wasCommitted = (await said.textContent()) === came.fullLater;
          empty();
          await page.close();
          const again = await session.openPanelAsTab({ width: 1280, height: 800, path: 'desk.html#bundles/in' });
          const notes = async () => (await liveRecords(again, 'note')).length;
          if (!wasCommitted) {
            expect(await notes()).toBe(0);
            await again.locator('input[type="file"]').setInputFiles(file);
            await again.getByRole('button', { name: words.take, exact: true }).waitFor({ timeout: 60_000 });
            await take(again);
          }
          await expect.poll(notes, { timeout: 60_000 }).toBe(NOTES);
          console.log(`the disk was full ${wasCommitted ? 'after' : 'before'} the commit`);
        } finally {
          await session.close();
        }
      }),
    240_000,
  );
});

describe('a file that comes in while its page is closed', () => {
  it('is there whole or not at all', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'xunji-import-'));
    try {
      const file = fileIn(folder);
      for (const wait of LONG ? [0, 50, 100, 200, 400, 800, 1200, 1600] : [200]) {
        const session = await launch();
        try {
          const page = await choose(session, file);
          await take(page);
          await page.waitForTimeout(wait);
          await page.close();
          const again = await session.openPanelAsTab({ width: 1280, height: 800, path: 'desk.html#bundles' });
          await again.locator('.bundlespage').waitFor();
          await expect.poll(() => stillApplying(again), { timeout: 60_000 }).toBe(false);
          const notes = (await liveRecords(again, 'note')).length;
          console.log(`closed ${wait} ms after yes: ${notes} notes`);
          expect([0, NOTES]).toContain(notes);
        } finally {
          await session.close();
        }
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 240_000);
});

/** Whether a file that was committed is not there whole yet. */
function stillApplying(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('xunji');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const rows = await new Promise<{ state: string }[]>((resolve, reject) => {
      const all = database.transaction('bundles').objectStore('bundles').getAll();
      all.onsuccess = () => resolve(all.result);
      all.onerror = () => reject(all.error);
    });
    database.close();
    return rows.some(({ state }) => state === 'applying');
  });
}
