import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launch, PanelDriver, type Session, type Site, serveSite } from '../harness/index.ts';
import { eventually } from './eventually.ts';

let site: Site;
let other: Site;
let session: Session;
let page: Page;
let panel: PanelDriver;

beforeAll(async () => {
  site = await serveSite();
  other = await serveSite();
  session = await launch({ allow: [site.origin, other.origin] });
  page = await session.page();
  await page.goto(`${site.origin}/source`);
  panel = await new PanelDriver(await session.openPanel({ page, width: 360 })).ready();
  panel.page.setDefaultTimeout(10_000);
  await panel.startVisit('青石镇河东社区');
});
afterAll(async () => {
  await session?.close();
  await site?.close();
  await other?.close();
});

const clip = () => panel.page.getByRole('button', { name: panel.words.visit.clip, exact: true }).click();
const quotes = () => panel.page.locator('.notes .quote');

/** Shows a page and gives it the grant, as a click on the icon does. */
async function visitPage(path: string): Promise<void> {
  await page.goto(`${site.origin}${path}`);
  await session.clickToolbar(page);
}

/** Takes the selection, and gives the text of the newest note. */
async function clipped(): Promise<string> {
  const before = await quotes().count();
  await clip();
  await eventually(() => quotes().count()).toBe(before + 1);
  return (await quotes().last().innerText()).trim();
}

/** What the panel says when nothing could be taken; nothing is added then. */
async function refusal(): Promise<string> {
  const before = await quotes().count();
  await clip();
  const bad = panel.page.locator('.toast.bad');
  await bad.waitFor().catch(async () => {
    throw new Error(`It was taken: ${await quotes().last().innerText()}`);
  });
  const said = (await panel.toast.locator('span').first().textContent()) ?? '';
  await panel.toast.getByRole('button', { name: panel.words.common.close }).click();
  await eventually(() => quotes().count()).toBe(before);
  return said;
}

describe('the selection of a page', () => {
  it('becomes a note’s quotation with title, address and time', async () => {
    await visitPage('/source');
    await page.evaluate(() => getSelection()?.selectAllChildren(document.getElementById('p2') ?? document.body));
    const text = await clipped();
    expect(text).toContain(site.paragraphs[1]?.slice(0, 30));
    expect(text).toContain(site.paragraphs[0]);
    expect(text).toContain(`${site.origin}/source`);
    await eventually(() => panel.page.locator('.notes time').last().textContent()).toMatch(/^\d\d:\d\d$/);
    await eventually(() => panel.toast.textContent()).toContain(panel.words.common.undone.noteKept);
  });

  it('is found inside a text field of the page, but never in one for passwords', async () => {
    await visitPage('/');
    await page.evaluate(() => {
      const area = document.createElement('textarea');
      area.value = '一句在文本框里的话，前后都有字。';
      document.body.append(area);
      area.focus();
      area.setSelectionRange(2, 10);
    });
    expect(await clipped()).toContain('在文本框里的话，');
    await page.evaluate(() => {
      const field = Object.assign(document.createElement('input'), { type: 'password', value: '不给人看的' });
      document.body.append(field);
      field.focus();
      field.select();
    });
    expect(await refusal()).toBe(panel.words.visit.page.noSelection);
  });

  it('comes from a hostile page as the browser has it, and is only text', async () => {
    await visitPage('/hostile');
    await page.evaluate('selectText()');
    const text = await clipped();
    expect(text).toContain('有的单位以材料论优劣。甲乙<script>丙</script>');
    expect(text).toContain('敌意页');
    expect(await quotes().last().locator('script').count()).toBe(0);
  });

  it('is cut where it is of absurd size, and that is said', async () => {
    await visitPage('/hostile?nodes=200000');
    await page.evaluate('selectMany()');
    const text = await clipped();
    expect(text).toContain(panel.words.visit.quoteCut);
    expect(text).toContain('字0字1字2');
  });

  it.each(['Alt+Shift+S', '右键菜单'])('has its other door: %s', async (door) => {
    // CDP's keys do not reach a command and a context menu can't be opened headless: the listeners are called instead.
    await visitPage('/source');
    await page.evaluate(() => getSelection()?.selectAllChildren(document.getElementById('p3') ?? document.body));
    const before = await quotes().count();
    const worker = await session.worker();
    await worker.evaluate(async (byKey) => {
      type Door = { dispatch(...given: unknown[]): void };
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      const [command, menu] = [chrome.commands.onCommand, chrome.contextMenus.onClicked] as unknown as [Door, Door];
      if (byKey) command.dispatch('capture-selection', tab);
      else menu.dispatch({ menuItemId: 'capture', editable: false, pageUrl: tab?.url }, tab);
    }, door !== '右键菜单');
    await eventually(() => quotes().count()).toBe(before + 1);
    await eventually(() => quotes().last().innerText()).toContain(site.paragraphs[2]?.slice(0, 20));
  });
});

describe('where nothing can be taken, a clear word says so', () => {
  it('nothing is selected', async () => {
    await visitPage('/source');
    expect(await refusal()).toBe(panel.words.visit.page.noSelection);
  });

  it('the grant is gone after the page went to another origin; a click on the icon gives it again', async () => {
    await visitPage('/source');
    await page.goto(`${other.origin}/source`);
    await page.evaluate(() => getSelection()?.selectAllChildren(document.getElementById('p2') ?? document.body));
    expect(await refusal()).toBe(panel.words.visit.page.noGrant);
    await session.clickToolbar(page);
    expect(await clipped()).toContain(other.origin);
  });

  it('a page of the browser’s own', async () => {
    await page.goto('chrome://version/');
    await session.clickToolbar(page);
    expect(await refusal()).toBe(panel.words.visit.page.noGrant);
    await page.goto(`${site.origin}/`);
  });
});

describe('with no visit open', () => {
  it('a selection waits on the first screen until it is filed', async () => {
    await panel.page.getByRole('button', { name: panel.words.home.toHome }).click();
    await panel.ready();
    await visitPage('/source');
    await page.evaluate(() => getSelection()?.selectAllChildren(document.getElementById('p4') ?? document.body));
    const worker = await session.worker();
    await worker.evaluate(async () => {
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      (chrome.commands.onCommand as unknown as { dispatch(...given: unknown[]): void }).dispatch(
        'capture-selection',
        tab,
      );
    });
    const inbox = panel.page.getByRole('region', { name: panel.words.home.inbox });
    await inbox.waitFor();
    await eventually(() => inbox.textContent()).toContain(site.paragraphs[3]?.slice(0, 20));
    const into = inbox.getByRole('combobox');
    await into.selectOption({ label: '青石镇河东社区' });
    await inbox.waitFor({ state: 'detached' });
    await panel.openNewest();
    await eventually(() => quotes().last().innerText()).toContain(site.paragraphs[3]?.slice(0, 20));
  });
});

/** A picture that the browser can show: a PNG of one pixel in this colour, of a palette's index. */
async function picture(colour: string): Promise<Buffer> {
  const base64 = await panel.page.evaluate(async (fill) => {
    const canvas = new OffscreenCanvas(64, 48);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    context.fillStyle = fill;
    context.fillRect(0, 0, 64, 48);
    const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
    return btoa(String.fromCharCode(...bytes));
  }, colour);
  return Buffer.from(base64, 'base64');
}

/** Lets go of a file over the composer, or pastes it there. */
function give(how: 'drop' | 'paste', file: { name: string; type: string; base64: string }): Promise<void> {
  return panel.composer.evaluate(
    (field, [kind, one]) => {
      const data = new DataTransfer();
      const bytes = Uint8Array.from(atob(one.base64), (sign) => sign.charCodeAt(0));
      data.items.add(new File([bytes], one.name, { type: one.type }));
      const shared = { bubbles: true, cancelable: true };
      if (kind === 'paste') field.dispatchEvent(new ClipboardEvent('paste', { ...shared, clipboardData: data }));
      else {
        field.dispatchEvent(new DragEvent('dragover', { ...shared, dataTransfer: data }));
        field.dispatchEvent(new DragEvent('drop', { ...shared, dataTransfer: data }));
      }
    },
    [how, file] as const,
  );
}

/** The files in the origin's private file system that hold evidence. */
const stored = () =>
  panel.page.evaluate(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('attachments', { create: true });
    const names: string[] = [];
    for await (const name of folder.keys()) names.push(name);
    return names;
  });

describe('photos and files', () => {
  let red: Buffer;
  const choose = () => panel.page.locator('footer input[type="file"]');
  const inComposer = () => panel.page.locator('footer .thumb');

  beforeAll(async () => {
    red = await picture('#b3301d');
  });
  beforeEach(async () => {
    await panel.composer.focus();
  });

  it('are attached by choosing, dropping and pasting, and shown small', async () => {
    await choose().setInputFiles({ name: '公示栏.png', mimeType: 'image/png', buffer: red });
    await eventually(() => inComposer().count()).toBe(1);
    await give('drop', { name: '台账.png', type: 'image/png', base64: (await picture('#2a6546')).toString('base64') });
    await eventually(() => inComposer().count()).toBe(2);
    await give('paste', { name: '纪要.txt', type: 'text/plain', base64: Buffer.from('三条').toString('base64') });
    await eventually(() => inComposer().count()).toBe(3);
    // The line that says so must not lie on what is pressed next.
    await panel.composer.click({ timeout: 3000 });
    await panel.keep('三件佐证。');
    const row = panel.page.locator('.notes li', { hasText: '三件佐证。' });
    await eventually(() => row.locator('.thumb').count()).toBe(3);
    const seen = () =>
      row.locator('.thumb img').evaluateAll((all) => all.map((one) => (one as HTMLImageElement).naturalWidth));
    await eventually(seen).toEqual([64, 64]);
    expect(await inComposer().count()).toBe(0);
    expect(await stored()).toHaveLength(3);
  });

  it('the same file a second time is kept once, and still hangs on both notes', async () => {
    await choose().setInputFiles({ name: '同一张.png', mimeType: 'image/png', buffer: red });
    await eventually(() => inComposer().count()).toBe(1);
    await panel.keep('又是公示栏。');
    await eventually(() => panel.page.locator('.notes li', { hasText: '又是公示栏。' }).locator('.thumb').count()).toBe(
      1,
    );
    expect(await stored()).toHaveLength(3);
  });

  it('an empty file is refused by name', async () => {
    await choose().setInputFiles({ name: '空的.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(0) });
    await eventually(() => panel.toast.textContent()).toContain(panel.words.visit.fileRefused.empty('空的.jpg'));
    expect(await inComposer().count()).toBe(0);
    expect(await stored()).toHaveLength(3);
    await panel.toast.getByRole('button', { name: panel.words.common.close }).click();
  });

  it('what differs from its seal, or is gone, is shown as that and never as the evidence', async () => {
    await panel.page.evaluate(async () => {
      const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('attachments');
      const names: string[] = [];
      for await (const name of folder.keys()) names.push(name);
      for (const name of names) {
        const handle = await folder.getFileHandle(name);
        const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
        if (bytes.length < 20) {
          await folder.removeEntry(name);
          continue;
        }
        bytes[bytes.length - 20] = (bytes[bytes.length - 20] ?? 0) ^ 1;
        const file = await handle.createWritable();
        await file.write(bytes);
        await file.close();
      }
    });
    await panel.page.reload();
    await panel.ready();
    await panel.openNewest();
    const row = panel.page.locator('.notes li', { hasText: '三件佐证。' });
    await eventually(() => row.locator('.thumb.bad').count()).toBe(3);
    expect(await row.locator('.thumb img').count()).toBe(0);
    const names = await row.locator('.thumb').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
    const { changed, missing } = panel.words.visit.evidenceState;
    expect(names.map((name) => name?.split(': ')[1]).sort()).toEqual([changed, changed, missing].sort());
    await row.locator('.thumb').first().click();
    await panel.dialog.getByText(changed).waitFor();
    await panel.page.keyboard.press('Escape');
  });
});

describe('two panels', () => {
  it('a selection taken from one shows in the other as well', async () => {
    const second = await new PanelDriver(await session.openPanelAsTab()).ready();
    await second.openNewest();
    await page.bringToFront();
    await visitPage('/source');
    await page.evaluate(() => getSelection()?.selectAllChildren(document.getElementById('p5') ?? document.body));
    await clipped();
    await eventually(() => second.page.locator('.notes .quote').last().innerText()).toContain(
      site.paragraphs[4]?.slice(0, 20),
    );
    // A tab of ours in front is no page to take from, and that is said.
    await second.page.bringToFront();
    await second.page.getByRole('button', { name: second.words.visit.clip, exact: true }).click();
    await second.toast.waitFor();
    expect(Object.values(second.words.visit.page)).toContain(await second.toast.locator('span').first().textContent());
    await second.page.close();
  });
});
