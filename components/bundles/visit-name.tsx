import type { OutVisit } from '../../lib/app/bundle/removals.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { useUnitName } from '../ui/unit-name.ts';

/** A visit that may go, by its day and unit; empty for one that is not among them. */
export function VisitName({ id, visits }: { id: string; visits: readonly OutVisit[] }) {
  const { visits: of } = useDeskWords();
  const unitName = useUnitName(of.noUnit);
  const found = visits.find(({ visit }) => visit.id === id);
  return <span class="anyword">{found ? of.rowName(found.date, unitName(found.unit)) : ''}</span>;
}
