import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deskWordsOf } from '../../../lib/i18n/desk.ts';
import { axe, type Locale, launch, overflow, PanelDriver, type Session } from '../harness/index.ts';
import { eventually } from './eventually.ts';

const UNITS = ['青石镇河东社区', '河西村', '城南小学', '清泉街道办事处'] as const;
const SECRET = '账目里的机密一条';
const VERIFY = join(import.meta.dirname, '../../../scripts/draw-verify.mjs');

/** What is said where a file brought nothing new. */
const NOTHING = { 'zh-CN': '什么都没有变', en: 'Nothing changed' } as const;

const sessions: Session[] = [];
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'xunji-draws-'));
});
afterEach(async () => {
  for (const session of sessions.splice(0)) await session.close();
  rmSync(folder, { recursive: true });
});

async function begin(locale: Locale, colorScheme: 'light' | 'dark' = 'light'): Promise<Session> {
  const session = await launch({ locale, colorScheme });
  sessions.push(session);
  return session;
}

/** A lead who has been to every unit, and wrote down something that nobody else is to read. */
async function visitAll(session: Session, locale: Locale): Promise<void> {
  const panel = await new PanelDriver(await session.openPanelAsTab(), locale).ready();
  for (const unit of UNITS) {
    await panel.startVisit(unit);
    if (unit === UNITS[0]) await panel.keep(SECRET);
    await panel.page.getByRole('button', { name: panel.words.home.toHome }).click();
  }
  await panel.page.close();
}

async function openDesk(session: Session, locale: Locale, hash: string, width = 1280): Promise<PanelDriver> {
  const page = await session.openPanelAsTab({ width, height: 800, path: `desk.html${hash}` });
  page.setDefaultTimeout(15_000);
  await page.locator('.drawspage').waitFor();
  return new PanelDriver(page, locale);
}

const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });

/** Goes to a control by Tab and presses Enter. */
async function enter(desk: PanelDriver, target: Locator): Promise<void> {
  await target.first().waitFor();
  await desk.tabTo(target.first());
  await desk.press('Enter');
}

async function saved(page: Page, name: string, act: () => Promise<void>): Promise<string> {
  const download = page.waitForEvent('download');
  await act();
  const path = join(folder, name);
  await (await download).saveAs(path);
  return path;
}

describe.each(['zh-CN', 'en'] as const)('draws and tasks by keyboard, in %s', (locale) => {
  const words = deskWordsOf(locale).draws;

  it('from the draw to the visit that a member starts from the list', async () => {
    const lead = await begin(locale);
    await visitAll(lead, locale);
    const desk = await openDesk(lead, locale, '#draws');
    const { page } = desk;
    await enter(desk, button(page, words.start));
    await desk.tabTo(page.getByRole('textbox', { name: words.count.plain }));
    await desk.press('Control+a', '2', 'Enter');
    await page.getByText(words.recheck.matches).waitFor();
    expect(await page.locator('.lines li').count()).toBe(2);

    const file = await saved(page, 'draw.json', () => enter(desk, button(page, words.copies)));
    expect(execFileSync(process.execPath, [VERIFY, file], { encoding: 'utf8' })).toContain('matches');

    await enter(desk, button(page, words.give));
    await page.getByText(words.allPlanned).waitFor();
    await enter(desk, button(page, words.tabs.tasks));
    await eventually(() => page.locator('tr[data-at]').count()).toBe(2);
    await enter(desk, button(page, words.handOut));
    const main = page.getByRole('dialog').locator('.btn.main');
    const tasks = await saved(page, 'tasks.xunji', () => enter(desk, main));
    expect(readFileSync(tasks).includes(SECRET)).toBe(false);
    expect(readFileSync(tasks).includes(UNITS[0])).toBe(true);

    const member = await begin(locale);
    const other = await openDesk(member, locale, '#draws/tasks');
    for (const expected of [other.words.settings.tookTasks(4, 1, 2), NOTHING[locale]]) {
      await enter(other, button(other.page, words.takeIn));
      await other.dialog.locator('input[type="file"]').setInputFiles(tasks);
      await enter(other, button(other.page, words.merge));
      await other.dialog.getByText(expected).waitFor();
      await other.press('Escape');
    }

    const panel = await new PanelDriver(await member.openPanelAsTab(), locale).ready();
    const list = panel.page.getByRole('region', { name: panel.words.home.tasks });
    await list.waitFor();
    expect(await list.getByRole('button').count()).toBe(2);
    await enter(panel, list.getByRole('button').first());
    await panel.composer.waitFor();
    await panel.page.getByRole('button', { name: panel.words.home.toHome }).click();
    await eventually(() => list.getByRole('button').count()).toBe(1);
  });
});

describe.each([
  { locale: 'zh-CN', scheme: 'light', width: 1280 },
  { locale: 'en', scheme: 'dark', width: 320 },
] as const)('the page at $width px, $locale, $scheme', ({ locale, scheme, width }) => {
  it('fits, and axe finds nothing', async () => {
    const words = deskWordsOf(locale).draws;
    const session = await begin(locale, scheme);
    await visitAll(session, locale);
    const { page } = await openDesk(session, locale, '#draws', width);
    const found: string[] = [];
    const look = async (name: string) => {
      for (const one of [...(await overflow(page)), ...(await axe(page))]) found.push(`${name}: ${one}`);
    };
    await page.getByText(words.noneHow).waitFor();
    await look('empty');
    await button(page, words.start).first().click();
    await page.locator('summary').first().click();
    await page.getByRole('radio', { name: words.modes.proportional }).click();
    await page.getByRole('textbox', { name: words.count.proportional }).fill('99');
    await button(page, words.draw).last().click();
    await page.getByText(words.fault.tooManyInAll(99, 4)).waitFor();
    await look('refused');
    await page.getByRole('textbox', { name: words.count.proportional }).fill('3');
    await button(page, words.draw).last().click();
    await page.getByText(words.recheck.matches).waitFor();
    await look('result');
    await button(page, words.give).click();
    await page.getByText(words.allPlanned).waitFor();
    await button(page, words.tabs.tasks).click();
    await page.locator('tr[data-at]').first().waitFor();
    await page.locator('.toast').getByRole('button').last().click();
    await look('tasks');
    await page.locator('tr[data-at]').first().click();
    await button(page, words.remove).waitFor();
    await look('task');
    expect(found).toEqual([]);
  });
});
