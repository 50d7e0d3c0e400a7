import type { Page } from 'playwright-core';

/** What a profile holds, as far as two can be compared: records, the log of changes, and attachments by their hash. */
export interface Holdings {
  readonly records: readonly unknown[];
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
      await all<{ id: string; kind: string; parent: string; shelf: string; body: unknown; conflicts: unknown }>(
        'records',
      ),
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
