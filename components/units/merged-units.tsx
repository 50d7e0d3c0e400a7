import { partUnits } from '../../lib/app/desk/units-merge.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { showLine } from '../../lib/model/one-line.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';

/** What was merged into a unit, each with the way out again. */
export function MergedUnits({ units: merged, into }: { units: readonly Entry<'unit'>[]; into: Entry<'unit'> }) {
  const { session, run } = useApp();
  const { units } = useDeskWords();
  return (
    <section aria-label={units.mergedHere}>
      <h2 class="h3">{units.mergedHere}</h2>
      <ul class="unit-visits">
        {merged.map((unit) => (
          <li key={unit.id} class="unit-add pad">
            <span class="grow">{showLine(unit.body.name)}</span>
            <button type="button" class="btn line" onClick={() => run(() => partUnits(session, unit, into))}>
              {units.part}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
