import { useMemo } from 'preact/hooks';
import { Picture } from './picture.tsx';
import { px } from './px.ts';
import type { Box, Spot } from './spots.ts';
import { shortenMiddle } from './text-length.ts';
import { useWidth } from './use-width.ts';

/** A unit's own score and the mean of those below it, in one thing. */
export interface DropShown {
  key: string;
  unit: string;
  column: string;
  above: number;
  below: number;
  /** As it is written, such as ↓22. */
  drop: string;
  n: string;
  /** What each of the two marks says in full. */
  names: readonly [above: string, below: string];
  isLarge: boolean;
}

interface Props {
  label: string;
  how: string;
  rows: readonly DropShown[];
  dropTitle: string;
  nTitle: string;
  picked: Spot | null;
  onOpen(spot: Spot): void;
}

/** The keys of the two marks of a row. */
const DROP_MARKS = ['above', 'below'] as const;

const ROW = 36;
const HEAD = 28;
const DOT = 12;
const END = { drop: 52, n: 64 };

/** Rows with two marks each on a scale from 0 to 100, joined by a bar: the upper level filled, those below hollow. */
export function DropRows(props: Props) {
  const { rows, picked } = props;
  const [element, width] = useWidth<HTMLDivElement>(640);
  const label = Math.min(300, Math.round(width * 0.36));
  const room = Math.max(120, width - label - END.drop - END.n - 48);
  const xOf = (score: number) => label + 16 + (room * score) / 100;
  const yOf = (row: number) => HEAD + row * ROW + ROW / 2;
  const boxOf = (row: number, column: number): Box | null => {
    const shown = rows[row];
    if (!shown) return null;
    const x = xOf(shown[DROP_MARKS[column] ?? 'above']);
    return { x: x - DOT, y: yOf(row) - DOT, width: 2 * DOT, height: 2 * DOT };
  };
  const size = { width: label + room + 32 + END.drop + END.n, height: HEAD + rows.length * ROW + 4 };
  return (
    <div class="drops" ref={element}>
      <Picture
        label={props.label}
        how={props.how}
        rows={useMemo(() => rows.map(({ key }) => key), [rows])}
        columns={DROP_MARKS}
        boxOf={boxOf}
        nameOf={(row, column) => rows[row]?.names[column] ?? ''}
        picked={picked}
        onOpen={props.onOpen}
        {...size}
      >
        <div aria-hidden="true">
          <div class="bar-ends head" style={px({ height: HEAD })}>
            <span style={px({ width: END.drop })}>{props.dropTitle}</span>
            <span style={px({ width: END.n })}>{props.nTitle}</span>
          </div>
          {rows.map((row, at) => (
            <div key={row.key} class="bar-row" style={px({ top: HEAD + at * ROW, height: ROW })}>
              <span class="drop-label" style={px({ width: label - 8 })} title={`${row.unit} ${row.column}`}>
                <span class="cut">{shortenMiddle(row.unit, label - 8)}</span>
                <small class="cut">{row.column}</small>
              </span>
              <span class="bar-ends">
                <span class={row.isLarge ? 'b' : undefined} style={px({ width: END.drop })}>
                  {row.drop}
                </span>
                <span style={px({ width: END.n })}>{row.n}</span>
              </span>
            </div>
          ))}
          <svg class="bar-face" width={label + room + 32} height={size.height} role="presentation">
            {[0, 25, 50, 75, 100].map((score) => (
              <g key={score} class="trend-grid">
                <path d={`M${xOf(score)} ${HEAD - 4}V${size.height}`} />
                <text x={xOf(score)} y={HEAD - 10} text-anchor="middle">
                  {score}
                </text>
              </g>
            ))}
            {rows.map((row, at) => (
              <g key={row.key} class={row.isLarge ? 'drop large' : 'drop'}>
                <path d={`M${xOf(row.below)} ${yOf(at)}H${xOf(row.above)}`} />
                <circle class="below" cx={xOf(row.below)} cy={yOf(at)} r="5" />
                <circle class="above" cx={xOf(row.above)} cy={yOf(at)} r="5" />
              </g>
            ))}
          </svg>
        </div>
      </Picture>
    </div>
  );
}
