import { liveQuery } from 'dexie';
import { failureOf, type StoreFailure } from './failure.ts';

/** Tells once what a query gives, and again whenever that changes, in this page or another. */
export interface Watch<T> {
  value(value: T): void;
  failed(failure: StoreFailure): void;
}

/**
 * Watches a query.
 * @param query reads from the database alone, and only a window of it: a query over 10,000 notes costs 140–190 ms a key
 * @returns stops watching
 */
export function watch<T>(query: () => Promise<T>, on: Watch<T>): () => void {
  const subscription = liveQuery(query).subscribe({
    next: (value) => on.value(value),
    error: (error) => on.failed(failureOf(error)),
  });
  return () => subscription.unsubscribe();
}
