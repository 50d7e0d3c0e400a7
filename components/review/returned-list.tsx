import { type ReturnedVisit, watchReturned } from '../../lib/app/review/returned.ts';
import { shownTime } from '../../lib/model/time.ts';
import { useApp } from '../ui/context.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { useUnitName } from '../ui/unit-name.ts';
import { useWatch } from '../ui/use-watch.ts';

/** Those of one's visits that were returned or opened again, with the way to what is asked; nothing where none was. */
export function ReturnedList() {
  const { session, go } = useApp();
  const { review } = useLaterWords();
  const unitName = useUnitName();
  const found = useWatch<ReturnedVisit[]>((on) => watchReturned(session, on), [session.db]);
  if (!found || found.length === 0) return null;
  return (
    <section aria-label={review.returned}>
      <h2 class="day">
        {review.returned} <span>{found.length}</span>
      </h2>
      {found.map(({ line, is }) => {
        const { date, time } = shownTime(line.visit.body.began);
        return (
          <button
            key={line.visit.id}
            type="button"
            class="row v"
            onClick={() => go({ screen: 'visit', visit: line.visit.id, tab: 'finish' })}
          >
            <span class="rail">
              <span>{time}</span>
              <span class="t12">{date.slice(5)}</span>
            </span>
            <span class="l1">
              <b class="cut">{unitName(line.unit)}</b>
              <span class="t13 amber">{review.states[is]}</span>
            </span>
          </button>
        );
      })}
    </section>
  );
}
