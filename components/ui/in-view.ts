import { useLayoutEffect, useRef } from 'preact/hooks';
import { useApp } from './context.ts';

/**
 * For the element of a record in what is open on the desk: where the way here named that record, it comes into view and
 * takes the focus.
 * @returns the element's properties
 */
export function useInView<E extends HTMLElement>(id: string) {
  const { route } = useApp();
  const element = useRef<E>(null);
  const named = route.screen === 'desk' && route.focus === id ? route : null;
  useLayoutEffect(() => {
    if (!named) return;
    element.current?.scrollIntoView({ block: 'center' });
    element.current?.focus({ preventScroll: true });
  }, [named]);
  return { ref: element, tabIndex: -1 };
}
