import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { claimDraft, holdBegun } from '../../lib/app/drafts.ts';
import { beginNote, type DraftManner, keepNote, setDraftManner, typeNote } from '../../lib/app/notes.ts';
import { useApp } from '../ui/context.ts';

const FRESH: DraftManner = { how: 'look', source: 'public', items: [] };

/** The note that stands in a composer: begun with the first key, kept by Enter, and found again when the panel comes back. */
export interface Draft {
  id: string | null;
  manner: DraftManner;
  setManner(manner: DraftManner): void;
  onInput(): void;
  /** Makes sure that there is a note to link something with. */
  ensure(): string;
  /** Puts the note down and is ready for the next. */
  keep(): Promise<void>;
}

/**
 * The composer's draft. Another window's draft is that window's: each holds a lock on its own, and a draft that nobody
 * holds is taken up here.
 */
export function useDraft(visit: string, field: RefObject<HTMLTextAreaElement | null>): Draft {
  const { session, fail } = useApp();
  const [id, setId] = useState<string | null>(null);
  const [manner, setShown] = useState<DraftManner>(FRESH);
  const current = useRef<{ id: string | null; release: () => void }>({ id: null, release: () => undefined });

  const become = (next: string | null, release: () => void = () => undefined) => {
    current.current = { id: next, release };
    setId(next);
  };
  useEffect(() => {
    let here = true;
    claimDraft(session, visit).then((claimed) => {
      // Whoever typed before the draft was found keeps what they typed; the draft stays in the list.
      if (!claimed) return;
      if (!here || current.current.id) return claimed.release();
      become(claimed.id, claimed.release);
      setShown(claimed.manner);
      if (field.current) field.current.value = claimed.text;
    }, fail);
    return () => {
      here = false;
      current.current.release();
    };
  }, [visit]);

  const begin = (text: string): string => {
    const made = beginNote(session, visit, text, manner);
    become(made, holdBegun(made));
    return made;
  };
  return {
    id,
    manner,
    setManner: (next) => {
      setShown(next);
      if (current.current.id) setDraftManner(session, visit, current.current.id, manner, next);
    },
    onInput: () => {
      const text = field.current?.value ?? '';
      if (current.current.id) typeNote(session, visit, current.current.id, text);
      else if (text !== '') begin(text);
    },
    ensure: () => current.current.id ?? begin(field.current?.value ?? ''),
    keep: async () => {
      const text = field.current?.value ?? '';
      const kept = current.current.id ?? begin(text);
      const { release } = current.current;
      // Ready for the next at once. If this one can't be saved, the queue keeps it and shows it as not saved.
      if (field.current) field.current.value = '';
      become(null);
      setShown({ ...manner, items: [] });
      await keepNote(session, visit, kept, text, manner.source === 'backToBack');
      release();
    },
  };
}
