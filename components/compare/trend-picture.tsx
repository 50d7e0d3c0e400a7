import { useMemo } from 'preact/hooks';
import type { ComparedUnit } from '../../lib/app/desk/compare-field.ts';
import {
  daysSinceLast,
  LEAST_FOR_LINE,
  type ScoredVisit,
  type UnitTrend,
  unitTrends,
} from '../../lib/app/desk/compare-trend.ts';
import { type TrendDot, TrendLines, type TrendRow } from '../ui/charts/trend-lines.tsx';
import { useApp, usePackText } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { Pick } from './narrow-fields.tsx';
import { PictureFrame } from './picture-frame.tsx';
import { openOf } from './place.ts';
import type { Behind, PictureProps } from './shown.ts';
import { useNames } from './use-names.ts';

/** One unit's scores, visit by visit. */
export function TrendPicture({ field, units, place }: PictureProps) {
  const { go, language } = useApp();
  const { compare } = useDeskWords();
  const names = useNames();
  const visited = useMemo(() => mostVisited(units, language), [units, language]);
  const shown = visited.find(({ id }) => id === place.unit) ?? visited[0];
  const trends = useMemo(() => (shown ? unitTrends(field, shown) : []), [field, shown]);
  const { rows, behind } = useTrendRows(trends, shown);
  const name = names.unit(shown?.name);
  const apart = daysSinceLast(shown?.visits ?? []);
  const dates = (shown?.visits ?? []).map(({ id, date }, at) => {
    const days = apart[at] ?? null;
    const text = date.slice(2) || compare.trend.gap;
    const before = shown?.visits.slice(0, at).filter((one) => one.date === date).length ?? 0;
    // Several visits of one day are told apart.
    const name = before === 0 ? text : `${text} · ${before + 1}`;
    return { key: id, text: name, since: days === null ? '' : compare.trend.since(days) };
  });
  const few = (trends[0]?.trend.scored ?? 0) < LEAST_FOR_LINE;
  return (
    <PictureFrame
      place={place}
      field={field}
      shown={{
        label: compare.trend.label(name),
        tools: shown && (
          <Pick
            title={compare.trend.unit}
            value={shown.id}
            options={visited.map(({ id, name: one, visits }) => {
              return [id, compare.trend.option(names.unit(one), visits.length)] as const;
            })}
            onChoose={(id) => go({ screen: 'desk', page: 'compare', open: openOf({ ...place, unit: id }) })}
          />
        ),
        legend: (
          <>
            {few && <span class="amber">{compare.trend.few(LEAST_FOR_LINE)}</span>}
            <span class="q">{compare.trend.how}</span>
          </>
        ),
        empty: shown ? null : compare.nothing,
        table: () => ({
          heads: [compare.trend.unit, ...dates.map(({ text: date }) => date)],
          rows: rows.map((row) => [row.label, ...row.dots.map(({ said }) => said)]),
        }),
        behind,
        draw: (picked, onOpen) => (
          <TrendLines
            key={shown?.id}
            label={compare.trend.label(name)}
            how={compare.walk}
            rows={rows}
            visits={dates}
            picked={picked}
            onOpen={onOpen}
          />
        ),
      }}
    />
  );
}

/** Units with visits, the most first: those have something to follow. */
function mostVisited(units: readonly ComparedUnit[], language: string): ComparedUnit[] {
  const { compare } = new Intl.Collator(language, { numeric: true });
  return units
    .filter(({ visits }) => visits.length > 0)
    .toSorted((a, b) => b.visits.length - a.visits.length || compare(a.name, b.name));
}

type SaidRow = Omit<TrendRow, 'dots'> & { dots: readonly (TrendDot & { said: string })[] };

function useTrendRows(trends: readonly UnitTrend[], unit: ComparedUnit | undefined) {
  const { compare, visits } = useDeskWords();
  const { language } = useApp();
  const text = usePackText();
  const names = useNames();
  const titleOf = ({ title }: UnitTrend) => (title ? text(title) : compare.trend.overall);
  const sayOf = ({ score, n, of, reason }: ScoredVisit) => {
    if (score !== null) return compare.said.score(score.toFixed(1), n, of);
    return reason === 'belowShare' ? compare.said.belowShare(n, of) : compare.said.nothing;
  };
  const shortOf = ({ score, n, reason }: ScoredVisit) => {
    if (score !== null) return compare.said.short(score.toFixed(0), n);
    return reason === 'belowShare' ? compare.noScore : compare.said.nothing;
  };
  const rows = useMemo(
    () =>
      trends.map((one): SaidRow => {
        const { points, scored, runs } = one.trend;
        return {
          key: one.id ?? '',
          label: titleOf(one),
          aside: compare.trend.scored(scored, points.length),
          runs,
          dots: points.map((point) => ({
            key: point.visit,
            score: point.score,
            text: shortOf(point),
            said: sayOf(point),
            name: compare.trend.dot(titleOf(one), point.date || compare.trend.noDate, sayOf(point)),
          })),
        };
      }),
    [trends, language],
  );
  const behind = ({ row, column }: { row: string; column: string }): Behind | null => {
    const one = trends.find(({ id }) => (id ?? '') === row);
    const point = one?.trend.points.find(({ visit }) => visit === column);
    if (!one || !point) return null;
    return {
      title: `${names.unit(unit?.name)} × ${titleOf(one)}`,
      facts: [
        [compare.score, sayOf(point)],
        [visits.columns.date, point.date || compare.trend.noDate],
        [visits.version, point.version],
      ],
      visits: [point.visit],
      items: one.items,
    };
  };
  return { rows, behind };
}
