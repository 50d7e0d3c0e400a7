import { type Lacks, watchLacks } from '../../lib/app/finish.ts';
import type { VisitLine } from '../../lib/app/visits.ts';
import { useApp } from '../ui/context.ts';
import { useWatch } from '../ui/use-watch.ts';

/** With more notes than this the count would hold up typing, and is left to the tab itself. */
const MOST = 500;

/** How many kinds of things a visit lacks, for the tab's count; a tick once it is handed over. */
export function LacksCount({ line }: { line: VisitLine }) {
  const { session, words } = useApp();
  const counted = line.notes <= MOST && !line.visit.body.handed;
  const lacks = useWatch<Lacks>(
    (on) => (counted ? watchLacks(session, line, on) : () => undefined),
    [session, line, counted],
  );
  if (line.visit.body.handed) return <>✓</>;
  return <>{lacks && counted && lacks.count > 0 ? words.finish.lacking(lacks.count) : ' '}</>;
}
