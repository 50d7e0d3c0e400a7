import { useEffect, useRef, useState } from 'preact/hooks';
import type { PackItem } from '../../lib/app/checklist.ts';

/** So many rows either side of the current one are drawn at once: more than any panel shows. */
const NEAR = 8;
/** So many more either side with each painting after that. */
const STEP = 24;

/**
 * Which rows of a checklist are drawn: at first those around the current one, so that 200 items open as fast as 20; a
 * few paintings later all of them. What was drawn once stays, so that searching in the page, screen readers and Tab find
 * every row. Rows that come in above are kept from moving the others by the browser's own scroll anchoring.
 */
export function useDrawn(shown: readonly PackItem[], current: string | null): ReadonlySet<string> {
  const drawn = useRef(new Set<string>());
  const [reach, setReach] = useState(NEAR);
  const at = Math.max(
    shown.findIndex(({ id }) => id === current),
    0,
  );
  for (const { id } of shown.slice(Math.max(at - reach, 0), at + reach + 1)) drawn.current.add(id);
  const lacks = shown.some(({ id }) => !drawn.current.has(id));
  useEffect(() => {
    if (lacks) setReach(reach + STEP);
  }, [lacks, reach]);
  return drawn.current;
}
