import { useEffect, useState } from 'preact/hooks';
import { type RecordBehind, readBehind } from '../../lib/app/briefing/behind.ts';
import { useApp } from '../ui/context.ts';

/** The records behind a figure or a text; null until they were read. */
export function useBehind(ids: readonly string[]): readonly RecordBehind[] | null {
  const { session, fail } = useApp();
  const [found, setFound] = useState<readonly RecordBehind[] | null>(null);
  const key = ids.join(' ');
  useEffect(() => {
    let gone = false;
    setFound(null);
    const take = (records: readonly RecordBehind[]) => {
      if (!gone) setFound(records);
    };
    readBehind(session, ids).then(take, fail);
    return () => {
      gone = true;
    };
  }, [session.db, key]);
  return found;
}
