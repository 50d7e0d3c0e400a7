import { useState } from 'preact/hooks';
import type { SearchedKind } from '../../lib/app/desk/search.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { useModal } from '../ui/dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import { HitList } from './hit-list.tsx';
import { KindChoice } from './kind-choice.tsx';
import { NoHits, SearchGoes } from './search-says.tsx';
import { FEW, figure, MANY, query, useSearch } from './use-search.ts';
import { useSearchKeys } from './use-search-keys.ts';
import './search.css';

/** The search over all text: answers while one types, by keyboard throughout. */
export function SearchDialog({ onClose }: { onClose(): void }) {
  const { search } = useDeskWords();
  const [typed, setTyped] = useState(query.value);
  const [only, setOnly] = useState<SearchedKind | null>(null);
  const [limit, setLimit] = useState(FEW);
  const { answer, state, restart } = useSearch(typed, only, limit);
  const dialog = useModal();
  const { field, results, onKeyDown, onTyped } = useSearchKeys(answer, onClose);
  const choose = (kind: SearchedKind | null, most = kind ? MANY : FEW) => {
    setOnly(kind);
    setLimit(most);
  };
  const type = (text: string) => {
    query.value = text;
    setTyped(text);
    choose(null);
    onTyped();
  };
  const count = answer?.found.groups.reduce((sum, group) => sum + group.count, 0) ?? 0;
  return (
    <dialog
      ref={dialog}
      class="sdlg"
      aria-label={search.title}
      onKeyDown={onKeyDown}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onPointerDown={(event) => {
        // Outside of it: what is shown behind a dialog belongs to it. Not on a click: text may be selected past the rim.
        if (event.target === event.currentTarget) onClose();
      }}
    >
      <div class="sbox">
        <search class="shead">
          <Icon name="find" />
          <input
            ref={field}
            class="field"
            type="search"
            aria-label={search.title}
            placeholder={search.hintShort}
            value={typed}
            autocomplete="off"
            onInput={(event) => type(event.currentTarget.value)}
          />
          <button type="button" class="btn text" onClick={onClose}>
            {search.close} <kbd>Esc</kbd>
          </button>
        </search>
        {answer && answer.found.groups.length > 1 && (
          <KindChoice found={answer.found} only={only} onChoose={(kind) => choose(kind)} />
        )}
        <p class="sr" role="status">
          {answer?.found.asked && count > 0 && search.found(figure(count))}
        </p>
        <SearchGoes state={state} onRestart={restart} />
        <div class="sresults" ref={results} data-answers={answer?.query}>
          {answer && count > 0 && (
            <HitList
              found={answer.found}
              only={only}
              onOpen={onClose}
              onMore={(kind) => choose(kind, kind === only ? limit + MANY : MANY)}
            />
          )}
          {answer && count === 0 && state.is !== 'down' && <NoHits answer={answer} whole={state.is === 'ready'} />}
        </div>
      </div>
    </dialog>
  );
}
