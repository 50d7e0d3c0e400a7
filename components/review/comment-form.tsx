import { useLayoutEffect, useRef } from 'preact/hooks';
import type { CommentOn } from '../../lib/app/review/comments.ts';
import { useApp } from '../ui/context.ts';
import { isComposing } from '../ui/keys.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { useCommentDraft } from './use-comment-draft.ts';

interface Props {
  visit: string;
  of: CommentOn;
  label: string;
  /** What keeps it. */
  act: string;
  autofocus?: boolean;
  onKept?(): void;
  onClose?(): void;
}

/** The field of a comment or an answer; Ctrl+Enter keeps it as the button does. */
export function CommentForm({ visit, of, label, act, autofocus, onKept, onClose }: Props) {
  const { run, words } = useApp();
  const { review } = useLaterWords();
  const field = useRef<HTMLTextAreaElement>(null);
  const draft = useCommentDraft(visit, of, field);
  useLayoutEffect(() => {
    if (autofocus) field.current?.focus();
  }, []);
  const keep = () =>
    run(async () => {
      if (await draft.keep()) onKept?.();
      else field.current?.focus();
    });
  return (
    <div class="rv-form">
      <textarea
        ref={field}
        class="area anyword"
        rows={2}
        aria-label={label}
        placeholder={review.writeHint}
        onInput={({ currentTarget }) => draft.onInput(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || isComposing(event)) return;
          event.preventDefault();
          keep();
        }}
      />
      <div class="rv-acts">
        <button type="button" class="btn line" onClick={keep}>
          {act} <kbd>Ctrl Enter</kbd>
        </button>
        {onClose && (
          <button type="button" class="btn text" onClick={onClose}>
            {words.common.close}
          </button>
        )}
      </div>
    </div>
  );
}
