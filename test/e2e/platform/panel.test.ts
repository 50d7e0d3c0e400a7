import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, type Session, type Site, serveSite } from '../harness/index.ts';

let site: Site;
let session: Session;

beforeAll(async () => {
  site = await serveSite();
  session = await launch({ allow: [site.origin] });
});

afterAll(async () => {
  await session?.close();
  await site?.close();
});

describe('a click on the toolbar icon', () => {
  it('opens the real side panel', async () => {
    const page = await session.page();
    await page.goto(`${site.origin}/source`);
    const panel = await session.openPanel({ page });
    expect(await panel.title()).toContain('巡记');
    // The panel stands beside the page, so it is no tab of its own.
    const tabs = await (await session.worker()).evaluate(async () =>
      (await chrome.tabs.query({})).map(({ url }) => url),
    );
    expect(tabs).toHaveLength(1);
    expect(await panel.evaluate(() => document.visibilityState)).toBe('visible');
    await session.closePanel();
  });

  it('lets the page be read, and only until it leaves its origin', async () => {
    const page = await session.context.newPage();
    await page.goto(`${site.origin}/source`);
    expect(await readTitle(session)).toMatch(/^Error/);
    await session.openPanel({ page });
    expect(await readTitle(session)).toBe(site.paragraphs[0]);
    const other = await serveSite();
    session.watch.allow(other.origin);
    await page.goto(`${other.origin}/`);
    expect(await readTitle(session)).toMatch(/^Error/);
    await session.clickToolbar(page); // a further click grants again, and the panel stays
    await expect.poll(() => readTitle(session)).toBe('空页');
    await session.closePanel();
    await page.close();
    await other.close();
  });

  it('opens it again after it was closed, and after the worker slept', async () => {
    const page = await session.page();
    await session.openPanel({ page });
    await session.closePanel();
    await session.stopWorker();
    const panel = await session.openPanel({ page });
    expect(await panel.title()).toContain('巡记');
    await session.closePanel();
  });
});

describe('the panel', () => {
  it.each(['zh-CN', 'en'] as const)('starts in %s where the browser does', async (locale) => {
    const own = await launch({ locale });
    try {
      const panel = await own.openPanel();
      await expect.poll(() => panel.evaluate(() => document.documentElement.lang)).toMatch(locale.slice(0, 2));
      const tab = await own.openPanelAsTab();
      await expect.poll(() => tab.evaluate(() => document.documentElement.lang)).toMatch(locale.slice(0, 2));
    } finally {
      await own.close();
    }
  });

  it('has its shortcut', async () => {
    const worker = await session.worker();
    const commands = await worker.evaluate(() => chrome.commands.getAll());
    // Chromium drops a shortcut that clashes with one of its own, without a word.
    expect(commands.find(({ name }) => name === 'capture-selection')?.shortcut).toBeTruthy();
  });
});

/** The title of the active tab's page as the extension reads it, or why it may not. */
async function readTitle(session: Session): Promise<string> {
  const worker = await session.worker();
  return worker.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
    try {
      const [answer] = await chrome.scripting.executeScript({
        target: { tabId: tab?.id ?? -1 },
        func: () => document.title,
      });
      return answer?.result ?? '';
    } catch (error) {
      return String(error);
    }
  });
}
