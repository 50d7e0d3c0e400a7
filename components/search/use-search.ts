import { type Signal, signal } from '@preact/signals';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { type Answer, type SearchedKind, type SearchState, searchOf } from '../../lib/app/desk/search.ts';
import { useApp } from '../ui/context.ts';

/** What a person searches for; it outlives the dialog, so that the way back from a hit leads to the others. */
export const query: Signal<string> = signal('');

/** So many of each kind are listed while several are, and so many more at a time of one. */
export const FEW = 10;
export const MANY = 200;

/** Reading that ends before this, in milliseconds, is not worth a word. */
const PATIENCE = 500;

/**
 * Asks the search while one types, and again when what it holds has changed.
 * @returns the newest answer, which may be to an earlier question while the next is on its way; null before the first
 */
export function useSearch(typed: string, only: SearchedKind | null, limit: number) {
  const { session } = useApp();
  const [search] = useState(() => searchOf(session));
  const [state, setState] = useState<SearchState>(search.state);
  const [answer, setAnswer] = useState<Answer | null>(null);
  useLayoutEffect(() => {
    search.onAnswer(setAnswer);
    setState(search.state);
    const stop = search.onState(() => setState(search.state));
    return () => {
      stop();
      search.onAnswer(() => {});
    };
  }, [search]);
  useLayoutEffect(() => search.ask(typed, { only, limit }), [typed, only, limit, state.version, state.is]);
  return { answer, state, restart: () => search.restart() };
}

/** True once something has lasted for so long that it wants a word. */
export function useLasting(lasts: boolean): boolean {
  const [long, setLong] = useState(false);
  useEffect(() => {
    setLong(false);
    if (!lasts) return;
    const timer = setTimeout(() => setLong(true), PATIENCE);
    return () => clearTimeout(timer);
  }, [lasts]);
  return lasts && long;
}

/** A figure as it is read: 3,412. */
export const figure = (count: number): string => count.toLocaleString('en');
