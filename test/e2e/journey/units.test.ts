import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { deskWordsOf } from '../../../lib/i18n/desk.ts';
import { wordsOf } from '../../../lib/i18n/language.ts';
import { encodeGbk } from '../../fixtures/rosters/encode-gb.ts';
import { borrow } from '../harness/borrow.ts';
import { axe, LONG, overflow, type Session } from '../harness/index.ts';
import { sample } from '../harness/sample.ts';
import { eventually } from './eventually.ts';

/** A large office's roster; a smaller one with every commit. */
const MANY = LONG ? 10_000 : 2_000;
const SHOTS = join(import.meta.dirname, '../../../.output/shots');

let session: Session | null = null;
afterEach(() => session?.close());

/** As a Chinese Excel saves "CSV": GBK, a title above the header, totals at the foot. */
const ROSTER = {
  name: '花名册.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    encodeGbk(
      [
        '清源县基层单位花名册,,,,',
        '单位名称,单位类型,代码,上级单位,流动党员数',
        '柳河镇,乡镇,001,,',
        '柳河镇东沟村,村,002,柳河镇,3',
        '柳河镇西沟村,农家乐,003,柳河镇,0',
        '没有数字村,村,004,柳河镇,三个',
        '合计,4,,,',
      ].join('\r\n'),
    ),
  ),
};

async function desk(locale: 'zh-CN' | 'en', width: number, scheme: 'light' | 'dark' = 'light') {
  session = await borrow({ locale, colorScheme: scheme });
  const page = await session.openPanelAsTab({ width, height: 800, path: 'desk.html#units' });
  page.setDefaultTimeout(15_000);
  const { units, desk: frame } = deskWordsOf(locale);
  await page.getByRole('heading', { name: units.title, exact: true }).waitFor();
  return { page, units, frame, roster: units.roster, common: wordsOf(locale).common };
}

/** Presses a button by keyboard: it must take the focus. */
async function press(page: Page, name: string | RegExp) {
  const button = page.getByRole('button', { name, exact: true }).first();
  await button.focus();
  await page.keyboard.press('Enter');
}

async function chooseFile(page: Page, choose: string, file: typeof ROSTER) {
  const chooser = page.waitForEvent('filechooser');
  await press(page, choose);
  await (await chooser).setFiles(file);
}

describe('bringing a roster in, by keyboard', () => {
  it('reads, maps, decides, writes once, undoes, and finds nothing to do the second time', async () => {
    const { page, units, roster, common } = await desk('zh-CN', 1280);
    const toPreview = async () => {
      await chooseFile(page, roster.choose, ROSTER);
      await press(page, roster.next);
      await page
        .getByRole('button', { name: roster.bring(2) })
        .or(page.getByText(roster.nothingYet))
        .first()
        .waitFor();
    };
    const rows = () => page.getByRole('table').getByRole('row');
    await press(page, units.bringIn);
    await toPreview();
    // Two are clear; one type is unknown, one figure is none: both are named, and none is written.
    await eventually(() => page.getByText(roster.openRows(1)).count()).toBe(1);
    expect(await page.getByText(roster.reasons.badNumber).count()).toBeGreaterThan(0);

    await page.getByRole('searchbox').focus();
    await page.keyboard.insertText('西沟');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('radio', { name: roster.takeAsIs }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: roster.bring(3) }).waitFor();
    await press(page, roster.bring(3));
    await page.locator('.toast').getByText(roster.done(3, 0)).waitFor();
    await eventually(() => rows().count()).toBe(4);

    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+z');
    await page.getByText(units.none).waitFor();
    await eventually(() => page.locator('.toast').textContent()).toContain(common.undone.unitsBroughtIn);

    for (const wanted of ['new', 'same'] as const) {
      await press(page, units.bringIn);
      await toPreview();
      if (wanted === 'same') {
        await page.getByText(roster.count(roster.outcomes.same, 2)).waitFor();
        expect(await page.getByRole('button', { name: roster.bring(0) }).isDisabled()).toBe(true);
        return;
      }
      await press(page, roster.bring(2));
      await eventually(() => rows().count()).toBe(3);
    }
  });

  it(`${MANY} units go in and out`, async () => {
    const { page, units, roster } = await desk('zh-CN', 1280);
    const lines = Array.from(
      { length: MANY },
      (_, at) => `第${at}号村,村,${String(at).padStart(12, '0')},柳河镇${at % 50}号区`,
    );
    const buffer = Buffer.from(['单位名称,单位类型,代码,所在地', ...lines].join('\n'));
    await press(page, units.bringIn);
    await chooseFile(page, roster.choose, { name: '一万.csv', mimeType: 'text/csv', buffer });
    await press(page, roster.next);
    await press(page, roster.bring(MANY));
    await page.locator('.toast').getByText(roster.done(MANY, 0)).waitFor({ timeout: 60_000 });
    await page.keyboard.press('Control+z');
    await page.getByText(units.none).waitFor({ timeout: 60_000 });
  });

  it('a file that is no table is refused in words, and nothing is written', async () => {
    const { page, units, roster } = await desk('zh-CN', 1280);
    await press(page, units.bringIn);
    const buffer = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3]);
    await chooseFile(page, roster.choose, { name: '旧.xls', mimeType: '', buffer });
    await page.getByRole('alert').getByText(roster.sheetFaults.notXlsx.oldBinary).waitFor();
    await press(page, roster.leave);
    await page.getByText(units.none).waitFor();
  });
});

describe('a unit beside the list', () => {
  it('is made, renamed, put under another and merged, and all of it is there after a reload', async () => {
    const { page, units, frame } = await desk('zh-CN', 1280);
    for (const name of ['柳河镇', '东沟村']) {
      await press(page, units.add);
      await page.getByLabel(units.nameLabel).focus();
      await page.keyboard.insertText(name);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name, level: 1 }).waitFor();
    }
    await press(page, units.parentChange);
    await page.getByRole('dialog').getByRole('searchbox').fill('柳河');
    await page.keyboard.press('Enter');
    await page.locator('.unit-parent').getByText('柳河镇').waitFor();
    await page.getByLabel(units.columns.name, { exact: true }).focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText('东沟社区');
    await page.getByText(units.formerly(['东沟村'])).waitFor();
    await page.getByLabel(units.mobileMembers, { exact: true }).fill('１２');
    await page.getByLabel(units.columns.first, { exact: true }).fill('李长明');
    await page.locator('[data-save="saved"]').first().waitFor();
    await page.reload();
    await page.getByRole('heading', { name: '东沟社区', level: 1 }).waitFor();
    await eventually(() => page.getByLabel(units.mobileMembers, { exact: true }).inputValue()).toBe('12');
    await eventually(() => page.getByLabel(units.columns.first, { exact: true }).inputValue()).toBe('李长明');

    await press(page, units.merge);
    await page.getByRole('dialog').getByRole('searchbox').fill('柳河');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '柳河镇', level: 1 }).waitFor();
    await page.getByRole('region', { name: units.mergedHere }).getByText('东沟社区').waitFor();
    await press(page, units.part);
    await page.getByRole('region', { name: units.mergedHere }).waitFor({ state: 'detached' });
    await press(page, frame.close);
    await eventually(() => page.getByRole('table').getByRole('row').count()).toBe(3);
  });
});

describe('by keyboard alone', () => {
  /** Makes units; the last of them is open then. */
  async function make(page: Page, words: { add: string; nameLabel: string }, ...names: string[]) {
    for (const name of names) {
      await press(page, words.add);
      await page.getByLabel(words.nameLabel).focus();
      await page.keyboard.insertText(name);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name, level: 1 }).waitFor();
    }
  }
  /** Chooses a unit in the dialog that a button opens. */
  async function pick(page: Page, button: string, typed: string) {
    await press(page, button);
    await page.getByRole('dialog').getByRole('searchbox').focus();
    await page.keyboard.insertText(typed);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }

  it('a new name, a merge and taking apart are undone one by one', async () => {
    const { page, units, common } = await desk('zh-CN', 1280);
    await make(page, units, '柳河镇', '东沟村');
    const undone = (name: keyof typeof common.undone) =>
      page.locator('.toast').getByText(common.undoDone(common.undone[name]), { exact: true }).waitFor();
    await page.getByLabel(units.columns.name, { exact: true }).focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText('东沟社区');
    await page.getByText(units.formerly(['东沟村'])).waitFor();
    await page.getByRole('button', { name: units.merge }).focus();
    await page.keyboard.press('Control+z');
    await undone('renamed');
    await page.getByRole('heading', { name: '东沟村', level: 1 }).waitFor();
    await eventually(() => page.getByText(units.formerly(['东沟村'])).count()).toBe(0);
    await eventually(() => page.getByLabel(units.columns.name, { exact: true }).inputValue()).toBe('东沟村');

    const merged = page.getByRole('region', { name: units.mergedHere });
    await pick(page, units.merge, '柳河');
    await merged.getByText('东沟村').waitFor();
    await press(page, units.part);
    await merged.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: units.merge }).focus();
    await page.keyboard.press('Control+z');
    await undone('unitsParted');
    await merged.getByText('东沟村').waitFor();
    await page.keyboard.press('Control+z');
    await undone('unitsMerged');
    await merged.waitFor({ state: 'detached' });
    await eventually(() => page.locator('tr[data-at]').count()).toBe(2);
  });

  it('a circle of parents is named and changes nothing', async () => {
    const { page, units } = await desk('zh-CN', 1280);
    await make(page, units, '柳河镇', '东沟村');
    await pick(page, units.parentChange, '柳河');
    await page.locator('.unit-parent').getByText('柳河镇').waitFor();
    await page.getByRole('row').filter({ hasText: '柳河镇' }).last().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '柳河镇', level: 1 }).waitFor();
    await pick(page, units.parentChange, '东沟');
    await page
      .getByRole('alert')
      .getByText(units.parentCircle(['柳河镇', '东沟村', '柳河镇']))
      .waitFor();
    await page.locator('.unit-parent').getByText(units.parentNone, { exact: true }).waitFor();
  });

  it('while somebody types in a unit, focus, selection, order and place of the list stay', async () => {
    const { page, units, roster, frame } = await desk('zh-CN', 1280);
    const lines = Array.from({ length: 2000 }, (_, at) => `第${String(at).padStart(4, '0')}号村,${at}`);
    await press(page, units.bringIn);
    await chooseFile(page, roster.choose, { ...ROSTER, buffer: Buffer.from(['单位名称,代码', ...lines].join('\n')) });
    await press(page, roster.next);
    await press(page, roster.bring(2000));
    await page.getByRole('button', { name: frame.sortBy(units.columns.name) }).click();
    const body = page.locator('.pane:not(.side) .body');
    await body.evaluate((box) => box.scrollTo(0, 32_000));
    await page.getByText('第1003号村').click();
    const field = page.getByLabel(units.columns.first, { exact: true });
    await field.focus();
    const place = () => body.evaluate((box) => box.scrollTop);
    const before = await place();
    for (const letter of '李长明同志') {
      await page.keyboard.insertText(letter);
      await page.waitForTimeout(250);
    }
    await page.getByRole('row').filter({ hasText: '李长明同志' }).waitFor();
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    await eventually(() => field.inputValue()).toBe('李长明同志');
    expect(await place()).toBe(before);
    await eventually(() => page.locator('tr.sel').textContent()).toContain('第1003号村');
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowDown');
  });
});

describe.each(
  sample('units 1', [
    ['zh-CN', 1280, 'light'],
    ['en', 1280, 'dark'],
    ['zh-CN', 320, 'dark'],
    ['en', 320, 'light'],
  ] as const),
)('how it looks in %s at %i px, %s', (locale, width, scheme) => {
  it('fits, and axe finds nothing', async () => {
    mkdirSync(SHOTS, { recursive: true });
    const { page, units, roster } = await desk(locale, width, scheme);
    const found: string[] = [];
    const look = async (name: string) => {
      await eventually(() => page.locator('[aria-busy="true"]').count()).toBe(0);
      await page.screenshot({ path: join(SHOTS, `units-${name}-${locale.slice(0, 2)}-${scheme}-${width}.png`) });
      const wrong = [...(await overflow(page)), ...(await axe(page))];
      found.push(...wrong.map((one) => `${name}: ${one}`));
    };
    await look('empty');
    await press(page, units.bringIn);
    await look('choose');
    await chooseFile(page, roster.choose, ROSTER);
    await page.getByRole('button', { name: roster.next }).waitFor();
    await look('columns');
    await press(page, roster.next);
    await page.getByRole('button', { name: roster.bring(2) }).waitFor();
    await look('preview');
    await page.getByRole('row').filter({ hasText: '西沟' }).click();
    await page.getByRole('radiogroup').waitFor();
    await look('preview-row');
    await press(page, roster.bring(2));
    await page.getByRole('row').filter({ hasText: '东沟' }).waitFor();
    await page.locator('.toast .ib').click();
    await look('list');
    await page.getByRole('row').filter({ hasText: '东沟' }).click();
    await page.getByRole('region', { name: units.visits, exact: true }).waitFor();
    await look('unit');
    await press(page, units.merge);
    await look('merge');
    expect(found).toEqual([]);
  });
});
