import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { canMount, fillDisk, LONG, launch, PanelDriver, withTmpfs } from '../harness/index.ts';

const RUNS = LONG ? 20 : 1;
/** Room for the browser's own files, in MiB; the rest is filled up. */
const DISK = 400;

describe.skipIf(!LONG && !canMount())('a full disk', () => {
  it(
    `loses nothing acknowledged and says a clear word, in ${RUNS} runs`,
    async () => {
      for (let run = 0; run < RUNS; run++) await withTmpfs(DISK, (folder) => oneRun(folder, run));
    },
    RUNS * 120_000,
  );

  it(
    'leaves the words of two windows that both fail to the next, and neither overwrites the other',
    () => withTmpfs(DISK, bothFail),
    120_000,
  );
});

async function bothFail(folder: string): Promise<void> {
  const session = await launch({ profile: join(folder, 'profile') });
  try {
    const left = await new PanelDriver(await session.openPanelAsTab()).ready();
    await left.startVisit('青石镇河东社区');
    await left.keep('先前的一条。');
    const right = await new PanelDriver(await session.openPanelAsTab()).ready();
    await right.openNewest();
    const empty = fillDisk(folder, 200_000);
    const said = [await failIn(left, '左窗'), await failIn(right, '右窗')];
    // While both live, each shows its own words alone.
    expect(await right.page.getByRole('alert').textContent()).not.toContain(said[0]);
    for (const panel of [left, right]) await panel.page.close();
    empty();
    const next = await new PanelDriver(await session.openPanelAsTab()).ready();
    const trouble = next.page.getByRole('alert');
    // Where the pause of typing ended before Enter, the words are in the store and only their being put down is not.
    const unheard = async () => {
      const [shown, missing] = [await trouble.textContent(), await missingNotes(next, said)];
      return said.filter((words) => missing.includes(startOf(words)) && !shown?.includes(words));
    };
    await expect.poll(unheard).toEqual([]);
    await trouble.getByRole('button').last().click();
    await expect.poll(() => missingNotes(next, said)).toEqual([]);
    const last = await new PanelDriver(await session.openPanelAsTab()).ready();
    expect(await last.page.getByRole('alert').count()).toBe(0);
  } finally {
    await session.close();
  }
}

/** Puts notes down until one can't be saved any more. @returns its text */
async function failIn(panel: PanelDriver, name: string): Promise<string> {
  await panel.page.bringToFront();
  for (let count = 0; count < 400; count++) {
    const text = `${name}第${count}条。${'台账九至十一月字迹一致。'.repeat(400)}`;
    await panel.composer.fill(text);
    await panel.page.keyboard.press('Enter');
    await panel.page.locator('[data-save="saved"], [data-save="failed"]').first().waitFor();
    if ((await panel.instant()).state === 'failed') return text;
  }
  throw new Error('the disk never got full');
}

async function oneRun(folder: string, run: number): Promise<void> {
  const profile = join(folder, 'profile');
  let session = await launch({ profile });
  try {
    let panel = await new PanelDriver(await session.openPanelAsTab()).ready();
    await panel.startVisit('青石镇河东社区');
    await panel.keep('先前的一条。');
    const acknowledged = ['先前的一条。'];
    const empty = fillDisk(folder, 200_000 + run * 40_000);
    let unsaved = '';
    for (let count = 0; count < 400 && unsaved === ''; count++) {
      const text = `第${run}轮第${count}条。${'台账九至十一月字迹一致。'.repeat(400)}`;
      await panel.composer.fill(text);
      await panel.page.keyboard.press('Enter');
      await panel.page.locator('[data-save="saved"], [data-save="failed"]').first().waitFor();
      // A write that fails is tried again: with a little room left it may pass, and then the words are saved after all.
      if (await isSaved(panel)) acknowledged.push(text);
      else unsaved = text;
    }
    expect(unsaved, 'the disk never got full').not.toBe('');
    // What failed may have been another write, after these words were saved: then the store has to have them.
    if (!(await onScreen(panel)).includes(unsaved)) acknowledged.push(unsaved);
    // Typing goes on, and is on the screen as well, though nothing is written.
    await panel.composer.fill('满了以后写的');
    await expect.poll(() => standing(panel)).toMatch(/saved|满了以后写的/);

    await session.kill9();
    empty();
    session = await session.relaunch();
    panel = await new PanelDriver(await session.openPanelAsTab()).ready();
    await recover(panel);
    await panel.openNewest();
    const missing = await missingNotes(panel, acknowledged);
    expect(missing, `run ${run}: of ${acknowledged.length} acknowledged`).toEqual([]);
  } finally {
    await session.close();
  }
}

/** Waits until what was put down is saved, or said not to be. */
async function isSaved(panel: PanelDriver): Promise<boolean> {
  await expect.poll(() => standing(panel), { timeout: 10_000 }).toMatch(/saved|磁盘满了|没存上/);
  return (await standing(panel)) === 'saved';
}

/** What is said of the words: `saved`, the trouble that is shown, or '' while they wait. What failed is tried again. */
async function standing(panel: PanelDriver): Promise<string> {
  const [trouble] = await panel.page.getByRole('alert').allTextContents();
  if (trouble !== undefined) return trouble;
  return (await panel.instant()).state === 'saved' ? 'saved' : '';
}

/** Puts a lost database back, where the panel offers it. */
async function recover(panel: PanelDriver): Promise<void> {
  const offer = panel.page.getByRole('button', { name: '放回来' });
  if (await offer.isVisible()) {
    console.log('the database was lost and is restored');
    await offer.click();
    await offer.waitFor({ state: 'detached' });
  }
}

/** The beginnings of acknowledged notes that the store does not hold. */
async function missingNotes(panel: PanelDriver, acknowledged: readonly string[]): Promise<string[]> {
  const missing = await panel.page.evaluate(async (wanted) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('xunji');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const records = await new Promise<{ body: { text?: string } }[]>((resolve, reject) => {
      const all = database.transaction('records').objectStore('records').getAll();
      all.onsuccess = () => resolve(all.result);
      all.onerror = () => reject(all.error);
    });
    database.close();
    const held = new Set(records.map(({ body }) => body.text));
    return wanted.filter((text) => !held.has(text));
  }, acknowledged);
  return missing.map(startOf);
}

const startOf = (text: string): string => text.slice(0, 12);

/** All that the page shows, in fields as well. */
const onScreen = (panel: PanelDriver): Promise<string> =>
  panel.page.evaluate(() => {
    const fields = [...document.querySelectorAll('textarea')].map(({ value }) => value);
    return [document.body.textContent, ...fields].join('\n');
  });
