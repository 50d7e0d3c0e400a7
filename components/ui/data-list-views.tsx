import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { changeView, removeView, renameView, type SavedView, saveView, watchViews } from '../../lib/app/desk/views.ts';
import { useApp } from './context.ts';
import { type BuiltInView, fitShows, isAsIn, showsOf } from './data-list-shows.ts';
import { type Column, type Filter, type ListPlace, START } from './data-list-state.ts';
import { useDeskWords } from './desk-words.ts';
import { isComposing, useKeys } from './keys.ts';
import { useWatch } from './use-watch.ts';

interface Props<T> {
  /** The list's own name. */
  list: string;
  builtIn: readonly BuiltInView[];
  place: ListPlace;
  columns: readonly Column<T>[];
  filters: readonly Filter<T>[];
  onChange(to: Partial<ListPlace>): void;
}

const PLAIN = '';

/** A view that can be chosen: the list without any, one of the program's, or a saved one. */
interface Choice extends BuiltInView {
  saved: SavedView | null;
}

/** The views of a list: chosen by a press or a digit, saved, changed, named anew, taken away. */
export function ListViews<T>({ list, builtIn, place, columns, filters, onChange }: Props<T>) {
  const { session, run, singleKeys } = useApp();
  const { views: words } = useDeskWords();
  const saved = useWatch<SavedView[]>((on) => watchViews(session, list, on), [session.db, list]) ?? [];
  const [naming, setNaming] = useState<'new' | 'again' | null>(null);
  const choices = choicesOf(builtIn, saved, words.plain);
  const at = choices.find(({ id }) => id === (place.view?.id ?? PLAIN)) ?? null;
  const fit = at?.saved ? fitShows(at.saved.shows, columns, filters) : null;
  const isChanged = !isAsIn(place, fit?.shows ?? at?.shows ?? {});
  const choose = (choice: Choice | undefined) => {
    if (!choice) return false;
    const shows = choice.saved ? fitShows(choice.saved.shows, columns, filters).shows : choice.shows;
    onChange({ ...START, ...shows, view: choice.id === PLAIN ? null : { id: choice.id, name: choice.name } });
    setNaming(null);
    return true;
  };
  useKeys((key) => singleKeys && /^\d$/.test(key) && choose(choices[Number(key)]));
  const keep = (name: string) => {
    const again = naming === 'again' ? at?.saved : null;
    setNaming(null);
    run(async () => {
      const id = again ? again.entry.id : await saveView(session, list, name, showsOf(place));
      if (again) await renameView(session, again.entry, name);
      onChange({ view: { id, name } });
    });
  };
  return (
    <>
      <section class="ph views" aria-label={words.title}>
        {choices.map((choice, digit) => (
          <button
            key={choice.id}
            type="button"
            class="vbtn"
            aria-pressed={choice.id === at?.id}
            onClick={() => choose(choice)}
          >
            <span class="cut">{choice.name === '' ? words.unnamed : choice.name}</span>
            {choice.id === at?.id && isChanged && <span class="qq"> {words.changed}</span>}
            {singleKeys && digit < 10 && <kbd>{words.key(digit)}</kbd>}
          </button>
        ))}
        {naming === null && isChanged && (
          <button type="button" class="btn text" onClick={() => setNaming('new')}>
            {words.save}
          </button>
        )}
        {naming === null && at?.saved && (
          <SavedActs view={at.saved} shows={isChanged ? place : null} onRename={() => setNaming('again')} />
        )}
        {naming !== null && (
          <NameField
            first={naming === 'again' ? (at?.saved?.name ?? '') : ''}
            onName={keep}
            onClose={() => setNaming(null)}
          />
        )}
      </section>
      {at?.saved && <Lost gone={fit?.gone ?? []} unread={at.saved.unread} />}
    </>
  );
}

function choicesOf(builtIn: readonly BuiltInView[], saved: readonly SavedView[], plain: string): Choice[] {
  return [
    { id: PLAIN, name: plain, shows: {}, saved: null },
    ...builtIn.map((view) => ({ ...view, saved: null })),
    ...saved.map((view) => ({ id: view.entry.id, name: view.name, shows: view.shows, saved: view })),
  ];
}

function SavedActs({ view, shows, onRename }: { view: SavedView; shows: ListPlace | null; onRename(): void }) {
  const { session, run } = useApp();
  const { views: words } = useDeskWords();
  return (
    <>
      {shows && (
        <button
          type="button"
          class="btn text"
          onClick={() => run(() => changeView(session, view.entry, showsOf(shows)))}
        >
          {words.keep}
        </button>
      )}
      <button type="button" class="btn text" onClick={onRename}>
        {words.rename}
      </button>
      <button type="button" class="btn text" onClick={() => run(() => removeView(session, view.entry))}>
        {words.remove}
      </button>
    </>
  );
}

/** What of a view isn't shown, and why: nothing is left out in silence. */
function Lost({ gone, unread }: { gone: readonly string[]; unread: number }) {
  const { views: words } = useDeskWords();
  if (gone.length === 0 && unread === 0) return null;
  return (
    <p class="ask vlost" role="status">
      {gone.length > 0 && <span>{words.gone(gone)}</span>}
      {unread > 0 && <span>{words.unread(unread)}</span>}
    </p>
  );
}

interface NameProps {
  first: string;
  onName(name: string): void;
  onClose(): void;
}

const LONGEST = 60;

function NameField({ first, onName, onClose }: NameProps) {
  const { words: all } = useApp();
  const { views: words } = useDeskWords();
  const [name, setName] = useState(first);
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.select(), []);
  return (
    <form
      class="vname"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') onName(name);
      }}
    >
      <input
        class="field"
        aria-label={words.name}
        placeholder={words.name}
        maxLength={LONGEST}
        value={name}
        ref={field}
        onInput={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || isComposing(event)) return;
          event.stopPropagation();
          onClose();
        }}
      />
      <button type="submit" class="btn main">
        {words.saveIt}
      </button>
      <button type="button" class="btn text" onClick={onClose}>
        {all.common.cancel}
      </button>
    </form>
  );
}
