import { useMemo } from 'preact/hooks';
import { Picture } from './picture.tsx';
import { px } from './px.ts';
import type { Box, Spot } from './spots.ts';
import { lengthOf } from './text-length.ts';
import { useWidth } from './use-width.ts';

/** How a bar looks: its class in charts.css. */
type BarFace = 'suspected' | 'confirmed' | 'ruledOut' | 'yes' | 'unclear' | 'no' | 'more' | 'twice' | 'once' | 'never';

/** One bar of a row; its length is its value. */
interface Bar {
  key: string;
  face: BarFace;
  value: number;
  /** What stands in it: the first that fits, or nothing. */
  texts: readonly string[];
  name: string;
}

/** A row of bars, one after the other. */
export interface BarRow {
  key: string;
  label: string;
  /** Small print beside the label. */
  aside?: string;
  strong: boolean;
  bars: readonly Bar[];
  /** Figures at the end of the row. */
  ends: readonly string[];
}

interface Props {
  label: string;
  how: string;
  rows: readonly BarRow[];
  /** The keys of the bars in their order. */
  columns: readonly string[];
  /** The heads of the figures at the end. */
  ends: readonly string[];
  /** The value that fills a row; 'own' where each row is filled by its own bars. */
  full: number | 'own';
  /** True where the bars of a row say counts only, and their lengths nothing. */
  isCountOnly?(row: BarRow): boolean;
  picked: Spot | null;
  onOpen(spot: Spot): void;
}

const ROW = 32;
const HEAD = 24;
const BAR = 24;
/** So wide that it can be hit; wider where its shortest text needs it. */
const LEAST = 34;
const TEXT_EDGE = 14;
const leastOf = ({ texts }: Bar): number => Math.max(LEAST, Math.ceil(lengthOf(texts.at(-1) ?? '')) + TEXT_EDGE);
/** Room for a figure at the end of a row, and the label's share; less where there is little. */
const WIDE = { end: 76, label: 0.34 };
const NARROW = { end: 56, label: 0.26 };
const NARROW_BELOW = 420;

/** Rows of bars, with a label before and figures after each. */
export function BarRows(props: Props) {
  const { rows, columns, ends, picked } = props;
  const [element, width] = useWidth<HTMLDivElement>(640);
  const { end: endRoom, label: share } = width < NARROW_BELOW ? NARROW : WIDE;
  const label = Math.min(220, Math.round(width * share));
  const least = Math.max(...rows.map(({ bars }) => sumOf(bars.filter(({ value }) => value > 0).map(leastOf))), 0);
  const room = Math.max(LEAST * columns.length, least, width - label - ends.length * endRoom - 16);
  const boxes = useMemo(
    () => rows.map((row) => boxesOf(row, props.isCountOnly?.(row) ? null : props.full, room)),
    [rows, room, props.full],
  );
  const boxOf = (row: number, column: number): Box | null => {
    const key = columns[column] ?? '';
    const span = boxes[row]?.get(key);
    return span ? { x: label + span.x, width: span.width, y: HEAD + row * ROW + (ROW - BAR) / 2, height: BAR } : null;
  };
  return (
    <div class="bars" ref={element}>
      <Picture
        label={props.label}
        how={props.how}
        rows={useMemo(() => rows.map(({ key }) => key), [rows])}
        columns={columns}
        boxOf={boxOf}
        nameOf={(row, column) => rows[row]?.bars.find(({ key }) => key === columns[column])?.name ?? ''}
        picked={picked}
        onOpen={props.onOpen}
        width={label + room + ends.length * endRoom}
        height={HEAD + rows.length * ROW}
      >
        <div aria-hidden="true">
          <div class="bar-ends head" style={px({ height: HEAD })}>
            {ends.map((end) => (
              <span key={end} style={px({ width: endRoom })}>
                {end}
              </span>
            ))}
          </div>
          {rows.map((row, at) => (
            <div
              key={row.key}
              class={row.strong ? 'bar-row strong' : 'bar-row'}
              style={px({ top: HEAD + at * ROW, height: ROW })}
            >
              <span class="cut" style={px({ width: label - 8 })} title={row.label}>
                {row.label}
                {row.aside && <small>{row.aside}</small>}
              </span>
              <span class="bar-ends">
                {row.ends.map((end, place) => (
                  <span key={ends[place]} style={px({ width: endRoom })}>
                    {end}
                  </span>
                ))}
              </span>
            </div>
          ))}
          <svg class="bar-face" width={label + room} height={HEAD + rows.length * ROW} role="presentation">
            {rows.map((row, at) =>
              row.bars.map((bar) => {
                const box = boxOf(at, columns.indexOf(bar.key));
                return box && <BarFaceDrawn key={`${row.key} ${bar.key}`} bar={bar} {...box} />;
              }),
            )}
          </svg>
        </div>
      </Picture>
    </div>
  );
}

function BarFaceDrawn({ bar, x, y, width, height }: { bar: Bar } & Box) {
  const middle = y + height / 2;
  const text = bar.texts.find((one) => lengthOf(one) <= width - TEXT_EDGE);
  return (
    <g class={`bar ${bar.face}`}>
      <rect x={x + 1} y={y + 1} width={width - 3} height={height - 2} rx="3" />
      {bar.face === 'ruledOut' && <path d={`M${x + 4} ${middle}h${width - 9}`} />}
      {text && (
        <text x={x + width / 2} y={middle + 4.5}>
          {text}
        </text>
      )}
    </g>
  );
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** Where the bars of a row stand; those of nought are left out. Each is drawn wide enough for its figure. */
function boxesOf(
  { bars }: BarRow,
  full: number | 'own' | null,
  room: number,
): ReadonlyMap<string, { x: number; width: number }> {
  const shown = bars.filter(({ value }) => value > 0);
  const sum = sumOf(shown.map(({ value }) => value));
  const leasts = shown.map(leastOf);
  const scale = full === 'own' ? sum : full;
  const wanted = shown.map(({ value }, at) =>
    Math.max(leasts[at] ?? LEAST, scale === null ? Math.min(220, room / bars.length) : (room * value) / scale),
  );
  const over = Math.max(0, sumOf(wanted) - room);
  // What the small ones were given is taken from those that can spare it.
  const spares = wanted.map((width, at) => width - (leasts[at] ?? LEAST));
  const spare = sumOf(spares);
  const widths = wanted.map((width, at) => (spare > 0 ? width - (over * (spares[at] ?? 0)) / spare : width));
  let x = 0;
  return new Map(
    shown.map(({ key }, at) => {
      const box = { x, width: widths[at] ?? LEAST };
      x += box.width;
      return [key, box];
    }),
  );
}
