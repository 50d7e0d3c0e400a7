import { shownTime } from '../../lib/app/checklist.ts';
import type { VisitOfUnit } from '../../lib/app/desk/units-page.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';

interface Props {
  visits: readonly VisitOfUnit[];
  /** Names of the units that were merged into this one, by id. */
  former: ReadonlyMap<string, string>;
}

/** The visits of a unit, in the order in which they began (S05). */
export function UnitVisits({ visits, former }: Props) {
  const { go } = useApp();
  const { units } = useDeskWords();
  // Which version it was is worth a word only where it wasn't always the same.
  const several = new Set(visits.map(({ version }) => version)).size > 1;
  return (
    <section aria-label={units.visits}>
      <h2 class="h3">
        {units.visits} <span class="qq">{visits.length}</span>
      </h2>
      {visits.length === 0 && <p class="pad t13 q">{units.visitsNone}</p>}
      <ol class="unit-visits">
        {visits.map(({ visit: { id, body }, version, versionKnown, spent }) => {
          const began = body.began && shownTime(body.began);
          const was = former.get(body.unit);
          return (
            <li key={id}>
              <button type="button" onClick={() => go({ screen: 'desk', page: 'visits', open: id })}>
                <span class="num">{began ? `${began.date} ${began.time}` : units.noBeginning}</span>
                {was && <span class="q">{units.visitOf(was)}</span>}
                {!body.handed && <span class="qq">{units.visitRunning}</span>}
                <span class="qq">
                  {spent.minutes === null ? units.minutesUnknown : units.minutesOf(spent.minutes, spent.derived)}
                </span>
                {versionKnown
                  ? several && <span class="qq">{units.underVersion(version)}</span>
                  : version !== '' && <span class="amber">{units.versionGone(version)}</span>}
              </button>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
