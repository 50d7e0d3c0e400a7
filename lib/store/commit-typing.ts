import { announce } from './live.ts';
import { type Edit, type Held, type Plan, planCommit, type Writer } from './plan-commit.ts';
import type { Database } from './schema.ts';

/**
 * A save in the midst of typing, in one round trip: what the store holds is known from the commit before, so the writes
 * go out with the one read that must bear it out. Whoever writes moves the store's clock on (`meta`), so a clock that
 * stands where this window left it says that all else does.
 *
 * Without Dexie, whose own work for each request takes longer than the disk does; it is told afterwards, for the queries
 * that watch.
 * @param held what the store held after this window's last commit
 * @returns null where nothing was written because the store has to be read first
 * @throws what the browser gave as the reason, and then nothing is written
 */
export function commitTyping(db: Database, edits: readonly Edit[], held: Held, writer: Writer): Promise<Plan | null> {
  return new Promise((resolve, reject) => {
    const stores = ['records', 'changes', 'meta'];
    // Null once the browser has closed it, which Dexie may not have heard of yet.
    const database: IDBDatabase | null = db.backendDB();
    if (!database) throw new DOMException('closed', 'InvalidStateError');
    const transaction = database.transaction(stores, 'readwrite', { durability: 'strict' });
    const clock = transaction.objectStore('meta').get('clock');
    // Reckoned while the store is on its way with the clock.
    const plan = planOrNull(edits, held, writer);
    let stale = plan === null;
    clock.onsuccess = () => {
      stale ||= clock.result?.value !== held.clock;
      // What is on its way goes to disk at once, not only when the page has heard of each write.
      if (stale) transaction.abort();
      else transaction.commit();
    };
    transaction.oncomplete = () => {
      resolve(plan);
      // Whoever waits for the word that it is saved goes first.
      if (plan) setTimeout(announce, 0, db, { records: plan.rows, changes: plan.adds }, { changes: plan.drops });
    };
    transaction.onabort = () =>
      stale ? resolve(null) : reject(transaction.error ?? new DOMException('', 'AbortError'));
    if (plan) send(transaction, plan, writer, reject);
  });
}

/** A plan that needs nothing more to be read and changes something. */
function planOrNull(edits: readonly Edit[], held: Held, writer: Writer): Plan | null {
  const plan = planCommit(edits, held, writer);
  return 'written' in plan && plan.adds.length > 0 ? plan : null;
}

/** Sends all writes; none waits for another. What can't even be sent takes the others back. */
function send(transaction: IDBTransaction, plan: Plan, writer: Writer, fail: (error: unknown) => void): void {
  const [changes, records, meta] = ['changes', 'records', 'meta'].map((name) => transaction.objectStore(name)) as [
    IDBObjectStore,
    IDBObjectStore,
    IDBObjectStore,
  ];
  try {
    for (const entry of plan.adds) {
      const adding = changes.add({ ...entry });
      adding.onsuccess = () => {
        entry.seq = Number(adding.result);
      };
    }
    for (const seq of plan.drops) changes.delete(seq);
    for (const row of plan.rows) records.put(row);
    meta.put({ key: 'clock', value: plan.clock });
    for (const key of writer.withdraw ?? []) meta.delete(key);
  } catch (error) {
    transaction.abort();
    fail(error);
  }
}
