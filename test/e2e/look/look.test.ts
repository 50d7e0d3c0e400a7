import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe, LONG, type Locale, launch, overflow, PanelDriver, type Session, smallTargets } from '../harness/index.ts';
import { sample } from '../harness/sample.ts';
import { eventually } from '../journey/eventually.ts';

const SHOTS = join(import.meta.dirname, '../../../.output/shots');

interface Setting {
  readonly locale: Locale;
  readonly scheme: 'light' | 'dark';
  readonly width: number;
  readonly height: number;
}

const [ZH, EN] = ['zh-CN', 'en'] as const;
/** The last of each is what 200 % zoom leaves of a window 640 px wide. */
const SHORT: readonly Setting[] = [
  { locale: ZH, scheme: 'light', width: 320, height: 640 },
  { locale: EN, scheme: 'dark', width: 320, height: 256 },
];
const FULL: readonly Setting[] = [ZH, EN].flatMap((locale) =>
  (['light', 'dark'] as const).flatMap((scheme) =>
    [
      [320, 640],
      [420, 720],
      [320, 256],
    ].map(([width = 0, height = 0]) => ({ locale, scheme, width, height })),
  ),
);

let session: Session;
let panel: PanelDriver;
let setting: Setting;

describe.each(LONG ? FULL : sample('look', SHORT))('at $width × $height, $locale, $scheme', (given) => {
  beforeAll(async () => {
    setting = given;
    mkdirSync(SHOTS, { recursive: true });
    const { locale, scheme, width, height } = given;
    session = await launch({ locale, colorScheme: scheme });
    panel = await new PanelDriver(await session.openPanelAsTab({ width, height }), locale).ready();
    panel.page.setDefaultTimeout(15_000);
    await panel.page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  });
  afterAll(() => session.close());

  it('the first run and the empty first screen', async () => {
    await panel.page.locator('#first-name').waitFor();
    const found = await look('first-run');
    await panel.page.locator('#first-name').press('Enter');
    await panel.page.locator('#first-name').waitFor({ state: 'detached' });
    expect([...found, ...(await look('home-empty'))]).toEqual([]);
  });

  it('the start of a visit', async () => {
    await panel.page.getByRole('button', { name: panel.words.home.start }).first().click();
    await panel.page
      .getByLabel(panel.words.home.unitName, { exact: true })
      .fill('青石镇河东社区党群服务中心暨新时代文明实践站');
    const found = await look('start');
    await panel.page.keyboard.press('Enter');
    await panel.composer.waitFor();
    expect(found).toEqual([]);
  });

  it('notes, the editor, the pickers and the sheet', async () => {
    const { page, words } = panel;
    const found = await look('notes-empty');
    await panel.keep('宣传栏还是 6 月的内容，没有主题教育版块；大厅电子屏的标语与规范表述不一致。');
    await panel.composer.press('Alt+k');
    await panel.composer.press('Alt+p');
    await panel.composer.press('Alt+i');
    await panel.dialog.waitFor();
    found.push(...(await look('item-picker')));
    await panel.dialog.getByRole('searchbox').fill('2.4');
    await page.keyboard.press('Enter');
    await panel.dialog.waitFor({ state: 'detached' });
    await panel.keep('“党课讲了二十来分钟，念完材料就散了，来的不到一半。”');
    await panel.keep('averyveryveryverylongwordwithoutanyspaceinitatallwhichmustbebrokensomewhere'.repeat(2));
    found.push(...(await look('notes')));
    await page.locator('.notes .said').nth(1).click();
    await page.locator('.editor').waitFor();
    found.push(...(await look('note-editor')));
    await page.locator('.editor').getByRole('button', { name: words.visit.history, exact: true }).click();
    await panel.dialog.waitFor();
    found.push(...(await look('history')));
    await panel.dialog.getByRole('button', { name: words.common.close }).click();
    await page.getByRole('button', { name: words.common.more }).click();
    found.push(...(await look('menu')));
    await panel.dialog.getByRole('button', { name: words.visit.keys }).click();
    await panel.dialog.locator('.keys').first().waitFor();
    found.push(...(await look('keys')));
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: words.common.more }).click();
    await panel.dialog.getByRole('button', { name: words.visit.exportPdf }).click();
    await panel.dialog.getByText(words.visit.pdf.named).waitFor();
    found.push(...(await look('export')));
    await page.keyboard.press('Escape');
    expect(found).toEqual([]);
  });

  it('the checklist', async () => {
    await panel.show('checklist');
    await panel.page.locator('.item[aria-current]').waitFor();
    const found = await look('checklist');
    const cells = () => panel.page.locator('.item[aria-current]').getByRole('radio');
    for (const at of [3, 0, 4]) {
      await cells().nth(at).click();
      await panel.saved();
      await panel.page.locator('footer .btn.main').click();
    }
    await panel.page.locator('main').evaluate((main) => main.scrollTo(0, 0));
    found.push(...(await look('checklist-rated')));
    expect(found).toEqual([]);
  });

  it('the tags', async () => {
    const { page } = panel;
    await panel.show('tags');
    const found = await look('tags-empty');
    await page.getByRole('searchbox').fill('F28');
    found.push(...(await look('tags-search')));
    await page.keyboard.press('Enter');
    await page.locator('.pts').waitFor();
    found.push(...(await look('tag')));
    expect(found).toEqual([]);
  });

  it('the end of a visit', async () => {
    await panel.show('finish');
    await panel.page.locator('.facts').waitFor();
    const found = await look('finish');
    await panel.page.locator('footer').getByRole('button', { name: panel.words.finish.handOver }).click();
    await panel.page.locator('footer').getByRole('button', { name: panel.words.finish.takeBack }).waitFor();
    found.push(...(await look('finish-handed')));
    expect(found).toEqual([]);
  });

  it('the first screen with visits, and the settings', async () => {
    const { page, words } = panel;
    await page.getByRole('button', { name: words.home.toHome }).click();
    await panel.visits.first().waitFor();
    await page.locator('main .urgent').waitFor();
    const found = await look('home');
    await page.getByRole('button', { name: words.home.settings }).click();
    await page.getByRole('region', { name: words.settings.about }).waitFor();
    found.push(...(await look('settings')));
    expect(found).toEqual([]);
  });

  it('shows where the focus is, wherever Tab goes', async () => {
    const hidden: string[] = [];
    for (let step = 0; step < 25; step++) {
      await panel.page.keyboard.press('Tab');
      const plain = await panel.page.evaluate(() => {
        const element = document.activeElement;
        if (!element || element === document.body) return null;
        const shown = [element, ...(element.closest('label') ? [element.closest('label') as Element] : [])];
        const marked = shown.some((one) => {
          const { outlineStyle, outlineWidth } = getComputedStyle(one);
          return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
        });
        return marked ? null : element.outerHTML.slice(0, 80);
      });
      if (plain) hidden.push(plain);
    }
    expect(hidden).toEqual([]);
  });
});

/** Takes a picture, and says what does not fit, what a finger can miss and what axe finds. */
async function look(name: string): Promise<string[]> {
  const { page } = panel;
  const { locale, scheme, width, height } = setting;
  await eventually(() => page.locator('[aria-busy="true"]').count()).toBe(0);
  await page.screenshot({ path: join(SHOTS, `${name}-${locale.slice(0, 2)}-${scheme}-${width}x${height}.png`) });
  const found = [...(await overflow(page)), ...(await smallTargets(page, 40)), ...(await axe(page))];
  return found.map((one) => `${name}: ${one}`);
}
