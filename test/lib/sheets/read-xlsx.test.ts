// @vitest-environment node
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTables } from '../../../lib/sheets/read-table.ts';
import { type SheetToWrite, writeXlsx } from '../../../lib/sheets/write-table.ts';
import { buildOffice, type OfficeSheet } from '../../fixtures/rosters/office.ts';
import { runs } from '../roster/runs.ts';
import { faultOf } from './fault-of.ts';

const read = (bytes: Uint8Array, limits = {}) => readTables(bytes, 'a.xlsx', limits);
const readOffice = async (sheet: Omit<OfficeSheet, 'name'>, limits = {}) => {
  const [first] = (await read(buildOffice([{ name: '表', ...sheet }]), limits)).sheets;
  return first ?? expect.fail('no sheet');
};

describe('cells', () => {
  it.each<[string, OfficeSheet['cells'][number][number], string]>([
    ['a number as it is shown', { v: 1234.5, z: '#,##0.00' }, '1,234.50'],
    ['leading zeros by format', { v: 42, z: '000000' }, '000042'],
    ['15 digits in full', 123456789012345, '123456789012345'],
    ['a date', { v: 45170, z: 'm/d/yy' }, '2023-09-01'],
    ['a Chinese date', { v: 45170, z: 'yyyy"年"m"月"d"日"' }, '2023-09-01'],
    ['a date with a time', { v: 45170.6041666666, z: 'yyyy-mm-dd hh:mm' }, '2023-09-01T14:30'],
    ['a time alone', { v: 0.5, z: 'h:mm' }, '12:00'],
    ['a formula by its saved value', { v: '东沟村', f: 'A9' }, '东沟村'],
    ['text that looks like a number', '0012', '0012'],
    ['line breaks', '甲\r\n乙', '甲\n乙'],
  ])('%s', async (_, cell, text) => {
    expect((await readOffice({ cells: [[cell]] })).rows).toEqual([[text]]);
  });

  it('that are doubtful are named', async () => {
    const { doubtful, rows } = await readOffice({ cells: [['x'], ['', Number('121234567890123456')]] });
    expect(doubtful).toEqual([{ row: 2, column: 2, why: 'number15' }]);
    expect(rows[1]?.[1]).toBe('1.21235E+17');
  });
});

describe('sheets', () => {
  it('keep the numbers of their rows, hidden ones too, and leave empty ones out', async () => {
    const sheet = await readOffice({ cells: [[], ['甲'], ['', ''], ['', '乙']], hiddenRows: [2] });
    expect([sheet.lines, sheet.rows]).toEqual([
      [2, 4],
      [['甲'], ['', '乙']],
    ]);
    expect(sheet.hidden).toEqual([2]);
  });

  it('say which rows they hide, each of its own', async () => {
    const cells = [['名称'], ['甲'], ['乙'], ['丙']];
    const book = buildOffice([
      { name: '甲 & 乙', cells, hiddenRows: [3, 9] },
      { name: '二', cells },
      { name: '三', cells, hiddenRows: [2, 4] },
    ]);
    expect((await read(book)).sheets.map(({ hidden }) => hidden)).toEqual([[3], [], [2, 4]]);
  });

  it('have merged ranges filled, as far as the sheet is used', async () => {
    const cells = [
      ['题', null, null],
      ['甲', '乙', '丙'],
      [null, null, '丁'],
    ];
    const { rows } = await readOffice({ cells, merges: ['A1:XFD1', 'A2:A1048576', 'B2:B3'] });
    expect(rows).toEqual([
      ['题', '题', '题'],
      ['甲', '乙', '丙'],
      ['甲', '乙', '丁'],
    ]);
  });

  it('pass no limit', async () => {
    const cells = [['a', 'b'], ['c', 'd', 'e'], ['ffff']];
    const place = { sheet: '表' };
    const fault = (limits: object) => faultOf(readOffice({ cells, merges: ['A3:C3'] }, limits));
    expect(await fault({ rows: 2 })).toEqual(['tooManyRows', { ...place, line: 3, limit: 2 }]);
    expect(await fault({ columns: 2 })).toEqual(['tooManyColumns', { ...place, line: 2, column: 3, limit: 2 }]);
    expect(await fault({ cellLength: 3 })).toEqual(['cellTooLong', { ...place, line: 3, column: 1, limit: 3 }]);
    expect(await fault({ cells: 7 })).toEqual(['tooManyCells', { ...place, limit: 7 }]);
    expect(await fault({ cells: 4 })).toEqual(['tooManyCells', { limit: 4 }]);
    expect(await fault({ unpackedBytes: 1000 })).toEqual(['unpacksTooLarge', { limit: 1000 }]);
  });
});

describe('writeXlsx', () => {
  it('writes text alone: what looks like a formula or a number comes back as it was', async () => {
    const rows = [
      ['=1+1', '001', '1e5'],
      ['_x0041_', '甲\n乙', ' 丙 '],
    ];
    const file = await read(
      await writeXlsx([
        { name: '一', rows, widths: [10, 20] },
        { name: '二', rows: [] },
      ]),
    );
    expect(file.sheets).toEqual([
      { name: '一', rows, lines: [1, 2], formulas: 0, doubtful: [], hidden: [] },
      { name: '二', rows: [], lines: [], formulas: 0, doubtful: [], hidden: [] },
    ]);
  });

  it('comes back as it was, whatever is in it', async () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 8 }),
      fc.string({ unit: fc.constantFrom('_', 'x', '0', '<', '&', '\u0001', '\n', '𠮷', '=', ']]>'), maxLength: 12 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 4 }), async (cells) => {
        const rows = [[...cells, '尾']];
        const [sheet] = (await read(await writeXlsx([{ name: '表', rows }]))).sheets;
        expect(sheet?.rows).toEqual(rows.map((row) => row.map((text) => text.replace(/\r\n?/g, '\n'))));
      }),
      runs(40),
    );
  }, 120_000);

  it.each<[string, SheetToWrite[], string]>([
    ['no sheet', [], 'badSheetName'],
    ['an empty name', [{ name: '', rows: [] }], 'badSheetName'],
    ['a long name', [{ name: '长'.repeat(32), rows: [] }], 'badSheetName'],
    ['a sign that Excel refuses', [{ name: '甲/乙', rows: [] }], 'badSheetName'],
    [
      'a name twice',
      [
        { name: 'a', rows: [] },
        { name: 'A', rows: [] },
      ],
      'badSheetName',
    ],
    ['a long cell', [{ name: 'a', rows: [['x'.repeat(32_768)]] }], 'cellTooLong'],
    ['many columns', [{ name: 'a', rows: [Array.from({ length: 501 }, () => 'x')] }], 'tooManyColumns'],
    ['many rows', [{ name: 'a', rows: Array.from({ length: 200_001 }, () => []) }], 'tooManyRows'],
  ])('refuses %s', async (_, sheets, fault) => {
    expect((await faultOf(writeXlsx(sheets)))[0]).toBe(fault);
  });
});
