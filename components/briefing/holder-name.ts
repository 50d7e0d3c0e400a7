import { useCallback } from 'preact/hooks';
import type { OfficeLine } from '../../lib/app/briefing/offices.ts';
import { showLine } from '../../lib/model/one-line.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';

/** Says who numbers an office's issues, in few words. */
export function useHolderName(): (holder: OfficeLine['holder']) => string {
  const { language } = useApp();
  const { briefingOffice } = useDeskWords();
  const { holder: words } = briefingOffice;
  return useCallback(
    ({ mine, name, split }) => {
      if (split.length > 0) return words.split;
      return mine ? words.here : showLine(name) || words.unknown;
    },
    [language],
  );
}
