// @vitest-environment node
import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { builtinPack, loadBuiltinPack } from '../../../lib/packs/builtin.ts';
import { packTemplate, packToSheets, sheetsToPack } from '../../../lib/packs/pack-sheet.ts';
import type { SheetFault } from '../../../lib/packs/pack-sheet-faults.ts';
import type { Sheet } from '../../../lib/packs/pack-sheet-read.ts';
import { examplePack } from '../../../lib/packs/pack-sheet-template.ts';
import { readPack } from '../../../lib/packs/read-pack.ts';
import type { Pack } from '../../../lib/packs/schema.ts';
import { runs } from '../changes/runs.ts';
import { anyPack, SEED_IDS } from './any-pack.ts';
import { tinyPack } from './tiny-pack.ts';

// The long check runs each property 5,000 times.
vi.setConfig({ testTimeout: 300_000 });

type Cells = Record<string, string>;

const template = () => packTemplate(SEED_IDS);

function faultsOf(sheets: readonly Sheet[], base?: Pack): SheetFault[] {
  const read = sheetsToPack(sheets, base);
  return 'faults' in read ? read.faults : [];
}

/** Faults as one line each: `检查项!H2 检查内容（中文） missing`. */
function lines(sheets: readonly Sheet[], base?: Pack): string[] {
  return faultsOf(sheets, base).map(({ sheet, row, column, title, reason, value }) =>
    [`${sheet}!${column ?? ''}${row ?? ''}`, title, reason, value && `“${value}”`].filter(Boolean).join(' '),
  );
}

/** A copy of the sheets in which one of them was changed. */
function withSheet(sheets: readonly Sheet[], name: string, change: (rows: string[][]) => string[][]): Sheet[] {
  return sheets.map((sheet) => {
    return sheet.name === name ? { name, rows: change(sheet.rows.map((row) => [...row])) } : sheet;
  });
}

/** A copy in which cells of the n-th row (from 1) say something else, by their column's title. */
function withCells(sheets: readonly Sheet[], name: string, row: number, cells: Cells): Sheet[] {
  return withSheet(sheets, name, (rows) => {
    for (const [title, value] of Object.entries(cells)) {
      const index = rows[0]?.indexOf(title) ?? -1;
      const line = rows[row - 1];
      if (index < 0 || !line) throw new Error(`no ${title} in row ${row}`);
      line[index] = value;
    }
    return rows;
  });
}

const withItem = (cells: Cells) => withCells(template(), '检查项', 2, cells);

/** A copy with the second row once more, with these cells changed. */
function withMore(name: string, cells: Cells): Sheet[] {
  const more = withSheet(template(), name, (rows) => [...rows, [...(rows[1] ?? [])]]);
  return withCells(more, name, more.find((sheet) => sheet.name === name)?.rows.length ?? 0, cells);
}

const counterPack = await loadBuiltinPack('counter-service');

describe('a pack as a table', () => {
  it.each([
    ['the shipped pack', builtinPack()],
    ['the pack for counters', counterPack],
    ['the tiny pack', tinyPack()],
    ['the example', examplePack(SEED_IDS)],
  ])('comes back as it was: %s', (_name, pack) => {
    if (!pack) throw new Error('there is no such pack');
    expect(sheetsToPack(packToSheets(pack))).toEqual({ pack });
    expect(sheetsToPack(packToSheets(pack, 'en'))).toEqual({ pack });
  });

  it('comes back as it was, whatever it says and lacks', () => {
    fc.assert(
      fc.property(anyPack, fc.constantFrom('zh' as const, 'en' as const), (pack, language) => {
        expect(readPack(pack)).toEqual(pack);
        expect(sheetsToPack(packToSheets(pack, language))).toEqual({ pack });
      }),
      runs(),
    );
  });

  it('comes back whatever the order of sheets and columns, with empty rows and short ones', () => {
    const pack = builtinPack();
    const shuffled = packToSheets(pack)
      .toReversed()
      .map(({ name, rows }) => ({ name: ` ${name}`, rows: rows.flatMap((row) => [[], ['', ' '], row.toReversed()]) }));
    const trimmed = shuffled.map(({ name, rows }) => ({ name, rows: rows.map((row) => trimEnd(row)) }));
    expect(sheetsToPack(trimmed)).toEqual({ pack });
  });

  it('has titles of its own for every column of a sheet, in both languages', () => {
    for (const language of ['zh', 'en'] as const) {
      const sheets = packTemplate(SEED_IDS, language);
      expect(new Set(sheets.map(({ name }) => name)).size).toBe(sheets.length);
      for (const { rows } of sheets) expect(new Set(rows[0]).size).toBe(rows[0]?.length);
    }
  });

  it('is read with the words that people write', () => {
    const sheets = withCells(
      withItem({ 方式: 'Look，问;听', 适用类型: ' counter ', 权重: '２', 依据: 'D1 1、D1：2；D1第3段' }),
      '标签',
      2,
      {
        当日报告: 'Yes',
        搜索词: '推诿,"a;b""c"\n、、x y ',
      },
    );
    const read = sheetsToPack(withCells(sheets, '清单包', 2, { 给分的最低评定比例: '60%' }));
    const pack = 'pack' in read ? read.pack : undefined;
    const item = pack?.items[0];
    expect(item).toMatchObject({ how: ['look', 'ask', 'listen'], types: ['counter'], weight: 2 });
    expect(item?.sources).toEqual([1, 2, 3].map((para) => ({ doc: 'D1', para })));
    expect(pack?.tags[0]).toMatchObject({ urgent: true, words: ['推诿', 'a;b"c', 'x y'] });
    expect(pack?.score?.minShare).toBe(0.6);
  });
});

/** A is 0, Z is 25, AA is 26. */
function indexOf(letters: string): number {
  return [...letters].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function trimEnd(row: readonly string[]): string[] {
  return row.slice(0, row.findLastIndex((cell) => cell !== '') + 1);
}

describe('the template', () => {
  it.each(['zh', 'en'] as const)('imports as it is, with one example a sheet (%s)', (language) => {
    const sheets = packTemplate(SEED_IDS, language);
    expect(sheetsToPack(sheets)).toEqual({ pack: examplePack(SEED_IDS) });
    expect(sheets.map(({ rows }) => rows.length)).toEqual([2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 6, 7, 2, 2, 2]);
  });

  it('fills every column but those of facts of units, duties and retired items', () => {
    const empty = template().flatMap(({ rows }) =>
      (rows[0] ?? []).filter((_, at) => rows.slice(1).every((row) => !row[at])),
    );
    expect(empty).toEqual(['单位另记的情况', '当地要求', '每隔', '次数', '停用版本']);
  });
});

describe('a table alone with some of its sheets', () => {
  it('takes the others from the base', () => {
    const base = examplePack(SEED_IDS);
    const items = withItem({ '简称（中文）': '新名' }).filter(({ name }) => name === '检查项');
    const read = sheetsToPack(items, base);
    expect(read).toMatchObject({ pack: { ...base, items: [{ short: { zh: '新名', en: 'One go' } }] } });
    expect(base).toEqual(examplePack(SEED_IDS));
    const types = template().filter(({ name }) => name === '单位类型');
    expect(sheetsToPack(types, base)).toEqual({ pack: base });
    const clauses = template().filter(({ name }) => name === '类型要求');
    expect(sheetsToPack(clauses, base)).toEqual({ pack: base });
  });

  it('is told of what no longer fits the base', () => {
    const items = withItem({ 编号: '1.2' }).filter(({ name }) => name === '检查项');
    expect(lines(items, examplePack(SEED_IDS))).toEqual(['标签! unknownReference “1.1”']);
  });
});

describe('a fault names its cell', () => {
  it.each([
    ['检查项', { '检查内容（英文）': ' ' }, '检查项!E2 检查内容（英文） missing “ ”'],
    ['检查项', { '简称（中文）': '一二三四五六七八九' }, '检查项!F2 简称（中文） tooLong “一二三四五六七八九”'],
    ['检查项', { 形式: '打分' }, '检查项!C2 形式 notAChoice “打分”'],
    ['检查项', { 方式: '看、闻' }, '检查项!J2 方式 notAChoice “看、闻”'],
    ['检查项', { 方式: '查' }, '检查项!J2 方式 papersOnly “查”'],
    ['检查项', { 方式: '看、看' }, '检查项!J2 方式 duplicate “看、看”'],
    ['检查项', { 板块: '9' }, '检查项!B2 板块 unknownReference “9”'],
    ['检查项', { 编号: '第一条' }, '检查项!A2 编号 badValue “第一条”'],
    ['检查项', { 适用类型: 'counter、moon' }, '检查项!O2 适用类型 unknownReference “counter、moon”'],
    ['检查项', { 维度要点: '' }, '检查项!Q2 维度要点 missing'],
    ['检查项', { 权重: '十' }, '检查项!S2 权重 notANumber “十”'],
    ['检查项', { 权重: '11' }, '检查项!S2 权重 badValue “11”'],
    ['检查项', { 次数: '2' }, '检查项!T2 当地要求 missing'],
    ['检查项', { 当地要求: '是' }, '检查项!T2 当地要求 dutyOnly “是”'],
    ['检查项', { 停用版本: '2.0.0' }, '检查项!W2 停用版本 laterVersion “2.0.0”'],
    ['检查项', { 依据: 'D1' }, '检查项!M2 依据 notASource “D1”'],
    ['检查项', { 依据: 'D1:11' }, '检查项!M2 依据 noSuchPara “D1:11”'],
    ['检查项', { 依据: 'D1:1、D7:1' }, '检查项!M2 依据 unknownReference “D1:1、D7:1”'],
    ['标签', { 当日报告: '也许' }, '标签!H2 当日报告 notYesNo “也许”'],
    ['标签', { 领域: 'moon' }, '标签!B2 领域 unknownReference “moon”'],
    ['类型要求', { 属于: 'moon' }, '类型要求!A2 属于 unknownReference “moon”'],
    ['类型要求', { 属于: '' }, '类型要求!A2 属于 missing'],
    ['类型要求', { 依据: 'D1:99' }, '类型要求!E2 依据 noSuchPara “D1:99”'],
    ['维度要点', { 维度: 'moon' }, '维度要点!A2 维度 unknownReference “moon”'],
    ['材料规则', { 材料: '' }, '材料规则!A2 材料 missing'],
    ['材料规则', { 相关标签: 'T09' }, '材料规则!E2 相关标签 unknownReference “T09”'],
    ['评定档次', { 分值: '' }, '评定档次!D2 分值 noScore'],
    ['评定档次', { 分值: '50' }, '评定档次!D3 分值 notFalling “75”'],
    ['清单包', { 版本: '1.0' }, '清单包!B2 版本 badValue “1.0”'],
    ['清单包', { 上限的依据: 'D1:77' }, '清单包!J2 上限的依据 noSuchPara “D1:77”'],
    ['清单包', { 专项编号: 'x' }, '清单包!P2 专项编号 badValue “x”'],
  ] as const)('%s %o', (name, cells, line) => {
    expect(lines(withCells(template(), name, 2, cells))).toEqual([line]);
  });

  it('and so does a name that is not its section’s or owner’s, with what is left without it', () => {
    expect(lines(withItem({ 编号: '2.1' }))).toEqual([
      '检查项!B2 板块 wrongSection “1”',
      '标签!J2 相关检查项 unknownReference “1.1”',
    ]);
    expect(lines(withCells(template(), '维度要点', 2, { 编号: 'B.1' }))).toEqual([
      '维度要点!B2 编号 wrongOwner “B.1”',
      '检查项!Q2 维度要点 unknownReference “A.1”',
    ]);
  });

  it('a double id, in any list that has ids', () => {
    const names = template()
      .map(({ name }) => name)
      .filter((name) => name !== '清单包');
    for (const name of names) {
      const found = faultsOf(withMore(name, {})).filter(({ reason }) => /^duplicate/.test(reason));
      expect(found, name).toHaveLength(1);
      expect(found[0], name).toMatchObject({ sheet: name, title: expect.stringMatching(/编号|要素|档次/) });
    }
  });

  it('a double id that may be 2.10 kept as a number, with that cause; not one that can’t be', () => {
    const reasonOf = (id: string) => {
      const once = withCells(template(), '检查项', 2, { 编号: id });
      const twice = withSheet(once, '检查项', (rows) => [...rows, rows[1] ?? []]);
      return faultsOf(twice).find(({ reason }) => reason.startsWith('duplicate'))?.reason;
    };
    expect(reasonOf('1.1')).toBe('duplicateNumber');
    expect(reasonOf('1.10')).toBe('duplicate');
  });

  it('a scale of one grade, or with a grade less', () => {
    const one = withSheet(template(), '评定档次', (rows) =>
      rows.map((row, at) => (at > 0 && row[3] ? row.with(3, '50') : row)),
    );
    expect(lines(one)).toEqual(['评定档次! oneGrade']);
    expect(lines(withSheet(template(), '评定档次', (rows) => rows.slice(0, -1)))).toEqual(['评定档次! incomplete']);
  });

  it('sheets and columns that are missing, unknown or there twice', () => {
    const [pack, ...others] = template();
    expect(lines(others)).toEqual(['清单包! missingSheet']);
    expect(lines([...template(), { name: 'Sheet9', rows: [['', ' ']] }])).toEqual([]);
    expect(lines([...template(), { name: '检查顶', rows: [['x']] }])).toEqual(['检查顶! unknownSheet']);
    expect(lines([...template(), ...(pack ? [pack] : [])])).toEqual(['清单包! doubleSheet']);
    const retitled = (title: string) => withCells(template(), '检查项', 1, { '怎么查（中文）': title });
    expect(lines(retitled('怎样查'))).toEqual([
      '检查项!1 怎么查（中文） missingColumn “怎么查（中文）”',
      '检查项!H1 怎样查 unknownColumn “怎样查”',
    ]);
    expect(lines(retitled('编 号'))).toEqual([
      '检查项!1 怎么查（中文） missingColumn “怎么查（中文）”',
      '检查项!H1 编 号 doubleColumn “编 号”',
    ]);
    expect(lines(withMore('清单包', {}))).toEqual(['清单包!3 notOneRow']);
    expect(lines([])).toHaveLength(10);
    expect(lines(withSheet(template(), '检查项', (rows) => rows.slice(0, 1)))).toEqual(['检查项! empty']);
  });

  it('columns past Z, and rows past what a checklist has', () => {
    const wide = withSheet(template(), '板块', ([head = [], ...rows]) => [
      [...head, ...Array<string>(200).fill('').with(24, 'x').with(199, 'y')],
      ...rows,
    ]);
    expect(lines(wide)).toEqual(['板块!AB1 x unknownColumn “x”', '板块!GU1 y unknownColumn “y”']);
    const long = withSheet(template(), '板块', (rows) => [
      ...rows,
      ...Array.from({ length: 5_000 }, (_, n) => [`${n + 2}`, 'a', 'b']),
    ]);
    expect(lines(long)).toEqual(['板块!5002 tooManyRows']);
  });
});

describe('faults', () => {
  it('are found all at once, in the order of the table', () => {
    const sheets = [
      { 板块: '1', '简称（中文）': '一二三四五六七八九', 依据: 'D8:1' },
      { 方式: '查', 适用类型: 'moon', 依据: 'D1:99', 维度要点: 'A.7', 编号: '1.2' },
      { 编号: '1.1', 权重: 'x', 对应要求: '?' },
    ];
    const broken = withSheet(template(), '检查项', ([head = [], row = []]) => [
      head,
      ...sheets.map((cells) => row.map((cell, at) => (cells as Cells)[head[at] ?? ''] ?? cell)),
    ]);
    expect(lines(withCells(broken, '评定档次', 4, { 分值: '-1', 须有事实: '' }))).toEqual([
      '检查项!F2 简称（中文） tooLong “一二三四五六七八九”',
      '检查项!J3 方式 papersOnly “查”',
      '检查项!M3 依据 noSuchPara “D1:99”',
      '检查项!O3 适用类型 unknownReference “moon”',
      '检查项!Q3 维度要点 unknownReference “A.7”',
      '检查项!N4 对应要求 badValue “?”',
      '检查项!S4 权重 notANumber “x”',
      '评定档次!D4 分值 badValue “-1”',
      '评定档次!E4 须有事实 missing',
    ]);
  });

  it('name each row alone that is wrong, not those that refer to it', () => {
    expect(lines(withCells(template(), '文件', 2, { 段数: '十' }))).toEqual(['文件!F2 段数 notANumber “十”']);
    expect(lines(withCells(template(), '单位类型', 2, { '重点（中文）': '' }))).toEqual([
      '单位类型!D2 重点（中文） missing',
    ]);
    expect(lines(withCells(template(), '板块', 2, { '名称（英文）': '' }))).toEqual(['板块!C2 名称（英文） missing']);
    expect(lines(withCells(template(), '标签领域', 2, { '名称（英文）': '' }))).toEqual([
      '标签领域!C2 名称（英文） missing',
    ]);
    expect(lines(withCells(template(), '维度', 2, { '名称（英文）': '' }))).toEqual(['维度!C2 名称（英文） missing']);
  });

  it('are found, and nothing thrown, whatever is in one cell', () => {
    const cells = packToSheets(builtinPack()).flatMap(({ name, rows }) =>
      rows.flatMap((row, at) => row.map((_, column) => ({ name, at, column }))),
    );
    const sheets = packToSheets(builtinPack());
    const junk = fc.constantFrom(...['', ' ', '?', 'D9:1', '0', '-1', '9.9', '"', '、', '1e999', '__proto__', '是']);
    fc.assert(
      fc.property(fc.constantFrom(...cells), junk, ({ name, at, column }, value) => {
        const broken = withSheet(sheets, name, (rows) =>
          rows.map((row, n) => (n === at ? row.with(column, value) : row)),
        );
        const read = sheetsToPack(broken);
        if ('pack' in read) expect(readPack(read.pack)).toEqual(read.pack);
        else expect(read.faults.length).toBeGreaterThan(0);
        for (const fault of 'faults' in read ? read.faults : []) {
          const row = broken.find((sheet) => sheet.name === fault.sheet)?.rows[(fault.row ?? 0) - 1];
          if (fault.column !== null) expect(row?.[indexOf(fault.column)]).toBe(fault.value);
        }
      }),
      { ...runs(), numRuns: process.env.XUNJI_LONG ? 2_000 : 100 },
    );
  });
});
