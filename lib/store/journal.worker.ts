import { removeJournal } from './journal-files.ts';
import { JournalWriter } from './journal-writer.ts';
import { databaseId, takeRestored } from './meta.ts';
import { openDatabase } from './open.ts';

/** The channel on which pages say that they wrote something. */
const calls = new BroadcastChannel('xunji-journal');

/** More lines than people write between two calls. */
const MANY = 50;
/** So long the journal then waits with more, in milliseconds: it is a second copy. */
const REST = 10_000;

// One writer among all pages: the others wait here until the page that holds the lock is gone.
void navigator.locks.request('xunji-journal', async () => {
  let writer: JournalWriter | null = null;
  let wake: (() => void) | null = null;
  let called = true;
  calls.onmessage = () => {
    called = true;
    wake?.();
  };
  try {
    const { db } = await openDatabase(() => postMessage({ type: 'stopped', reason: 'reload' }));
    writer = new JournalWriter(db, await databaseId(db));
    await writer.open();
    for (;;) {
      if (!called) await new Promise<void>((resolve) => (wake = resolve));
      called = false;
      const written = await writer.follow();
      for (const name of await takeRestored(db)) await removeJournal(name).catch(() => undefined);
      if (written > 0) postMessage({ type: 'written', written });
      // A file is being taken in: who reads along after each slice keeps whoever types from the store.
      if (written > MANY) await new Promise((resolve) => setTimeout(resolve, REST));
    }
  } catch (error) {
    // Stop at the first failure (a full disk must not be written to again and again) and tell the page.
    postMessage({ type: 'stopped', reason: String(error) });
    writer?.close();
  }
});
