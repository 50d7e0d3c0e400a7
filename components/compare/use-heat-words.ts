import type { CompareColumn } from '../../lib/app/desk/compare-cells.ts';
import type { HeatMap } from '../../lib/app/desk/compare-heat.ts';
import type { Table } from '../ui/charts/data-table.tsx';
import { usePackText } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { SUMS, unitOfDrop } from './heat-key.ts';
import { useCellWords, useNames } from './use-names.ts';

/** A heat map in words: each mark's name, and the whole as a table. */
export interface HeatWords {
  /** @param column its position; null for the overall score */
  name(line: string, column: number | null): string;
  column(column: CompareColumn): string;
  table(): Table;
}

/** @param asGrades whether cells say grades, or scores */
export function useHeatWords(map: HeatMap, asGrades: boolean): HeatWords {
  const { compare } = useDeskWords();
  const names = useNames();
  const text = usePackText();
  const say = useCellWords();
  const { heat } = compare;
  const columnName = ({ id, short }: CompareColumn) => `${id} ${text(short)}`;
  const rowOf = (id: string) =>
    map.lines.flatMap((line) => (line.is === 'unit' && line.row.unit.id === id ? line.row : []))[0];
  const nameOf = (line: string, at: number | null): string => {
    const column = at === null ? null : map.columns[at];
    const title = column ? columnName(column) : heat.overall;
    const sum = at === null ? undefined : map.sums[at];
    if (sum && line === SUMS.low) return heat.lowCell(title, sum.low, sum.n);
    if (sum && line === SUMS.n) return heat.ratedCell(title, sum.n);
    const above = unitOfDrop(line);
    if (above !== null) {
      const found = map.lines.find((one) => one.is === 'drop' && one.unit.id === above);
      const drop = found?.is === 'drop' && at !== null ? found.drops[at] : null;
      const unit = names.unit(found?.is === 'drop' ? found.unit.name : '');
      return drop ? heat.dropCell(unit, title, Math.round(drop.drop), drop.below.n) : unit;
    }
    const row = rowOf(line);
    if (!row) return title;
    const cell = at === null ? { ...row.overall, grade: null, visits: [], stray: false } : row.cells[at];
    return heat.cell(names.unit(row.unit.name), title, say(cell, asGrades && at !== null));
  };
  return {
    name: nameOf,
    column: columnName,
    table: () => ({
      heads: [compare.unit, compare.score, compare.n, ...map.columns.map(columnName)],
      rows: map.lines.flatMap((line) => {
        if (line.is !== 'unit') return [];
        const { unit, overall, cells } = line.row;
        const figures = cells.map((cell) => (cell ? say(cell, asGrades) : ''));
        return [[names.unit(unit.name), overall.score?.toFixed(1) ?? compare.noScore, String(overall.n), ...figures]];
      }),
    }),
  };
}
