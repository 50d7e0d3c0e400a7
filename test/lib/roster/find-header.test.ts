// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { findHeader, findRosterSheet } from '../../../lib/roster/find-header.ts';

const titles = (rows: string[][], chosen?: { from: number; to: number }) =>
  findHeader({ rows }, chosen)?.columns.map(({ title }) => title);

describe('findHeader', () => {
  it('is null where nothing looks like a header', () => {
    expect(findHeader({ rows: [] })).toBeNull();
    expect(
      findHeader({
        rows: [
          ['东沟村', '3'],
          ['西沟村', '4'],
        ],
      }),
    ).toBeNull();
  });

  it('takes the header that the person names', () => {
    const rows = [
      ['甲', '乙'],
      ['东沟村', '3'],
    ];
    expect(titles(rows, { from: 1, to: 1 })).toEqual(['甲', '乙']);
    expect(findHeader({ rows }, { from: 1, to: 1 })?.rows).toEqual([{ line: 2, cells: ['东沟村', '3'] }]);
    expect(findHeader({ rows }, { from: 7, to: 8 })).toBeNull();
  });

  it('names lines of the file, not of the rows that are left', () => {
    const found = findHeader({ rows: [['单位名称'], ['东沟村']], lines: [3, 9] });
    expect(found?.header).toEqual({ from: 3, to: 3 });
    expect(found?.rows[0]?.line).toBe(9);
  });

  it('joins three rows of titles', () => {
    const rows = [
      ['单位名称', '基本情况', '基本情况', '基本情况'],
      ['单位名称', '级别', '所在地', '所在地'],
      ['单位名称', '级别', '县区', '乡镇'],
      ['东沟村', '村', '清源县', '柳河镇'],
    ];
    expect(titles(rows)).toEqual(['单位名称', '基本情况|级别', '基本情况|所在地|县区', '基本情况|所在地|乡镇']);
    expect(findHeader({ rows })?.rows).toHaveLength(1);
  });

  it('takes no row of data for a part of the header', () => {
    const rows = [
      ['单位名称', '电话', '电话', '地址'],
      ['东沟村', '1', '2', '柳河镇'],
      ['西沟村', '', '', ''],
    ];
    expect(findHeader({ rows })?.rows.map(({ line }) => line)).toEqual([2, 3]);
  });

  it('takes no note with two merged halves for a part of the header', () => {
    const rows = [
      ['填报单位：县委办', '填报单位：县委办', '2023年9月', '2023年9月'],
      ['单位名称', '地址', '级别', '类型'],
      ['东沟村'],
    ];
    expect(findHeader({ rows })?.header).toEqual({ from: 2, to: 2 });
  });

  it('keeps a unit of which only the name is known, and one that is called like a remark begins', () => {
    const rows = [['单位名称', '地址', '级别'], ['东沟村'], ['说明书印刷厂', '柳河镇', '']];
    expect(findHeader({ rows })?.rows).toHaveLength(2);
  });

  it.each([
    ['合计', 'total'],
    ['总　计：', 'total'],
    ['小计', 'total'],
    ['注：数据截至9月', 'note'],
    ['第 3 页', 'note'],
    ['（一）县直单位', 'section'],
    ['  ', 'empty'],
  ])('leaves out %j as %s', (cell, why) => {
    const found = findHeader({ rows: [['单位名称', '地址'], [cell]] });
    expect(found?.skipped).toEqual([{ line: 2, why }]);
  });
});

describe('findRosterSheet', () => {
  it('prefers the fuller header, then the longer sheet, and finds none among notes', () => {
    const short = {
      rows: [
        ['单位名称', '地址'],
        ['东沟村', ''],
      ],
    };
    const long = { rows: [...short.rows, ['西沟村', '']] };
    const full = { rows: [['单位名称', '地址', '上级单位']] };
    expect(findRosterSheet([{ rows: [['说明']] }, short, long])).toBe(2);
    expect(findRosterSheet([short, long, full])).toBe(2);
    expect(findRosterSheet([{ rows: [['说明']] }])).toBeNull();
  });
});
