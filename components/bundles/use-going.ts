import { useEffect, useState } from 'preact/hooks';
import { type Choice, type Going, readGoing } from '../../lib/app/bundle/going.ts';
import { useApp } from '../ui/context.ts';

/** So long nobody picks another visit before it is counted, in milliseconds. */
const PAUSE = 200;

/**
 * What would go and what would stay; null while that is read. @param choice null while nothing is chosen
 * @param said changes where it is to be read anew, what was read staying meanwhile
 */
export function useGoing(choice: Choice | null, said = 0): Going | null {
  const { session, fail } = useApp();
  const [found, setFound] = useState<Going | null>(null);
  useEffect(() => {
    if (!choice) return;
    let is = true;
    const timer = setTimeout(() => {
      readGoing(session, choice).then((going) => is && setFound(going), fail);
    }, PAUSE);
    return () => {
      is = false;
      clearTimeout(timer);
    };
  }, [choice, said, session.db]);
  return found && found.choice === choice ? found : null;
}
