import { backupName } from '../bundle/format/backup-format.ts';
import { DATABASE } from '../store/shapes.ts';

/** The database can't be read even in the plainest way. */
export class RawExportError extends Error {
  override readonly name = 'RawExportError';
  constructor(
    readonly reason: 'none' | 'unreadable',
    cause?: unknown,
  ) {
    super(`raw export: ${reason}`, { cause });
  }
}

const SLICE = 500;

/**
 * All that lies in the database, as one JSON file, whatever version of the program wrote it: for the day when it can't
 * be opened in the ordinary way. It only reads; attachments are not in it.
 * @throws RawExportError `none` when there is no database, `unreadable`
 */
export async function exportRaw(name: string = DATABASE): Promise<{ blob: Blob; name: string }> {
  const db = await openAsItIs(name);
  try {
    const parts: string[] = [`{"format":"xunji-raw","name":${JSON.stringify(name)},"version":${db.version},"stores":{`];
    const stores = [...db.objectStoreNames];
    for (const [at, store] of stores.entries()) {
      parts.push(`${at > 0 ? ',' : ''}${JSON.stringify(store)}:[`);
      await dump(db, store, parts);
      parts.push(']');
    }
    parts.push('}}\n');
    return {
      blob: new Blob(parts, { type: 'application/json' }),
      name: backupName(new Date()).replace(/\.xunji$/, '-raw.json'),
    };
  } catch (error) {
    throw new RawExportError('unreadable', error);
  } finally {
    db.close();
  }
}

/** Opens without a version, so that nothing is upgraded; and makes nothing where there is nothing. */
function openAsItIs(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    let absent = false;
    request.onupgradeneeded = () => {
      absent = true;
      request.transaction?.abort();
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new RawExportError(absent ? 'none' : 'unreadable', request.error));
    request.onblocked = () => reject(new RawExportError('unreadable'));
  });
}

/** Writes a store's rows, some at a time. */
async function dump(db: IDBDatabase, store: string, parts: string[]): Promise<void> {
  let after: IDBValidKey | undefined;
  for (let first = true; ; ) {
    const range = after === undefined ? null : IDBKeyRange.lowerBound(after, true);
    const shelf = db.transaction(store).objectStore(store);
    const [keys, values] = await Promise.all([
      result(shelf.getAllKeys(range, SLICE)),
      result(shelf.getAll(range, SLICE)),
    ]);
    for (const value of values) {
      parts.push(`${first ? '' : ','}\n${JSON.stringify(value)}`);
      first = false;
    }
    after = keys.at(-1);
    if (keys.length < SLICE) return;
  }
}

function result<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
