import { type LaunchOptions, launch, type Session } from './browser.ts';

/** A browser that stands idle, of which locale and colours it is, and how it is ended for good. */
interface Idle {
  readonly session: Session;
  readonly kind: string;
  readonly end: () => Promise<void>;
}

/**
 * The idle browsers of this process, newest last: test files follow each other in one (vitest.config.ts). They end with
 * it: Chromium does when the pipe closes through which it is driven, and profiles.ts removes what it leaves.
 */
const idle: Idle[] = [];
/** More than this wait for nothing: mostly one of each language is asked for. */
const MOST_IDLE = 2;

/**
 * A browser that holds nothing, as `launch()` gives it, for tests that each want one of their own: `close()` empties it
 * and keeps it for the next test that wants the same locale and colours. Starting Chromium costs more than most tests do.
 * Not for tests of the browser's own life (kills, profiles, the real panel, requests): those launch.
 */
export async function borrow(wish: Pick<LaunchOptions, 'locale' | 'colorScheme'> = {}): Promise<Session> {
  const kind = `${wish.locale ?? 'zh-CN'} ${wish.colorScheme ?? 'light'}`;
  const at = idle.findLastIndex((one) => one.kind === kind);
  const { session, end } = idle.splice(at, at < 0 ? 0 : 1)[0] ?? (await start(kind, wish));
  let lent = true;
  session.close = async () => {
    if (!lent) return;
    lent = false;
    let emptied = false;
    try {
      await empty(session);
      emptied = true;
    } finally {
      if (emptied) idle.push({ session, kind, end });
      else await end();
    }
    if (idle.length > MOST_IDLE) await idle.shift()?.end();
  };
  return session;
}

async function start(kind: string, wish: LaunchOptions): Promise<Idle> {
  const session = await launch(wish);
  return { session, kind, end: session.close.bind(session) };
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
