// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { readTables } from '../../../lib/sheets/read-table.ts';
import { cellOf, nameSheets, writeXlsx } from '../../../lib/sheets/write-table.ts';
import { readPackage } from '../briefing/forms/read-docx.ts';

describe('cells', () => {
  it.each([
    ['12', { value: 12, format: '0' }],
    ['-3.50', { value: -3.5, format: '0.00' }],
    ['0', { value: 0, format: '0' }],
    ['92%', { value: 0.92, format: '0%' }],
    ['92.5%', { value: 0.925, format: '0.0%' }],
    [' 7 ', { value: 7, format: '0' }],
    ['004', '004'],
    ['1234567890123', '1234567890123'],
    ['12个', '12个'],
    ['=1+1', '=1+1'],
    ['1e3', '1e3'],
    ['2023-11-20', '2023-11-20'],
    ['', ''],
  ])('%j', (text, cell) => {
    expect(cellOf(text)).toEqual(cell);
  });

  it('are written as what they are: a number is shown as it was, and a formula stays words', async () => {
    const rows = [['=SUM(A1)', '+1', '@x'].map(cellOf), ['92.5%', '3.50', '004'].map(cellOf)];
    const [sheet] = (await readTables(await writeXlsx([{ name: '表', rows }]), 'a.xlsx')).sheets;
    expect([sheet?.rows, sheet?.formulas]).toEqual([
      [
        ['=SUM(A1)', '+1', '@x'],
        ['92.5%', '3.50', '004'],
      ],
      0,
    ]);
    const { read } = await import('@e965/xlsx');
    const cells = read(await writeXlsx([{ name: '表', rows }]), { cellFormula: true }).Sheets.表;
    expect([cells?.A1?.t, cells?.A1?.f, cells?.A2?.t, cells?.A2?.v, cells?.C2?.t]).toEqual([
      's',
      undefined,
      'n',
      0.925,
      's',
    ]);
  });
});

describe('a sheet with a head', () => {
  it('keeps its first row in sight, and says what it says otherwise', async () => {
    const rows = [
      ['单位', '=1'],
      ['青石镇', '好'],
    ];
    const sheets = [
      { name: '甲', rows, hasHead: true },
      { name: '乙', rows },
    ];
    const bytes = await writeXlsx(sheets);
    expect((await readTables(bytes, 'a.xlsx')).sheets.map((sheet) => sheet.rows)).toEqual([rows, rows]);
    const { parts } = await readPackage(bytes);
    const panes = [1, 2].map((at) => /<pane [^>]*>/.exec(parts.get(`xl/worksheets/sheet${at}.xml`) ?? '')?.[0]);
    expect(panes).toEqual([expect.stringContaining('ySplit="1" topLeftCell="A2"'), undefined]);
  });
});

describe('names of sheets', () => {
  it('are as Excel takes them, and no two alike', async () => {
    const long = '一'.repeat(40);
    const titles = [
      '附件1：各类[单位]评定',
      "'评定'",
      '评定',
      'Rate',
      'RATE',
      long,
      long,
      '',
      '///',
      `${'一'.repeat(30)}𠮷`,
    ];
    const names = nameSheets(titles, '1');
    expect(names).toEqual([
      '附件1：各类 单位 评定',
      '评定',
      '评定（2）',
      'Rate',
      'RATE（2）',
      '一'.repeat(31),
      `${'一'.repeat(28)}（2）`,
      '1',
      '1（2）',
      '一'.repeat(30),
    ]);
    const { sheets } = await readTables(await writeXlsx(names.map((name) => ({ name, rows: [['x']] }))), 'a.xlsx');
    expect(sheets.map(({ name }) => name)).toEqual(names);
  });
});
