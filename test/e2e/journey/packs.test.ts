import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { deskWordsOf } from '../../../lib/i18n/desk.ts';
import { wordsOf } from '../../../lib/i18n/language.ts';
import { builtinPack, loadBuiltinPack } from '../../../lib/packs/builtin.ts';
import { packToSheets } from '../../../lib/packs/pack-sheet.ts';
import type { Pack } from '../../../lib/packs/schema.ts';
import { writeXlsx } from '../../../lib/sheets/write-table.ts';
import { axe, type Locale, launch, overflow, PanelDriver, type Session } from '../harness/index.ts';
import { eventually } from './eventually.ts';

const SHOTS = join(import.meta.dirname, '../../../.output/shots');
const EDUCATION = builtinPack();

let session: Session | null = null;
afterEach(() => session?.close());

async function counterPack(): Promise<Pack> {
  const pack = await loadBuiltinPack('counter-service');
  if (!pack) throw new Error('No counter-service pack is shipped.');
  return pack;
}

async function desk(locale: Locale = 'zh-CN', width = 1280, scheme: 'light' | 'dark' = 'light') {
  session = await launch({ locale, colorScheme: scheme });
  const page = await session.openPanelAsTab({ width, height: 800, path: 'desk.html#packs' });
  page.setDefaultTimeout(15_000);
  await rows(page).nth(1).waitFor();
  const { packs, desk: frame } = deskWordsOf(locale);
  return { session, page, packs, frame, common: wordsOf(locale).common };
}

const rows = (page: Page) => page.locator('tr[data-at]');

/** Presses a button by keyboard: it must take the focus. */
async function press(page: Page, name: string) {
  const button = page.getByRole('button', { name, exact: true }).last();
  await button.focus();
  await page.keyboard.press('Enter');
}

/** Walks down to a row and opens it. */
async function openRow(page: Page, at: number) {
  for (let step = 0; step <= at; step++) await page.keyboard.press('ArrowDown');
  await eventually(() =>
    rows(page)
      .nth(at)
      .evaluate((row) => row === document.activeElement),
  ).toBe(true);
  await page.keyboard.press('Enter');
}

async function chooseFile(page: Page, choose: string, name: string, buffer: Buffer) {
  const chooser = page.waitForEvent('filechooser');
  await press(page, choose);
  await (await chooser).setFiles({ name, mimeType: '', buffer });
}

/** What the import says of the file. */
const told = (page: Page) => page.locator('.packs-import [role="status"]');
const chip = (page: Page) => page.locator('.packs-now');
const title = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

describe('a campaign with the second pack', () => {
  it('is begun at the desk, and a visit in the panel knows nothing of the first one', async () => {
    const { session: running, page, packs } = await desk();
    const pack = await counterPack();
    const panel = await new PanelDriver(await running.openPanelAsTab()).ready();
    await page.bringToFront();
    await openRow(page, 0);
    await title(page, `${pack.title.zh} ${pack.version}`);
    expect(await page.getByRole('button', { name: packs.use, exact: true }).count()).toBe(0);
    await press(page, packs.begin);
    await page.getByRole('dialog').getByLabel(packs.campaignName).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.toast').getByText(packs.begun(pack.seed.campaign.name.zh)).waitFor();
    await chip(page).getByText(packs.inForce).waitFor();

    await panel.page.bringToFront();
    await eventually(() => panel.page.locator('.top .sub').textContent()).toContain(pack.seed.campaign.name.zh);
    await panel.startVisit('城东营业厅');
    await panel.show('checklist');
    await seesItems(panel, pack, null);
    await panel.page.locator('#unit-type').selectOption('businessOutlet');
    await seesItems(panel, pack, 'businessOutlet');

    await panel.show('tags');
    await panel.page.getByRole('button', { name: panel.words.tags.all(pack.tags.length), exact: true }).click();
    await eventually(() => panel.page.locator('main .tr .code').allTextContents()).toEqual(
      pack.areas.flatMap(({ id }) => pack.tags.filter(({ area }) => area === id).map((tag) => tag.id)),
    );
    await panel.page.getByRole('searchbox').fill('K02');
    await panel.page.keyboard.press('Enter');
    await panel.page.locator('.th .pts').waitFor();
    await panel.saved();
    const shown = (await panel.page.locator('main').textContent()) ?? '';
    expect(shown).toContain(pack.tags.find(({ id }) => id === 'K02')?.title.zh);
    expect(shown).not.toMatch(/F\d\d/);
  });
});

/** The checklist holds the sections, items and unit types of this pack, in its order, and no word of the other's. */
async function seesItems({ page, words }: PanelDriver, pack: Pack, type: string | null) {
  const asked = pack.items.filter(({ types }) =>
    type ? types.includes(type) : types.length === pack.unitTypes.length,
  );
  const drawn = page.locator('main li.item');
  await eventually(() => drawn.locator('.rail').allTextContents()).toEqual(asked.map(({ id }) => id));
  const text = (await page.locator('main').textContent()) ?? '';
  for (const { question } of asked) expect(text).toContain(question.zh);
  for (const { question } of EDUCATION.items) expect(text).not.toContain(question.zh);
  const sections = pack.sections.filter(({ id }) => asked.some(({ section }) => section === id));
  expect((await page.locator('main h2.sec').allTextContents()).map((one) => one.split(' ')[1])).toEqual(
    sections.map((section) => section.title.zh),
  );
  if (type) return;
  expect(await page.locator('#unit-type option').allTextContents()).toEqual([
    words.checklist.chooseType,
    ...pack.unitTypes.map(({ name }) => name.zh),
  ]);
}

describe('a file that is no sound pack', () => {
  it('a workbook: every fault with sheet, row and column, and nothing is kept', async () => {
    const { page, packs } = await desk();
    const sheets = packToSheets(await counterPack()).map(({ name, rows: all }) => ({
      name,
      rows: all.map((row) => [...row]),
    }));
    /** Spoils the cell of a row as a table shows it, from 1. @returns its place in words */
    const spoil = (sheet: string, row: number, column: string, value: string) => {
      const all = sheets.find(({ name }) => name === sheet)?.rows;
      const at = all?.[0]?.indexOf(column) ?? -1;
      const cells = all?.[row - 1];
      if (!cells || at < 0) throw new Error(`No ${sheet} ${row} ${column}: ${all?.[0]?.join()}`);
      cells[at] = value;
      return packs.atCell(sheet, row, String.fromCharCode(65 + at), column);
    };
    const wanted = [
      packs.faultOf(spoil('检查项', 3, '形式', '随便'), packs.reasons.notAChoice, '随便'),
      packs.faultOf(spoil('检查项', 5, '依据', '第三段'), packs.reasons.notASource, '第三段'),
      packs.faultOf(spoil('检查项', 7, '检查内容（中文）', ''), packs.reasons.missing, ''),
    ];
    await press(page, packs.import);
    await title(page, packs.importTitle);
    await chooseFile(page, packs.choose, '坏的.xlsx', Buffer.from(await writeXlsx(sheets)));
    await told(page).getByText(packs.faultCount(wanted.length)).waitFor();
    expect(await told(page).getByRole('listitem').allTextContents()).toEqual(wanted);
    expect(await page.getByRole('button', { name: packs.keep, exact: true }).count()).toBe(0);
    await press(page, packs.back);
    await rows(page).nth(1).waitFor();
    expect(await rows(page).count()).toBe(2);
  });

  it('JSON: the line where it breaks off, the field that is wrong, the version that is taken', async () => {
    const { page, packs } = await desk();
    await press(page, packs.import);
    const json = JSON.stringify(await counterPack(), null, 2);
    const choose = (text: string) => chooseFile(page, packs.choose, '包.json', Buffer.from(text));
    await choose(json.replace('"version": "1.0.0"', '"version": 一'));
    const line = json.split('\n').findIndex((one) => one.includes('"version"'));
    await told(page)
      .getByText(packs.notJson(line + 1, '  "version": '.length + 1))
      .waitFor();
    await choose(json.replace('"version": "1.0.0"', '"version": "一"'));
    await page.getByText(packs.faultOf(packs.atField('version'), packs.reasons.badValue, '')).waitFor();
    await choose(json.replace('窗口服务暗访', '窗口服务明访'));
    await press(page, packs.keep);
    await page.getByRole('alert').getByText(packs.taken('counter-service', '1.0.0')).waitFor();
    await press(page, packs.back);
    await rows(page).nth(1).waitFor();
    expect(await rows(page).count()).toBe(2);
  });
});

describe('a version of our own', () => {
  it('is made by rewording, adopted, offered to a visit with both wordings, and undone', async () => {
    const { session: running, page, packs, common } = await desk();
    const panel = await new PanelDriver(await running.openPanelAsTab()).ready();
    await panel.startVisit('柳河镇');
    await panel.show('checklist');
    const first = panel.page.locator('main li.item.now');
    const asked = EDUCATION.items.find(({ id }) => id === '1.1');
    await first.getByText(asked?.question.zh ?? '?').waitFor();
    await first.getByRole('radio').first().click();
    await panel.saved();

    await page.bringToFront();
    await openRow(page, 1);
    await title(page, `${EDUCATION.title.zh} ${EDUCATION.version}`);
    await press(page, packs.edit);
    await title(page, `${EDUCATION.title.zh} ${packs.draft}`);
    await openRow(page, 0);
    await page.getByText(packs.isUsed).waitFor();
    expect(await page.getByRole('button', { name: packs.remove, exact: true }).count()).toBe(0);
    const question = page.getByLabel(packs.inLanguage(packs.fields.question, 'zh'));
    await question.focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText('书记讲不讲得清眼下要解决什么');
    await page.locator('[data-save="saved"]').first().waitFor();
    await page.reload();
    await eventually(() => question.inputValue()).toBe('书记讲不讲得清眼下要解决什么');

    await press(page, packs.see);
    const dialog = page.getByRole('dialog', { name: packs.outcome('1.1.1') });
    await dialog.getByText(packs.changes.reworded(1)).waitFor();
    await press(page, packs.adopt('1.1.1'));
    await title(page, `${EDUCATION.title.zh} 1.1.1`);
    await chip(page).waitFor();

    await panel.page.bringToFront();
    const { checklist } = panel.words;
    await panel.page.getByRole('button', { name: checklist.goOver('1.1.1') }).click();
    await panel.dialog.getByText('书记讲不讲得清眼下要解决什么').waitFor();
    await panel.dialog.getByText(asked?.question.zh ?? '?').waitFor();
    await panel.dialog.getByRole('button', { name: checklist.goOver('1.1.1') }).click();
    await panel.page.locator('#item-1\\.1').getByText('书记讲不讲得清眼下要解决什么').first().waitFor();
    await panel.page.keyboard.press('Control+z');
    await panel.page
      .locator('#item-1\\.1')
      .getByText(asked?.question.zh ?? '?')
      .first()
      .waitFor();

    await page.bringToFront();
    await page.keyboard.press('Control+z');
    await page.locator('.toast').getByText(common.undoDone(common.undone.packAdopted)).waitFor();
    await eventually(() => chip(page).count()).toBe(0);
    await press(page, packs.back);
    // The draft is there again, and the version stays.
    await eventually(() => rows(page).count()).toBe(4);
    expect(await rows(page).filter({ hasText: packs.inForce }).textContent()).toContain('1.1.0');
  });
});

describe.each([
  ['zh-CN', 1280, 'light'],
  ['en', 320, 'dark'],
] as const)('how it looks in %s at %i px, %s', (locale, width, scheme) => {
  it('fits, and axe finds nothing', async () => {
    mkdirSync(SHOTS, { recursive: true });
    const { page, packs, frame } = await desk(locale, width, scheme);
    const found: string[] = [];
    const look = async (name: string) => {
      await eventually(() => page.locator('[aria-busy="true"]').count()).toBe(0);
      await page.screenshot({ path: join(SHOTS, `packs-${name}-${locale.slice(0, 2)}-${scheme}-${width}.png`) });
      const mains = await page.locator('main').count();
      const wrong = [...(await overflow(page)), ...(await axe(page)), ...(mains === 1 ? [] : [`${mains} main`])];
      found.push(...wrong.map((one) => `${name}: ${one}`));
    };
    await look('versions');
    await rows(page).nth(1).click();
    await page.getByRole('button', { name: packs.about, exact: true }).waitFor();
    await look('version');
    await rows(page).nth(1).click();
    await page.locator('.pane.side').waitFor();
    await look('item');
    await press(page, frame.close);
    await press(page, packs.about);
    await page.getByRole('heading', { name: packs.score }).waitFor();
    await look('about');
    await press(page, frame.close);
    await press(page, packs.begin);
    await look('begin');
    await page.keyboard.press('Escape');
    await press(page, packs.edit);
    await page.getByRole('button', { name: packs.see, exact: true }).waitFor();
    await look('draft');
    await press(page, packs.add);
    await page.getByRole('dialog').waitFor();
    await look('add');
    await press(page, packs.add);
    await page.locator('#source-doc').waitFor();
    const question = page.getByLabel(packs.inLanguage(packs.fields.question, 'zh'));
    await eventually(() => question.evaluate((field) => field === document.activeElement)).toBe(true);
    await look('added');
    await press(page, packs.see);
    await page.getByRole('dialog').waitFor();
    await look('faults');
    await page.keyboard.press('Escape');
    await press(page, packs.back);
    await press(page, packs.import);
    await look('import');
    await chooseFile(page, packs.choose, 'x.json', Buffer.from('{"format": 1,\n "id": }'));
    await page.locator('.ask.red').waitFor();
    await look('not-json');
    const newer = { ...EDUCATION, version: '1.2.0' };
    await chooseFile(page, packs.choose, 'new.json', Buffer.from(JSON.stringify(newer)));
    await page.getByRole('button', { name: packs.keepAndUse }).waitFor();
    await look('found');
    expect(found).toEqual([]);
  });
});
