import { type CompareColumn, type CompareRow, gradeOf } from '../../lib/app/desk/compare-cells.ts';
import type { Field } from '../../lib/app/desk/compare-field.ts';
import type { HeatMap } from '../../lib/app/desk/compare-heat.ts';
import { OVERALL } from '../ui/charts/heat-map.tsx';
import type { Spot } from '../ui/charts/spots.ts';
import { useApp, usePackText } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { Mark } from '../ui/icon.tsx';
import { dropKey, SUMS, unitOfDrop } from './heat-key.ts';
import { look } from './place.ts';
import type { Behind } from './shown.ts';
import type { HeatWords } from './use-heat-words.ts';
import { arrowOf, useCellWords, useNames } from './use-names.ts';

const SCORED = ['poor', 'fair', 'fairlyGood', 'good'] as const;

/** The records behind the marks of a heat map. */
export function useHeatBehind(field: Field, map: HeatMap, words: HeatWords): (spot: Spot) => Behind | null {
  const { compare } = useDeskWords();
  const names = useNames();
  const cellFacts = useCellFacts(field, map);
  const columnOf = (id: string) => map.columns.find((one) => one.id === id);
  return (spot) => {
    const column = columnOf(spot.column);
    if (spot.row === SUMS.low || spot.row === SUMS.n) return column ? sumBehind(map, column, spot.row, words) : null;
    const above = unitOfDrop(spot.row);
    if (above !== null) return column ? dropBehind(map, above, column, words) : null;
    const row = map.rows.find(({ unit }) => unit.id === spot.row);
    if (!row || (!column && spot.column !== OVERALL)) return null;
    const title = `${names.unit(row.unit.name)} × ${column?.id ?? compare.heat.overall}`;
    if (!column) {
      const { score, n, of } = row.overall;
      const said = score === null ? compare.noScore : score.toFixed(1);
      const facts = [[compare.score, `${said}，${compare.nOf(n, of)}`]] as const;
      return { title, facts, visits: newestFirst(row.counted.map(({ id }) => id)), items: null };
    }
    const cell = row.cells[map.columns.indexOf(column)];
    if (!cell) return null;
    return { title, ...cellFacts(row, column), visits: newestFirst(cell.visits), items: column.items };
  };
}

const newestFirst = (visits: readonly string[]) => visits.toReversed();

/** What is said of a cell: this time, the time before, the unit above, the others. */
function useCellFacts(field: Field, map: HeatMap) {
  const { compare } = useDeskWords();
  const { words } = useApp();
  const names = useNames();
  const text = usePackText();
  const say = useCellWords();
  const asGrades = look.value.against === 'items';
  return (row: CompareRow, column: CompareColumn): Pick<Behind, 'about' | 'facts'> => {
    const at = map.columns.indexOf(column);
    const cell = row.cells[at];
    const parent = field.family.parent.get(row.unit.id);
    const above = map.rows.find(({ unit }) => unit.id === parent);
    const cellAbove = above?.cells[at];
    const others = map.rows.filter((one) => one !== row);
    const score = cell?.score ?? null;
    const scoreAbove = cellAbove?.score ?? null;
    const facts: [string, preact.ComponentChildren][] = [[compare.behind.rating, say(cell, asGrades)]];
    if (asGrades && score !== null) facts.push([compare.score, score.toFixed(1)]);
    const before = asGrades ? gradeBefore(row, column.id) : null;
    if (before) {
      facts.push([
        compare.behind.before,
        `${words.common.grades[before.grade]} ${before.date || compare.trend.noDate}`,
      ]);
    }
    if (above && cellAbove) facts.push([names.unit(above.unit.name), say(cellAbove, asGrades)]);
    if (score !== null && scoreAbove !== null) facts.push([compare.behind.drop, arrowOf(scoreAbove - score)]);
    if (asGrades) {
      facts.push([
        compare.behind.others,
        <span key="others" class="cmp-counts">
          {SCORED.map((grade) => (
            <span key={grade} class="st8">
              <Mark grade={grade} />
              <span class="sr">{words.common.grades[grade]}</span>
              {others.filter(({ cells }) => cells[at]?.grade === grade && !cells[at]?.stray).length}
            </span>
          ))}
        </span>,
      ]);
    }
    return { about: text(column.title), facts };
  };
}

/** The grade that the unit was given the time before those visits that count. */
function gradeBefore({ unit, counted }: CompareRow, item: string) {
  const until = unit.visits.findIndex(({ id }) => id === counted[0]?.id);
  for (const visit of unit.visits.slice(0, Math.max(until, 0)).toReversed()) {
    const grade = gradeOf(visit, item);
    if (grade) return { grade, date: visit.date };
  }
  return null;
}

function sumBehind(map: HeatMap, column: CompareColumn, line: string, words: HeatWords): Behind {
  const at = map.columns.indexOf(column);
  const cells = map.rows.flatMap(({ cells }) => {
    const cell = cells[at];
    if (!cell || cell.score === null || cell.stray) return [];
    const isLow = cell.grade === 'poor' || cell.grade === 'fair';
    return line === SUMS.n || isLow ? [cell] : [];
  });
  return {
    title: words.name(line, at),
    facts: [],
    visits: cells.flatMap(({ visits }) => newestFirst(visits)),
    items: column.items,
  };
}

function dropBehind(map: HeatMap, unit: string, column: CompareColumn, words: HeatWords): Behind | null {
  const at = map.columns.indexOf(column);
  const line = map.lines.find((one) => one.is === 'drop' && one.unit.id === unit);
  const drop = line?.is === 'drop' ? line.drops[at] : null;
  if (!drop) return null;
  const below = drop.below.units.toSorted((a, b) => (a.figure.score ?? 0) - (b.figure.score ?? 0));
  return {
    title: words.name(dropKey(unit), at),
    facts: [],
    visits: [...newestFirst(drop.above.visits), ...below.flatMap(({ figure }) => newestFirst(figure.visits))],
    items: column.items,
  };
}
