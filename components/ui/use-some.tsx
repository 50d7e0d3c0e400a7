import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useWords } from './context.ts';

/** So many are drawn at first, and so many more each time: a stranger's file may bring thousands. */
const PAGE = 50;

/**
 * Draws some of many, and the rest page by page as they are asked for.
 * @param end which are drawn at first: the first or the last of them
 * @returns those to be drawn, in their order, and a button for the others; null where all are drawn
 */
export function useSome<T>(all: readonly T[], end: 'first' | 'last'): { shown: readonly T[]; more: ComponentChildren } {
  const { common } = useWords();
  const [count, setCount] = useState(PAGE);
  const rest = all.length - count;
  if (rest <= 0) return { shown: all, more: null };
  const says = end === 'first' ? common.restOf(rest) : common.earlierOf(rest);
  const more = (
    <button type="button" class="btn text" onClick={() => setCount(count + PAGE)}>
      {says}
    </button>
  );
  return { shown: end === 'first' ? all.slice(0, count) : all.slice(rest), more };
}
