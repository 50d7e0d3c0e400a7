import { useMemo } from 'preact/hooks';
import { Picture } from './picture.tsx';
import { px } from './px.ts';
import type { Box, Spot } from './spots.ts';
import { useWidth } from './use-width.ts';

/** A visit's score in one thing, as it is drawn. */
export interface TrendDot {
  key: string;
  /** 0 to 100; null where there is none: a gap, said under the axis, where it can't be taken for a score. */
  score: number | null;
  /** Beside the dot, or at the gap. */
  text: string;
  name: string;
}

/** One thing over a unit's visits. */
export interface TrendRow {
  key: string;
  label: string;
  /** Beside the label, such as how many visits scored. */
  aside: string;
  dots: readonly TrendDot[];
  /** Which neighbouring dots are joined. */
  runs: readonly (readonly [from: number, to: number])[];
}

interface Props {
  label: string;
  how: string;
  rows: readonly TrendRow[];
  /** The visits by their keys, in time, with what stands under each, and under the step to it: how long it was. */
  visits: readonly { key: string; text: string; since: string }[];
  picked: Spot | null;
  onOpen(spot: Spot): void;
}

const PANEL = 104;
const PLOT = { top: 20, height: 64 };
const FOOT = 42;
/** The least that a label such as “100 (n 68)” needs, so that two that stand at one height never meet. */
const STEP = { least: 84, most: 110 };
const DOT = 12;
/** Room for the scale before the first visit. */
const AXIS = 60;
/** Where a gap is said: under the axis. */
const gapY = (row: number) => row * PANEL + PLOT.top + PLOT.height + 15;

/** Small panels below each other, one a thing, on one axis of visits: equal steps, since no visit is due at a given time. */
export function TrendLines(props: Props) {
  const { rows, visits, picked } = props;
  const [element, width] = useWidth<HTMLDivElement>(640);
  const label = Math.min(180, Math.round(width * 0.3));
  const step = Math.min(STEP.most, Math.max(STEP.least, (width - label - AXIS - 12) / Math.max(visits.length, 1)));
  const xOf = (at: number) => label + AXIS + at * step;
  const yOf = (row: number, score: number) => row * PANEL + PLOT.top + PLOT.height * (1 - score / 100);
  const boxOf = (row: number, column: number): Box | null => {
    const dot = rows[row]?.dots[column];
    if (!dot) return null;
    const y = dot.score === null ? gapY(row) - 4 : yOf(row, dot.score);
    return { x: xOf(column) - DOT, y: y - DOT, width: 2 * DOT, height: 2 * DOT };
  };
  const size = { width: Math.max(xOf(visits.length - 1) + 48, 0), height: rows.length * PANEL + FOOT };
  return (
    <div class="trends" ref={element}>
      <Picture
        label={props.label}
        how={props.how}
        rows={useMemo(() => rows.map(({ key }) => key), [rows])}
        columns={useMemo(() => visits.map(({ key }) => key), [visits])}
        boxOf={boxOf}
        nameOf={(row, column) => rows[row]?.dots[column]?.name ?? ''}
        picked={picked}
        onOpen={props.onOpen}
        kept={{ top: 0, left: label }}
        {...size}
      >
        <div aria-hidden="true" class="trend-face">
          <div class="trend-labels" style={px({ width: label })}>
            {rows.map((row, at) => (
              <div key={row.key} style={px({ top: at * PANEL, height: PANEL, paddingTop: PLOT.top })}>
                <b>{row.label}</b>
                <small>{row.aside}</small>
              </div>
            ))}
          </div>
          <svg width={size.width} height={size.height} role="presentation">
            {rows.map((row, at) => (
              <g key={row.key} class="trend">
                {[0, 50, 100].map((score) => (
                  <g key={score} class="trend-grid">
                    <path d={`M${label + 30} ${yOf(at, score)}H${size.width - 8}`} />
                    <text x={label + 26} y={yOf(at, score) + 4} text-anchor="end">
                      {score}
                    </text>
                  </g>
                ))}
                {row.runs.map(([from, to]) => (
                  <path key={from} class="trend-line" d={lineOf(row, from, to, xOf, (score) => yOf(at, score))} />
                ))}
                {row.dots.map(({ key, score, text }, place) =>
                  score === null ? (
                    <text key={key} class="trend-gap" x={xOf(place)} y={gapY(at)}>
                      {text}
                    </text>
                  ) : (
                    <g key={key} class="trend-dot">
                      <circle cx={xOf(place)} cy={yOf(at, score)} r="4" />
                      <text x={xOf(place)} y={yOf(at, score) + (score > 70 ? 25 : -15)}>
                        {text}
                      </text>
                    </g>
                  ),
                )}
              </g>
            ))}
            {visits.map(({ key, text, since }, at) => (
              <g key={key} class="trend-date">
                <text x={xOf(at)} y={size.height - 26}>
                  {text}
                </text>
                <text x={xOf(at - 0.5)} y={size.height - 8}>
                  {since}
                </text>
              </g>
            ))}
          </svg>
        </div>
      </Picture>
    </div>
  );
}

function lineOf(
  { dots }: TrendRow,
  from: number,
  to: number,
  xOf: (at: number) => number,
  yOf: (score: number) => number,
): string {
  return dots
    .slice(from, to + 1)
    .map(({ score }, at) => `${at === 0 ? 'M' : 'L'}${xOf(from + at)} ${yOf(score ?? 0)}`)
    .join('');
}
