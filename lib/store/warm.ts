import { NEWEST } from './shapes.ts';

/** Where it is noted for the store that the browser threw data away; the two are scripts apart, of one page. */
export const LOST = Symbol.for('xunji.lost');

/**
 * Lets the browser open the database's files while the panel's code is still being loaded. It makes nothing: where
 * there is no database of this version yet, the attempt is broken off and leaves none behind. What fails here fails
 * again, and is told, when the store is opened.
 */
export function warmDatabase(name: string): void {
  const opening = indexedDB.open(name, NEWEST * 10);
  opening.onupgradeneeded = (event) => {
    // The browser admits it once, to whoever opens first.
    if ((event as { dataLoss?: string }).dataLoss === 'total') Reflect.set(globalThis, LOST, true);
    opening.transaction?.abort();
  };
  opening.onerror = (event) => event.preventDefault();
  opening.onsuccess = () => {
    const database = opening.result;
    // Never in the way of another page that needs a newer version.
    database.onversionchange = () => database.close();
    setTimeout(() => database.close(), 2000);
  };
}
