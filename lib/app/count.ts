import { keepTally } from '../platform/memory.ts';
import { databaseId } from '../store/meta.ts';
import { watch } from '../store/live.ts';
import type { Database } from '../store/schema.ts';

/** No more often than this is the count kept, in milliseconds. */
const EVERY = 2000;

/** Keeps the number of records outside the database, whenever it has changed, so that a lost one is noticed. */
export function watchCount(db: Database): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest = 0;
  const keep = async () => {
    timer = undefined;
    if (latest > 0 && db.isOpen()) await keepTally({ database: await databaseId(db), records: latest, at: Date.now() });
  };
  const stop = watch(() => db.records.count(), {
    value: (records) => {
      latest = records;
      timer ??= setTimeout(() => void keep(), EVERY);
    },
    failed: (failure) => console.error(failure),
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}
