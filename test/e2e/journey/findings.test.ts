import { afterEach, describe, expect, it } from 'vitest';
import { laterWordsOf } from '../../../lib/i18n/later.ts';
import { borrow } from '../harness/borrow.ts';
import { axe, type Locale, liveRecords, overflow, PanelDriver, type Session, smallTargets } from '../harness/index.ts';
import { sample } from '../harness/sample.ts';
import { eventually } from './eventually.ts';

let session: Session | null = null;
afterEach(() => session?.close());

const UNIT = '青石镇河东社区';
const PROBLEM = '宣传栏半年没换';
const live = (panel: PanelDriver, kind: string) => liveRecords(panel.page, kind);

async function begin(locale: Locale, scheme: 'light' | 'dark' = 'light'): Promise<PanelDriver> {
  session = await borrow({ locale, colorScheme: scheme });
  const panel = await new PanelDriver(await session.openPanelAsTab({ width: 320, height: 640 }), locale).ready();
  panel.page.setDefaultTimeout(8000);
  await panel.page.emulateMedia({ colorScheme: scheme });
  return panel;
}

/** Goes from the notes to the findings without a pointer. */
async function toFindings(panel: PanelDriver): Promise<void> {
  await panel.tabTo(panel.page.getByRole('navigation').getByRole('button').first(), 'Shift+Tab');
  await panel.press(']', ']', ']');
  await panel.page.locator('.findbar').waitFor();
}

const findingsOf = ({ page }: PanelDriver) => page.locator('.findbar textarea');

async function list(panel: PanelDriver, problem: string): Promise<void> {
  await panel.tabTo(findingsOf(panel));
  await panel.page.keyboard.insertText(problem);
  await panel.press('Enter');
  await panel.page.locator('.fr', { hasText: problem }).waitFor();
}

async function openCard(panel: PanelDriver, problem: string): Promise<void> {
  await panel.tabTo(panel.page.locator('.fr', { hasText: problem }), 'Shift+Tab');
  await panel.press('Enter');
  await panel.page.locator('.fc').waitFor();
}

async function press(panel: PanelDriver, name: string): Promise<void> {
  await panel.tabTo(panel.page.locator('.fc').getByRole('button', { name, exact: true }));
  await panel.press('Enter');
}

async function writeInto(panel: PanelDriver, label: string, text: string): Promise<void> {
  await panel.tabTo(panel.page.locator('.fc').getByLabel(label, { exact: true }));
  await panel.page.keyboard.insertText(text);
}

describe.each(
  sample('findings 1', [
    ['zh-CN', 'light'],
    ['en', 'dark'],
  ] as const),
)('findings by keyboard, in %s, %s', (locale, scheme) => {
  const words = laterWordsOf(locale).findings;

  it('are listed in a line, filled in, looked at again from the first screen, and closed with what was seen', async () => {
    const panel = await begin(locale, scheme);
    const { page } = panel;
    await panel.startVisit(UNIT);
    await toFindings(panel);
    const wrong = await faults(panel, 'empty');
    await list(panel, PROBLEM);
    await openCard(panel, PROBLEM);
    await writeInto(panel, words.answers, '王主任');
    await writeInto(panel, words.measure, '加强管理');
    await page.getByText(words.partLacks(words.parts.quantity)).first().waitFor();
    await page.locator('.fc').getByLabel(words.deadline, { exact: true }).fill('2020-01-31');
    await panel.saved();
    await page.locator('.fc-fold .verm').waitFor();
    wrong.push(...(await faults(panel, 'card')));
    await press(panel, words.steps.underway);
    await press(panel, words.take.underway);
    // The next step is under the finger at once, and Escape folds the card.
    await eventually(() => page.locator(':focus').textContent()).toBe(words.steps.toCheck);
    await panel.press('Escape');
    await eventually(() => page.locator('.fc').count()).toBe(0);
    await openCard(panel, PROBLEM);
    await press(panel, words.steps.toCheck);
    await press(panel, words.take.toCheck);
    await eventually(async () => (await live(panel, 'step')).length).toBe(2);
    await press(panel, words.steps.closed);
    await page.getByText(words.refused.sameVisit).waitFor();

    await page.getByRole('button', { name: panel.words.home.toHome }).press('Enter');
    const reminders = page.getByRole('region', { name: words.reminders });
    await reminders.waitFor();
    wrong.push(...(await faults(panel, 'home')));
    await panel.tabTo(reminders.getByRole('button').first());
    await panel.press('Enter');
    await page.getByRole('region', { name: words.earlier }).locator('.fc').waitFor();
    expect(await live(panel, 'visit')).toHaveLength(2);
    await press(panel, words.steps.closed);
    await press(panel, words.take.closed);
    await page.getByText(words.refused.needsNote).waitFor();
    await panel.tabTo(page.getByLabel(words.seen, { exact: true }), 'Shift+Tab');
    await page.keyboard.insertText('换成这个月的了');
    await press(panel, words.take.closed);
    await page.getByRole('region', { name: words.closed }).waitFor();
    wrong.push(...(await faults(panel, 'closed')));
    const [note] = (await live(panel, 'note')).filter(({ body }) => body.text === '换成这个月的了');
    const [step] = (await live(panel, 'step')).filter(({ body }) => body.to === 'closed');
    expect(note && step?.body.note).toBe(note?.id);
    await panel.press('Escape');
    await panel.press('Control+z');
    await page.getByRole('region', { name: words.earlier }).waitFor();
    expect((await live(panel, 'step')).map(({ body }) => body.to)).not.toContain('closed');
    expect(await live(panel, 'note')).toEqual([]);
    expect(wrong).toEqual([]);
  });

  it('are made of a note, a tag and a broken rule of a paper; what was said on the spot stands apart', async () => {
    const panel = await begin(locale, scheme);
    const { page } = panel;
    await panel.startVisit(UNIT);
    await panel.keep('门口没有公示');
    await panel.tabTo(page.locator('.notes .said').first(), 'Shift+Tab');
    await panel.press('Enter');
    await panel.tabTo(page.getByRole('button', { name: panel.words.visit.listFinding }));
    await panel.press('Enter');
    await eventually(() => findingsOf(panel).inputValue()).toBe('门口没有公示');
    await panel.press('Enter');
    await page.locator('.fr', { hasText: '门口没有公示' }).waitFor();
    await page.locator('.findbar').getByRole('radio', { name: words.kinds.deviation }).press('Space');
    await panel.tabTo(findingsOf(panel), 'Shift+Tab');
    await page.keyboard.insertText('标语今天就换');
    await panel.press('Enter');
    await page.locator('.fr', { hasText: '标语今天就换' }).waitFor();
    await page.getByLabel(words.addMaterial).selectOption('plan');
    await page.locator('.rule').first().waitFor();
    await page.locator('.rule').first().getByRole('radio', { name: words.verdicts.notMet }).press('Space');
    const wrong = await faults(panel, 'paper');
    await page.locator('.rule').first().getByRole('button', { name: 'F04' }).press('Enter');
    await eventually(async () => (await live(panel, 'tag')).map(({ body }) => body.tag)).toEqual(['F04']);
    expect((await live(panel, 'finding')).length).toBe(1);
    expect((await live(panel, 'remark')).length).toBe(1);
    expect(wrong).toEqual([]);
  });
});

describe('findings', () => {
  const words = laterWordsOf('zh-CN').findings;

  it('that become overdue at midnight say so without a reload', async () => {
    const panel = await begin('zh-CN');
    const { page } = panel;
    await panel.startVisit(UNIT);
    await panel.show('findings');
    await list(panel, PROBLEM);
    await openCard(panel, PROBLEM);
    const today = await page.evaluate(() => new Intl.DateTimeFormat('sv').format(new Date()));
    await page.locator('.fc').getByLabel(words.deadline, { exact: true }).fill(today);
    await panel.saved();
    await page.getByRole('button', { name: panel.words.home.toHome }).click();
    const row = page.getByRole('region', { name: words.reminders });
    await row.locator('.dead.amber', { hasText: words.days.today }).waitFor();
    // The page's clock goes on a day; nothing is written and nothing loaded anew.
    await page.evaluate(() => {
      const now = Date.now.bind(Date);
      Date.now = () => now() + 86_400_000;
      dispatchEvent(new Event('focus'));
    });
    await row.locator('.dead.verm', { hasText: words.days.overdue(1) }).waitFor();
  });

  it('take a step once, though two windows press it', async () => {
    const panel = await begin('zh-CN');
    await panel.startVisit(UNIT);
    await panel.show('findings');
    await list(panel, PROBLEM);
    const page = await session?.openPanelAsTab({ width: 320, height: 640 });
    if (!page) throw new Error('no second window');
    const other = await new PanelDriver(page).ready();
    await other.openNewest();
    await other.show('findings');
    const both = [panel, other];
    for (const one of both) {
      await one.page.locator('.fr', { hasText: PROBLEM }).click();
      await one.page.locator('.fc').getByRole('button', { name: words.steps.underway, exact: true }).click();
      await one.page.getByRole('button', { name: words.take.underway, exact: true }).waitFor();
    }
    await panel.page.getByRole('button', { name: words.take.underway, exact: true }).click();
    await eventually(async () => (await live(panel, 'step')).length).toBe(1);
    await other.page.getByRole('button', { name: words.take.underway, exact: true }).click();
    await other.page.getByText(words.refused.notFromHere).waitFor();
    expect(await live(panel, 'step')).toHaveLength(1);
  });

  it('are named before the unit that they stand under is deleted at the desk, and stay', async () => {
    const panel = await begin('zh-CN');
    await panel.startVisit(UNIT);
    await panel.show('findings');
    await list(panel, PROBLEM);
    const desk = await session?.openPanelAsTab({ width: 1280, height: 800, path: 'desk.html#units' });
    if (!desk) throw new Error('no desk');
    await desk.locator('tr[data-at]', { hasText: UNIT }).click();
    await desk.getByRole('button', { name: words.removeUnit, exact: true }).click();
    const dialog = desk.getByRole('dialog');
    await dialog.getByText(PROBLEM).waitFor();
    expect((await live(panel, 'unit')).length).toBe(1);
    await dialog.getByRole('button', { name: words.removeUnit, exact: true }).press('Enter');
    await eventually(async () => (await live(panel, 'unit')).length).toBe(0);
    expect(await live(panel, 'finding')).toHaveLength(1);
    // No row is left to go to: the first thing that can be done here is.
    await eventually(() => desk.locator('.empty button').first().evaluate(isFocused)).toBe(true);
    await desk.keyboard.press('Control+z');
    await eventually(async () => (await live(panel, 'unit')).length).toBe(1);
  });
});

const isFocused = (element: Element) => element === document.activeElement;

/** What is wrong with what is shown, at 320 px. */
async function faults({ page }: PanelDriver, where: string): Promise<string[]> {
  const found = [...(await axe(page)), ...(await overflow(page)), ...(await smallTargets(page))];
  return found.map((one) => `${where}: ${typeof one === 'string' ? one : JSON.stringify(one)}`);
}
