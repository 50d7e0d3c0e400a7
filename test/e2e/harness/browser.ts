import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, type BrowserContext, type CDPSession, chromium, type Page, type Worker } from 'playwright-core';
import { findChromium } from '../../../scripts/chromium.mjs';
import { OF_THE_BROWSER, startWatch, type Watch } from './network.ts';

/** The production build that is tested and shown; XUNJI_BUILD names another one (`.output/edge-mv3`). */
export const BUILT_EXTENSION = resolve(
  process.env.XUNJI_BUILD ?? join(import.meta.dirname, '../../../.output/chrome-mv3'),
);

export type Locale = 'zh-CN' | 'en';

export interface LaunchOptions {
  /** A profile to use again. Without it a new one is made, and removed by `close()`. */
  readonly profile?: string;
  /** What `chrome.i18n.getUILanguage()` and `navigator.language` say to our pages. Default zh-CN. */
  readonly locale?: Locale;
  /** Width of pages in CSS pixels. Default 1280. */
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: 'light' | 'dark';
  /** Folder of an unpacked extension. Default: the production build. */
  readonly extension?: string;
  readonly args?: readonly string[];
  /** Origins that may be reached; every other request is refused and written down in `watch`. */
  readonly allow?: readonly string[];
  /** Default Asia/Shanghai, so that a test reads the same everywhere. */
  readonly timeZone?: string;
  /** Default true. With a window the network is left open: it is a person who looks on. */
  readonly headless?: boolean;
}

export interface Session {
  readonly context: BrowserContext;
  readonly extensionId: string;
  /** `chrome-extension://<id>` */
  readonly origin: string;
  readonly profileDir: string;
  readonly watch: Watch;
  /** The first tab. */
  page(): Promise<Page>;
  /** The extension's service worker, started if it sleeps. */
  worker(): Promise<Worker>;
  /** Puts the service worker to sleep, as Chromium does after half a minute (never while a debugger is attached). */
  stopWorker(): Promise<void>;
  /** A click on the toolbar icon, with `page` (default: the active tab) in front. Grants activeTab as a real one does. */
  clickToolbar(page?: Page): Promise<void>;
  /** The real side panel, opened by a click on the toolbar icon. */
  openPanel(options?: PanelOptions): Promise<Page>;
  /** Closes the real side panel as the person does: the page gets `pagehide`, and goes. */
  closePanel(): Promise<void>;
  /** The panel's page in a tab of the panel's size: fast, and right for all that is not about the panel itself. */
  openPanelAsTab(options?: TabOptions): Promise<Page>;
  /** SIGKILL to the browser and all its processes. The profile stays. */
  kill9(): Promise<void>;
  /** After `kill9()` or a `close()` that kept the profile: the same browser, profile and options once more. */
  relaunch(): Promise<Session>;
  close(options?: { readonly keepProfile?: boolean }): Promise<void>;
}

export interface PanelOptions {
  /** The page to have in front when the icon is clicked. */
  readonly page?: Page;
  readonly width?: number;
  readonly height?: number;
}

export interface TabOptions {
  readonly width?: number;
  readonly height?: number;
  /** Default `sidepanel.html`; may carry a query or a hash. */
  readonly path?: string;
}

/**
 * Starts Chromium with the extension, a profile of its own and every way out closed and watched.
 *
 * Playwright talks through a pipe; the port beside it serves only to reach the real side panel, which Playwright's
 * own contexts leave out.
 */
export async function launch(options: LaunchOptions = {}): Promise<Session> {
  const owned = options.profile === undefined;
  return start(
    options,
    options.profile ?? mkdtempSync(join(process.env.XUNJI_PROFILES ?? tmpdir(), 'xunji-profile-')),
    owned,
  );
}

async function start(options: LaunchOptions, profileDir: string, ownsProfile: boolean): Promise<Session> {
  const extension = resolve(options.extension ?? BUILT_EXTENSION);
  if (!existsSync(join(extension, 'manifest.json')))
    throw new Error(`No built extension in ${extension}: npm run build`);
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium was found: node scripts/setup.mjs --browser');
  const headless = options.headless ?? true;
  const portFile = join(profileDir, 'DevToolsActivePort');
  rmSync(portFile, { force: true }); // one from before a kill would lead us to a dead port
  const watch = await startWatch();
  for (const origin of options.allow ?? []) watch.allow(origin);

  const context = await chromium.launchPersistentContext(profileDir, {
    executablePath,
    headless,
    chromiumSandbox: process.getuid?.() !== 0, // root may not use it
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [...switches(extension, headless ? watch.port : undefined), ...(options.args ?? [])],
    env: {
      ...process.env,
      TZ: options.timeZone ?? 'Asia/Shanghai', // the whole browser, worker and panel too
      LC_ALL: 'C.UTF-8', // without it a machine that says nothing of its language can't open files with Chinese names
    },
    locale: options.locale ?? 'zh-CN',
    viewport: headless ? { width: options.width ?? 1280, height: options.height ?? 800 } : null,
    ...(options.colorScheme && { colorScheme: options.colorScheme }),
  });
  const browser = context.browser();
  if (!browser) throw new Error('The browser ended as soon as it had started.');
  const cdp = await browser.newBrowserCDPSession();
  const extensionId = ignoresLoadExtension(executablePath)
    ? (await cdp.send('Extensions.loadUnpacked', { path: extension })).id
    : idOf(extension);
  return new RunningSession({ options, context, cdp, extensionId, profileDir, ownsProfile, portFile, watch });
}

interface Parts {
  readonly options: LaunchOptions;
  readonly context: BrowserContext;
  readonly cdp: CDPSession;
  readonly extensionId: string;
  readonly profileDir: string;
  /** We made the profile, so we remove it. */
  readonly ownsProfile: boolean;
  readonly portFile: string;
  readonly watch: Watch;
}

class RunningSession implements Session {
  readonly context: BrowserContext;
  readonly extensionId: string;
  readonly origin: string;
  readonly profileDir: string;
  readonly watch: Watch;
  readonly #parts: Parts;
  #overPort: Browser | undefined;
  #gone = false;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.context = parts.context;
    this.extensionId = parts.extensionId;
    this.origin = `chrome-extension://${parts.extensionId}`;
    this.profileDir = parts.profileDir;
    this.watch = parts.watch;
    this.context.once('close', () => {
      this.#gone = true;
    });
  }

  async page(): Promise<Page> {
    return this.context.pages()[0] ?? this.context.newPage();
  }

  async worker(): Promise<Worker> {
    // Playwright keeps the worker in its list while it sleeps, and what is evaluated then waits for ever.
    if (!(await this.#workerRuns())) {
      await this.#serviceWorkers((cdp) => cdp.send('ServiceWorker.startWorker', { scopeURL: `${this.origin}/` }));
    }
    const find = () => this.context.serviceWorkers().find((worker) => worker.url().startsWith(this.origin));
    return find() ?? this.context.waitForEvent('serviceworker', { predicate: () => !!find(), timeout: 10_000 });
  }

  async stopWorker(): Promise<void> {
    await this.#serviceWorkers((cdp) => cdp.send('ServiceWorker.stopAllWorkers'));
    while (await this.#workerRuns()) await sleep(10);
  }

  async #workerRuns(): Promise<boolean> {
    return (await this.#targets()).some(({ type, url }) => type === 'service_worker' && url.startsWith(this.origin));
  }

  /** Service workers are spoken to by way of a page, which one does not matter. */
  async #serviceWorkers(act: (cdp: CDPSession) => Promise<unknown>): Promise<void> {
    const cdp = await this.context.newCDPSession(await this.page());
    await cdp.send('ServiceWorker.enable');
    await act(cdp);
    await cdp.detach();
  }

  async clickToolbar(page?: Page): Promise<void> {
    await page?.bringToFront();
    // The panel has a tab target too, and a click "on" it ends the whole browser (Chromium 156): it has no place in a
    // tab strip, which is how to tell. Of tabs with the same address the active one is meant.
    const tabs = (await this.#targets()).filter((target) => target.type === 'tab' && target.embedderData);
    const here = tabs.filter((tab) => !page || tab.url === page.url());
    const tab = here.find((target) => target.embedderData?.tabActive === true) ?? here[0];
    if (!tab) throw new Error(`No tab shows ${page?.url() ?? 'anything'}`);
    await this.#parts.cdp.send('Extensions.triggerAction', { id: this.extensionId, targetId: tab.targetId });
  }

  async openPanel({ page, width, height = 720 }: PanelOptions = {}): Promise<Page> {
    // Right after the start the worker may not listen yet and a click is lost without an error; a second click on an
    // open panel does nothing, so clicking again is safe.
    for (let clicks = 0; !(await this.#panelShows()); clicks++) {
      if (clicks === 8) throw new Error('Eight clicks on the toolbar icon, and no side panel.');
      await this.clickToolbar(page);
      for (let wait = 0; wait < 20 && !(await this.#panelShows()); wait++) await sleep(25);
    }
    const panel = await this.#reachPanel();
    await panel.waitForLoadState();
    await this.#dress(panel);
    if (width !== undefined) await panel.setViewportSize({ width, height });
    return panel;
  }

  async closePanel(): Promise<void> {
    const worker = await this.worker();
    await worker.evaluate(async () => {
      const open = await chrome.windows.getAll();
      await Promise.allSettled(
        open.flatMap(({ id }) => (id === undefined ? [] : chrome.sidePanel.close({ windowId: id }))),
      );
    });
    while (await this.#panelShows()) await sleep(10);
    await this.#overPort?.close();
    this.#overPort = undefined;
  }

  async openPanelAsTab({ width = 360, height = 720, path = 'sidepanel.html' }: TabOptions = {}): Promise<Page> {
    const page = await this.context.newPage();
    await page.setViewportSize({ width, height });
    await page.goto(`${this.origin}/${path}`);
    return page;
  }

  async kill9(): Promise<void> {
    const { processInfo } = await this.#parts.cdp.send('SystemInfo.getProcessInfo');
    const browser = processInfo.find((info) => info.type === 'browser');
    if (!browser) throw new Error('The browser does not say which process it is.');
    const gone = this.#gone ? undefined : this.context.waitForEvent('close', { timeout: 10_000 });
    // Playwright starts the browser as the leader of a process group of its own.
    process.kill(process.platform === 'win32' ? browser.id : -browser.id, 'SIGKILL');
    await gone;
    await this.watch.close();
  }

  relaunch(): Promise<Session> {
    return start(this.#parts.options, this.profileDir, this.#parts.ownsProfile);
  }

  async close({ keepProfile = false }: { readonly keepProfile?: boolean } = {}): Promise<void> {
    await this.#overPort?.close().catch(() => {}); // after a kill there is nobody left to tell
    if (!this.#gone) await this.context.close();
    await this.watch.close();
    if (this.#parts.ownsProfile && !keepProfile) {
      rmSync(this.profileDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    }
  }

  async #targets(): Promise<Target[]> {
    const { targetInfos } = await this.#parts.cdp.send('Target.getTargets', { filter: [{}] });
    return targetInfos as Target[];
  }

  #inPanel(url: string): boolean {
    return url.startsWith(`${this.origin}/sidepanel.html`);
  }

  /** The real panel is a tab target that stands in no tab strip. */
  async #panelShows(): Promise<boolean> {
    const targets = await this.#targets();
    return targets.some((target) => target.type === 'tab' && !target.embedderData && this.#inPanel(target.url));
  }

  /** The panel as a Playwright page. Only a connection made after the panel opened sees it, so each opening makes one. */
  async #reachPanel(): Promise<Page> {
    await this.#overPort?.close();
    while (!existsSync(this.#parts.portFile)) await sleep(10);
    const [port, path] = readFileSync(this.#parts.portFile, 'utf8').split('\n');
    this.#overPort = await chromium.connectOverCDP(`ws://127.0.0.1:${port}${path}`);
    const inTabs = new Set(await Promise.all(this.context.pages().map(targetIdOf)));
    for (const page of this.#overPort.contexts().flatMap((context) => context.pages())) {
      if (this.#inPanel(page.url()) && !inTabs.has(await targetIdOf(page))) return page;
    }
    throw new Error('The side panel is open, but its page cannot be reached.');
  }

  /** The options of a context do not reach the panel, so they are set on its page. */
  async #dress(panel: Page): Promise<void> {
    const { colorScheme, locale } = this.#parts.options;
    if (colorScheme) await panel.emulateMedia({ colorScheme });
    const wanted = locale ?? 'zh-CN';
    if ((await panel.evaluate(() => chrome.i18n.getUILanguage())).startsWith(wanted)) return;
    const cdp = await panel.context().newCDPSession(panel);
    await cdp.send('Emulation.setLocaleOverride', { locale: wanted });
    await panel.reload(); // a page asks once, when it starts
  }
}

/** What we use of CDP's TargetInfo, with the field that Playwright's types do not know yet. */
interface Target {
  readonly targetId: string;
  readonly type: string;
  readonly url: string;
  readonly embedderData?: { readonly tabActive?: boolean };
}

async function targetIdOf(page: Page): Promise<string> {
  const cdp = await page.context().newCDPSession(page);
  const { targetInfo } = await cdp.send('Target.getTargetInfo');
  await cdp.detach();
  return targetInfo.targetId;
}

/** Chrome and Edge under their makers' names do, since version 137; there CDP loads the extension. */
function ignoresLoadExtension(path: string): boolean {
  return /chrome|edge/i.test(basename(path));
}

/** Command line beside Playwright's own (which stops updates, sync, first-run pages and background requests). */
function switches(extension: string, proxyPort: number | undefined): string[] {
  return [
    `--load-extension=${extension}`,
    '--enable-unsafe-extension-debugging', // allows Extensions.* over the pipe
    '--remote-debugging-port=0',
    '--disable-domain-reliability',
    '--disable-client-side-phishing-detection',
    '--no-pings',
    // No page draws in three dimensions: an emulated graphics card took an eighth of the processor's time.
    '--disable-gpu',
    '--disable-software-rasterizer',
    '--disable-smooth-scrolling',
    '--disable-lcd-text',
    // What the browser asks for by itself goes to a name that only it uses, so no real address needs to be overlooked.
    `--gaia-url=${OF_THE_BROWSER}`,
    `--google-apis-url=${OF_THE_BROWSER}`,
    `--apps-gallery-update-url=${OF_THE_BROWSER}/extensions`,
    `--component-updater=url-source=${OF_THE_BROWSER}/components`,
    ...(proxyPort === undefined
      ? []
      : [
          `--proxy-server=http://127.0.0.1:${proxyPort}`,
          '--proxy-bypass-list=<-loopback>', // nothing goes past it, 127.0.0.1 included
          '--disable-quic',
          '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
        ]),
  ];
}

/** Chromium names an unpacked extension after its folder, so the id is known even while its worker sleeps. */
function idOf(folder: string): string {
  const path = process.platform === 'win32' ? Buffer.from(folder, 'utf16le') : Buffer.from(folder);
  const digest = createHash('sha256').update(path).digest('hex').slice(0, 32);
  return [...digest].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}
