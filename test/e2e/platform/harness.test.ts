import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { borrow } from '../harness/borrow.ts';
import {
  axe,
  canMount,
  imeType,
  LONG,
  launch,
  overflow,
  PanelDriver,
  type Session,
  type Site,
  serveSite,
  smallTargets,
  startComposing,
  withTmpfs,
} from '../harness/index.ts';

// A check that never fails proves nothing: here each is seen to fail, on pages made for it.

let site: Site;
let session: Session;
let page: Page;

beforeAll(async () => {
  site = await serveSite();
  session = await launch({ allow: [site.origin], width: 360 });
  page = await session.page();
  await page.goto(`${site.origin}/`);
});

afterAll(async () => {
  await session?.close();
  await site?.close();
});

describe('axe', () => {
  it('sees a field without a name', async () => {
    await page.setContent('<main><h1>题</h1><input></main>');
    expect((await axe(page)).join()).toContain('label');
  });

  it('runs under the policy of our pages', async () => {
    const tab = await session.openPanelAsTab();
    await tab.locator('footer').waitFor();
    await tab.evaluate(() => {
      document.documentElement.lang = '';
    });
    expect((await axe(tab)).join()).toContain('html-has-lang');
    await tab.close();
  });
});

describe('overflow', () => {
  it.each([
    ['page', '<div style="width: 500px">宽</div>'],
    ['beyond', '<div style="position: fixed; left: 300px; width: 100px">外</div>'],
    ['scrolls', '<div style="overflow-x: auto"><div style="width: 500px">宽</div></div>'],
    ['cut', '<p style="overflow: hidden; white-space: nowrap; width: 50px">一二三四五六七八九十</p>'],
  ])('sees: %s', async (kind, body) => {
    await page.setContent(body);
    expect((await overflow(page)).join()).toContain(`${kind}: `);
  });

  it('sees nothing on a page that fits, ellipsis and hidden text included', async () => {
    await page.setContent(`
      <p>一二三</p><input value="${'长'.repeat(200)}">
      <p style="overflow: hidden; text-overflow: ellipsis; white-space: nowrap; width: 50px">一二三四五六七八九十</p>
      <span style="position: absolute; width: 1px; height: 1px; overflow: hidden; white-space: nowrap">给读屏的字</span>`);
    expect(await overflow(page)).toEqual([]);
  });
});

describe('small targets', () => {
  it('are seen', async () => {
    await page.setContent('<button style="width: 39px; height: 48px">甲</button><p><a href="#">全</a></p>');
    expect(await smallTargets(page)).toHaveLength(2);
  });

  it('are not seen where a label or a wider reach helps, or in a sentence', async () => {
    await page.setContent(`
      <style>button { position: relative; width: 20px; height: 20px; margin: 30px; padding: 0 }
      button::before { content: ""; position: absolute; inset: -12px }</style>
      <p>见<a href="#">此处</a>。</p><button>乙</button>
      <label style="display: inline-block; width: 80px; height: 44px"><input type="checkbox">丙</label>
      <button hidden>丁</button><div style="height: 2000px"></div><button>戊</button>`);
    expect(await smallTargets(page)).toEqual([]);
  });
});

describe('input method', () => {
  it('composes, swallows keys, and commits', async () => {
    await page.setContent('<textarea></textarea>');
    const box = page.locator('textarea');
    await box.evaluate((area) => {
      for (const type of ['compositionstart', 'compositionend', 'keydown']) {
        area.addEventListener(type, (event) => {
          const key = event as KeyboardEvent;
          const code = type === 'keydown' ? ` ${key.code} ${key.isComposing}` : '';
          area.setAttribute('data-seen', `${area.getAttribute('data-seen') ?? ''}${type}${code};`);
        });
      }
    });
    await imeType(page, box, ['n', 'ni', '你']);
    expect(await box.inputValue()).toBe('你');
    const composition = await startComposing(page, box);
    await composition.compose('hao');
    await composition.key('Enter');
    expect(await box.inputValue()).toBe('你hao');
    await composition.commit('好');
    expect(await box.inputValue()).toBe('你好');
    expect(await box.getAttribute('data-seen')).toBe(
      'compositionstart;compositionend;compositionstart;keydown Enter true;compositionend;',
    );
  });
});

describe('a killed browser', () => {
  it('comes back with its profile', async () => {
    const first = await launch({ allow: [site.origin] });
    const tab = await first.openPanelAsTab();
    await tab.evaluate(
      () =>
        new Promise<void>((resolve, reject) => {
          const opening = indexedDB.open('kept-through-a-kill');
          opening.onsuccess = () => resolve();
          opening.onerror = () => reject(opening.error);
        }),
    );
    await first.kill9();
    const second = await first.relaunch();
    const again = await second.openPanelAsTab();
    const names = await again.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
    expect(names).toContain('kept-through-a-kill');
    await second.close();
  });
});

describe('a browser that is lent again', () => {
  it('is the same one, and holds nothing of what was there', async () => {
    const first = await borrow();
    const panel = await new PanelDriver(await first.openPanelAsTab()).ready();
    await panel.startVisit('青石镇河东社区');
    await panel.keep('宣传栏还是 6 月的内容。');
    await panel.composer.fill('写到一半的');
    await panel.page.evaluate(() => {
      localStorage.setItem('left', 'behind');
      return Promise.all([
        chrome.storage.local.set({ left: 'behind' }),
        chrome.storage.session.set({ left: 'behind' }),
      ]);
    });
    const { profileDir } = first;
    await first.close();
    const second = await borrow();
    expect(second.profileDir).toBe(profileDir);
    expect(second.context.pages()).toHaveLength(1);
    const bare = await second.openPanelAsTab({ path: 'manifest.json' });
    expect(
      await bare.evaluate(async () => {
        const files: string[] = [];
        for await (const name of (await navigator.storage.getDirectory()).keys()) files.push(name);
        const kept = [await chrome.storage.local.get(null), await chrome.storage.session.get(null)];
        return { databases: await indexedDB.databases(), files, local: { ...localStorage }, kept };
      }),
    ).toEqual({ databases: [], files: [], local: {}, kept: [{}, {}] });
    await second.close();
  });

  it('is not the one that another test has', async () => {
    const [one, other] = [await borrow(), await borrow()];
    expect(other.profileDir).not.toBe(one.profileDir);
    await one.close();
    await one.close();
    const again = [await borrow(), await borrow()].map(({ profileDir }) => profileDir);
    expect(new Set([...again, other.profileDir]).size).toBe(3);
  });
});

describe('a small disk', () => {
  it.skipIf(!LONG && !canMount())('is as small as was asked for', async () => {
    await withTmpfs(64, async (profile) => {
      const own = await launch({ profile });
      const tab = await own.openPanelAsTab();
      const { quota = 0 } = await tab.evaluate(() => navigator.storage.estimate());
      expect(quota).toBeGreaterThan(0);
      expect(quota).toBeLessThan(64 * 1024 * 1024);
      await own.close();
    });
  });
});

describe('the hostile page', () => {
  it('lies to its own scripts', async () => {
    await page.goto(`${site.origin}/hostile?nodes=50`);
    expect(await page.evaluate(() => String(document.title))).toBe('[object HTMLFormElement]');
    expect(await page.evaluate(() => String(window.getSelection()))).toBe('假的选区');
    expect(await page.locator('#many span').count()).toBe(50);
  });
});
