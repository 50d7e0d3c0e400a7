import { useEffect, useState } from 'preact/hooks';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { Icon } from '../ui/icon.tsx';
import { inTextField, isComposing, keyName } from '../ui/keys.ts';
import { later } from '../ui/later.tsx';
import './search-head.css';

const SearchDialog = later(() => import('./search-dialog.tsx').then((part) => part.SearchDialog));

/** The way to the search, in the head of every page of the desk: by `Ctrl+K` from anywhere, by `/` outside of fields. */
export function SearchHead() {
  const { singleKeys } = useApp();
  const { search } = useDeskWords();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isComposing(event) || document.querySelector('dialog[open]')) return;
      const name = keyName(event);
      if (name !== 'Ctrl+k' && !(name === '/' && singleKeys && !inTextField(event.target))) return;
      event.preventDefault();
      setOpen(true);
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [singleKeys]);
  return (
    <>
      <button
        type="button"
        class="searchbtn"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K"
        onClick={() => setOpen(true)}
      >
        <Icon name="find" small />
        <span class="cut">{search.hint}</span>
        <kbd>Ctrl K</kbd>
      </button>
      {open && <SearchDialog onClose={() => setOpen(false)} />}
    </>
  );
}
