import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { borrow } from '../harness/borrow.ts';
import { PanelDriver, type Session } from '../harness/index.ts';
import { eventually } from '../journey/eventually.ts';

let session: Session;
afterEach(() => session.close());

const NOTES = ['第一条记录。', '第二条记录。', '第三条记录。'];

async function begin(): Promise<PanelDriver> {
  session = await borrow();
  const panel = await new PanelDriver(await session.openPanelAsTab()).ready();
  await panel.startVisit('白马村');
  for (const note of NOTES) await panel.keep(note);
  return panel;
}

/** A page of the extension's origin without our program, so that nothing holds the database open. */
async function outside(panel: PanelDriver): Promise<void> {
  await panel.page.goto(`${session.origin}/icon/16.png`);
}

const backTo = (panel: PanelDriver) => panel.page.goto(`${session.origin}/sidepanel.html`);

/** Reads all records by plain means; with `change`, changes them first. */
function records(panel: PanelDriver, mark?: string): Promise<Record<string, unknown>[]> {
  return panel.page.evaluate(
    (future) =>
      new Promise<Record<string, unknown>[]>((resolve, reject) => {
        const opening = indexedDB.open('xunji');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const db = opening.result;
          const shelf = db.transaction('records', 'readwrite').objectStore('records');
          shelf.getAll().onsuccess = (event) => {
            const rows = (event.target as IDBRequest<{ kind: string; body: Record<string, unknown> }[]>).result;
            if (future)
              for (const row of rows) shelf.put({ ...row, future, body: { ...row.body, [future]: { a: [1] } } });
            db.close();
            resolve(rows);
          };
        };
      }),
    mark,
  );
}

describe('a stored record', () => {
  it('keeps fields that this version does not know when another is edited', async () => {
    const panel = await begin();
    await outside(panel);
    await records(panel, 'fromTheFuture');
    await backTo(panel);
    await panel.ready();
    await panel.openNewest();
    await panel.page.locator('.notes .said').first().click();
    await panel.page.getByRole('textbox', { name: panel.words.visit.noteText, exact: true }).fill('改过的第一条。');
    await panel.saved();
    await panel.show('finish');
    await panel.page.getByLabel(panel.words.finish.summary, { exact: true }).fill('小结一句。');
    await panel.saved();
    await outside(panel);
    const kept = (await records(panel)) as { kind: string; body: Record<string, unknown> }[];
    const edited = kept.filter(({ body }) => body.text === '改过的第一条。' || body.summary === '小结一句。');
    expect(edited.map(({ kind }) => kind).sort()).toEqual(['note', 'visit']);
    for (const { body } of edited) expect(body.fromTheFuture).toEqual({ a: [1] });
  });
});

describe('a database of a newer build', () => {
  it('is not touched: a clear word, and the raw data can be taken out', async () => {
    const panel = await begin();
    await outside(panel);
    await panel.page.evaluate(
      () =>
        new Promise<void>((resolve, reject) => {
          const opening = indexedDB.open('xunji', 990);
          opening.onupgradeneeded = () => opening.result.createObjectStore('of-tomorrow');
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            opening.result.close();
            resolve();
          };
        }),
    );
    const before = await records(panel);
    await backTo(panel);
    const { failure, exportRaw, rawDone } = panel.words.settings;
    const said = panel.page.getByRole('alert');
    await eventually(() => said.textContent()).toContain(failure.newer.what);
    await eventually(() => said.textContent()).toContain(failure.newer.safe);
    await eventually(() => said.textContent()).toContain(failure.newer.todo);
    const download = panel.page.waitForEvent('download');
    await panel.page.getByRole('button', { name: exportRaw }).click();
    const raw = JSON.parse(readFileSync(await (await download).path(), 'utf8'));
    await panel.page.getByText(rawDone).waitFor();
    expect(raw.stores.records).toHaveLength(before.length);
    expect(JSON.stringify(raw)).toContain(NOTES[2]);
    await outside(panel);
    expect(await records(panel)).toEqual(before);
    expect(await panel.page.evaluate(async () => (await indexedDB.databases())[0]?.version)).toBe(990);
  });
});

/** The database goes, as when a browser evicts it; the rest of the origin stays. */
async function wipe(panel: PanelDriver, alsoJournal: boolean): Promise<void> {
  await eventually(() => counted(panel)).toBeGreaterThan(NOTES.length);
  await eventually(() => journalHolds(panel, NOTES[2] ?? '')).toBe(true);
  await outside(panel);
  await panel.page.evaluate(async (everything) => {
    await new Promise<void>((resolve, reject) => {
      const deleting = indexedDB.deleteDatabase('xunji');
      deleting.onsuccess = () => resolve();
      deleting.onerror = () => reject(deleting.error);
      deleting.onblocked = () => reject(new Error('somebody holds it open'));
    });
    if (everything) await (await navigator.storage.getDirectory()).removeEntry('journal', { recursive: true });
  }, alsoJournal);
  await backTo(panel);
  await panel.ready();
}

/** How many records the count beside the database tells of. */
function counted(panel: PanelDriver): Promise<number> {
  return panel.page.evaluate(async () => {
    const { tally } = (await chrome.storage.local.get('tally')) as { tally?: { records: number } };
    return tally?.records ?? 0;
  });
}

function journalHolds(panel: PanelDriver, text: string): Promise<boolean> {
  return panel.page.evaluate(async (wanted) => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('journal', { create: true });
    for await (const handle of folder.values()) {
      if (handle instanceof FileSystemFileHandle && (await (await handle.getFile()).text()).includes(wanted))
        return true;
    }
    return false;
  }, text);
}

describe('a database that went missing', () => {
  it('is offered back with what it held, and comes back whole', async () => {
    const panel = await begin();
    await wipe(panel, false);
    const { settings } = panel.words;
    const card = panel.page.getByRole('region', { name: settings.loss });
    await card.first().waitFor();
    // Once: two offers of one thing are a riddle.
    await panel.page.waitForTimeout(700);
    await eventually(() => card.count()).toBe(1);
    const [, counts = ''] = settings.lossFound('|', NOTES.length, 1).split('|');
    await eventually(() => card.textContent()).toContain(counts);
    await card.getByRole('button', { name: settings.lossRestore }).click();
    await card.waitFor({ state: 'detached' });
    await panel.openNewest();
    await eventually(() => panel.notes()).toEqual(NOTES);
    await eventually(() => panel.page.locator('header h1').textContent()).toBe('白马村');
    await panel.keep('放回来以后写的。');
    await panel.page.reload();
    await panel.ready();
    await panel.openNewest();
    await eventually(() => panel.notes()).toEqual([...NOTES, '放回来以后写的。']);
  });

  it('with no journal left says how much there was, and where a file can be given', async () => {
    const panel = await begin();
    await wipe(panel, true);
    const { settings } = panel.words;
    const card = panel.page.getByRole('region', { name: settings.loss }).first();
    await card.waitFor();
    await eventually(() => card.textContent()).toMatch(/有 [1-9]\d* 项内容/);
    await card.getByRole('button', { name: settings.lossFromFile }).click();
    await panel.page.getByRole('region', { name: settings.restore }).waitFor();
  });
});
