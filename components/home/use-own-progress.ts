import { useEffect, useState } from 'preact/hooks';
import { ownProgress, ownProgressNow } from '../../lib/app/progress.ts';
import type { VisitLine } from '../../lib/app/visits.ts';
import { useApp } from '../ui/context.ts';

/** How far a visit's checklist is, by the pack of its own campaign; null until that is known. */
export function useOwnProgress(line: VisitLine): { rated: number; total: number } | null {
  const { session, fail } = useApp();
  const now = ownProgressNow(session, line);
  const [found, setFound] = useState<{ rated: number; total: number } | null>(null);
  useEffect(() => {
    if (now) return;
    let current = true;
    ownProgress(session, line).then((progress) => current && setFound(progress), fail);
    return () => {
      current = false;
    };
  }, [session, line, now === null]);
  return now ?? found;
}
