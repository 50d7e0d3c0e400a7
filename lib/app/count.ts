import { keepTally } from '../platform/memory.ts';
import { databaseId } from '../store/meta.ts';
import type { Database } from '../store/schema.ts';
import type { Autosave } from './autosave.ts';

/** How long after a save the count is kept, in milliseconds: counting takes a while in a large database. */
const AFTER = 3000;

/** Keeps the number of records outside the database, some time after it changed, so that a lost one is noticed. */
export function watchCount(db: Database, queue: Autosave): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keep = async () => {
    timer = undefined;
    if (!db.isOpen()) return;
    const [database, records] = await Promise.all([databaseId(db), db.records.count()]);
    await keepTally({ database, records, at: Date.now() });
  };
  const stop = queue.subscribe(() => {
    // A count that fails is a write that fails soon, and is told there.
    if (queue.state.is === 'saved') timer ??= setTimeout(() => void keep().catch(console.error), AFTER);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}
