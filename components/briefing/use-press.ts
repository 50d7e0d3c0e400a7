import { useEffect, useState } from 'preact/hooks';
import { type BriefingPress, openBriefingPress } from '../../lib/app/briefing/press.ts';
import { useApp } from '../ui/context.ts';

/** The press that lays out and paints, for as long as the part is on screen; null before it is open. */
export function usePress(): BriefingPress | null {
  const { session } = useApp();
  const [press, setPress] = useState<BriefingPress | null>(null);
  useEffect(() => {
    const opened = openBriefingPress(session);
    setPress(opened);
    return () => opened.close();
  }, [session.db]);
  return press;
}
