import type { Answer, Found, SearchedKind, SearchState } from '../../lib/app/desk/search.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { OF_CAMPAIGN } from '../ui/kind-pages.ts';
import { figure, useLasting } from './use-search.ts';

/** How the search goes, where that is worth a word: long reading, a break, an end. */
export function SearchGoes({ state, onRestart }: { state: SearchState; onRestart(): void }) {
  const { search } = useDeskWords();
  const lasting = useLasting(state.is === 'reading');
  if (state.is === 'down') {
    return (
      <p class="sgoes verm" role="alert">
        {search.down}
        <button type="button" class="btn line" onClick={onRestart}>
          {search.restart}
        </button>
      </p>
    );
  }
  return (
    <>
      {state.restarted && (
        <p class="sgoes amber" role="alert">
          {search.restarted}
        </p>
      )}
      {lasting && (
        <p class="sgoes q">
          {search.reading(figure(state.read), figure(Math.max(state.read, state.all)))}
          <progress aria-label={search.title} max={Math.max(state.all, 1)} value={Math.min(state.read, state.all)} />
        </p>
      )}
    </>
  );
}

/** The longest part of a query that is said back. */
const SAID = 40;

/** What stands in place of hits: what can be searched, or what was searched in vain. */
export function NoHits({ answer: { query, found }, whole }: { answer: Answer; whole: boolean }) {
  const { search } = useDeskWords();
  const list = useSearchedList(found);
  if (!found.asked) {
    // A fresh installation has its campaign and team already: nothing that anybody wrote.
    const isWritten = Object.keys(found.searched).some((kind) => !OF_CAMPAIGN.has(kind));
    return (
      <div class="empty">
        <p>{isWritten ? search.scope(list) : whole && search.nothingYet}</p>
        <p class="qq">{search.how}</p>
      </div>
    );
  }
  const said = [...query.trim()];
  // What was not read yet was not searched either.
  if (!whole) return null;
  return (
    <div class="empty">
      <p>
        <b>{search.none(said.length > SAID ? `${said.slice(0, SAID).join('')}…` : said.join(''))}</b>
      </p>
      {list && <p>{search.searched(list)}</p>}
      <p class="qq">{search.noneHow}</p>
    </div>
  );
}

function useSearchedList({ searched }: Found): string {
  const { search } = useDeskWords();
  const parts = Object.entries(searched).map(([kind, count]) =>
    search.kindCount(search.kinds[kind as SearchedKind], figure(count)),
  );
  return search.listed(parts);
}
