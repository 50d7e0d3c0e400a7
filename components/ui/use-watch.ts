import { useEffect, useState } from 'preact/hooks';
import type { Watch } from '../../lib/app/watch.ts';
import { useApp } from './context.ts';

/**
 * Watches a query while the part is on screen.
 * @param start begins watching and returns how to stop; called again when `deps` change
 * @returns the newest value; undefined before the first
 */
export function useWatch<T>(start: (on: Watch<T>) => () => void, deps: readonly unknown[]): T | undefined {
  const [value, setValue] = useState<T>();
  const { fail } = useApp();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the caller names what the query hangs on
  useEffect(() => start({ value: setValue, failed: fail }), deps);
  return value;
}
