import { useRef } from 'preact/hooks';
import { addTag } from '../../lib/app/tags.ts';
import { useApp } from '../ui/context.ts';
import { movePlace, placeOf } from './place.ts';

/** Tags the visit, for the item that the person came from, and opens the card. A tag that is there already is opened. */
export function useAddTag(visit: string): (tag: string) => void {
  const { session, run } = useApp();
  const busy = useRef(false);
  return (tag) => {
    // Two presses in a row are one wish.
    if (busy.current) return;
    busy.current = true;
    const { item } = placeOf(visit).value;
    run(() =>
      addTag(session, visit, tag, item ? { item } : undefined)
        .then((id) => movePlace(visit, { list: 'mine', typed: '', open: id }))
        .finally(() => {
          busy.current = false;
        }),
    );
  };
}
