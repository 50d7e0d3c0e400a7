import type { ComponentChildren } from 'preact';
import { ListBody } from './data-list-body.tsx';
import { BulkBar } from './data-list-bulk.tsx';
import { ListExport, type Withhold } from './data-list-export.tsx';
import { FilterChips } from './data-list-filter.tsx';
import type { BuiltInView } from './data-list-shows.ts';
import type { Filter } from './data-list-state.ts';
import { ListTools } from './data-list-tools.tsx';
import { type ListParts, useList } from './data-list-use.ts';
import { ListViews } from './data-list-views.tsx';
import { useDeskWords } from './desk-words.ts';

export type { BuiltInView } from './data-list-shows.ts';
export type { Column, Filter } from './data-list-state.ts';

interface Props<T> extends Omit<ListParts<T>, 'filters'> {
  /** What the list holds, such as 单位: its heading. */
  label: string;
  filters?: readonly Filter<T>[];
  /** Whether views of the list can be saved and chosen; with views that the program itself offers. */
  views?: boolean | readonly BuiltInView[];
  /** What can be done with all that is picked. */
  bulk?: ComponentChildren;
  /** Buttons beside the heading. */
  acts?: ComponentChildren;
  /** What a file of the list names as its campaign, by the rows that it holds; without it there is no such file. */
  campaignOf?(shown: readonly T[]): string;
  /** What of the rows a file must not hold; other words stand there then. */
  withhold?: Withhold<T>;
  /** What stands above the list, also while there is nothing in it. */
  lead?: ComponentChildren;
  /** What to show while there is nothing at all. */
  empty: ComponentChildren;
}

const NONE: readonly never[] = [];

/** A list of the desk: searched, filtered, sorted and grouped at once, by keyboard throughout. */
export function DataList<T>(props: Props<T>) {
  const { rows, columns: all, filters = NONE, name, label, views = false, campaignOf } = props;
  const { desk } = useDeskWords();
  const list = useList({ ...props, filters });
  const { at, move, shown, lines, columns, selected, pickedHere } = list;
  if (rows.length === 0) {
    return (
      <section ref={list.none} class="pane" aria-label={label}>
        <div class="ph">
          <h1>{label}</h1>
          <span class="grow" />
          {props.acts}
        </div>
        {props.lead}
        <div class="empty">{props.empty}</div>
      </section>
    );
  }
  const pickNone = () => {
    // The bar goes with what was picked.
    list.back();
    list.pickNone();
  };
  const shared = { place: at, columns: all, filters, onChange: move };
  return (
    <section class="pane" aria-label={label}>
      <div class="ph">
        <h1>{label}</h1>
        <span class="q t13" role="status">
          {desk.shown(shown.length, rows.length)}
          {selected && selected.size > 0 && desk.selected(selected.size)}
        </span>
        <span class="grow" />
        {props.acts}
        {campaignOf && (
          <ListExport
            title={at.view?.name || label}
            {...{ columns, campaignOf, rows: shown, withhold: props.withhold }}
          />
        )}
      </div>
      {props.lead}
      {views !== false && <ListViews list={name} builtIn={views === true ? NONE : views} {...shared} />}
      <ListTools label={label} {...shared} onDown={() => lines.length > 0 && list.focus(0)} />
      <FilterChips filters={filters} place={at} onChange={move} />
      <ListBody
        label={label}
        lines={lines}
        body={list.body}
        inSight={list.inSight}
        order={at.order}
        onOrder={(order) => move({ order })}
        all={pickedHere === shown.length}
        onAll={(on) => (on ? list.pickShown() : list.pickNone())}
        parts={list.parts}
      />
      {selected && selected.size > 0 && (
        <BulkBar
          picked={selected.size}
          hidden={selected.size - pickedHere}
          shown={shown.length}
          onAll={list.pickShown}
          onNone={pickNone}
          onBack={list.back}
        >
          {props.bulk}
        </BulkBar>
      )}
    </section>
  );
}
