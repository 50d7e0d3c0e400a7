import { CELL, columnX } from './heat-paths.ts';
import { px } from './px.ts';
import { lengthOf } from './text-length.ts';

/** A column's head: its short name, upright, under its group. */
export interface HeatHeadColumn {
  id: string;
  short: string;
  group: string;
  /** Set apart: a dimension as a whole. */
  whole: boolean;
}

const GROUP = 26;
const MOST = 132;

/** How high the heads are: the longest name, up to a limit. */
export function headHeight(columns: readonly HeatHeadColumn[]): number {
  const long = Math.max(0, ...columns.map(({ short }) => lengthOf(short)));
  return GROUP + Math.min(MOST, Math.max(68, Math.ceil(long) + 10));
}

/** The heads of the columns: groups above, short names below, read from top to bottom. */
export function HeatHead({ columns, picked }: { columns: readonly HeatHeadColumn[]; picked: string | null }) {
  const groups = columns.flatMap((column, at) => (columns[at - 1]?.group === column.group ? [] : [{ ...column, at }]));
  return (
    <div class="heat-head" style={px({ width: columnX(columns.length) })}>
      {groups.map(({ group, at }, place) => {
        const until = groups[place + 1]?.at ?? columns.length;
        return (
          <div
            key={at}
            class="heat-group cut"
            style={px({ left: columnX(at), width: columnX(until - at) })}
            title={group}
          >
            {group}
          </div>
        );
      })}
      {columns.map(({ id, short, whole }, at) => (
        <div
          key={id}
          class={['heat-column', id === picked && 'on', whole && 'whole'].filter(Boolean).join(' ')}
          style={px({ left: columnX(at), width: CELL.width })}
          title={`${id} ${short}`}
        >
          <span>{short}</span>
        </div>
      ))}
    </div>
  );
}
