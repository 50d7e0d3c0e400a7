import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { holdBegun } from '../../lib/app/drafts.ts';
import { beginComment, type CommentOn, claimComment, keepComment, typeComment } from '../../lib/app/review/comments.ts';
import { useApp } from '../ui/context.ts';

/**
 * What is being written in the field of a comment: a draft from its first word on, found again when the page comes back,
 * unless another window holds it.
 * @param of what it speaks of; a field that speaks of something else is another field
 */
export function useCommentDraft(visit: string, of: CommentOn, field: RefObject<HTMLTextAreaElement | null>) {
  const { session, fail } = useApp();
  const current = useRef<{ id: string | null; release(): void }>({ id: null, release: () => undefined });
  const become = (id: string | null, release: () => void = () => undefined) => {
    current.current = { id, release };
  };
  useEffect(() => {
    let here = true;
    claimComment(session, visit, of).then((claimed) => {
      if (!claimed) return;
      // Whoever typed before the draft was found keeps what they typed.
      if (!here || current.current.id) return claimed.release();
      become(claimed.id, claimed.release);
      if (field.current) field.current.value = claimed.text;
    }, fail);
    return () => {
      here = false;
      current.current.release();
    };
  }, []);
  return {
    onInput: (text: string) => {
      if (current.current.id) typeComment(session, visit, current.current.id, text);
      else if (text !== '') {
        const begun = beginComment(session, visit, of, text);
        become(begun, holdBegun(begun));
      }
    },
    /** @returns whether there were words to keep */
    keep: async (): Promise<boolean> => {
      const { id, release } = current.current;
      const text = field.current?.value ?? '';
      if (!id || text.trim() === '') return false;
      become(null);
      if (field.current) field.current.value = '';
      await keepComment(session, visit, id, text);
      release();
      return true;
    },
  };
}
