import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deskWordsOf } from '../../../lib/i18n/desk.ts';
import { everyThird } from '../../fixtures/every-third.ts';
import { buildWorkbook } from '../../fixtures/rosters/zip.ts';
import { borrow } from '../harness/borrow.ts';
import { LONG, overflow, PanelDriver, type Session } from '../harness/index.ts';
import { eventually } from '../journey/eventually.ts';

const { units } = deskWordsOf('zh-CN');
const { roster } = units;

let session: Session;
let page: Page;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'xunji-rosters-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(async () => {
  session = await borrow();
  page = await session.openPanelAsTab({ width: 1280, height: 800, path: 'desk.html#units' });
  page.setDefaultTimeout(20_000);
  await page.getByRole('heading', { name: units.title, exact: true }).waitFor();
});
afterEach(() => session.close());

/** Chooses a file; it lies on the disk, since one of 50 MB can't be handed to the browser otherwise. */
async function choose(name: string, bytes: Uint8Array | string): Promise<void> {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const field = page.locator('.roster input[type="file"]');
  if ((await field.count()) === 0) await page.getByRole('button', { name: units.bringIn }).first().click();
  await field.setInputFiles(path);
}

const alert = () => page.getByRole('alert').first().textContent();
const next = () => page.getByRole('button', { name: roster.next }).click();
const bring = (count: number) => page.getByRole('button', { name: roster.bring(count), exact: true });
/** The text of the row of a unit in the preview. */
const rowOf = (name: string) => page.getByRole('row').filter({ hasText: name }).first().textContent();

/** What lies in the store: a refused file adds nothing to it. */
const written = () =>
  page.evaluate(async () => {
    const open = indexedDB.open('xunji');
    await new Promise((resolve) => {
      open.onsuccess = resolve;
    });
    const count = (name: string) =>
      new Promise<number>((resolve) => {
        const asked = open.result.transaction(name).objectStore(name).count();
        asked.onsuccess = () => resolve(asked.result);
      });
    const counts = [await count('records'), await count('changes')];
    open.result.close();
    return counts;
  });

const csv = (...lines: string[]) => lines.join('\r\n');
const cell = (ref: string, text: string) => `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`;

describe('a file that is no roster is refused in words, and nothing is written', () => {
  const latin = Buffer.concat([Buffer.from('单位名称,代码\n东沟村,1\n西沟村,'), Buffer.from([0xff, 0xfe, 0xfd, 0x0a])]);
  const bomb = () => buildWorkbook(`<sheetData>${'<!-- -->'.repeat(30 * 131_072)}</sheetData>`);
  it.each(
    everyThird<[string, string, () => Uint8Array | string, string]>([
      ['in another encoding', '名册.csv', () => latin, roster.failed(roster.sheetFaults.encoding, { line: 3 })],
      [
        'that unpacks without end',
        '名册.xlsx',
        bomb,
        roster.failed(roster.sheetFaults.ratioTooHigh(200), { limit: 200 } as object),
      ],
      [
        'that is called .xlsx and is text',
        '名册.xlsx',
        () => csv('单位名称,代码', '东沟村,1'),
        roster.failed(roster.sheetFaults.notXlsx.unknown, {}),
      ],
      ['that is empty', '名册.csv', () => '', roster.empty],
      ['that is an empty .xlsx', '名册.xlsx', () => '', roster.failed(roster.sheetFaults.notXlsx.unknown, {})],
      ['of blanks alone', '名册.csv', () => ' \r\n,,,\r\n\t\r\n', roster.empty],
      [
        'of 50 MB and a byte',
        '名册.csv',
        () => new Uint8Array(50 * 2 ** 20 + 1).fill(0x31),
        roster.failed(roster.sheetFaults.fileTooLarge(50 * 2 ** 20), {}),
      ],
      [
        'with a quotation mark that never ends',
        '名册.csv',
        () => csv('单位名称,代码', '东沟村,1', '"西沟村,2', '南沟村,3'),
        roster.failed(roster.sheetFaults.quote, { line: 3, column: 1 }),
      ],
      [
        'of 600 columns',
        '名册.csv',
        () => Array.from({ length: 600 }, (_, at) => `列${at}`).join(','),
        roster.failed(roster.sheetFaults.tooManyColumns(500), { line: 1, column: 600 }),
      ],
    ]),
  )('%s', async (_, name, bytes, words) => {
    const before = await written();
    await choose(name, bytes());
    expect(await alert()).toBe(words);
    expect(await written()).toEqual(before);
    // And the next file goes in.
    await choose('好的.csv', csv('单位名称,代码', '东沟村,1'));
    await next();
    await bring(1).click();
    await page.locator('.toast').getByText(roster.done(1, 0)).waitFor();
  });
});

describe('a file with something odd in it', () => {
  it('of totals alone has no units, and says which line was left out', async () => {
    const before = await written();
    await choose('合计.csv', csv('单位名称,代码,流动党员数', '合计,,12'));
    await page.getByText(roster.rows(0)).waitFor();
    await page.getByText(roster.skipped([roster.skipLines(roster.skip.total, [2], 1)])).waitFor();
    await next();
    await page.getByText(roster.nothingIn).waitFor();
    expect(await bring(0).isDisabled()).toBe(true);
    expect(await written()).toEqual(before);
  });

  it('with one code for two units asks about both, and brings in the others alone', async () => {
    await choose('重码.csv', csv('单位名称,代码', '东沟村,001', '西沟村,００１', '南沟村,003'));
    await next();
    expect(await rowOf('东沟村')).toContain(`${roster.outcomes.doubtful}${roster.reasons.duplicateCode}`);
    expect(await rowOf('西沟村')).toContain(`${roster.outcomes.doubtful}${roster.reasons.duplicateCode}`);
    await page.getByRole('row').filter({ hasText: '西沟村' }).click();
    await page.getByText(`${roster.where(3, 2)}: ${roster.reasons.duplicateCode}`).waitFor();
    await page.getByText(roster.openRows(2)).waitFor();
    await bring(1).click();
    await page.locator('.toast').getByText(roster.notIn(2)).waitFor();
    await eventually(() => page.locator('tr[data-at]').allTextContents()).toEqual([expect.stringContaining('南沟村')]);
  });

  it('of 200 columns can be mapped, fits, and says which columns are not used', async () => {
    const titles = ['单位名称', '代码', ...Array.from({ length: 198 }, (_, at) => `指标${at + 1}`)];
    const cells = (name: string) => [name, '1', ...Array.from({ length: 198 }, (_, at) => String(at))].join(',');
    await choose('宽表.csv', csv(titles.join(','), cells('东沟村')));
    await page.getByText('指标198', { exact: true }).waitFor();
    await eventually(() => page.locator('.columns select').count()).toBe(200);
    expect(await overflow(page)).toEqual([]);
    await next();
    await bring(1).click();
    await page.locator('.toast').getByText(roster.done(1, 0)).waitFor();
  });

  it('with formulas: their text or saved value is shown, and none is run or followed', async () => {
    const link = '=HYPERLINK(""https://example.invalid/x"",""点"")';
    await choose('公式.csv', csv('单位名称,代码,所在地', `=1+1,"${link}",＝2+2`, '+3,@SUM(A1),-4'));
    await next();
    await bring(2).click();
    await page.locator('.toast').getByText(roster.done(2, 0)).waitFor();
    await page.getByRole('row').filter({ hasText: '=1+1' }).click();
    await eventually(() => page.getByLabel(units.columns.name, { exact: true }).inputValue()).toBe('=1+1');
    await eventually(() => page.getByLabel(units.code, { exact: true }).inputValue()).toBe(link.replaceAll('""', '"'));
    await eventually(() => page.getByRole('textbox', { name: units.columns.place }).inputValue()).toBe('＝2+2');
    expect(await page.locator('.work a').count()).toBe(0);

    const formula = (ref: string, of: string, value: string) => `<c r="${ref}" t="str"><f>${of}</f><v>${value}</v></c>`;
    const rows = [
      `<row r="1">${cell('A1', '单位名称')}${cell('B1', '所在地')}</row>`,
      `<row r="2">${formula('A2', 'CONCATENATE("东","沟村")', '东沟村')}${formula('B2', 'HYPERLINK("https://example.invalid")', '清源县')}</row>`,
      `<row r="3">${cell('A3', '西沟村')}<c r="B3"><f>1+1</f></c></row>`,
    ];
    await choose('公式.xlsx', buildWorkbook(`<sheetData>${rows.join('')}</sheetData>`));
    await page.getByText(roster.formulas(3)).waitFor();
    await next();
    expect(await rowOf('西沟村')).toContain(`${roster.outcomes.doubtful}${roster.reasons.doubtfulCell}`);
    await bring(1).click();
    await page.locator('.toast').getByText(roster.done(1, 0)).waitFor();
    await page.getByRole('row').filter({ hasText: '东沟村' }).click();
    await eventually(() => page.getByRole('textbox', { name: units.columns.place }).inputValue()).toBe('清源县');
    expect(session.watch.requests.filter((request) => JSON.stringify(request).includes('example.invalid'))).toEqual([]);
  });

  it('with parents in a circle names the circle and refuses those rows', async () => {
    await choose('绕圈.csv', csv('单位名称,上级单位', '甲镇,丙组', '乙村,甲镇', '丙组,乙村', '丁村,'));
    await next();
    expect(await rowOf('甲镇')).toContain(`${roster.outcomes.refused}${roster.reasons.circularParent}`);
    await page.getByRole('row').filter({ hasText: '乙村' }).first().click();
    await page
      .getByRole('region')
      .getByText(roster.more.names(['乙村', '甲镇', '丙组']))
      .waitFor();
    await bring(1).click();
    await page.locator('.toast').getByText(roster.notIn(3)).waitFor();
  });
});

describe('a large file', () => {
  it.runIf(LONG)('of just under 50 MB is read, can be stopped, and says how much may go in at once', async () => {
    const remark = '说明'.repeat(70);
    const lines = Array.from({ length: 110_000 }, (_, at) => `第${at}号村,${at},${remark}`);
    const bytes = Buffer.from(csv('单位名称,代码,备注', ...lines));
    expect(bytes.length).toBeGreaterThan(45 * 2 ** 20);
    expect(bytes.length).toBeLessThan(50 * 2 ** 20);
    const before = await written();
    await choose('大表.csv', bytes);
    // The page answers while the file is read: what is under way can be stopped, and begun again.
    await page.getByRole('button', { name: roster.stop }).click();
    await page.getByText(roster.drop).waitFor();
    await choose('大表.csv', bytes);
    await page.getByText(roster.rows(110_000)).waitFor({ timeout: 60_000 });
    await page.getByRole('alert').getByText(roster.tooManyAtOnce(110_000, 20_000)).waitFor();
    expect(await written()).toEqual(before);
  });

  it.runIf(LONG)(
    'of 100,000 units is told to come in parts; the greatest part goes in, and desk and panel still answer',
    async () => {
      const lines = Array.from({ length: 100_000 }, (_, at) => `第${at}号村,村,${String(at).padStart(12, '0')}`);
      const part = (count: number) => csv('单位名称,单位类型,代码', ...lines.slice(0, count));
      const before = await written();
      await choose('十万.csv', part(100_000));
      await page.getByRole('alert').getByText(roster.tooManyAtOnce(100_000, 20_000)).waitFor({ timeout: 60_000 });
      expect(await page.getByRole('button', { name: roster.next }).isDisabled()).toBe(true);
      expect(await written()).toEqual(before);
      await page.getByRole('button', { name: roster.leave }).click();

      await choose('两万.csv', part(20_000));
      await next();
      await bring(20_000).click();
      await page.locator('.toast').getByText(roster.done(20_000, 0)).waitFor({ timeout: 120_000 });
      await page.getByRole('searchbox').first().fill('19999');
      await eventually(() => page.locator('tr[data-at]').count()).toBe(1);
      const panel = await new PanelDriver(await session.openPanelAsTab()).ready();
      await panel.startVisit('第19999号村');
      await panel.keep('两万个单位在，照常能记。');
      expect(await panel.notes()).toEqual(['两万个单位在，照常能记。']);
      await eventually(() => page.locator('tr[data-at]').first().textContent()).toContain('1');
    },
  );
});

describe('other ways in', () => {
  it('a file that is dropped on the list is read', async () => {
    const text = csv('单位名称,代码', '东沟村,1');
    const data = await page.evaluateHandle((content) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], '拖来的.csv', { type: 'text/csv' }));
      return transfer;
    }, text);
    await page.dispatchEvent('main.units', 'dragover', { dataTransfer: data });
    await page.dispatchEvent('main.units', 'drop', { dataTransfer: data });
    await page.getByRole('heading', { name: /拖来的/ }).waitFor();
    await next();
    await bring(1).click();
    await page.locator('.toast').getByText(roster.done(1, 0)).waitFor();
  });

  it.each(['xlsx', 'csv'] as const)(
    'the %s template comes down, and brought back unchanged it adds nothing',
    async (kind) => {
      await page.getByRole('button', { name: units.bringIn }).first().click();
      const coming = page.waitForEvent('download');
      await page.getByRole('button', { name: roster.templates[kind] }).click();
      const file = await coming;
      expect(file.suggestedFilename()).toBe(`花名册模板.${kind}`);
      const before = await written();
      const bytes = readFileSync(await file.path());
      await choose(`模板.${kind}`, bytes);
      await page.getByText(roster.skipped([roster.skipLines(roster.skip.sample, [2, 3], 2)])).waitFor();
      expect(await page.getByText(roster.guessed).count()).toBe(0);
      await next();
      await page.getByText(roster.nothingIn).waitFor();
      expect(await written()).toEqual(before);
    },
  );
});
