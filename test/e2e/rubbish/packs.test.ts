import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { PackReason } from '../../../lib/packs/pack-error.ts';
import { packToSheets } from '../../../lib/packs/pack-sheet.ts';
import type { Pack } from '../../../lib/packs/schema.ts';
import { writeXlsx } from '../../../lib/sheets/write-table.ts';
import { LONG } from '../harness/index.ts';
import { eventually } from '../journey/eventually.ts';
import { bodiesOf, chooseFile, counterPack, desk, openRow, press, rows, title, told } from '../journey/packs-desk.ts';

const SCRIPT = '<img src="https://example.invalid/x" onerror="globalThis.hit=1"><script>globalThis.hit=1</script>';

/** Half characters come out of the page as marks of their own. */
const whole = (text: string) => text.replace(/[\p{Surrogate}\uFFFD]/gu, '?');

/** What a file may hold where the types would not allow it. */
// biome-ignore lint/suspicious/noExplicitAny: what comes from a file may be anything
type Anything = any;

type Desk = Awaited<ReturnType<typeof desk>>;

/** Opens the import. */
async function importing(): Promise<Desk & { pack: Pack }> {
  const opened = await desk();
  await press(opened.page, opened.packs.import);
  await title(opened.page, opened.packs.importTitle);
  return { ...opened, pack: await counterPack() };
}

/** Nothing of the file is offered, and nothing of it is in the store. */
async function nothingKept(page: Page, { packs }: Desk) {
  for (const name of [packs.keep, packs.keepAndUse, packs.begin]) {
    expect(await page.getByRole('button', { name, exact: true }).count()).toBe(0);
  }
  expect(await bodiesOf(page, 'pack')).toEqual([]);
}

/** A JSON pack with something wrong: what was done to it, and the faults that must be named, all of them. */
const JSON_FAULTS: readonly [string, (pack: Anything) => void, readonly (readonly [string, PackReason, string])[]][] = [
  ['an unknown section', (it) => (it.items[0].section = '9'), [['items[0].section', 'unknownReference', '9']]],
  ['an id twice', (it) => (it.items[1].id = it.items[0].id), [['items[1].id', 'duplicate', '1.1']]],
  [
    'an item and a section under another',
    (it) => {
      it.items[0].parent = '1.2';
      it.items[1].parent = '1.1';
      it.sections[0].parent = '1';
    },
    [
      ['sections[0].parent', 'unknownField', '1'],
      ['items[0].parent', 'unknownField', '1.2'],
      ['items[1].parent', 'unknownField', '1.1'],
    ],
  ],
  [
    'one score for all grades',
    (it) => {
      for (const grade of it.grades) if (grade.score !== null) grade.score = 50;
    },
    [['grades', 'oneGrade', '']],
  ],
  [
    'one grade alone',
    (it) => (it.grades = it.grades.slice(0, 1)),
    [
      ['grades', 'incomplete', ''],
      ['grades', 'oneGrade', ''],
    ],
  ],
  [
    'references that lead nowhere',
    (it) => {
      it.items[0].types = ['moon'];
      it.items[1].points = ['Z9.9'];
      it.items[2].traits = ['haunted'];
      it.tags[0].area = 'nowhere';
      it.tags[1].items = ['99.1'];
    },
    [
      ['items[0].types[0]', 'unknownReference', 'moon'],
      ['items[1].points[0]', 'unknownReference', 'Z9.9'],
      ['items[2].traits[0]', 'unknownReference', 'haunted'],
      ['tags[0].area', 'unknownReference', 'nowhere'],
      ['tags[1].items[0]', 'unknownReference', '99.1'],
    ],
  ],
  ['an unknown form', (it) => (it.items[0].form = 'vote'), [['items[0].form', 'badValue', 'vote']]],
  [
    'dates, and out of order',
    (it) => (it.items[0].duty = { local: true, from: '2023-12-01', until: '2023-11-01' }),
    [
      ['items[0].duty.from', 'unknownField', '2023-12-01'],
      ['items[0].duty.until', 'unknownField', '2023-11-01'],
    ],
  ],
  [
    'half a character',
    (it) => (it.items[0].look.zh = '看\ud83d看'),
    [['items[0].look.zh', 'brokenText', '看\ud83d看']],
  ],
  ['more items than any checklist', manyItems, [['items', 'tooMany', '']]],
  ['a version that was never', (it) => (it.version = '１.０'), [['version', 'badValue', '１.０']]],
];

function manyItems(pack: Anything): void {
  const [first] = pack.items;
  pack.items = Array.from({ length: 10_000 }, (_, at) => ({ ...first, id: `${first.section}.${at + 1}` }));
}

describe('a pack of JSON', () => {
  it('that is not sound is refused with each fault at its place, and nothing is kept', async () => {
    const at = await importing();
    const { page, packs, pack } = at;
    for (const [what, spoil, faults] of JSON_FAULTS) {
      const spoilt = structuredClone(pack);
      spoil(spoilt);
      await chooseFile(page, packs.choose, `${what}.json`, JSON.stringify(spoilt));
      const wanted = faults.map(([path, reason, value]) =>
        packs.faultOf(packs.atField(path), packs.reasons[reason], whole(value)),
      );
      const shown = () => told(page).getByRole('listitem').allTextContents();
      await eventually(async () => (await shown()).map((one) => whole(one)).sort()).toEqual(wanted.sort());
      await nothingKept(page, at);
    }
  });

  it('with a field named __proto__, 20 MB of it, or none at all, says what is wrong', async () => {
    const at = await importing();
    const { page, packs, pack } = at;
    const json = JSON.stringify(pack);
    await chooseFile(page, packs.choose, 'a.json', json.replace('{', '{"__proto__":{"polluted":1},'));
    await told(page)
      .getByText(packs.faultOf(packs.atField('__proto__'), packs.reasons.unknownField, ''))
      .waitFor();
    expect(await page.evaluate(() => 'polluted' in {})).toBe(false);
    await nothingKept(page, at);

    await chooseFile(page, packs.choose, 'a.json', json.padEnd(20 * 2 ** 20 + 1, ' '));
    await told(page).getByText(packs.table.fileTooLarge).waitFor();
    await nothingKept(page, at);
    // Just below, it is only a long file, and what is wrong in it is found.
    const long = json.replace('{', `{"filler":"${'长'.repeat(LONG ? 6_500_000 : 650_000)}",`);
    await chooseFile(page, packs.choose, 'a.json', long);
    await told(page).getByText(packs.atField('filler')).waitFor({ timeout: 30_000 });
    await nothingKept(page, at);

    for (const text of ['null', '[]', '"x"', '{}', '{"formatVersion": 9}', '']) {
      await chooseFile(page, packs.choose, 'a.json', text);
      await told(page).locator('.ask.red').waitFor();
      await nothingKept(page, at);
      await chooseFile(page, packs.choose, 'b.json', json);
      await told(page).getByRole('heading', { level: 2 }).waitFor();
      await page.getByRole('button', { name: packs.keep, exact: true }).waitFor();
    }
  });

  it('with script in every text shows it as text: none runs, and nothing is asked for', async () => {
    const { session, page, packs, pack } = await importing();
    const evil: Anything = structuredClone(pack);
    const poison = (node: Anything): void => {
      for (const [key, value] of Object.entries(node)) {
        if (typeof value === 'object' && value !== null) poison(value);
        else if ((key === 'zh' || key === 'en') && node !== undefined) node[key] = SCRIPT;
      }
    };
    poison(evil);
    // A short name has eight characters at the most.
    for (const entry of [...evil.items, ...(evil.questions ?? [])]) {
      for (const field of ['short', 'yes', 'no']) if (entry[field]) entry[field] = { zh: '<b>x</b>', en: SCRIPT };
    }
    evil.id = 'evil-pack';
    await chooseFile(page, packs.choose, 'evil.json', JSON.stringify(evil));
    await told(page).getByText(SCRIPT).waitFor();
    await press(page, packs.keep);
    await title(page, `${SCRIPT} 1.0.0`);
    await openRow(page, 0);
    await page.locator('.pane.side').getByText(SCRIPT).first().waitFor();
    await press(page, packs.about);
    await page.getByRole('heading', { name: packs.score }).waitFor();
    await press(page, packs.edit);
    await press(page, packs.otherWords);
    await rows(page).first().waitFor();
    await openRow(page, 0);
    await eventually(() => page.locator('.pane.side textarea').first().inputValue()).toBe(SCRIPT);
    await press(page, packs.back);
    await eventually(() => rows(page).filter({ hasText: SCRIPT }).count()).toBeGreaterThan(0);
    expect(await page.evaluate(() => 'hit' in globalThis)).toBe(false);
    expect(await page.locator('img[src*="invalid"], main script').count()).toBe(0);
    expect(session.watch.leaked()).toEqual([]);
  });
});

/** What a workbook says wrongly: sheet, row, column's title, what stands there, and the reason. */
const CELLS: readonly [string, number, string, string, keyof Desk['packs']['reasons']][] = [
  ['单位类型', 2, '重点（英文）', '', 'missing'],
  ['维度要点', 2, '维度', 'Z9', 'unknownReference'],
  ['检查项', 2, '形式', '投票', 'notAChoice'],
  ['检查项', 3, '板块', '9', 'unknownReference'],
  ['检查项', 4, '维度要点', 'Z9.9', 'unknownReference'],
  ['检查项', 5, '适用属性', 'haunted', 'unknownReference'],
  ['检查项', 6, '权重', '很重', 'notANumber'],
  ['检查项', 7, '怎么查（中文）', '', 'missing'],
  ['标签', 2, '领域', 'nowhere', 'unknownReference'],
  ['标签', 3, '相关检查项', '99.1', 'unknownReference'],
];

describe('a pack of a workbook', () => {
  it('that is not sound is refused with sheet, row and column of each fault, and nothing is kept', async () => {
    const at = await importing();
    const { page, packs, pack } = at;
    const table = () => packToSheets(pack).map(({ name, rows: all }) => ({ name, rows: all.map((row) => [...row]) }));
    const choose = async (sheets: ReturnType<typeof table>) =>
      chooseFile(page, packs.choose, '坏的.xlsx', Buffer.from(await writeXlsx(sheets)));
    const lines = () => told(page).getByRole('listitem').allTextContents();

    const sheets = table();
    const wanted = CELLS.map(([name, row, column, value, reason]) => {
      const all = sheets.find((one) => one.name === name)?.rows;
      const index = all?.[0]?.indexOf(column) ?? -1;
      const cells = all?.[row - 1];
      if (!cells || index < 0) throw new Error(`${name} ${row} ${column}`);
      cells[index] = value;
      return packs.faultOf(
        packs.atCell(name, row, String.fromCharCode(65 + index), column),
        packs.reasons[reason],
        value,
      );
    });
    await choose(sheets);
    await eventually(async () => (await lines()).sort()).toEqual(wanted.sort());
    await nothingKept(page, at);

    const scale = table();
    const grades = scale.find(({ name }) => name === '评定档次');
    if (grades) grades.rows = grades.rows.slice(0, 2);
    await choose(scale);
    await eventually(lines).toContain(packs.faultOf('评定档次', packs.reasons.incomplete, ''));
    await nothingKept(page, at);

    const twice = table();
    const items = twice.find(({ name }) => name === '检查项')?.rows ?? [];
    items.push([...(items[1] ?? [])]);
    await choose(twice);
    await eventually(async () => (await lines()).join()).toContain(packs.reasons.duplicate);
    await nothingKept(page, at);

    const many = table();
    const rowsOfItems = many.find(({ name }) => name === '检查项')?.rows ?? [];
    const [, first = []] = rowsOfItems;
    for (let row = rowsOfItems.length; row <= 10_000; row++)
      rowsOfItems.push(['1.'.concat(String(row + 50)), ...first.slice(1)]);
    await choose(many);
    await eventually(async () => (await lines()).join()).toContain(packs.reasons.tooManyRows);
    await nothingKept(page, at);
  });
});
