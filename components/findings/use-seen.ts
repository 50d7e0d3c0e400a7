import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { holdBegun } from '../../lib/app/drafts.ts';
import { beginSeen, claimSeen } from '../../lib/app/findings-steps.ts';
import { typeNote } from '../../lib/app/notes.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { useApp } from '../ui/context.ts';

interface Seen {
  onInput(): void;
  /** The note that is being written; null for none, or one that was emptied. */
  draft(): string | null;
  /** The note was put down with a step: what is typed now begins another. */
  taken(): void;
}

/**
 * What was seen of a finding, as it is being written: a draft of the visit's note from the first key on, found again
 * when the card is opened anew.
 */
export function useSeen(
  visit: string,
  finding: Entry<'finding'>,
  field: RefObject<HTMLTextAreaElement | null>,
  onFound: () => void,
): Seen {
  const { session, fail } = useApp();
  const draft = useRef<{ id: string; release(): void } | null>(null);
  useEffect(() => {
    let here = true;
    claimSeen(session, visit, finding.id).then((found) => {
      if (!found) return;
      if (!here || draft.current) return found.release();
      draft.current = found;
      if (field.current) field.current.value = found.text;
      onFound();
    }, fail);
    return () => {
      here = false;
      void session.queue.flush();
      draft.current?.release();
      draft.current = null;
    };
  }, [visit, finding.id]);
  return {
    onInput: () => {
      const text = field.current?.value ?? '';
      if (draft.current) typeNote(session, visit, draft.current.id, text);
      else if (text !== '') {
        const id = beginSeen(session, visit, finding, text);
        draft.current = { id, release: holdBegun(id) };
      }
    },
    draft: () => (field.current?.value.trim() ? (draft.current?.id ?? null) : null),
    taken: () => {
      draft.current?.release();
      draft.current = null;
      if (field.current) field.current.value = '';
    },
  };
}
