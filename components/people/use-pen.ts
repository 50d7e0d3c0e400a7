import { useEffect, useState } from 'preact/hooks';
import { penOf, type TallyPen } from '../../lib/app/evaluations.ts';
import { useApp } from '../ui/context.ts';

/** The window's pen for tallies; the part is drawn anew after each tap, before the disk knows of it. */
export function usePen(): TallyPen {
  const { session } = useApp();
  const pen = penOf(session);
  const [, setCount] = useState(0);
  useEffect(() => pen.subscribe(() => setCount((count) => count + 1)), [pen]);
  return pen;
}
