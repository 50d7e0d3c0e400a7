import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { claimItemDraft } from '../../lib/app/checklist.ts';
import { holdBegun } from '../../lib/app/drafts.ts';
import { beginNote, type DraftManner, keepNote, setDraftManner, typeNote } from '../../lib/app/notes.ts';
import { useApp } from '../ui/context.ts';

interface Draft {
  id: string;
  item: string;
  release(): void;
}

const mannerOf = (item: string): DraftManner => ({ how: 'look', source: 'public', items: [item] });

/**
 * The note that is being written about an item: a draft in the store from the first key on, like the composer's, and
 * found again when the tab comes back. Words once begun belong to the item that they were begun for, also when the
 * person moves on to another before Enter.
 */
export function useItemNote(visit: string, current: string | null, field: RefObject<HTMLInputElement | null>) {
  const { session, fail } = useApp();
  const draft = useRef<Draft | null>(null);
  const [owner, setOwner] = useState<string | null>(null);

  useEffect(() => {
    let here = true;
    claimItemDraft(session, visit).then((found) => {
      if (!found) return;
      if (!here || draft.current || !field.current) return found.release();
      draft.current = found;
      field.current.value = found.text;
      setOwner(found.item);
    }, fail);
    return () => {
      here = false;
      void session.queue.flush();
      draft.current?.release();
      draft.current = null;
    };
  }, [visit]);

  const begin = (text: string, item: string) => {
    const id = beginNote(session, visit, text, mannerOf(item));
    draft.current = { id, item, release: holdBegun(id) };
  };
  const onInput = () => {
    const text = field.current?.value ?? '';
    const { current: open } = draft;
    if (open) {
      // Emptied and begun anew for another item: the same draft, about that one now.
      if (owner === null && current && open.item !== current) {
        setDraftManner(session, visit, open.id, mannerOf(open.item), mannerOf(current));
        open.item = current;
      }
      typeNote(session, visit, open.id, text);
    } else if (text !== '' && current) begin(text, current);
    setOwner(text === '' ? null : (draft.current?.item ?? null));
  };
  const keep = async () => {
    const text = field.current?.value ?? '';
    const open = draft.current;
    if (text.trim() === '' || !open) return;
    // Ready for the next at once. If this one can't be saved, the queue keeps it and shows it as not saved.
    if (field.current) field.current.value = '';
    draft.current = null;
    setOwner(null);
    await keepNote(session, visit, open.id, text);
    open.release();
  };
  return { item: owner ?? current, onInput, keep };
}
