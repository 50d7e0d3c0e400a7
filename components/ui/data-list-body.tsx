import type { Line, Lines } from './data-list-groups.ts';
import { classOf, Head } from './data-list-head.tsx';
import { type LineParts, ListLine } from './data-list-lines.tsx';
import type { Order } from './data-list-state.ts';
import { Tick } from './data-list-tick.tsx';
import { ROW, type useWindow } from './data-list-window.ts';
import { useDeskWords } from './desk-words.ts';

interface Props<T> {
  label: string;
  lines: Lines<T>;
  body: { current: HTMLDivElement | null };
  inSight: ReturnType<typeof useWindow>;
  order: Order | null;
  onOrder(order: Order | null): void;
  /** Whether all that the list shows is picked. */
  all: boolean;
  onAll(on: boolean): void;
  parts: LineParts<T>;
}

/** The table of a list, of which only the lines in sight are drawn. */
export function ListBody<T>({ label, lines, body, inSight, order, onOrder, all, onAll, parts }: Props<T>) {
  const { desk } = useDeskWords();
  const { first, last, onScroll } = inSight;
  return (
    <div class="body" ref={body} onScroll={onScroll}>
      {lines.length === 0 ? (
        <div class="empty">
          <p>
            <b>{desk.none}</b>
          </p>
          <p>{desk.noneHow}</p>
        </div>
      ) : (
        <table class="list" aria-label={label} aria-rowcount={lines.length + 1}>
          <thead>
            <tr aria-rowindex={1}>
              {parts.picked && (
                <th class="tick">
                  <Tick label={desk.selectAll} checked={all} tabs onTick={onAll} />
                </th>
              )}
              {parts.columns.map((column, place) => (
                <Head key={column.key} column={column} class={classOf(column, place)} order={order} onOrder={onOrder} />
              ))}
            </tr>
          </thead>
          <tbody>
            {first > 0 && <tr class="gap" style={{ height: `${first * ROW}px` }} />}
            {lines.slice(first, last).map((line, offset) => (
              <ListLine key={keyOf(line, parts)} line={line} at={first + offset} parts={parts} />
            ))}
            {last < lines.length && <tr class="gap" style={{ height: `${(lines.length - last) * ROW}px` }} />}
          </tbody>
        </table>
      )}
    </div>
  );
}

const keyOf = <T,>(line: Line<T>, { idOf }: LineParts<T>): string =>
  line.is === 'group' ? `group ${line.group.name}` : idOf(line.row);
