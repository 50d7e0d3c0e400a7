import type { ComponentChildren } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import { useApp } from './context.ts';
import { classOf, Head } from './data-list-head.tsx';
import { type Column, type Filter, type ListPlace, placeOf, select } from './data-list-state.ts';
import { ROW, useWayBack, useWindow } from './data-list-window.ts';
import { useDeskWords } from './desk-words.ts';
import { Icon } from './icon.tsx';
import { useKeys } from './keys.ts';

export type { Column, Filter } from './data-list-state.ts';

interface Props<T> {
  /** What the list holds, such as 单位: its heading. */
  label: string;
  /** By this the list's order, filters and search words outlive a way to another page and back. */
  name: string;
  rows: readonly T[];
  idOf(row: T): string;
  /** What the row is called, for screen readers. */
  nameOf(row: T): string;
  columns: readonly Column<T>[];
  filters?: readonly Filter<T>[];
  /** The text in which is searched. */
  textOf(row: T): string;
  open: string | null;
  onOpen(id: string | null): void;
  selected?: ReadonlySet<string>;
  onSelect?(ids: ReadonlySet<string>): void;
  /** Buttons beside the heading. */
  acts?: ComponentChildren;
  /** What to show while there is nothing at all. */
  empty: ComponentChildren;
}

/** A list of the desk: searched, filtered and sorted at once, by keyboard throughout. */
export function DataList<T>(props: Props<T>) {
  const { rows, columns, filters = [], name, label, open, onOpen, idOf, selected, onSelect } = props;
  const { language, singleKeys } = useApp();
  const { desk } = useDeskWords();
  const place = placeOf(name);
  const { typed, order, chosen } = place.value;
  const move = (to: Partial<ListPlace>) => {
    place.value = { ...place.value, ...to };
  };
  const shown = useMemo(
    () => select(rows, { columns, filters, textOf: props.textOf }, place.value, language),
    [rows, place.value, language, columns, filters],
  );
  const [at, setAt] = useState(0);
  const current = Math.min(at, Math.max(shown.length - 1, 0));
  const body = useRef<HTMLDivElement>(null);
  const { first, last, onScroll } = useWindow(body, shown.length);

  const focus = (index: number) => {
    const to = Math.min(Math.max(index, 0), shown.length - 1);
    setAt(to);
    const box = body.current;
    if (box) {
      const top = to * ROW;
      if (top < box.scrollTop) box.scrollTop = top;
      else if (top + 2 * ROW > box.scrollTop + box.clientHeight) box.scrollTop = top + 2 * ROW - box.clientHeight;
    }
    const row = () => body.current?.querySelector<HTMLElement>(`[data-at="${to}"]`);
    // At once where it is drawn: the next key may be on its way, and belongs to that row.
    const drawn = row();
    if (drawn) drawn.focus();
    else requestAnimationFrame(() => row()?.focus());
  };
  const toggle = (id: string) => {
    if (!onSelect || !selected) return;
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    onSelect(next);
  };
  useKeys((key) => {
    const row = shown[current];
    if (key === 'ArrowDown' || (singleKeys && key === 'j')) focus(inList() ? current + 1 : current);
    else if (key === 'ArrowUp' || (singleKeys && key === 'k')) focus(current - 1);
    else if (key === 'Home' && inList()) focus(0);
    else if (key === 'End' && inList()) focus(shown.length - 1);
    else if (key === 'Enter' && inList() && row) onOpen(idOf(row));
    else if (singleKeys && key === 'x' && inList() && row && onSelect) toggle(idOf(row));
    else if (key === 'Escape' && open) onOpen(null);
    else return false;
    return true;
  });
  const inList = () => document.activeElement?.hasAttribute('data-at') ?? false;

  useWayBack(body, open, (id) => focus(shown.findIndex((row) => idOf(row) === id)));

  if (rows.length === 0) {
    return (
      <section class="pane" aria-label={label}>
        <div class="ph">
          <h1>{label}</h1>
          <span class="grow" />
          {props.acts}
        </div>
        <div class="empty">{props.empty}</div>
      </section>
    );
  }
  const narrowed = typed !== '' || Object.keys(chosen).length > 0;
  return (
    <section class="pane" aria-label={label}>
      <div class="ph">
        <h1>{label}</h1>
        <span class="q t13" role="status">
          {desk.shown(shown.length, rows.length)}
          {selected && selected.size > 0 && `，${desk.selected(selected.size)}`}
        </span>
        <span class="grow" />
        {props.acts}
      </div>
      <div class="ph tools">
        <span class="deskfind">
          <Icon name="find" small />
          <input
            class="field"
            type="search"
            aria-label={desk.find(label)}
            placeholder={desk.findHint}
            value={typed}
            onInput={(event) => move({ typed: event.currentTarget.value })}
            onKeyDown={(event) => {
              if (event.key === 'ArrowDown' && shown.length > 0) focus(0);
              else if (event.key === 'Escape' && typed !== '') move({ typed: '' });
              else if (event.key === 'Escape') event.currentTarget.blur();
              else return;
              event.preventDefault();
            }}
          />
        </span>
        {filters.map((filter) => (
          <select
            key={filter.key}
            class={chosen[filter.key] ? 'fbtn on' : 'fbtn'}
            aria-label={filter.title}
            value={chosen[filter.key] ?? ''}
            onChange={(event) => {
              const { [filter.key]: _, ...rest } = chosen;
              const value = event.currentTarget.value;
              move({ chosen: value === '' ? rest : { ...rest, [filter.key]: value } });
            }}
          >
            <option value="">{desk.all(filter.title)}</option>
            {filter.choices.map(({ value, name }) => (
              <option key={value} value={value}>
                {desk.filter(filter.title, name)}
              </option>
            ))}
          </select>
        ))}
        {narrowed && (
          <button type="button" class="btn text" onClick={() => move({ typed: '', chosen: {} })}>
            {desk.clear}
          </button>
        )}
      </div>
      <div class="body" ref={body} onScroll={onScroll}>
        {shown.length === 0 ? (
          <div class="empty">
            <p>
              <b>{desk.none}</b>
            </p>
            <p>{desk.noneHow}</p>
          </div>
        ) : (
          <table class="list" aria-label={label} aria-rowcount={shown.length + 1}>
            <thead>
              <tr aria-rowindex={1}>
                {onSelect && selected && (
                  <th class="tick">
                    <input
                      type="checkbox"
                      aria-label={desk.selectAll}
                      checked={shown.every((row) => selected.has(idOf(row)))}
                      onChange={(event) => onSelect(new Set(event.currentTarget.checked ? shown.map(idOf) : []))}
                    />
                  </th>
                )}
                {columns.map((column, place) => (
                  <Head
                    key={column.key}
                    column={column}
                    class={classOf(column, place)}
                    order={order}
                    onOrder={(next) => move({ order: next })}
                  />
                ))}
              </tr>
            </thead>
            <tbody>
              {first > 0 && <tr class="gap" style={{ height: `${first * ROW}px` }} />}
              {shown.slice(first, last).map((row, offset) => {
                const index = first + offset;
                const id = idOf(row);
                return (
                  <tr
                    key={id}
                    data-at={index}
                    tabIndex={index === current ? 0 : -1}
                    aria-rowindex={index + 2}
                    aria-selected={id === open}
                    class={id === open ? 'sel' : undefined}
                    onClick={() => {
                      setAt(index);
                      onOpen(id);
                    }}
                    onFocus={() => setAt(index)}
                  >
                    {onSelect && selected && (
                      <td class="tick">
                        <input
                          type="checkbox"
                          tabIndex={-1}
                          aria-label={desk.select(props.nameOf(row))}
                          checked={selected.has(id)}
                          onClick={(event) => event.stopPropagation()}
                          onChange={() => toggle(id)}
                        />
                      </td>
                    )}
                    {columns.map((column, place) => (
                      <td key={column.key} class={classOf(column, place)}>
                        {column.cell(row)}
                      </td>
                    ))}
                  </tr>
                );
              })}
              {last < shown.length && <tr class="gap" style={{ height: `${(shown.length - last) * ROW}px` }} />}
            </tbody>
          </table>
        )}
      </div>
    </section>
  );
}
