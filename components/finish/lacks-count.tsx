import { useEffect, useState } from 'preact/hooks';
import { type Lacks, watchLacks, whatLacks } from '../../lib/app/finish.ts';
import type { VisitLine } from '../../lib/app/visits.ts';
import { useApp } from '../ui/context.ts';
import { useWatch } from '../ui/use-watch.ts';

/** With more notes than this, counting at each save would hold up typing: it waits for a pause. */
const MANY = 500;
/** With more than this it is left to the tab itself. */
const MOST = 5000;
/** How long nothing must have been saved, in milliseconds. */
const PAUSE = 3000;

/** How many kinds of things lack in what was written, for the tab's count; a tick once it is handed over. */
export function LacksCount({ line }: { line: VisitLine }) {
  const { words } = useApp();
  const handed = Boolean(line.visit.body.handed);
  const few = useFew(line, !handed && line.notes <= MANY);
  const many = useMany(line, !handed && line.notes > MANY && line.notes <= MOST);
  if (handed) return <>✓</>;
  const count = (line.notes <= MANY ? few?.count : many) ?? 0;
  return <>{count > 0 ? words.finish.lacking(count) : ' '}</>;
}

function useFew(line: VisitLine, counted: boolean): Lacks | undefined {
  const { session } = useApp();
  return useWatch<Lacks>((on) => (counted ? watchLacks(session, line, on) : () => undefined), [session, line, counted]);
}

function useMany(line: VisitLine, counted: boolean): number | null {
  const { session, fail } = useApp();
  const [count, setCount] = useState<number | null>(null);
  useEffect(() => {
    if (!counted) return;
    let current = true;
    const timer = setTimeout(() => {
      whatLacks(session, line).then((lacks) => current && setCount(lacks.count), fail);
    }, PAUSE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [session, line, counted]);
  return count;
}
