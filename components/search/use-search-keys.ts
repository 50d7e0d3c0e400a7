import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Answer } from '../../lib/app/desk/search.ts';
import { useApp } from '../ui/context.ts';
import { inTextField, isComposing, keyName } from '../ui/keys.ts';
import { keepFocus, moveInHits } from './move-in-hits.ts';
import { query } from './use-search.ts';

/**
 * The keys of the search, between its field and its hits.
 * @param answer the newest; the hits on screen are its hits
 * @returns the references of the two, what listens to keys, and what is to be called when something else is typed
 */
export function useSearchKeys(answer: Answer | null, onClose: () => void) {
  const { singleKeys } = useApp();
  const field = useRef<HTMLInputElement>(null);
  const results = useRef<HTMLDivElement>(null);
  const opensNext = useRef(false);
  const goToField = () => {
    field.current?.focus();
    field.current?.select();
  };
  const openFirst = () => {
    // Whoever types on and presses Enter at once means what they typed, not what is still listed.
    opensNext.current = answer?.query !== query.value;
    if (!opensNext.current) results.current?.querySelector<HTMLElement>('.hit')?.click();
  };
  useLayoutEffect(goToField, []);
  useLayoutEffect(() => {
    keepFocus(results.current, field.current);
    if (opensNext.current) openFirst();
  }, [answer]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    const name = keyName(event);
    const writing = inTextField(event.target);
    const parts = { results: results.current, field: field.current, letters: singleKeys && !writing };
    if (name === 'Escape') onClose();
    else if (name === 'Ctrl+k' || (name === '/' && !writing)) goToField();
    else if (name === 'Enter' && writing) openFirst();
    else if (!moveInHits(name, parts)) return;
    event.preventDefault();
  };
  const onTyped = () => {
    opensNext.current = false;
    results.current?.scrollTo(0, 0);
  };
  return { field, results, onKeyDown, onTyped };
}
