import { failureOf, StoreFailure } from './failure.ts';
import { Database } from './schema.ts';
import { NEWEST } from './shapes.ts';
import { LOST } from './warm.ts';

/** How the database was found. */
export interface Opened {
  db: Database;
  /** True when it did not exist and was made just now. */
  created: boolean;
  /** True when the browser said that it threw data away while opening. */
  lost: boolean;
}

/**
 * Opens the database.
 * @param onStale called once when another page needs a newer version: this page is closed to writing from then on,
 *   since old code that opens again would write into a shape that it doesn't know
 * @throws StoreFailure `newer` when a newer program made it, `diskFull`, `closed`
 */
export async function openDatabase(onStale: () => void, name?: string): Promise<Opened> {
  let created = false;
  let lost = false;
  let newer = false;
  const factory = watched(indexedDB, {
    upgrade: (event) => {
      created ||= event.oldVersion === 0;
      lost ||= (event as { dataLoss?: string }).dataLoss === 'total';
    },
    opened: (found, event) => {
      if (Math.trunc(found.version / 10) <= NEWEST) return;
      // Dexie opens a newer database as if it knew it, and adds the indexes that it misses there; we don't touch a
      // shape that we don't know.
      newer = true;
      event.stopImmediatePropagation();
      found.close();
      db.close({ disableAutoOpen: true });
    },
  });
  const db: Database = new Database(name, factory);
  db.on('versionchange', () => {
    db.close({ disableAutoOpen: true });
    onStale();
  });
  try {
    await db.open();
  } catch (error) {
    db.close({ disableAutoOpen: true });
    throw newer ? new StoreFailure('newer') : failureOf(error);
  }
  return { db, created, lost: lost || Reflect.get(globalThis, LOST) === true };
}

interface Watcher {
  /** The one place where the browser admits to have lost data (`dataLoss`). */
  upgrade(event: IDBVersionChangeEvent): void;
  /** Called before anybody else may use what was opened. */
  opened(found: IDBDatabase, event: Event): void;
}

/** An IDBFactory that tells of what it opens. */
function watched(factory: IDBFactory, watcher: Watcher): IDBFactory {
  return new Proxy(factory, {
    get(target, key) {
      if (key !== 'open') {
        const value: unknown = Reflect.get(target, key);
        return typeof value === 'function' ? value.bind(target) : value;
      }
      return (name: string, version?: number) => {
        const request = target.open(name, version);
        request.addEventListener('upgradeneeded', watcher.upgrade);
        request.addEventListener('success', (event) => watcher.opened(request.result, event));
        return request;
      };
    },
  });
}
