import { useCallback } from 'preact/hooks';
import { useApp } from '../ui/context.ts';
import { type BriefingPlace, writePlace } from './place.ts';

/** Leads to another place of this page. */
export function usePlace(): (place: BriefingPlace) => void {
  const { go } = useApp();
  return useCallback(
    (place) => {
      const open = writePlace(place);
      go({ screen: 'desk', page: 'briefing', ...(open && { open }) });
    },
    [go],
  );
}
