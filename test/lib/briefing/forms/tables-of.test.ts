// @vitest-environment node
import { expect, it } from 'vitest';
import { tablesOf } from '../../../../lib/briefing/forms/tables-of.ts';
import { SAMPLE } from './sample-document.ts';

it('gives each table under the heading before it, with every value as a program counts', () => {
  const tables = tablesOf(SAMPLE).map(({ title, rows }) => ({ title, rows: rows.slice(0, 3) }));
  expect(tables).toEqual([
    {
      title: '（一）理论学习',
      rows: [
        ['类型', '走访', '占比'],
        ['乡镇街道', '', ''],
        ['=乡镇\n+街道', '12', '92.5%'],
      ],
    },
    {
      title: '各类单位评定',
      rows: [
        ['', '理论学习', '调查研究', '推动发展的成效', '检视整改'],
        ['乡镇街道', '●', '○', '△', '▲'],
        ['国有企业', '○', '', '●', '3'],
      ],
    },
    {
      title: '（二）标签与趋势',
      rows: [
        ['', '核实', '疑似', ''],
        ['理论学习', '5', '7', '12个（n=16）'],
        ['调查研究', '3', '', '3个'],
      ],
    },
    { title: '（二）标签与趋势', rows: [['公示栏', '4', '4处']] },
    {
      title: '（二）标签与趋势',
      rows: [
        ['', '理论学习', '调查研究'],
        ['第一次', '1', ''],
        ['第二次', '2.33', '3'],
      ],
    },
    { title: '（二）标签与趋势', rows: [['期限', '2023-12-31']] },
  ]);
  expect(tablesOf(SAMPLE)[1]?.rows.slice(-2)).toEqual([[], ['● 好　○ 较好　△ 一般　▲ 较差']]);
  expect(tablesOf(SAMPLE)[0]).toMatchObject({ widths: [16, 8, 48], hasHead: true });
});

it('keeps what a row has too much of in its last cell, and has as many cells as there are columns', () => {
  const row = (...texts: string[]) => ({ cells: texts.map((text) => ({ text })) });
  const [table] = tablesOf([{ kind: 'table', columns: [1, 1], rows: [row('a', 'b', 'c'), row('d')] }]);
  expect(table).toMatchObject({
    title: '',
    rows: [
      ['a', 'b\nc'],
      ['d', ''],
    ],
  });
  expect(tablesOf([{ kind: 'title', text: '题' }])).toEqual([]);
});
