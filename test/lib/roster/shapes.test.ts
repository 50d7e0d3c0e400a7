// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { findHeader, findRosterSheet } from '../../../lib/roster/find-header.ts';
import { planRoster } from '../../../lib/roster/plan-roster.ts';
import { readTables } from '../../../lib/sheets/read-table.ts';
import { SHAPES } from '../../fixtures/rosters/shapes.ts';
import { inShort, PACK, proposed } from './plan-table.ts';

/** Reads a shape as an import does, up to the plan for an empty roster. */
async function importShape(shape: keyof typeof SHAPES) {
  const { bytes, fileName } = SHAPES[shape]();
  const file = await readTables(bytes, fileName);
  const sheet = file.sheets[findRosterSheet(file.sheets) ?? -1] ?? expect.fail('no roster');
  const table = findHeader(sheet) ?? expect.fail('no header');
  const mapping = proposed(table.columns);
  const plan = planRoster(table, mapping, [], PACK.unitTypes, { traits: PACK.traits, doubtful: sheet.doubtful });
  const skipped = table.skipped.map(({ line, why }) => [line, why]);
  const values = plan.map(({ values: { traits: _, ...rest } }) => rest);
  return {
    file,
    sheet,
    table,
    fields: mapping.map(({ field }) => field),
    plan,
    rows: plan.map(inShort),
    skipped,
    values,
  };
}

describe('tables as offices make them', () => {
  it('GBK text with titles above and a total at the foot', async () => {
    const { file, table, rows, skipped, values } = await importShape('gbkCsv');
    expect([file.kind, file.encoding, table.header]).toEqual(['csv', 'gb18030', { from: 3, to: 3 }]);
    expect(rows).toEqual([
      [4, 'new', '中共清源县柳河镇委员会'],
      [5, 'new', '柳河镇东沟村党支部'],
      [6, 'new', '柳河镇西沟村党支部'],
    ]);
    expect(skipped).toEqual([
      [1, 'above'],
      [2, 'above'],
      [7, 'total'],
    ]);
    expect(values[1]).toEqual({ name: '柳河镇东沟村党支部', code: '001002001', first: '李长明', parent: { line: 4 } });
  });

  it('UTF-8 with its mark, English titles', async () => {
    const { file, values } = await importShape('utf8Bom');
    expect(file.encoding).toBe('utf-8');
    expect(values).toEqual([
      { name: '柳河镇卫生院', type: 'hospital', code: 'A-01', weak: false },
      { name: '柳河镇中心小学', type: 'school', code: 'A-02', weak: true },
    ]);
  });

  it('UTF-8 without a mark, tabs, commas in the cells', async () => {
    const { values } = await importShape('utf8Tabs');
    expect(values).toEqual([{ name: '柳河镇政务大厅', place: '柳河镇新街1号, 2楼' }, { name: '柳河镇敬老院' }]);
  });

  it('UTF-16 text, the parent below its unit', async () => {
    const { file, values } = await importShape('utf16');
    expect(file.encoding).toBe('utf-16le');
    expect(values).toEqual([{ name: '东沟村', parent: { line: 3 } }, { name: '柳河镇' }]);
  });

  it('a merged title, a note, a merged header of two rows, a total and the signers', async () => {
    const { table, rows, skipped, values, fields } = await importShape('mergedHeader');
    expect(table.header).toEqual({ from: 3, to: 4 });
    expect(table.columns.map(({ title }) => title).slice(1, 5)).toEqual([
      '单位名称',
      '所在地|县区',
      '所在地|乡镇',
      '第一责任人',
    ]);
    expect(fields).toEqual(['name', 'place', 'place', 'first', 'mobileMembers']);
    expect(rows).toEqual([
      [5, 'new', '清源县财政局'],
      [6, 'new', '清源县供水公司'],
    ]);
    expect(skipped).toEqual([
      [1, 'above'],
      [2, 'above'],
      [7, 'total'],
      [8, 'note'],
    ]);
    expect(values[1]).toEqual({ name: '清源县供水公司', place: '清源县柳河镇', first: '孙平', mobileMembers: 0 });
  });

  it('the same header in a text file, where merged cells are empty', async () => {
    const { table, values, skipped } = await importShape('splitHeaderCsv');
    expect(table.header).toEqual({ from: 1, to: 2 });
    expect(values).toEqual([{ name: '清源县水务局', place: '清源县城关镇', first: '郑和平' }]);
    expect(skipped).toEqual([[4, 'note']]);
  });

  it('full-width digits and titles, counts with their word', async () => {
    const { rows, values, plan } = await importShape('fullWidth');
    expect(values[0]).toEqual({ name: '城关街道', newOrganisations: 12, mobileMembers: 1234 });
    expect(rows[1]).toEqual([3, 'refused', '河西街道', 'badNumber']);
    expect(plan[1]?.issues[0]).toEqual({ reason: 'badNumber', column: 3, text: '约30人' });
    expect(values[2]).toEqual({ name: '河东街道' });
  });

  it('dates that are numbers', async () => {
    const { sheet, fields } = await importShape('dates');
    expect(sheet.rows[1]).toEqual(['城关镇综合执法队', '2023-09-01', '2023-09-02']);
    expect(fields).toEqual(['name', 'place']);
  });

  it('codes that lost digits as numbers are left out; 15 digits are whole', async () => {
    const { rows, plan, values } = await importShape('lostDigits');
    expect(rows).toEqual([
      [2, 'doubtful', '清源县图书馆', 'codeLostDigits'],
      [3, 'doubtful', '清源县文化馆', 'codeLostDigits'],
      [4, 'doubtful', '清源县博物馆', 'badCode'],
    ]);
    expect(plan[0]?.issues[0]).toEqual({ reason: 'codeLostDigits', column: 2, text: '1.21235E+17' });
    expect(values.map(({ code }) => code)).toEqual([undefined, undefined, '123456789012345']);
  });

  it('leading zeros by number format and as text, 18-digit codes as text', async () => {
    const { values } = await importShape('leadingZeros');
    expect(values.map(({ code }) => code)).toEqual(['000042', '000043', '11100000000013127D']);
  });

  it('headers that are repeated on every printed page', async () => {
    const { rows, skipped } = await importShape('repeatedHeaders');
    expect(rows).toEqual([
      [3, 'new', '清源县统计局'],
      [6, 'new', '清源县审计局'],
    ]);
    expect(skipped).toEqual([
      [1, 'above'],
      [4, 'repeated'],
      [5, 'repeated'],
      [7, 'note'],
    ]);
  });

  it('several sheets of which one is the roster', async () => {
    const { file, sheet, rows } = await importShape('severalSheets');
    expect(file.sheets.map(({ name }) => name)).toEqual(['说明', '附表1', '代码表']);
    expect(sheet.name).toBe('附表1');
    expect(rows).toEqual([[2, 'doubtful', '清源县人民医院', 'unknownParent']]);
  });

  it('one parent merged over many rows, and a hidden row', async () => {
    const { plan, rows } = await importShape('verticalMerges');
    expect(rows.map(([line, , name]) => [line, name])).toEqual([
      [2, '东沟村'],
      [3, '西沟村'],
      [4, '河湾社区'],
      [5, '岭上村'],
    ]);
    expect(plan.map(({ issues }) => issues[0]?.text)).toEqual(['柳河镇', '柳河镇', '柳河镇', '青山乡']);
  });

  it('headings over groups, blank rows, subtotals, lines numbered beforehand', async () => {
    const { rows, skipped } = await importShape('blankRows');
    expect(rows).toEqual([
      [3, 'new', '清源县司法局'],
      [6, 'new', '清源县供热公司'],
    ]);
    expect(skipped).toEqual([
      [2, 'section'],
      [5, 'section'],
      [7, 'total'],
      [8, 'empty'],
      [9, 'empty'],
    ]);
  });

  it('200 columns', async () => {
    const { table, fields, values } = await importShape('wide');
    expect(table.columns).toHaveLength(200);
    expect(fields).toEqual(['name', 'parent', 'first']);
    expect(values).toEqual([{ name: '柳河镇', first: '陈实' }]);
  });

  it('formulas: their saved values, counted', async () => {
    const { sheet, values } = await importShape('formulas');
    expect(sheet.formulas).toBe(3);
    expect(values).toEqual([
      { name: '城关镇', newOrganisations: 7 },
      { name: '河西镇', newOrganisations: 2 },
    ]);
  });

  it('duplicate codes and rows, leading zeros kept', async () => {
    const { rows, plan } = await importShape('duplicateCodes');
    expect(rows).toEqual([
      [2, 'doubtful', '东沟村', 'duplicateCode'],
      [3, 'doubtful', '西沟村', 'duplicateCode'],
      [4, 'doubtful', '东沟村', 'duplicateRow', 'duplicateCode'],
      [5, 'new', '岭上村'],
    ]);
    expect(plan[2]?.issues[0]).toEqual({ reason: 'duplicateRow', column: 1, lines: [2] });
  });

  it('Windows line breaks in cells, doubled quotes, semicolons', async () => {
    const { values, rows } = await importShape('lineBreaks');
    expect(rows.map(([line]) => line)).toEqual([3, 6]);
    expect(values).toEqual([
      { name: '清源县气象局', first: '卫东', place: '新街1号 3楼' },
      { name: '清源县档案馆', first: '蒋文', place: '说"旧馆"' },
    ]);
  });

  it('a workbook of another program: texts in cells, Chinese date format, formulas never calculated', async () => {
    const { sheet, rows } = await importShape('otherProgram');
    expect(sheet.rows[1]).toEqual(['清源县林业局', '机关', '2023-09-01']);
    expect(sheet.formulas).toBe(2);
    expect(rows).toEqual([
      [2, 'doubtful', '清源县林业局', 'unknownType'],
      [3, 'doubtful', '清源县粮库', 'doubtfulCell', 'doubtfulCell'],
    ]);
  });
});
