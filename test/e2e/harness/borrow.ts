import { afterAll } from 'vitest';
import { type LaunchOptions, launch, type Session } from './browser.ts';

/** A browser that stands idle, and how it is ended for good. */
interface Idle {
  readonly session: Session;
  readonly end: () => Promise<void>;
}

/** The idle browsers of this test file, by their locale and colours. */
const idle = new Map<string, Idle[]>();

/** Ends each browser of this test file, also one that a failed test did not give back. */
const ends: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const end of ends) await end();
});

/**
 * A browser that holds nothing, as `launch()` gives it, for tests that each want one of their own: `close()` empties it
 * and keeps it for the next test of the file that wants the same locale and colours. Starting Chromium costs more than
 * most tests do. Not for tests of the browser's own life (kills, profiles, the real panel, requests): those launch.
 */
export async function borrow(wish: Pick<LaunchOptions, 'locale' | 'colorScheme'> = {}): Promise<Session> {
  const key = `${wish.locale ?? 'zh-CN'} ${wish.colorScheme ?? 'light'}`;
  const shelf = idle.get(key) ?? [];
  idle.set(key, shelf);
  const { session, end } = shelf.pop() ?? (await start(wish));
  let lent = true;
  session.close = async () => {
    if (!lent) return;
    lent = false;
    let emptied = false;
    try {
      await empty(session);
      emptied = true;
    } finally {
      if (emptied) shelf.push({ session, end });
      else await end();
    }
  };
  return session;
}

async function start(wish: LaunchOptions): Promise<Idle> {
  const session = await launch(wish);
  const end = session.close.bind(session);
  ends.push(end);
  return { session, end };
}

/** Closes every page but a blank one and deletes whatever the extension keeps. */
async function empty(session: Session): Promise<void> {
  const { context, origin } = session;
  const last = await context.newPage(); // the browser ends with its last page
  for (const page of context.pages()) if (page !== last) await page.close();
  await last.goto(`${origin}/manifest.json`); // of the extension's origin, and runs nothing of ours
  await last.evaluate(() => Promise.all([chrome.storage.local.clear(), chrome.storage.session.clear()]));
  await last.goto('about:blank');
  const cdp = await context.newCDPSession(last);
  await cdp.send('Storage.clearDataForOrigin', {
    origin,
    storageTypes: 'indexeddb,local_storage,file_systems,cache_storage',
  });
  await cdp.detach();
}
