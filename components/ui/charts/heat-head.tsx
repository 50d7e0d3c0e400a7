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

/** How high a row of heads is: lying names, and standing ones at the most. */
const GROUP = { lying: 26, standing: 132 };
const MOST = 172;
const GROUP_EDGE = 10;
/** Groups are set at 12 px, not at the 13 that lengths are of. */
const SMALL = 12 / 13;

/** Groups from the left, each with its first column and the one after its last; turned where its name has no room lying. */
function groupsOf(columns: readonly HeatHeadColumn[]) {
  const begins = columns.flatMap(({ group }, at) => (columns[at - 1]?.group === group ? [] : [{ group, at }]));
  return begins.map(({ group, at }, place) => {
    const width = columnX((begins[place + 1]?.at ?? columns.length) - at);
    return { group, at, width, turned: lengthOf(group) * SMALL + GROUP_EDGE > width };
  });
}

function groupHeight(columns: readonly HeatHeadColumn[]): number {
  const turned = groupsOf(columns).flatMap((one) => (one.turned ? [Math.ceil(lengthOf(one.group)) + GROUP_EDGE] : []));
  return Math.min(GROUP.standing, Math.max(GROUP.lying, ...turned));
}

/** How high the heads are: the longest names, up to a limit. */
export function headHeight(columns: readonly HeatHeadColumn[]): number {
  const long = Math.max(0, ...columns.map(({ short }) => lengthOf(short)));
  return groupHeight(columns) + Math.min(MOST, Math.max(68, Math.ceil(long) + 10));
}

/** The heads of the columns: groups above, short names below, read from top to bottom. */
export function HeatHead({ columns, picked }: { columns: readonly HeatHeadColumn[]; picked: string | null }) {
  const height = groupHeight(columns);
  return (
    <div class="heat-head" style={px({ width: columnX(columns.length) })}>
      {groupsOf(columns).map(({ group, at, width, turned }) => (
        <div
          key={at}
          class={turned ? 'heat-group turned' : 'heat-group cut'}
          style={px({ left: columnX(at), width, height })}
          title={group}
        >
          {turned ? <span>{group}</span> : group}
        </div>
      ))}
      {columns.map(({ id, short, whole }, at) => (
        <div
          key={id}
          class={['heat-column', id === picked && 'on', whole && 'whole'].filter(Boolean).join(' ')}
          style={px({ left: columnX(at), width: CELL.width, top: height + 4 })}
          title={`${id} ${short}`}
        >
          <span>{short}</span>
        </div>
      ))}
    </div>
  );
}
