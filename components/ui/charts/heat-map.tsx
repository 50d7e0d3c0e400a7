import { useMemo } from 'preact/hooks';
import { HeatHead, type HeatHeadColumn, headHeight } from './heat-head.tsx';
import { CELL, columnX, type Face, groundsOf, MARKED, marksOf, TINTED } from './heat-paths.ts';
import { Picture } from './picture.tsx';
import { px } from './px.ts';
import type { Box, Spot } from './spots.ts';
import { lengthOf, shortenMiddle } from './text-length.ts';
import { useSlice } from './use-slice.ts';
import { useWidth } from './use-width.ts';

/** A line of a heat map: a unit's cells, or figures that stand below others. */
export interface HeatLineShown {
  key: string;
  is: 'head' | 'unit' | 'note' | 'sum';
  name: string;
  /** Beside the name, such as a level. */
  aside: string;
  /** The overall score and its n, as they are shown; '' for none. */
  score: string;
  n: string;
  /** A cell a column: a face, or a bare figure; null for none. */
  cells: readonly (Face | string | null)[];
}

interface Props {
  label: string;
  how: string;
  unitTitle: string;
  scoreTitle: string;
  nTitle: string;
  columns: readonly HeatHeadColumn[];
  lines: readonly HeatLineShown[];
  nameOf(line: number, column: number | null): string;
  picked: Spot | null;
  onOpen(spot: Spot): void;
}

/** The key of the column that holds the overall score. */
export const OVERALL = '';

/** Rooms to the left: name, score, n; less where there is little. */
const WIDE = { name: 132, score: 36, n: 36 };
/** Names have as much room as the longest needs, up to this share of the picture. */
const NAME_SHARE = 0.22;
const NARROW = { name: 84, score: 30, n: 28 };
const NARROW_BELOW = 560;
type Room = typeof WIDE;
/** The room before the names, which scrolls away (charts.css). */
const EDGE = 16;
/** Before and after a name. */
const NAME_EDGE = 24;
const FOOT = 8;
const HEIGHTS = { head: 30, unit: 24, note: 20, sum: 20 };

/** A heat map: units in rows, what they are held against in columns with vertical heads. */
export function HeatMapDrawing(props: Props) {
  const { columns, lines, picked } = props;
  const [box, width] = useWidth<HTMLDivElement>(NARROW_BELOW);
  const rooms = useMemo(() => roomsOf(lines, width), [lines, width]);
  const left = rooms.name + rooms.score + rooms.n;
  const top = headHeight(columns);
  const tops = useMemo(() => topsOf(lines, top), [lines, top]);
  const { first, last, onScroll } = useSlice(box, tops);
  const height = (tops.at(-1) ?? top) + FOOT;
  // Made once: whatever is picked, the same nodes are passed over when the picture is drawn again.
  const body = useMemo(
    () => (
      <HeatBody lines={lines} tops={tops} from={first} until={last} width={columnX(columns.length)} rooms={rooms} />
    ),
    [lines, tops, first, last, columns, rooms],
  );
  const cellBox = (row: number, column: number): Box | null => {
    const line = lines[row];
    if (!line || !hasMark(line, column)) return null;
    const y = (tops[row] ?? 0) + (line.is === 'head' ? 6 : 0);
    const size = { y, height: line.is === 'note' || line.is === 'sum' ? 19 : CELL.height };
    if (column === 0) return { ...size, x: rooms.name, width: rooms.score };
    return { ...size, x: left + columnX(column - 1), width: CELL.width };
  };
  return (
    <div
      class="heat-box"
      ref={box}
      onScroll={(event) => {
        const { scrollLeft, style } = event.currentTarget;
        style.setProperty('--scrolled', `${Math.max(0, scrollLeft - EDGE)}px`);
        onScroll(event);
      }}
    >
      <Picture
        label={props.label}
        how={props.how}
        rows={useMemo(() => lines.map(({ key }) => key), [lines])}
        columns={useMemo(() => [OVERALL, ...columns.map(({ id }) => id)], [columns])}
        boxOf={cellBox}
        nameOf={(row, column) => props.nameOf(row, column === 0 ? null : column - 1)}
        picked={picked}
        onOpen={props.onOpen}
        kept={{ top, left }}
        width={left + columnX(columns.length) + 12}
        height={height}
      >
        <div class="heat" aria-hidden="true" style={{ gridTemplate: `${top}px auto / ${left}px auto` }}>
          <div class="heat-corner">
            <span>{props.unitTitle}</span>
            <span style={px({ width: rooms.score })}>{props.scoreTitle}</span>
            <span style={px({ width: rooms.n })}>{props.nTitle}</span>
          </div>
          <HeatHead columns={columns} picked={picked?.column ?? null} />
          {body}
        </div>
      </Picture>
    </div>
  );
}

interface BodyProps {
  lines: readonly HeatLineShown[];
  tops: readonly number[];
  /** The lines that are drawn. */
  from: number;
  until: number;
  width: number;
  rooms: Room;
}

function HeatBody({ lines, tops, from, until, width, rooms }: BodyProps) {
  const [top = 0] = tops;
  const height = (tops.at(-1) ?? top) + FOOT - top;
  const shown = lines.slice(from, until).map((line, at) => ({ line, top: (tops[from + at] ?? top) - top }));
  return (
    <>
      <div class="heat-names" style={px({ height })}>
        {shown.map((one) => (
          <HeatName key={one.line.key} room={rooms} {...one} />
        ))}
      </div>
      <svg class="heat-cells" width={width} height={height} role="presentation">
        {shown.map((one) => (
          <HeatCells key={one.line.key} {...one} />
        ))}
      </svg>
    </>
  );
}

function roomsOf(lines: readonly HeatLineShown[], width: number): Room {
  if (width < NARROW_BELOW) return NARROW;
  const longest = Math.max(0, ...lines.map(({ name, aside }) => lengthOf(name) + lengthOf(aside)));
  return { ...WIDE, name: Math.round(Math.max(WIDE.name, Math.min(longest + NAME_EDGE, width * NAME_SHARE))) };
}

/** The upper edge of each line, and the lower edge of the last. */
function topsOf(lines: readonly HeatLineShown[], top: number): number[] {
  const tops = [top];
  for (const [at, { is }] of lines.entries()) tops.push((tops[at] ?? top) + HEIGHTS[is]);
  return tops;
}

function hasMark({ cells, score }: HeatLineShown, column: number): boolean {
  return column === 0 ? score !== '' : (cells[column - 1] ?? null) !== null;
}

function HeatName({ line, top, room }: { line: HeatLineShown; top: number; room: Room }) {
  return (
    <div class={`heat-name ${line.is}`} style={px({ top, height: HEIGHTS[line.is] })}>
      <span class="cut" title={line.aside ? `${line.name} ${line.aside}` : line.name}>
        {shortenMiddle(line.name, room.name - NAME_EDGE - lengthOf(line.aside))}
        {line.aside && <small>{line.aside}</small>}
      </span>
      <span style={px({ width: room.score })}>{line.score}</span>
      <span style={px({ width: room.n })}>{line.n}</span>
    </div>
  );
}

function HeatCells({ line, top }: { line: HeatLineShown; top: number }) {
  const y = top + (line.is === 'head' ? 6 : 0);
  const faces = line.cells.map((cell) => (typeof cell === 'string' ? null : cell));
  return (
    <g>
      {TINTED.map((grade) => path(`heat-ground ${grade}`, groundsOf(faces, grade, y)))}
      {MARKED.map((grade) => path(`heat-mark ${grade}`, marksOf(faces, grade, y, false)))}
      {MARKED.map((grade) => path(`heat-mark stray ${grade}`, marksOf(faces, grade, y, true)))}
      {line.cells.map((cell, column) => {
        const figure = typeof cell === 'string' ? cell : cell?.figure;
        if (!figure) return null;
        const look = typeof cell === 'string' ? line.is : lookOf(cell);
        return (
          <text
            key={column}
            class={`heat-figure ${look}`}
            x={columnX(column) + CELL.width / 2}
            y={y + (typeof cell === 'string' ? 14 : 16)}
          >
            {figure}
          </text>
        );
      })}
    </g>
  );
}

/** Ink that is made for a grade's ground is read on that ground only. */
const lookOf = (cell: Face | null | undefined): string => (cell?.stray ? 'stray' : (cell?.grade ?? 'none'));

const path = (look: string, d: string) => d && <path key={look} class={look} d={d} />;
