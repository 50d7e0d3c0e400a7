import { useEffect, useState } from 'preact/hooks';
import type { Moment } from '../../lib/model/time.ts';
import { useDeskWords } from './desk-words.ts';

/** How often a time that passes is said anew, in milliseconds. */
const EVERY = 20_000;
const MINUTE = 60_000;

/** Says how long ago a moment was, also as it passes while the page is open. */
export function useWait(): (since: Moment) => string {
  const { tagsDesk } = useDeskWords();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), EVERY);
    return () => clearInterval(timer);
  }, []);
  return ({ device }) => {
    // A clock that was set back makes no time of less than nought.
    const minutes = Math.max(0, Math.floor((now - device) / MINUTE));
    return tagsDesk.wait(Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60);
  };
}
