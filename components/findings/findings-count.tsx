import { type FindingLine, watchFindings, watchSameUnit } from '../../lib/app/findings-read.ts';
import type { VisitLine } from '../../lib/app/visits.ts';
import { useApp } from '../ui/context.ts';
import { useToday } from '../ui/use-today.ts';
import { useWatch } from '../ui/use-watch.ts';

/** How many findings of the visit's unit are not closed, for the tab's count. */
export function FindingsCount({ line }: { line: VisitLine }) {
  const { session } = useApp();
  const today = useToday();
  const at = line.unit?.id ?? line.visit.body.unit;
  const units = useWatch<string[]>((on) => watchSameUnit(session, at, on), [at]);
  const lines = useWatch<FindingLine[]>(
    (on) => (units ? watchFindings(session, units, today, on) : () => undefined),
    [units?.join(), today],
  );
  return <>{lines ? lines.filter(({ life }) => life.state !== 'closed').length : ' '}</>;
}
