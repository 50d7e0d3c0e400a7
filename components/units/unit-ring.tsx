import { type MergeRings, watchRings } from '../../lib/app/desk/units-rings.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { MergeRingCard } from '../ui/merge-ring.tsx';
import { useWatch } from '../ui/use-watch.ts';

/** Says of a unit that was merged and stands all the same that merges go against each other; nothing where they don't. */
export function UnitRing({ unit }: { unit: Entry<'unit'> }) {
  const { session } = useApp();
  const { units } = useDeskWords();
  const found = useWatch<MergeRings>((on) => watchRings(session, unit.id, on), [session.db, unit.id]);
  const [ring] = found?.rings ?? [];
  if (!found || !ring) return null;
  return (
    <section aria-label={units.ring.title}>
      <h2 class="h3">
        <span class="amber">{units.ring.title}</span>
      </h2>
      <div class="pad">
        <MergeRingCard ring={ring} makers={found.makers} />
      </div>
    </section>
  );
}
