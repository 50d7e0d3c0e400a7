import { shownTime } from '../../lib/app/checklist.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';

interface Props {
  visits: readonly Entry<'visit'>[];
  /** Names of the units that were merged into this one, by id. */
  former: ReadonlyMap<string, string>;
}

/** The visits of a unit, in the order in which they began (S05). */
export function UnitVisits({ visits, former }: Props) {
  const { go } = useApp();
  const { units } = useDeskWords();
  return (
    <section aria-label={units.visits}>
      <h2 class="h3">
        {units.visits} <span class="qq">{visits.length}</span>
      </h2>
      {visits.length === 0 && <p class="pad t13 q">{units.visitsNone}</p>}
      <ol class="unit-visits">
        {visits.map((visit) => {
          const { date, time } = shownTime(visit.body.began);
          const was = former.get(visit.body.unit);
          return (
            <li key={visit.id}>
              <button type="button" onClick={() => go({ screen: 'desk', page: 'visits', open: visit.id })}>
                <span class="num">
                  {date} {time}
                </span>
                {was && <span class="q">{units.visitOf(was)}</span>}
                {!visit.body.handed && <span class="qq">{units.visitRunning}</span>}
                {visit.body.minutes != null && <span class="qq">{units.minutesOf(visit.body.minutes)}</span>}
              </button>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
