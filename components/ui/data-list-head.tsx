import type { Column, Order } from './data-list-state.ts';
import { useDeskWords } from './desk-words.ts';

/** Columns that need no room of their own stand in the narrowest list. */
const ALWAYS = 3;

/** The look of a cell: which end, and how much room the list must have for its column. */
export function classOf<T>({ align, room }: Column<T>, place: number): string {
  return `${align === 'end' ? 'r ' : ''}${room ?? (place < ALWAYS ? 'any' : 'middle')}`;
}

interface HeadProps<T> {
  column: Column<T>;
  class: string;
  order: Order | null;
  onOrder(order: Order | null): void;
}

/** The head of a column; a press sorts, up, down and not at all. */
export function Head<T>({ column, order, onOrder, class: look }: HeadProps<T>) {
  const { desk } = useDeskWords();
  const down = order?.key === column.key ? order.down : null;
  const style = column.width ? { width: column.width } : undefined;
  if (!column.sort) {
    return (
      <th style={style} class={look}>
        {column.title}
      </th>
    );
  }
  return (
    <th style={style} class={look} aria-sort={down === null ? 'none' : down ? 'descending' : 'ascending'}>
      <button
        type="button"
        aria-label={desk.sortBy(column.title)}
        onClick={() => onOrder(down === true ? null : { key: column.key, down: down === false })}
      >
        {column.title}
        {down === null ? '' : down ? ' ↓' : ' ↑'}
      </button>
    </th>
  );
}
