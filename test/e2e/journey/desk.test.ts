import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskWordsOf } from '../../../lib/i18n/desk.ts';
import {
  axe,
  type Locale,
  launch,
  overflow,
  PanelDriver,
  type Session,
  setLanguage,
  smallTargets,
} from '../harness/index.ts';
import { sample } from '../harness/sample.ts';
import { eventually } from './eventually.ts';

const { desk, visits, campaign } = deskWordsOf('zh-CN');
const NOTE = '学习计划列 4 本必读书目，只有签到表，没有个人自学记录。';

let session: Session;
let panel: PanelDriver;
let page: Page;

beforeAll(async () => {
  session = await launch();
  panel = await new PanelDriver(await session.openPanelAsTab()).ready();
  await panel.page.locator('#first-name').fill('李明');
  await panel.page.locator('#first-name').press('Enter');
  for (const unit of ['青石镇河东社区', '青石镇白马村', '云岭镇杨柳村']) {
    await panel.startVisit(unit);
    await panel.keep(unit === '青石镇白马村' ? '宣传栏还是六月的内容。' : NOTE);
    await panel.page.reload();
    await panel.ready();
  }
  page = await session.openPanelAsTab({ width: 1280, height: 800, path: 'desk.html' });
  page.setDefaultTimeout(15_000);
  await rows().first().waitFor();
});
afterAll(() => session?.close());

const rows = () => page.locator('tr[data-at]');
const pane = () => page.locator('.pane.side');
const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');

describe('the list of visits, by keyboard', () => {
  it('finds in the words of notes and shows the place', async () => {
    await page.keyboard.press('f');
    await page.keyboard.insertText('自学');
    await eventually(() => rows().count()).toBe(2);
    await eventually(() => rows().locator('mark').allTextContents()).toEqual(['自学', '自学']);
  });

  it('walks, opens beside, and comes back to the row', async () => {
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await pane().getByRole('heading', { name: '青石镇河东社区' }).waitFor();
    await eventually(() => pane().locator('mark').allTextContents()).toEqual(['自学']);
    expect(await pane().getByText(visits.nothingGraded, { exact: true }).count()).toBeGreaterThan(0);
    expect(new URL(page.url()).hash).toMatch(/^#visits\//);
    await page.keyboard.press('Escape');
    await eventually(() => pane().count()).toBe(0);
    await eventually(focused).toContain('青石镇河东社区');
  });

  it('goes back and on as the browser does', async () => {
    await page.getByRole('button', { name: desk.pages.campaign, exact: true }).click();
    await page.getByLabel(campaign.teamName, { exact: true }).waitFor();
    await page.goBack();
    await rows().first().waitFor();
    await page.goBack();
    await pane().waitFor();
    await page.goForward();
    await eventually(() => pane().count()).toBe(0);
  });

  it('shows its keys', async () => {
    await rows().first().focus();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: desk.keysTitle }).waitFor();
    await page.keyboard.press('Escape');
    await eventually(focused).toContain('云岭镇杨柳村');
    await page.getByRole('button', { name: desk.clear }).click();
  });
});

describe('the campaign', () => {
  it('refuses an end before its beginning by name, keeps what is right, and the panel shows it', async () => {
    await page.getByRole('button', { name: desk.pages.campaign, exact: true }).click();
    const [begins, ends] = [campaign.begins, campaign.ends].map((name) =>
      page.getByLabel(name, { exact: true }).first(),
    );
    await begins?.fill('2023-09-10');
    await ends?.fill('2023-09-01');
    await page.getByRole('alert').getByText('2023-09-01').waitFor();
    await ends?.fill('2024-01-31');
    await eventually(() => page.getByRole('alert').count()).toBe(0);
    const name = page.getByLabel(campaign.name, { exact: true });
    await name.fill('主题教育第二批巡回督导');
    await name.press('Enter');
    await eventually(() => panel.page.locator('.top .sub').textContent()).toContain('主题教育第二批巡回督导');
    await eventually(() => panel.page.locator('.top .sub').textContent()).toContain('2023-09-10 – 2024-01-31');
  });

  it('adds two members of one name, tells them apart, and puts a removed one back', async () => {
    const name = page.getByPlaceholder(campaign.memberName);
    for (const count of [2, 3]) {
      await name.fill('王芳');
      await name.press('Enter');
      await eventually(() => page.locator('.people').first().locator('li').count()).toBe(count);
    }
    await page.getByText(campaign.sameName('王芳', '').slice(0, 6)).waitFor();
    await page
      .getByRole('button', { name: new RegExp(`^${campaign.remove}`) })
      .first()
      .press('Enter');
    await eventually(() => page.locator('.people').first().locator('li').count()).toBe(2);
    await page.locator('.toast').getByRole('button', { name: panel.words.common.undo }).click();
    await eventually(() => page.locator('.people').first().locator('li').count()).toBe(3);
  });

  it('sets when a duty is due, and refuses days out of order by its name', async () => {
    const duty = page.locator('.duty').first();
    const fields = duty.locator('input');
    await fields.nth(0).fill('2023-10-01');
    await fields.nth(1).fill('2023-09-30');
    await duty.getByRole('alert').getByText('2.3').waitFor();
    await fields.nth(1).fill('2023-11-30');
    await fields.nth(2).fill('三次');
    await fields.nth(2).press('Tab');
    await duty.getByRole('alert').getByText('1000').waitFor();
    await fields.nth(2).fill('3');
    await fields.nth(2).press('Tab');
    const other = await session.openPanelAsTab({ path: 'desk.html#campaign' });
    const kept = other.locator('.duty').first().locator('input');
    await eventually(() => kept.nth(2).inputValue()).toBe('3');
    await eventually(() => kept.nth(1).inputValue()).toBe('2023-11-30');
    await other.close();
    await page.bringToFront();
  });

  it('begins another one with another pack', async () => {
    await page.getByRole('button', { name: campaign.start }).press('Enter');
    const dialog = page.getByRole('dialog', { name: campaign.start });
    await page.keyboard.press('Enter');
    await dialog.getByRole('alert').waitFor();
    await page.keyboard.insertText('窗口服务暗访');
    await eventually(() => dialog.locator('option').count()).toBe(2);
    await dialog.getByRole('combobox').selectOption('counter-service');
    await dialog.getByRole('button', { name: campaign.begin, exact: true }).press('Enter');
    await eventually(() => page.getByLabel(campaign.name, { exact: true }).inputValue()).toBe('窗口服务暗访');
    await eventually(() => page.locator('.camps').count()).toBe(2);
  });

  it('takes the beginning back, and a switch to another', async () => {
    const name = page.getByLabel(campaign.name, { exact: true });
    const undo = page.locator('.toast').getByRole('button', { name: panel.words.common.undo });
    await undo.press('Enter');
    await eventually(() => name.inputValue()).toBe('主题教育第二批巡回督导');
    await eventually(() => page.locator('.camps').count()).toBe(1);
    await page.getByRole('button', { name: campaign.start }).press('Enter');
    await page.keyboard.insertText('第三个专项');
    await page.keyboard.press('Enter');
    await eventually(() => name.inputValue()).toBe('第三个专项');
    await page.getByRole('button', { name: new RegExp(`^${campaign.use} `) }).press('Enter');
    await eventually(() => name.inputValue()).toBe('主题教育第二批巡回督导');
    await undo.press('Enter');
    await eventually(() => name.inputValue()).toBe('第三个专项');
    await page.getByRole('button', { name: new RegExp(`^${campaign.use} `) }).press('Enter');
    await eventually(() => name.inputValue()).toBe('主题教育第二批巡回督导');
  });
});

describe('a covert visit', () => {
  it('is said to be one in its head, in the list and beside it', async () => {
    const { finish } = panel.words;
    await panel.page.bringToFront();
    await panel.openNewest();
    await panel.show('finish');
    const covert = panel.page.getByRole('radiogroup', { name: finish.covert, exact: true });
    await covert.getByRole('radio', { name: finish.covertStates.yes, exact: true }).click();
    await panel.saved();
    await panel.show('notes');
    await panel.page.locator('.top .sub').getByText(finish.covert).waitFor();
    await page.bringToFront();
    await page.goto(`${session.origin}/desk.html#visits`);
    await rows().first().waitFor();
    await eventually(() => rows().locator('td', { hasText: finish.covert }).count()).toBe(1);
    await rows().first().click();
    await pane().locator('dt', { hasText: finish.covert }).waitFor();
  });
});

describe.each(
  sample('desk 1', [
    ['zh-CN', 'light', 1280],
    ['zh-CN', 'light', 320],
    ['en', 'dark', 1280],
    ['en', 'dark', 320],
  ] as const),
)('the look in %s, %s, at %i px', (locale: Locale, scheme, width) => {
  it('fits, can be hit and read', async () => {
    const looked = await session.openPanelAsTab({ width, height: 640, path: 'desk.html#visits' });
    looked.setDefaultTimeout(15_000);
    await looked.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await setLanguage(panel.page, locale);
    await looked.reload();
    const found: string[] = [];
    const look = async (name: string) => {
      await eventually(() => looked.locator('[aria-busy="true"]').count()).toBe(0);
      const all = [...(await overflow(looked)), ...(await smallTargets(looked, 24)), ...(await axe(looked))];
      found.push(...all.map((one) => `${name}: ${one}`));
    };
    await looked.locator('tr[data-at]').first().waitFor();
    await look('visits');
    await looked.getByRole('searchbox').fill('自学');
    await looked.locator('mark').first().waitFor();
    await looked.getByRole('searchbox').press('ArrowDown');
    await looked.keyboard.press('Enter');
    await looked.locator('.pane.side .vnotes').waitFor();
    await look('visit');
    await looked.goto(`${session.origin}/desk.html#campaign`);
    await looked.reload();
    await looked.locator('.camp').waitFor();
    await look('campaign');
    await looked.close();
    expect(found).toEqual([]);
  });
});
