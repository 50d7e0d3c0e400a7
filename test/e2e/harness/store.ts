import type { Page } from 'playwright-core';
import type { Locale } from './browser.ts';

/** A record as it lies in the database. */
export interface HeldRecord {
  readonly id: string;
  readonly kind: string;
  readonly parent: string;
  readonly shelf: string;
  readonly body: Record<string, unknown>;
  readonly conflicts: readonly string[];
}

/** What a profile holds, as far as two can be compared: records, the log of changes, and attachments by their hash. */
export interface Holdings {
  readonly records: readonly HeldRecord[];
  readonly changes: readonly unknown[];
  readonly attachments: readonly string[];
}

/** Reads a panel's database and files, from inside its page. */
export function holdings(panel: Page): Promise<Holdings> {
  return panel.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('xunji');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const all = <T>(store: string) =>
      new Promise<T[]>((resolve, reject) => {
        const reading = database.transaction(store).objectStore(store).getAll();
        reading.onsuccess = () => resolve(reading.result as T[]);
        reading.onerror = () => reject(reading.error);
      });
    const [records, changes] = [
      await all<HeldRecord>('records'),
      await all<{ id: string; seq: number; drop: unknown; window: unknown }>('changes'),
    ];
    database.close();
    const attachments: string[] = [];
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle('attachments', { create: true });
    for await (const name of folder.keys()) attachments.push(name);
    const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
    return {
      records: records
        .sort(byId)
        .map(({ id, kind, parent, shelf, body, conflicts }) => ({ id, kind, parent, shelf, body, conflicts })),
      // Order of arrival and the window are this device's own.
      changes: changes.sort(byId).map(({ seq: _seq, drop: _drop, window: _window, ...change }) => change),
      attachments: attachments.sort(),
    };
  });
}

/** The records of a kind that lie where people see them: neither drafts nor deleted. */
export async function liveRecords(page: Page, kind: string): Promise<readonly HeldRecord[]> {
  return (await holdings(page)).records.filter((row) => row.kind === kind && row.shelf === 'live');
}

/** Chooses the language in the settings, by the store; pages show it once they are loaded again. */
export function setLanguage(page: Page, language: Locale): Promise<void> {
  return page.evaluate(async (chosen) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('xunji');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const writing = database.transaction('meta', 'readwrite');
    writing.objectStore('meta').put({ key: 'settings', value: { language: chosen, singleKeys: true } });
    await new Promise((done) => {
      writing.oncomplete = done;
    });
    database.close();
  }, language);
}
