import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { deskWordsOf } from '../../../lib/i18n/desk.ts';
import { laterWordsOf } from '../../../lib/i18n/later.ts';
import { tallied } from '../../../lib/model/voices.ts';
import { pdftotext, usePoppler } from '../../lib/briefing/pdftotext.ts';
import { borrow } from '../harness/borrow.ts';
import { axe, type Locale, liveRecords, overflow, PanelDriver, type Session, smallTargets } from '../harness/index.ts';
import { sample } from '../harness/sample.ts';
import { eventually } from './eventually.ts';

let session: Session | null = null;
afterEach(() => session?.close());

const UNIT = '青石镇河东社区';
const counted = async (page: Page, question: string, answer: 'yes' | 'no' | 'unclear') =>
  (await liveRecords(page, 'evaluation')).reduce((sum, { body }) => sum + tallied(body, question, answer), 0);

const isFocused = (element: Element) => element === document.activeElement;

/** A visit with its tab of what people said, at the narrowest. */
async function begin(locale: Locale, width = 320, scheme: 'light' | 'dark' = 'light'): Promise<PanelDriver> {
  session = await borrow({ locale, colorScheme: scheme });
  const panel = await new PanelDriver(await session.openPanelAsTab({ width, height: 720 }), locale).ready();
  panel.page.setDefaultTimeout(8000);
  await panel.startVisit(UNIT);
  return panel;
}

/** From the notes to the tab, and on to one of its parts, without a pointer. */
async function toPeople(panel: PanelDriver): Promise<void> {
  await panel.tabTo(panel.page.getByRole('navigation').getByRole('button').first(), 'Shift+Tab');
  await panel.press('[', '['); // round: the end, then people
  await panel.page.locator('.ppsecs').waitFor();
}
async function toSection(panel: PanelDriver, name: string): Promise<void> {
  const button = panel.page.getByRole('button', { name: new RegExp(`^${name}( \\d+)?$`) });
  await panel.tabTo(button, 'Shift+Tab');
  await panel.press('Enter');
}
async function addLines(panel: PanelDriver, ...lines: string[]): Promise<void> {
  await panel.press('/');
  for (const line of lines) {
    await panel.page.keyboard.insertText(line);
    await panel.press('Enter');
    await panel.page.locator('.voices').getByText(line).waitFor();
  }
}
async function looksWell(panel: PanelDriver): Promise<void> {
  expect(await axe(panel.page)).toEqual([]);
  expect(await overflow(panel.page)).toEqual([]);
  expect(await smallTargets(panel.page)).toEqual([]);
}

describe.each(sample('people 1', ['zh-CN', 'en'] as const))('what people said, by keyboard in %s', (locale) => {
  const { people } = laterWordsOf(locale);

  it('counts as fast as the keys come, takes taps back, and has it all on disk', async () => {
    const panel = await begin(locale);
    const { page } = panel;
    await toPeople(panel);
    await panel.tabTo(page.getByRole('button', { name: people.begin }));
    await panel.press('Enter');
    await eventually(() => page.locator('.tally button').first().evaluate(isFocused)).toBe(true);
    for (let tap = 0; tap < 40; tap++) await panel.press(tap % 4 === 3 ? '2' : '1');
    await page.getByText(/n = 40: |共 40 人：/).waitFor();
    await eventually(() => page.getByText(/75%/).count()).toBe(1);
    await panel.press('Backspace', 'Backspace', 'Control+z');
    await panel.saved();
    await eventually(() => counted(page, 'satisfied', 'yes')).toBe(28);
    expect(await counted(page, 'satisfied', 'no')).toBe(9);
    await panel.press('j', '3');
    await eventually(() => counted(page, 'glad', 'unclear')).toBe(1);
    await page.reload();
    await panel.ready();
    await panel.openNewest();
    await toPeople(panel);
    await page.getByText(/n = 37: |共 37 人：/).waitFor();
    expect(await counted(page, 'glad', 'unclear')).toBe(1);
    await looksWell(panel);
  });

  it('takes complaints, topics, practices, cases and quotes with one line each', async () => {
    const panel = await begin(locale, 320, 'dark');
    const { page } = panel;
    await toPeople(panel);
    const { sections, fields } = people;
    await toSection(panel, sections.complaint);
    await addLines(panel, '排水沟堵了三个月', '路灯不亮');
    await panel.press('Escape', 'k', 'Enter');
    await page.getByLabel(fields.received, { exact: true }).fill('2023-11-08T09:00');
    await page.getByLabel(fields.answered, { exact: true }).fill('2023-11-07T09:00');
    await page.getByText(people.disorder(fields.received, fields.answered)).waitFor();
    await looksWell(panel);
    await page.getByLabel(fields.answered, { exact: true }).fill('2023-11-10T10:00');
    await page.getByText(people.took(fields.answered, people.days(2, 1))).waitFor();
    await panel.press('Escape');
    await eventually(() => page.locator('.vrow').last().textContent()).toContain(people.stages.answered);
    await eventually(() => page.locator('.vrow').first().textContent()).toContain(people.stages.received);

    await toSection(panel, sections.topic);
    await addLines(panel, '加装电梯的钱从哪来');
    await panel.press('Escape', 'j', 'Enter');
    await panel.tabTo(page.getByLabel(fields.result, { exact: true }));
    await page.keyboard.insertText('已列入明年计划');
    await panel.saved();
    await looksWell(panel);
    await toSection(panel, sections.practice);
    await addLines(panel, '板凳会');
    await panel.press('Escape', 'j', 'Enter');
    await panel.tabTo(page.getByLabel(fields.passOn, { exact: true }));
    await panel.press('Space');
    await toSection(panel, sections.case);
    await addLines(panel, '台账写已整改，现场没有动');
    await panel.press('Escape', 'j', 'Delete');
    await page.getByText(people.none.case).waitFor();
    await panel.press('Control+z');
    await page.locator('.vrow').first().waitFor();
    await toSection(panel, sections.quotes);
    await addLines(panel, '书发了，没见谁看');
    await looksWell(panel);

    const [topic] = await liveRecords(page, 'topic');
    expect(topic?.body).toMatchObject({ topic: '加装电梯的钱从哪来', result: '已列入明年计划' });
    expect((await liveRecords(page, 'practice'))[0]?.body).toMatchObject({ text: '板凳会', passOn: true });
    expect((await liveRecords(page, 'case'))[0]?.body).toMatchObject({ facts: '台账写已整改，现场没有动' });
    const [note] = await liveRecords(page, 'note');
    expect(note?.body).toMatchObject({ how: 'listen', source: 'faceToFace', text: '书发了，没见谁看' });
    expect((await liveRecords(page, 'complaint')).length).toBe(2);
  });
});

describe('two windows that count the same evaluation', () => {
  it('lose no tap and never disagree', async () => {
    const panel = await begin('zh-CN');
    const { people } = laterWordsOf('zh-CN');
    await panel.show('people');
    await panel.page.getByRole('button', { name: people.begin }).click();
    await panel.page.locator('.tally').first().waitFor();
    await panel.saved();
    if (!session) throw new Error('no session');
    const second = await new PanelDriver(await session.openPanelAsTab({ width: 320, height: 720 })).ready();
    await second.openNewest();
    await second.show('people');
    await second.page.locator('.tally').first().waitFor();
    // Many a second in each, with nothing to wait for between two.
    const taps = (page: Page, count: number) =>
      page.evaluate(async (times) => {
        for (let tap = 0; tap < times; tap++) {
          document.querySelector<HTMLElement>('.tally button')?.click();
          if (tap % 5 === 0) await new Promise((done) => setTimeout(done, 8));
        }
      }, count);
    await Promise.all([taps(panel.page, 150), taps(second.page, 90)]);
    await Promise.all([panel.saved(), second.saved()]);
    await eventually(() => counted(panel.page, 'satisfied', 'yes')).toBe(240);
    expect((await liveRecords(panel.page, 'evaluation'))[0]?.conflicts).toEqual([]);
    for (const { page } of [panel, second]) await page.getByText(/共 240 人：/).waitFor();
  });

  it('keep a tap that was made as the panel went away', async () => {
    const panel = await begin('zh-CN');
    const { people } = laterWordsOf('zh-CN');
    await panel.show('people');
    await panel.page.getByRole('button', { name: people.begin }).click();
    await panel.page.locator('.tally').first().waitFor();
    await panel.saved();
    await panel.page.evaluate(() => {
      for (let tap = 0; tap < 7; tap++) document.querySelector<HTMLElement>('.tally button')?.click();
      location.reload();
    });
    await panel.ready();
    await eventually(() => counted(panel.page, 'satisfied', 'yes')).toBe(7);
  });
});

it.runIf(usePoppler)('stands in the visit’s PDF, with the sample', async () => {
  const panel = await begin('zh-CN', 360);
  const { people } = laterWordsOf('zh-CN');
  const { page } = panel;
  await panel.show('people');
  await page.getByRole('button', { name: people.begin }).click();
  await page.locator('.tally').first().waitFor();
  for (let tap = 0; tap < 32; tap++) await panel.press(tap % 4 === 0 ? '2' : '1');
  await panel.press('j', '1');
  await toSection(panel, people.sections.complaint);
  await addLines(panel, '排水沟堵了三个月');
  await panel.saved();
  await page.getByRole('button', { name: panel.words.common.more }).click();
  await panel.dialog.getByRole('button', { name: panel.words.visit.exportPdf }).click();
  const download = page.waitForEvent('download', { timeout: 60_000 });
  await panel.dialog.getByRole('button', { name: panel.words.visit.pdf.start }).click();
  const text = pdftotext(readFileSync(await (await download).path())).replace(/\s/g, '');
  expect(text).toContain('满意／不满意24（75%）8（25%）0（0%）32');
  expect(text).toContain('高兴／不高兴1001');
  expect(text).toContain('答的人不足30人的，只列人数，不算百分比。');
  expect(text).toContain('1．排水沟堵了三个月');
});

describe('the desk’s page of what people said', () => {
  it.each(
    sample('people 2', [
      ['zh-CN', 'light'],
      ['en', 'dark'],
    ] as const),
  )('lists, adds up and reads beside, by keyboard, in %s and %s', async (locale, scheme) => {
    const panel = await begin(locale, 320, scheme);
    const { people } = laterWordsOf(locale);
    const { voices, desk } = deskWordsOf(locale);
    await panel.show('people');
    await panel.page.getByRole('button', { name: people.begin }).click();
    await panel.page.locator('.tally').first().waitFor();
    for (let tap = 0; tap < 31; tap++) await panel.press('1');
    await toSection(panel, people.sections.practice);
    await addLines(panel, '板凳会', '夜话');
    await panel.saved();
    if (!session) throw new Error('no session');
    const page = await session.openPanelAsTab({ width: 1280, height: 800, path: 'desk.html#voices' });
    page.setDefaultTimeout(10_000);
    await page.locator('tr[data-at]').first().waitFor();
    await eventually(() => page.locator('tr[data-at]').first().textContent()).toContain('100%');
    await page.getByRole('button', { name: voices.sums, exact: true }).press('Enter');
    const sums = page.getByRole('region', { name: voices.sumsOf(1) });
    await sums.getByText('100%').first().waitFor();
    expect(await axe(page)).toEqual([]);
    expect(await overflow(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await eventually(() => sums.count()).toBe(0);
    await page.getByRole('button', { name: voices.kinds.practice }).press('Enter');
    await page.locator('tr[data-at]').nth(1).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('x');
    await page.getByRole('button', { name: voices.passOn }).press('Enter');
    await eventually(
      async () => (await liveRecords(page, 'practice')).filter(({ body }) => body.passOn === true).length,
    ).toBe(1);
    await page.locator('tr[data-at]').first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: UNIT }).waitFor();
    expect(await axe(page)).toEqual([]);
    expect(await overflow(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 720 });
    await eventually(() => overflow(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(desk.pages.voices).toBe(voices.title);
  });
});
