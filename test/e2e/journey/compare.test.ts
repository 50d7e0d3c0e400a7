import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { PICTURES } from '../../../components/compare/place.ts';
import { deskWordsOf } from '../../../lib/i18n/desk.ts';
import type { Pack } from '../../../lib/packs/schema.ts';
import { plantRows } from '../../../scripts/plant-rows.mjs';
import { borrow } from '../harness/borrow.ts';
import { axe, type Locale, overflow, type Session, smallTargets } from '../harness/index.ts';
import { sample } from '../harness/sample.ts';
import { eventually } from './eventually.ts';

const pack: Pack = JSON.parse(
  readFileSync(new URL('../../../lib/packs/data/education-2023-second.json', import.meta.url), 'utf8'),
);
const NOTE = '学习计划列 4 本必读书目，没有个人自学记录。';
const { compare } = deskWordsOf('zh-CN');

let session: Session | null = null;
afterEach(() => session?.close());

const idOf = (at: number) => `018b0000-0000-7000-8000-${at.toString(16).padStart(12, '0')}`;
const [TOWN, EAST, WEST, NEVER] = [1, 2, 3, 4].map(idOf);

type Row = Parameters<typeof plantRows>[1][number];

/** A visit on a day of October, all its items rated alike but 2.2. */
function visit(at: number, unit = '', day: number, grade: string, study: string): Row {
  const type = unit === TOWN ? 'townshipSubdistrict' : 'villageCommunity';
  const items = pack.items.filter((item) => item.form === 'rated' && item.types.includes(type));
  const ratings = Object.fromEntries(items.map((item) => [`rating.${item.id}`, item.id === '2.2' ? study : grade]));
  const began = { device: Date.UTC(2023, 9, day, 2), offset: 480, zone: 'Asia/Shanghai' };
  const body = { unit, campaign: pack.seed.campaign.id, by: 'x', packVersion: '1.0.0', began, ...ratings };
  return { id: idOf(at), kind: 'visit', parent: unit, body };
}

function field(): Row[] {
  const at = { device: Date.UTC(2023, 9, 20), offset: 480, zone: 'Asia/Shanghai' };
  const unit = (id: string | undefined, name: string, type: string, parent: string | null = null): Row => ({
    id: id ?? '',
    kind: 'unit',
    body: { name, type, parent, place: '清源县' },
  });
  const said = (yes: number) => ({
    'tally.satisfied.yes.w1': yes - 5,
    'tally.satisfied.yes.w2': 5,
    'tally.satisfied.no': 10,
    'tally.glad.yes': 3,
  });
  return [
    unit(TOWN, '青石镇', 'townshipSubdistrict'),
    unit(EAST, '河东社区', 'villageCommunity', TOWN),
    unit(WEST, '白马村', 'villageCommunity', TOWN),
    unit(NEVER, '石门村', 'villageCommunity', TOWN),
    visit(11, TOWN, 8, 'good', 'good'),
    visit(12, EAST, 10, 'fairlyGood', 'fair'),
    visit(13, EAST, 14, 'fairlyGood', 'fair'),
    visit(14, EAST, 19, 'good', 'poor'),
    visit(15, WEST, 12, 'fairlyGood', 'fairlyGood'),
    {
      id: idOf(21),
      kind: 'note',
      parent: idOf(14),
      body: { text: NOTE, how: 'check', source: 'public', at, 'items.2.2': true },
    },
    {
      id: idOf(22),
      kind: 'note',
      parent: idOf(14),
      body: { text: '书发了，没见谁看。', how: 'listen', source: 'backToBack', at, 'items.2.2': true },
    },
    { id: idOf(23), kind: 'tag', parent: idOf(14), body: { tag: 'F08', status: 'suspected', at, 'items.2.2': true } },
    { id: idOf(24), kind: 'tag', parent: idOf(15), body: { tag: 'F12', status: 'ruledOut', at } },
    { id: idOf(25), kind: 'evaluation', parent: idOf(14), body: { at, where: '便民大厅', ...said(30) } },
  ];
}

async function desk(locale: Locale = 'zh-CN', width = 1280, scheme: 'light' | 'dark' = 'light') {
  session = await borrow({ locale, colorScheme: scheme });
  const page = await session.openPanelAsTab({ width, height: 800, path: 'desk.html' });
  page.setDefaultTimeout(15_000);
  await page.locator('.desk-nav').waitFor();
  await plantRows(page, field());
  await page.goto(`${session.origin}/desk.html#compare`);
  await page.reload();
  await mark(page).waitFor();
  return page;
}

const mark = (page: Page) => page.locator('.pic-at');
const pane = (page: Page) => page.locator('.pane.side');
const nameOf = (page: Page) => mark(page).getAttribute('aria-label');
/** Whether the mark has the focus. */
const isAtMark = (page: Page) => mark(page).evaluate((element) => element === document.activeElement);

/** Goes to another picture as somebody without a mouse does. */
async function show(page: Page, name: (typeof PICTURES)[number]): Promise<void> {
  await page.getByRole('radio', { checked: true }).focus();
  for (let step = 0; step < PICTURES.length; step++) {
    const checked = page.getByRole('radio', { checked: true });
    if ((await checked.getAttribute('data-value')) === name) break;
    await page.keyboard.press('ArrowRight');
    await eventually(() =>
      page.getByRole('radio', { checked: true }).evaluate((one) => one === document.activeElement),
    ).toBe(true);
  }
  await page.getByRole('radio', { name: compare.pictures[name], checked: true }).waitFor();
}

/** Presses Tab until the mark has the focus. */
async function tabToMark(page: Page): Promise<void> {
  for (let count = 0; count < 30 && !(await isAtMark(page)); count++) await page.keyboard.press('Tab');
  expect(await isAtMark(page)).toBe(true);
}

describe('the pictures, by keyboard', () => {
  it('walk the heat map to a cell, show what is behind it, and come back', async () => {
    const page = await desk();
    await page.getByRole('radio', { checked: true }).focus();
    await tabToMark(page);
    expect(await nameOf(page)).toContain('青石镇');
    for (let step = 0; step < 40 && !(await nameOf(page))?.includes('2.2'); step++)
      await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await nameOf(page)).toBe('河东社区，2.2 个人自学：较差');
    await page.keyboard.press('Enter');
    await pane(page).getByText(NOTE).waitFor();
    await eventually(() => pane(page).locator('.cmp-guard').textContent()).toContain('背靠背');
    await eventually(() => pane(page).locator('.chip').first().textContent()).toContain('F08');
    await eventually(() => pane(page).locator('.dl').textContent()).toContain('青石镇');
    await page.keyboard.press('Escape');
    await eventually(() => pane(page).count()).toBe(0);
    expect(await isAtMark(page)).toBe(true);
    await page.keyboard.press('ArrowDown');
    expect(await nameOf(page)).toContain('落差 50 分，下级 n＝2');
  });

  it('opens a cell by mouse, also after scrolling, and narrows, sorts and adds up', async () => {
    const page = await desk();
    const cell = await page.locator('.heat-name', { hasText: '河东社区' }).boundingBox();
    await page.locator('.heat-box').evaluate((box) => box.scrollTo(300, 0));
    await page.mouse.click((cell?.x ?? 0) + 150, (cell?.y ?? 0) + 14);
    await pane(page)
      .getByRole('heading', { name: /河东社区 × 总得分/ })
      .waitFor();
    await page.keyboard.press('Escape');
    await page.getByLabel(compare.heat.order).selectOption('worst');
    await eventually(() => page.locator('.heat-name .cut').first().textContent()).toContain('河东社区');
    await page.getByLabel(compare.heat.counting).selectOption('series');
    await page.getByLabel(compare.heat.against).selectOption('dimensions');
    await eventually(() => page.locator('.heat-column').count()).toBe(
      (pack.dimensions ?? []).reduce((sum, { points }) => sum + 1 + points.length, 0),
    );
    await page.getByLabel(compare.narrow.type, { exact: true }).selectOption('villageCommunity');
    await eventually(() => page.locator('.heat-name.unit').count()).toBe(2);
  });

  it('draws a line from three visits on, and points alone below', async () => {
    const page = await desk();
    await show(page, 'trend');
    await eventually(() => page.locator('.trend-dot').count()).toBeGreaterThan(5);
    expect(await page.locator('.trend-line').count()).toBeGreaterThan(0);
    await tabToMark(page);
    await page.keyboard.press('End');
    expect(await nameOf(page)).toContain('2023-10-19');
    await page.keyboard.press('Enter');
    await pane(page).getByText(NOTE).waitFor();
    await page.keyboard.press('Escape');
    await page
      .getByLabel(compare.trend.unit, { exact: true })
      .selectOption({ label: compare.trend.option('白马村', 1) });
    await page.getByText(compare.trend.few(3)).waitFor();
    expect(await page.locator('.trend-line').count()).toBe(0);
  });

  it('shows tags, what people said, drops and coverage, each with its records', async () => {
    const page = await desk();
    await show(page, 'tags');
    const tops = await page
      .locator('.bar-row')
      .evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().top));
    expect(new Set(tops).size).toBe(tops.length);
    await tabToMark(page);
    expect(await nameOf(page)).toBe('理论学习：疑似 1 个');
    await page.keyboard.press('Enter');
    await pane(page).locator('.chip', { hasText: 'F08' }).waitFor();
    await page.keyboard.press('Escape');
    await eventually(() => page.locator('.bar-row', { hasText: 'F12' }).locator('.bar-ends').textContent()).toBe('01');

    await show(page, 'evaluation');
    const texts = () => page.locator('.bar text').allTextContents();
    await eventually(texts).toEqual(['满意 30（75%）', '不满意 10（25%）', '高兴 3']);
    await tabToMark(page);
    await page.keyboard.press('Enter');
    await pane(page).getByText('便民大厅').waitFor();
    await page.keyboard.press('Escape');

    await show(page, 'drop');
    await eventually(() => page.locator('.bar-row').first().textContent()).toContain('2.2 个人自学↓502');
    await tabToMark(page);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await eventually(() => pane(page).locator('.cmp-visit').count()).toBe(2);
    await page.keyboard.press('Escape');

    await show(page, 'coverage');
    await tabToMark(page);
    await page.keyboard.press('End');
    expect(await nameOf(page)).toBe('全部单位，还没有：4 个单位里 1 个');
    await page.keyboard.press('Enter');
    await pane(page).getByRole('button', { name: '石门村' }).waitFor();
  });

  it('gives each as a table, and copies it', async () => {
    const page = await desk();
    await page.evaluate(() => {
      navigator.clipboard.writeText = async (text) => void Object.assign(globalThis, { copied: text });
    });
    await page.getByRole('button', { name: compare.asTable }).press('Enter');
    const rows = page.locator('.data-table tbody tr');
    await eventually(() => rows.count()).toBe(3);
    await eventually(() => rows.nth(1).locator('th').textContent()).toBe('白马村');
    await page.getByRole('button', { name: compare.copy }).press('Enter');
    await page.getByText(compare.copied(3)).waitFor();
    const copied = String(await page.evaluate(() => (globalThis as { copied?: string }).copied));
    expect(copied.split('\r\n').map((line) => line.split('\t')[0])).toEqual([
      compare.scope.caption(compare.heat.label, pack.seed.campaign.name.zh),
      compare.unit,
      '青石镇',
      '白马村',
      '河东社区',
    ]);
  });
});

describe('campaigns and days', () => {
  it('are chosen by keyboard, outlive a reload and come back with the back key', async () => {
    const page = await desk();
    const heading = page.getByRole('heading', { level: 1 });
    const campaign = pack.seed.campaign.name.zh;
    const from = page.getByLabel(compare.scope.from, { exact: true });
    await from.focus();
    await from.fill('2023-10-12');
    const narrowed = `${compare.title} ${compare.scope.of(campaign, compare.scope.days('2023-10-12', null))}`;
    await eventually(() => heading.textContent()).toBe(narrowed);
    await eventually(() => page.locator('.heat-name.unit, .heat-name.head').count()).toBe(3);
    await page.locator('.cmp-campaigns summary').press('Enter');
    await page.getByRole('checkbox').first().press('Space');
    await eventually(() => heading.textContent()).toContain(compare.scope.allOf(1));
    expect(page.url()).toContain('in=all&from=2023-10-12');
    await page.reload();
    await mark(page).waitFor();
    await eventually(() => heading.textContent()).toContain(compare.scope.allOf(1));
    await page.goBack();
    await eventually(() => heading.textContent()).toBe(narrowed);
    await show(page, 'coverage');
    expect(page.url()).toContain('#compare/coverage?from=2023-10-12');
    expect(await nameOf(page)).toContain('两次：4 个单位里 1 个');
  });
});

describe.each(
  sample('compare 1', [
    ['zh-CN', 'light'],
    ['zh-CN', 'dark'],
    ['en', 'light'],
    ['en', 'dark'],
  ] as const),
)('the look in %s, %s', (locale, scheme) => {
  it('fits at 1280 and 1920 px, can be hit and read', async () => {
    const page = await desk(locale, 1280, scheme);
    const found: string[] = [];
    const table = page.getByRole('button', { name: deskWordsOf(locale).compare.asTable });
    const look = async (name: string) => {
      await eventually(() => page.locator('[aria-busy="true"]').count()).toBe(0);
      const whole = (await overflow(page)).filter((one) => one.startsWith('page'));
      const all = [...whole, ...(await smallTargets(page, 24)), ...(await axe(page))];
      // What is as wide as its data scrolls in a box of its own.
      await showBoxes(page, false);
      all.push(...(await overflow(page)));
      await showBoxes(page, true);
      found.push(...all.map((one) => `${name}: ${one}`));
    };
    for (const width of [1280, 1920]) {
      await page.setViewportSize({ width, height: 800 });
      for (const picture of PICTURES) {
        await page.goto(`${session?.origin}/desk.html#compare/${picture}`);
        await mark(page).waitFor();
        await mark(page).press('Enter');
        await pane(page).waitFor();
        await look(`${picture} at ${width}`);
        await page.keyboard.press('Escape');
      }
      await table.press('Enter');
      await page.locator('.data-table').waitFor();
      await look(`table at ${width}`);
      await table.press('Enter');
    }
    expect(found).toEqual([]);
  });
});

function showBoxes(page: Page, shown: boolean): Promise<void> {
  return page.evaluate(
    (visibility) => {
      for (const box of document.querySelectorAll<HTMLElement>('.heat-box, .data-table'))
        box.style.visibility = visibility;
    },
    shown ? '' : 'hidden',
  );
}
