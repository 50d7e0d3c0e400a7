import { afterEach, expect, it } from 'vitest';
import { laterWordsOf } from '../../../lib/i18n/later.ts';
import { borrow } from '../harness/borrow.ts';
import { liveRecords, PanelDriver, type Session } from '../harness/index.ts';
import { eventually } from './eventually.ts';

let session: Session;
afterEach(() => session.close());

const { people, findings } = laterWordsOf('zh-CN');
const UNIT = '青石镇河东社区';
type Part = keyof typeof people.sections;

async function openPanel(): Promise<PanelDriver> {
  const panel = await new PanelDriver(await session.openPanelAsTab({ width: 320, height: 720 })).ready();
  panel.page.setDefaultTimeout(8000);
  return panel;
}
const lineOf = ({ page }: PanelDriver) => page.locator('.addline textarea');

/** To a part of what people said, without a pointer. */
async function toPart(panel: PanelDriver, part: Part): Promise<void> {
  const { page } = panel;
  if ((await page.locator('.ppsecs').count()) === 0) {
    await panel.tabTo(page.getByRole('navigation').getByRole('button').first(), 'Shift+Tab');
    await panel.press('[', '['); // round: the end, then people
    await page.locator('.ppsecs').waitFor();
  }
  await panel.tabTo(page.getByRole('button', { name: new RegExp(`^${people.sections[part]}( \\d+)?$`) }), 'Shift+Tab');
  await panel.press('Enter');
  await lineOf(panel).waitFor();
}

/** Chooses by the arrows, then writes. */
async function writeAs(panel: PanelDriver, choice: string, text: string): Promise<void> {
  const radio = panel.page.getByRole('radio', { name: choice, exact: true });
  await panel.tabTo(panel.page.locator('.foot [role="radio"][tabindex="0"]').last());
  for (let press = 0; press < 3; press++) {
    if ((await radio.getAttribute('aria-checked')) === 'true') break;
    await panel.press('ArrowRight');
  }
  expect(await radio.getAttribute('aria-checked')).toBe('true');
  await panel.press('/');
  await panel.page.keyboard.insertText(text);
}

async function again(panel: PanelDriver): Promise<void> {
  await panel.page.reload();
  await panel.ready();
  await panel.openNewest();
}

it('what was chosen beside a line comes back with it, over a reload and from another part', async () => {
  session = await borrow();
  const panel = await openPanel();
  const { page, words } = panel;
  await panel.startVisit(UNIT);
  await toPart(panel, 'quotes');
  await writeAs(panel, words.common.sources.backToBack, '书发了，没见谁看');
  await again(panel);
  await toPart(panel, 'quotes');
  await eventually(() => lineOf(panel).inputValue()).toBe('书发了，没见谁看');
  await panel.tabTo(lineOf(panel));
  await panel.press('Enter');
  await page.keyboard.insertText('本子是借来的');
  await toPart(panel, 'case');
  await writeAs(panel, words.common.caseSides.positive, '板凳会');
  await again(panel);
  await toPart(panel, 'quotes');
  await eventually(() => lineOf(panel).inputValue()).toBe('本子是借来的');
  await panel.press('/');
  await panel.press('Enter');
  await toPart(panel, 'case');
  await eventually(() => lineOf(panel).inputValue()).toBe('板凳会');
  await panel.press('/');
  await panel.press('Enter');
  await eventually(async () => (await liveRecords(page, 'note')).map(({ body }) => body.source)).toEqual([
    'backToBack',
    'backToBack',
  ]);
  await eventually(async () => (await liveRecords(page, 'case')).map(({ body }) => body.side)).toEqual(['positive']);
});

it('advice that is being written comes back as advice, and no finding is made of it', async () => {
  session = await borrow();
  const panel = await openPanel();
  const { page } = panel;
  const field = page.locator('.findbar textarea');
  await panel.startVisit(UNIT);
  await panel.show('findings');
  await writeAs(panel, findings.kinds.advice, '公示栏挪到门口');
  await panel.saved();
  await again(panel);
  await panel.show('findings');
  await eventually(() => field.inputValue()).toBe('公示栏挪到门口');
  await panel.tabTo(field);
  await panel.press('Enter');
  await eventually(async () => (await liveRecords(page, 'remark')).map(({ body }) => body.nature)).toEqual(['advice']);
  expect(await liveRecords(page, 'finding')).toEqual([]);
});

it('two windows keep a line each; what they leave behind is found one after the other', async () => {
  session = await borrow();
  const left = await openPanel();
  await left.startVisit(UNIT);
  await toPart(left, 'topic');
  await left.press('/');
  await left.page.keyboard.insertText('左窗写了很长的一句');
  const right = await openPanel();
  await right.openNewest();
  await toPart(right, 'topic');
  await right.press('/');
  for (const line of ['右窗的', '右窗又一句']) {
    await right.page.keyboard.insertText(line);
    if (line === '右窗的') await right.press('Enter');
  }
  await eventually(async () => (await liveRecords(right.page, 'topic')).map(({ body }) => body.topic)).toEqual([
    '右窗的',
  ]);
  await again(left);
  await toPart(left, 'topic');
  await eventually(() => lineOf(left).inputValue()).toBe('左窗写了很长的一句');
  await right.page.close();
  await left.page.close();
  const next = await openPanel();
  const found: string[] = [];
  for (let time = 0; time < 2; time++) {
    await next.openNewest();
    await toPart(next, 'topic');
    await eventually(() => lineOf(next).inputValue()).not.toBe('');
    found.push(await lineOf(next).inputValue());
    await next.press('/');
    await next.press('Enter');
    await next.saved();
    await next.page.getByRole('button', { name: next.words.home.toHome }).click();
  }
  expect(found.sort()).toEqual(['右窗又一句', '左窗写了很长的一句']);
});
