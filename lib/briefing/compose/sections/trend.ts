import type { BlockOf } from '../../blocks/blocks.ts';
import { unitText } from '../facts.ts';
import type { Frame } from '../frame.ts';
import { GRADED, meanStep, STEP } from '../grades.ts';
import type { PartMaker, SectionText } from '../parts.ts';

/** A line: the mean of a unit's grades at each of its visits, or that of a type's units at each. */
interface Series {
  /** The unit, or the group of them. */
  readonly id: string;
  readonly name: string;
  readonly values: readonly (number | null)[];
  readonly from: readonly string[];
}

/** So many lines can be told apart, and so many units are drawn: those that changed most. */
const MOST_LINES = 6;
const MOST_UNITS = 12;
/** As in comparing types (groups.ts). */
const LEAST_UNITS = 3;

/** How the grades of units that were visited more than once went, visit by visit (S05). */
export function composeTrend(frame: Frame, parts: PartMaker): SectionText {
  const units = unitSeries(frame);
  const all = frame.edition === 'named' ? units : typeSeries(frame, units);
  const shown = all.toSorted((a, b) => changeOf(b) - changeOf(a)).slice(0, MOST_UNITS);
  if (shown.length === 0) return { parts: [] };
  const intro = frame.words.charts.trendIntro(shown.length, all.length);
  const charts = Array.from({ length: Math.ceil(shown.length / MOST_LINES) }, (_, at) =>
    chartOf(frame, shown.slice(at * MOST_LINES, (at + 1) * MOST_LINES)),
  );
  const name = frame.words.heading('trend', frame.source.template);
  const from = shown.flatMap((series) => series.from);
  return {
    parts: [parts.text('intro', intro, { as: 'small', keep: true }), parts.blocks('charts', name, charts, from)],
  };
}

function unitSeries(frame: Frame): Series[] {
  const items = new Set(frame.source.items.map(({ id }) => id));
  return [...frame.visitsOf].flatMap(([id, visits]): Series[] => {
    const values = visits.map((visit) => meanStep(visit, items)?.mean ?? null);
    if (values.filter((value) => value !== null).length < 2) return [];
    return [{ id, name: unitText(frame, id), values, from: visits.map((visit) => visit.id) }];
  });
}

/** The mean over a type's units at their first visit, their second and so on, where enough of them had one. */
function typeSeries({ groups, words }: Frame, units: readonly Series[]): Series[] {
  return groups.all.flatMap(({ id, name, units: own }): Series[] => {
    const ids = new Set(own.map((unit) => unit.id));
    const series = units.filter((one) => ids.has(one.id));
    const longest = Math.max(0, ...series.map(({ values }) => values.length));
    const values = Array.from({ length: longest }, (_, at) => {
      // Summed in the order of the values: that of the units would show in the last place.
      const known = series.flatMap((one) => one.values[at] ?? []).sort((a, b) => a - b);
      return known.length < LEAST_UNITS ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
    });
    if (values.filter((value) => value !== null).length < 2) return [];
    return [{ id, name: name || words.others, values, from: series.flatMap(({ from }) => from) }];
  });
}

const ends = ({ values }: Series): [number, number] => {
  const known = values.flatMap((value) => value ?? []);
  return [known[0] ?? 0, known.at(-1) ?? 0];
};
const changeOf = (series: Series): number => Math.abs(ends(series)[1] - ends(series)[0]);

function chartOf({ words, source }: Frame, series: readonly Series[]): BlockOf<'trend'> {
  const longest = Math.max(...series.map(({ values }) => values.length));
  return {
    kind: 'trend',
    points: Array.from({ length: longest }, (_, at) => words.charts.trendPoint(at + 1)),
    scale: GRADED.toReversed().map((grade) => ({
      value: STEP[grade],
      label: words.charts.grade(grade, source.grades),
    })),
    series: series.map(({ name, values }) => ({
      name,
      values: Array.from({ length: longest }, (_, at) => values[at] ?? null),
    })),
    alt: words.charts.trendAlt(series.map((one) => ({ name: one.name, first: ends(one)[0], last: ends(one)[1] }))),
    from: series.flatMap(({ from }) => from),
  };
}
