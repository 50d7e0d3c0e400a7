// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { findHeader } from '../../../lib/roster/find-header.ts';
import { matchColumns } from '../../../lib/roster/match-columns.ts';
import { rosterTemplate } from '../../../lib/roster/roster-template.ts';

const named = (id: string, zh: string, en: string) => ({ id, name: { zh, en } });
const TYPES = [named('town', '乡镇', 'Township'), named('village', '村、社区', 'Village')];
const TRAITS = [named('branch', '党支部', 'Branch'), named('mobile', '有流动党员', 'Has mobile members')];

describe.each(['zh', 'en'] as const)('the template in %s', (language) => {
  const { rows, widths } = rosterTemplate(TYPES, TRAITS, language);

  it('has titles that leave no doubt when it is read again, each field once', () => {
    const columns = matchColumns(rows[0] ?? [], TRAITS);
    expect(columns.map(({ certainty }) => certainty)).toEqual(columns.map(() => 'certain'));
    expect(new Set(columns.map(({ field }) => field)).size).toBe(11);
    expect(widths).toHaveLength(11);
  });

  it('has samples of the pack’s own types, of which an import takes none', () => {
    expect(rows.slice(1).map((row) => row[1])).toEqual(TYPES.map(({ name }) => name[language]));
    const table = findHeader({ rows });
    expect(table?.rows).toEqual([]);
    expect(table?.skipped).toEqual([
      { line: 2, why: 'sample' },
      { line: 3, why: 'sample' },
    ]);
  });

  it('takes a unit that stands among the samples', () => {
    const own = (rows[2] ?? []).map((text) => text.replace(/^[(（].*?[)）] ?/, ''));
    expect(findHeader({ rows: [...rows, own] })?.rows.map(({ line }) => line)).toEqual([4]);
  });
});

it('a name with brackets of its own is no sample', () => {
  const rows = [
    ['单位名称', '代码'],
    ['（原）东沟村', '1'],
    ['【示例】东沟村', '2'],
    ['示例小学', '3'],
  ];
  expect(findHeader({ rows })?.rows.map(({ line }) => line)).toEqual([2, 4]);
});
