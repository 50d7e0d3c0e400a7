import { useLayoutEffect, useState } from 'preact/hooks';
import type { Watch } from '../../lib/app/watch.ts';
import { useApp } from './context.ts';

/**
 * Watches a query while the part is on screen.
 * @param start begins watching and returns how to stop; called again when `deps` change
 * @param first what is known already and may be shown until the first answer
 * @returns the newest value; undefined before the first
 */
export function useWatch<T>(start: (on: Watch<T>) => () => void, deps: readonly unknown[], first?: T): T | undefined {
  const [value, setValue] = useState(first);
  const { fail } = useApp();
  // Before the paint, not after it: the answer is what the person waits for.
  useLayoutEffect(() => start({ value: setValue, failed: fail }), deps);
  return value;
}
