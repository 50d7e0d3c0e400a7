import { useCallback } from 'preact/hooks';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';

/** Says what a kind of record is called; of one without a word of its own, the word for any. */
export function useKindWord(): (kind: string) => string {
  const { language } = useApp();
  const { search, briefingDesk: words } = useDeskWords();
  return useCallback(
    (kind) =>
      Object.hasOwn(search.kinds, kind) ? search.kinds[kind as keyof typeof search.kinds] : words.behind.record,
    [language],
  );
}
