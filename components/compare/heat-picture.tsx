import { useMemo } from 'preact/hooks';
import type { CompareCell } from '../../lib/app/desk/compare-cells.ts';
import { HEAT_ORDERS, type HeatLine, type HeatMap, heatMapOf } from '../../lib/app/desk/compare-heat.ts';
import { showLine } from '../../lib/model/one-line.ts';
import { type HeatLineShown, HeatMapDrawing } from '../ui/charts/heat-map.tsx';
import { useApp, usePackText } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { FigurePicks } from './figure-picks.tsx';
import { dropKey, SHOWN_DROP, SUMS } from './heat-key.ts';
import { HeatLegend } from './heat-legend.tsx';
import { Pick } from './narrow-fields.tsx';
import { PictureFrame } from './picture-frame.tsx';
import { look, setLook } from './place.ts';
import type { PictureProps } from './shown.ts';
import { useHeatBehind } from './use-heat-behind.tsx';
import { useHeatWords } from './use-heat-words.ts';

/** Units against items or dimensions. */
export function HeatPicture({ field, units, place }: PictureProps) {
  const { language } = useApp();
  const { compare } = useDeskWords();
  const text = usePackText();
  const { against, counting, order } = look.value;
  const map = useMemo(() => {
    const { compare: collate } = new Intl.Collator(language, { numeric: true });
    return heatMapOf(field, units, { against, counting, order, collate });
  }, [field, units, against, counting, order, language]);
  const lines = useHeatLines(map, against === 'items');
  const words = useHeatWords(map, against === 'items');
  const behind = useHeatBehind(field, map, words);
  const columns = useMemo(
    () =>
      map.columns.map(({ id, short, group, whole }) => ({ id, whole, short: text(short), group: text(group.title) })),
    [map, language],
  );
  return (
    <PictureFrame
      place={place}
      field={field}
      shown={{
        label: compare.heat.label,
        tools: <HeatTools />,
        legend: (
          <HeatLegend
            field={field}
            unvisited={map.unvisited}
            hasStray={map.rows.some(({ cells }) => cells.some((cell) => cell?.stray && cell.grade !== null))}
          />
        ),
        empty: map.rows.length === 0 ? compare.nothing : null,
        table: () => words.table(),
        behind,
        draw: (picked, onOpen) => (
          <HeatMapDrawing
            label={compare.heat.label}
            how={compare.walk}
            unitTitle={compare.unit}
            scoreTitle={compare.score}
            nTitle={compare.n}
            columns={columns}
            lines={lines}
            nameOf={(line, column) => words.name(lines[line]?.key ?? '', column)}
            picked={picked}
            onOpen={onOpen}
          />
        ),
      }}
    />
  );
}

function HeatTools() {
  const { heat } = useDeskWords().compare;
  const { order } = look.value;
  return (
    <>
      <FigurePicks />
      <Pick
        title={heat.order}
        value={order}
        options={HEAT_ORDERS.map((one) => [one, heat.orders[one]] as const)}
        onChoose={(to) => setLook({ order: to })}
      />
    </>
  );
}

/** The lines as they are drawn: units, drops below groups, and the sums under all. */
function useHeatLines(map: HeatMap, asGrades: boolean): readonly HeatLineShown[] {
  const { compare } = useDeskWords();
  return useMemo(() => {
    const { heat, noName } = compare;
    const plain = { aside: '', score: '', n: '' };
    const sum = (key: string, name: string, count: (at: number) => number): HeatLineShown => {
      return { ...plain, key, is: 'sum', name, cells: map.columns.map((_, at) => String(count(at))) };
    };
    return [
      ...map.lines.map((line) => lineShown(line, asGrades, heat.drop, noName)),
      sum(SUMS.low, heat.low, (at) => map.sums[at]?.low ?? 0),
      sum(SUMS.n, heat.rated, (at) => map.sums[at]?.n ?? 0),
    ];
  }, [map, asGrades, compare]);
}

function lineShown(line: HeatLine, asGrades: boolean, drop: string, noName: string): HeatLineShown {
  if (line.is === 'drop') {
    const cells = line.drops.map((one) => (one && one.drop >= SHOWN_DROP ? `↓${Math.round(one.drop)}` : null));
    return { key: dropKey(line.unit.id), is: 'note', name: drop, aside: '', score: '', n: '', cells };
  }
  const { unit, overall, cells, counted } = line.row;
  return {
    key: unit.id,
    is: line.head ? 'head' : 'unit',
    name: showLine(unit.name) || noName,
    aside: line.head ? (unit.level ?? '') : '',
    score: counted.length === 0 ? '' : (overall.score?.toFixed(0) ?? '–'),
    n: counted.length === 0 ? '' : String(overall.n),
    cells: cells.map((cell) => cell && faceOf(cell, asGrades)),
  };
}

function faceOf({ grade, score, stray }: CompareCell, asGrades: boolean) {
  if (asGrades) return { grade, stray, figure: grade === null ? '·' : null };
  return { grade, stray, figure: score?.toFixed(0) ?? '–' };
}
