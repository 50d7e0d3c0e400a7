import { useEffect, useMemo, useState } from 'preact/hooks';
import { diffThreeWay, type ThreeWaySegment } from '../../lib/app/watch-field.ts';

/** What two made of a text; null where it is too long to be compared. */
type Difference = ThreeWaySegment[] | null;

/** So many units are compared before anybody could wait for them. */
const AT_ONCE = 6000;

/** Long texts are compared one after the other, each in a turn of its own: what is typed or pressed comes between. */
let line: Promise<void> = Promise.resolve();
const ownTurn = () => new Promise<void>((resolve) => setTimeout(resolve));

/**
 * Compares one side of a text with another.
 * @param base what both began with; null where that isn't known
 * @returns undefined until it is done
 */
export function useDifference(base: string | null, own: string, other: string): Difference | undefined {
  const isLong = (base?.length ?? 0) + own.length + other.length > AT_ONCE;
  const atOnce = useMemo(() => (isLong ? undefined : diffThreeWay(base, own, other)), [base, own, other]);
  const [later, setLater] = useState<Difference>();
  useEffect(() => {
    setLater(undefined);
    let gone = !isLong;
    const compare = async () => {
      if (gone) return;
      await ownTurn();
      if (!gone) setLater(diffThreeWay(base, own, other));
    };
    line = line.then(compare).catch(console.error);
    return () => {
      gone = true;
    };
  }, [base, own, other]);
  return isLong ? later : atOnce;
}
