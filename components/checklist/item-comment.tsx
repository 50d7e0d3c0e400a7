import { useEffect } from 'preact/hooks';
import type { PackItem } from '../../lib/app/checklist.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { AutoText } from '../ui/auto-text.tsx';
import { useWords } from '../ui/context.ts';
import { moveSpot, spotOf } from './spot.ts';

/** The name of the field that holds an item's comment. */
export const commentField = (item: string) => `comment.${item}` as const;

/** The rater's own view of an item: a text that saves itself, there when it was asked for or holds something. */
export function ItemComment({ visit, item }: { visit: Entry<'visit'>; item: PackItem }) {
  const words = useWords();
  const asked = spotOf(visit.id).value.comment === item.id;
  const id = `comment-${item.id}`;
  useEffect(() => {
    if (asked) document.getElementById(id)?.focus();
  }, [asked]);
  if (!asked && !visit.body[commentField(item.id)]) return null;
  return (
    <AutoText
      entry={visit}
      field={commentField(item.id)}
      id={id}
      class="area comment anyword"
      rows={1}
      aria-label={words.checklist.commentOn(item.id)}
      placeholder={words.checklist.commentHint}
      onBlur={(event) => {
        // What is still on its way to the store keeps its field on screen; an empty one goes.
        if (event.currentTarget.value === '') moveSpot(visit.id, { comment: null });
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.isComposing) document.getElementById(`item-${item.id}`)?.focus();
      }}
    />
  );
}
