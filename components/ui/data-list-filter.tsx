import { useRef, useState } from 'preact/hooks';
import { showInLine } from '../../lib/model/one-line.ts';
import type { Filter, ListPlace } from './data-list-state.ts';
import { useDeskWords } from './desk-words.ts';
import { Icon } from './icon.tsx';

/** Stands for several values at once, which a select can't show. */
const SEVERAL = '+';
/** The keys that open a select's list, so that the next choice is one more. */
const OPENING: ReadonlySet<string> = new Set([' ', 'Enter', 'F4']);

interface Props<T> {
  filter: Filter<T>;
  chosen: readonly string[];
  onChoose(values: readonly string[]): void;
}

/**
 * Chooses what a filter lets pass. Each choice is one more, beside those that stand as chips; while arrow keys step
 * through a closed select, the next one takes the place of the one before.
 */
export function FilterSelect<T>({ filter, chosen, onChoose }: Props<T>) {
  const { desk, views } = useDeskWords();
  const before = useRef(chosen);
  const [stepping, setStepping] = useState(false);
  const begin = () => {
    before.current = chosen;
    setStepping(false);
  };
  const last = chosen.at(-1) ?? '';
  const value = stepping || chosen.length < 2 ? last : SEVERAL;
  return (
    <select
      class={chosen.length > 0 ? 'fbtn on' : 'fbtn'}
      aria-label={filter.title}
      value={value}
      onFocus={begin}
      onPointerDown={begin}
      onKeyDown={(event) => {
        if (OPENING.has(event.key) || event.altKey) begin();
      }}
      onBlur={() => setStepping(false)}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setStepping(true);
        if (next === '') onChoose([]);
        else if (next !== SEVERAL) onChoose([...before.current.filter((one) => one !== next), next]);
      }}
    >
      <option value="">{desk.all(filter.title)}</option>
      {chosen.length > 1 && (
        <option value={SEVERAL} hidden>
          {views.several(filter.title, chosen.length)}
        </option>
      )}
      {filter.choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {desk.filter(filter.title, showInLine(choice.name))}
        </option>
      ))}
    </select>
  );
}

interface ChipsProps<T> {
  filters: readonly Filter<T>[];
  place: ListPlace;
  onChange(to: Partial<ListPlace>): void;
}

/** The filters that hold, one chip a value; a press lets it go. */
export function FilterChips<T>({ filters, place, onChange }: ChipsProps<T>) {
  const { desk, views } = useDeskWords();
  const row = useRef<HTMLElement>(null);
  const { chosen } = place;
  const chips = filters.flatMap(({ key, title, choices }) =>
    (chosen[key] ?? []).map((value) => {
      const name = choices.find((choice) => choice.value === value)?.name ?? value;
      return { key, value, label: desk.filter(title, showInLine(name)) };
    }),
  );
  if (chips.length === 0) return null;
  const toSearch = () => row.current?.closest('.pane')?.querySelector<HTMLElement>('.deskfind input')?.focus();
  const drop = (key: string, value: string) => {
    // What had the focus goes: the next key belongs to what stays.
    if (chips.length > 1) row.current?.querySelector<HTMLElement>('button:last-child')?.focus();
    else toSearch();
    onChange({ chosen: { ...chosen, [key]: (chosen[key] ?? []).filter((one) => one !== value) } });
  };
  return (
    <section class="ph chips" ref={row} aria-label={views.filters}>
      {chips.map(({ key, value, label }) => (
        <button
          key={`${key} ${value}`}
          type="button"
          class="fchip"
          aria-label={views.drop(label)}
          onClick={() => drop(key, value)}
        >
          <span class="cut">{label}</span>
          <Icon name="x" small />
        </button>
      ))}
      <button
        type="button"
        class="btn text"
        onClick={() => {
          toSearch();
          onChange({ typed: '', chosen: {} });
        }}
      >
        {desk.clear}
      </button>
    </section>
  );
}
