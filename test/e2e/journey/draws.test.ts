import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { changeLine } from '../../../lib/bundle/format/change-lines.ts';
import { type DeskWords, deskWordsOf } from '../../../lib/i18n/desk.ts';
import { packed } from '../../lib/bundle/backups.ts';
import { changeOf, idOf } from '../../lib/changes/builders.ts';
import {
  axe,
  holdings,
  LONG,
  type Locale,
  liveRecords,
  overflow,
  PanelDriver,
  type Session,
} from '../harness/index.ts';
import { sample } from '../harness/sample.ts';
import { eventually } from './eventually.ts';
import { button, severalPeople } from './several-people.ts';

const UNITS = ['青石镇河东社区', '河西村', '城南小学', '清泉街道办事处'] as const;
const SECRET = '账目里的机密一条';
const VERIFY = join(import.meta.dirname, '../../../scripts/draw-verify.mjs');

/** What is said where a file brought nothing new. */
const NOTHING = { 'zh-CN': '什么都没有变', en: 'Nothing changed' } as const;

const { begin, pathOf } = severalPeople('draws');

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

async function saved(page: Page, name: string, act: () => Promise<void>): Promise<string> {
  const download = page.waitForEvent('download');
  await act();
  const path = pathOf(name);
  await (await download).saveAs(path);
  return path;
}

describe.each(sample('draws 1', ['zh-CN', 'en'] as const))('draws and tasks by keyboard, in %s', (locale) => {
  const words = deskWordsOf(locale).draws;

  it('from the draw to the visit that a member starts from the list', async () => {
    const lead = await begin(locale);
    await visitAll(lead, locale);
    const desk = await openDesk(lead, locale, '#draws');
    const { page } = desk;
    await desk.enter(button(page, words.start));
    await desk.tabTo(page.getByRole('textbox', { name: words.count.plain }));
    await desk.press('Control+a', '2', 'Enter');
    await page.getByText(words.recheck.matches).waitFor();
    await eventually(() => page.locator('.lines li').count()).toBe(2);

    const file = await saved(page, 'draw.json', () => desk.enter(button(page, words.copies)));
    expect(execFileSync(process.execPath, [VERIFY, file], { encoding: 'utf8' })).toContain('matches');

    await desk.enter(button(page, words.give));
    await page.getByText(words.allPlanned).waitFor();
    await desk.enter(button(page, words.tabs.tasks));
    await eventually(() => page.locator('tr[data-at]').count()).toBe(2);
    await desk.enter(button(page, words.handOut));
    const make = desk.dialog.getByRole('button', { name: words.handOut });
    const tasks = await saved(page, 'tasks.xunji', () => desk.enter(make));
    expect(readFileSync(tasks).includes(SECRET)).toBe(false);
    expect(readFileSync(tasks).includes(UNITS[0])).toBe(true);

    const member = await begin(locale);
    const other = await openDesk(member, locale, '#draws/tasks');
    for (const expected of [other.words.settings.tookTasks(4, 1, 2), NOTHING[locale]]) {
      await other.enter(button(other.page, words.takeIn));
      await other.dialog.locator('input[type="file"]').setInputFiles(tasks);
      await other.enter(button(other.page, words.merge));
      await other.dialog.getByText(expected).waitFor();
      await other.press('Escape');
    }

    const panel = await new PanelDriver(await member.openPanelAsTab(), locale).ready();
    const list = panel.page.getByRole('region', { name: panel.words.home.tasks });
    await list.waitFor();
    await eventually(() => list.getByRole('button').count()).toBe(2);
    await panel.enter(list.getByRole('button').first());
    await panel.composer.waitFor();
    await panel.page.getByRole('button', { name: panel.words.home.toHome }).click();
    await eventually(() => list.getByRole('button').count()).toBe(1);
  });
});

const LI = '李四';
/** The lead adds a member, whom that member's own device knows nothing of. @returns the id */
async function addLi(desk: PanelDriver, locale: Locale): Promise<string> {
  const { page } = desk;
  const { campaign, desk: frame } = deskWordsOf(locale);
  await button(page, frame.pages.campaign).click();
  await desk.tabTo(page.getByPlaceholder(campaign.memberName));
  await page.keyboard.insertText(LI);
  await desk.press('Enter');
  await page.getByRole('textbox', { name: campaign.nameOf(LI), exact: true }).waitFor();
  await button(page, frame.pages.draws).click();
  await desk.enter(button(page, deskWordsOf(locale).draws.tabs.tasks));
  return (await liveRecords(page, 'member')).find(({ body }) => body.name === LI)?.id ?? '';
}

const today = (page: Page, days = 0) =>
  page.evaluate((on) => {
    const day = new Date(Date.now() + on * 86_400_000);
    return [day.getFullYear(), day.getMonth() + 1, day.getDate()]
      .map((part) => String(part).padStart(2, '0'))
      .join('-');
  }, days);

/** Plans a task by keyboard, but for the day: how its parts are typed hangs on the browser's language. */
async function plan(desk: PanelDriver, unit: string, member: string | null, day: string): Promise<void> {
  const { page } = desk;
  const words = deskWordsOf(desk.words.common.name === '巡记' ? 'zh-CN' : 'en').draws;
  await desk.enter(button(page, words.plan));
  await desk.tabTo(page.getByRole('searchbox', { name: words.findUnit }));
  await page.keyboard.insertText(unit);
  await button(page, unit).waitFor();
  await desk.press('Enter');
  if (member) await page.locator('.pane.side').getByLabel(words.member).selectOption(member);
  await page.locator('.pane.side').getByLabel(words.day).fill(day);
  await desk.enter(button(page, words.give));
  await page.locator('.pane.side').waitFor({ state: 'detached' });
}

async function handOut(desk: PanelDriver, words: DeskWords['draws'], name: string): Promise<string> {
  await desk.enter(button(desk.page, words.handOut));
  const file = await saved(desk.page, name, () => desk.enter(desk.dialog.getByRole('button', { name: words.handOut })));
  await desk.press('Escape');
  return file;
}

/** Takes a file in and leaves the dialog open, with what came of it. */
async function takeIn(desk: PanelDriver, words: DeskWords['draws'], file: string): Promise<void> {
  await desk.enter(button(desk.page, words.takeIn));
  await desk.dialog.locator('input[type="file"]').setInputFiles(file);
  await desk.enter(button(desk.page, words.merge));
}

describe.each(sample('draws 2', ['zh-CN', 'en'] as const))('tasks handed to a member, in %s', (locale) => {
  const words = deskWordsOf(locale).draws;

  it.runIf(LONG)('are listed once the member says who they are, and follow the next file', async () => {
    const lead = await begin(locale);
    await visitAll(lead, locale);
    const desk = await openDesk(lead, locale, '#draws/tasks');
    const li = await addLi(desk, locale);
    const day = await today(desk.page);
    await plan(desk, UNITS[0], li, day);
    await plan(desk, UNITS[1], li, day);
    await plan(desk, UNITS[2], null, day);
    const first = await handOut(desk, words, 'first.xunji');

    const member = await begin(locale);
    const other = await openDesk(member, locale, '#draws/tasks');
    const { home, settings } = other.words;
    await takeIn(other, words, first);
    await other.dialog.getByText(settings.tookTasks(4, 0, 3)).waitFor();
    const who = other.dialog.getByLabel(home.whoAmI, { exact: true });
    await other.tabTo(who.last());
    await who.last().selectOption(li);
    await other.enter(other.dialog.getByRole('button', { name: home.thatIsMe }));
    await other.dialog.getByText(home.iAm(LI)).waitFor();
    await other.press('Escape');

    const panel = await new PanelDriver(await member.openPanelAsTab(), locale).ready();
    const list = panel.page.getByRole('region', { name: home.tasks });
    const shown = () => list.locator('button.v b').allTextContents();
    await eventually(shown).toEqual([UNITS[0], UNITS[1], UNITS[2]]);

    // The lead puts one off, calls one off, and adds one; the file that is taken in next says so.
    await desk.page.bringToFront();
    const side = desk.page.locator('.pane.side');
    await desk.page.getByRole('cell', { name: UNITS[0] }).click();
    await side.getByLabel(words.day).fill(await today(desk.page, 1));
    await desk.page.getByRole('cell', { name: UNITS[1] }).click();
    await side.getByRole('heading', { name: UNITS[1] }).waitFor();
    await button(desk.page, words.remove).click();
    await side.waitFor({ state: 'detached' });
    await plan(desk, UNITS[3], li, day);
    const second = await handOut(desk, words, 'second.xunji');
    await other.page.bringToFront();
    await takeIn(other, words, second);
    await other.dialog.getByText(settings.tookTasks(0, 0, 1)).waitFor();
    await other.dialog.getByText(settings.changedTasks(1, 1)).waitFor();
    await other.press('Escape');
    await eventually(shown).toEqual([UNITS[2], UNITS[3]]);
    await takeIn(other, words, second);
    await other.dialog.getByText(NOTHING[locale]).waitFor();
    expect(await other.dialog.getByText(settings.changedTasks(1, 1)).count()).toBe(0);
    await other.press('Escape');

    await panel.page.bringToFront();
    await panel.enter(list.getByRole('button', { name: UNITS[3] }));
    await panel.composer.waitFor();
    await panel.page.getByRole('button', { name: home.toHome }).click();
    await eventually(shown).toEqual([UNITS[2]]);
    await other.page.bringToFront();
    await other.page.locator('tr', { hasText: UNITS[3] }).getByText(words.states.done).waitFor();
  });

  it('of another campaign are kept and said to be of another; what a newer version wrote is refused by its name', async () => {
    const lead = await begin(locale);
    await visitAll(lead, locale);
    const desk = await openDesk(lead, locale, '#draws/tasks');
    await plan(desk, UNITS[0], null, await today(desk.page));
    const file = await handOut(desk, words, 'tasks.xunji');

    const member = await begin(locale);
    const page = await member.openPanelAsTab({ width: 1280, height: 800, path: 'desk.html#campaign' });
    const other = new PanelDriver(page, locale);
    const { campaign } = deskWordsOf(locale);
    await other.enter(button(page, campaign.start));
    await page.keyboard.insertText('另一个专项');
    await other.press('Enter');
    await eventually(() => page.getByLabel(campaign.name, { exact: true }).first().inputValue()).toBe('另一个专项');
    await page.goto(`${member.origin}/desk.html#draws/tasks`);
    await takeIn(other, words, file);
    await other.dialog.getByText(other.words.settings.otherCampaign).waitFor();
    await other.press('Escape');
    await page.getByText(words.noTasks).waitFor();

    const before = await holdings(page);
    const newer = pathOf('newer.xunji');
    const change = changeOf({ rec: idOf(9), kind: 'task', field: 'urgency', value: 'high' });
    const change2 = { holds: 'tasks', programVersion: '9.9.9', counts: { changes: 1, records: 1, attachments: 0 } };
    const blob = packed((parts) => {
      parts.log = changeLine(change);
      parts.attachments = [];
      Object.assign(parts.header, change2, { attachments: [] });
    });
    writeFileSync(newer, Buffer.from(await blob.arrayBuffer()));
    await takeIn(other, words, newer);
    await other.dialog.getByText(other.words.settings.faultWhere('urgency', 1)).waitFor();
    await eventually(() => other.dialog.textContent()).toContain(words.madeBy('9.9.9'));
    expect(await holdings(page)).toEqual(before);
  });
});

describe.each(
  sample('draws 3', [
    { locale: 'zh-CN', width: 1280 },
    { locale: 'zh-CN', width: 320 },
    { locale: 'en', width: 1280 },
    { locale: 'en', width: 320 },
  ] as const),
)('a draw by keyboard alone, $locale, $width px', ({ locale, width }) => {
  const words = deskWordsOf(locale).draws;

  it('counts who is left out and why, asks why the same is drawn again, and says how to verify it', async () => {
    const lead = await begin(locale);
    await visitAll(lead, locale);
    const desk = await openDesk(lead, locale, '#draws', width);
    const { page } = desk;
    await desk.enter(button(page, words.start));
    await page.getByText(words.canBeDrawn(4, 4)).waitFor();
    const since = page.getByRole('radiogroup', { name: words.since });
    await desk.tabTo(since.getByRole('radio').first());
    await desk.press('ArrowRight');
    await page.getByText(words.canBeDrawn(0, 4)).waitFor();
    await page.getByText(`${words.leftOut} ${words.why.visitedSince} 4`).waitFor();
    await desk.press('ArrowLeft');
    await page.getByText(words.canBeDrawn(4, 4)).waitFor();
    await desk.tabTo(page.getByRole('textbox', { name: words.count.plain }));
    await desk.press('Control+a', '2', 'Enter');
    await page.getByText(words.recheck.matches).waitFor();
    await page.getByText(words.verifySteps[1] ?? '').waitFor();
    const first = await page.locator('.hex').first().textContent();
    await desk.press('Escape');

    await desk.enter(button(page, words.start));
    await page.getByText(words.canBeDrawn(4, 4)).waitFor();
    await desk.tabTo(page.getByRole('textbox', { name: words.count.plain }));
    await desk.press('Control+a', '3', 'Enter');
    const reason = page.getByRole('textbox', { name: words.reason });
    await eventually(() => reason.evaluate((area) => area === document.activeElement)).toBe(true);
    await desk.enter(button(page, words.redraw).last());
    await page.getByRole('alert').getByText(words.fault.reason).waitFor();
    await desk.tabTo(reason, 'Shift+Tab');
    await page.keyboard.insertText('有一家搬走了');
    await desk.enter(button(page, words.redraw).last());
    await page.getByText(words.recheck.matches).waitFor();
    await page.getByText('有一家搬走了').waitFor();
    expect(await page.locator('.hex').first().textContent()).not.toBe(first);
    expect(await overflow(page)).toEqual([]);
    await desk.press('Escape');
    await eventually(() => page.locator('tr[data-at]').count()).toBe(2);
  });
});

describe.each(
  sample('draws 4', [
    { locale: 'zh-CN', scheme: 'light', width: 1280 },
    { locale: 'en', scheme: 'dark', width: 320 },
  ] as const),
)('the page at $width px, $locale, $scheme', ({ locale, scheme, width }) => {
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
