import { useState } from 'preact/hooks';
import { FilterSelect } from './data-list-filter.tsx';
import type { Column, Filter, ListPlace } from './data-list-state.ts';
import { useDeskWords } from './desk-words.ts';
import { Icon } from './icon.tsx';

interface Props<T> {
  label: string;
  place: ListPlace;
  columns: readonly Column<T>[];
  filters: readonly Filter<T>[];
  onChange(to: Partial<ListPlace>): void;
  /** Goes from the search field into the list. */
  onDown(): void;
}

/** What narrows and groups a list: words, filters, and the column that it is grouped by. */
export function ListTools<T>({ label, place, columns, filters, onChange, onDown }: Props<T>) {
  const { desk, views } = useDeskWords();
  const [open, setOpen] = useState(false);
  const { typed, chosen, group } = place;
  const groups = columns.filter((column) => column.group);
  const hasChips = filters.some(({ key }) => (chosen[key] ?? []).length > 0);
  return (
    <div class="ph tools">
      <span class="deskfind">
        <Icon name="find" small />
        <input
          class="field"
          type="search"
          aria-label={desk.find(label)}
          placeholder={desk.findHint}
          value={typed}
          onInput={(event) => onChange({ typed: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown') onDown();
            else if (event.key === 'Escape' && typed !== '') onChange({ typed: '' });
            else if (event.key === 'Escape') event.currentTarget.blur();
            else return;
            event.preventDefault();
          }}
        />
      </span>
      {filters.length + groups.length > 0 && (
        <button type="button" class="btn line more" aria-expanded={open} onClick={() => setOpen(!open)}>
          {views.narrow}
        </button>
      )}
      <div class={open ? 'choose open' : 'choose'}>
        {filters.map((filter) => (
          <FilterSelect
            key={filter.key}
            filter={filter}
            chosen={chosen[filter.key] ?? []}
            onChoose={(values) => onChange({ chosen: { ...chosen, [filter.key]: values } })}
          />
        ))}
        {groups.length > 0 && (
          <select
            class={group ? 'fbtn on' : 'fbtn'}
            aria-label={views.group}
            value={group ?? ''}
            onChange={(event) => onChange({ group: event.currentTarget.value || null, folded: new Set() })}
          >
            <option value="">{views.noGroup}</option>
            {groups.map(({ key, title }) => (
              <option key={key} value={key}>
                {views.groupBy(title)}
              </option>
            ))}
          </select>
        )}
      </div>
      {typed !== '' && !hasChips && (
        <button type="button" class="btn text" onClick={() => onChange({ typed: '' })}>
          {desk.clear}
        </button>
      )}
    </div>
  );
}
