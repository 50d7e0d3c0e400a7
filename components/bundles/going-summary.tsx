import type { Going, GoingVisit } from '../../lib/app/bundle/going.ts';
import type { DeskVisit } from '../../lib/app/desk/visits.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { useUnitName } from '../ui/unit-name.ts';
import { kindWord } from './record-name.tsx';
import { routeOf } from './where-read.ts';

/** So many records that stay are written out. */
const LISTED = 100;

interface Props {
  /** Null while it is read. */
  going: Going | null;
  visits: readonly DeskVisit[];
}

/** What goes and what stays, before anything is made; what stays leads to where it can be put otherwise. */
export function GoingSummary({ going, visits }: Props) {
  const { bundles: words } = useDeskWords();
  if (!going) {
    return (
      <p class="t13 q" role="status">
        {words.reading}
      </p>
    );
  }
  const bytes = going.evidence.reduce((sum, { body }) => sum + body.size, 0);
  const blind = going.visits.filter((one) => one.blind);
  return (
    <>
      <section aria-label={words.goes} role="status">
        <h2 class="h3 bundle-flush">{words.goes}</h2>
        <p class="b">{words.goesCounts(going.visits.length, going.evidence.length, bytes)}</p>
        <Kinds visits={going.visits} />
        <p class="t13 q">{words.goesAbove}</p>
        {going.evidence.length > 0 && <p class="t13 q">{words.photos}</p>}
      </section>
      {blind.length > 0 && (
        <div class="ask">
          <div>
            <p>{words.blind}</p>
            {blind.slice(0, LISTED).map(({ visit }) => (
              <p key={visit.id}>
                <VisitName id={visit.id} visits={visits} />
              </p>
            ))}
          </div>
        </div>
      )}
      <Staying going={going} visits={visits} />
    </>
  );
}

function Kinds({ visits }: { visits: readonly GoingVisit[] }) {
  const { bundles: words } = useDeskWords();
  const sums = new Map<string, number>();
  for (const { counts } of visits) {
    for (const [kind, count] of counts) if (kind !== 'visit') sums.set(kind, (sums.get(kind) ?? 0) + count);
  }
  if (sums.size === 0) return null;
  const said = [...sums].map(([kind, count]) => `${kindWord(words, kind)} ${count}`).join(' · ');
  return <p class="t13">{`${words.goesKinds} ${said}`}</p>;
}

function Staying({ going, visits }: { going: Going; visits: readonly DeskVisit[] }) {
  const { go } = useApp();
  const { bundles: words } = useDeskWords();
  const all = going.visits.flatMap(({ visit, staying }) => staying.map((one) => ({ ...one, visit })));
  return (
    <section aria-label={words.stays}>
      <h2 class="h3 bundle-flush">
        {words.stays} <span class="num">{all.length}</span>
      </h2>
      {all.length === 0 && <p class="t13 q">{words.nothingStays}</p>}
      <ul class="bundle-lines bundle-flush">
        {all.slice(0, LISTED).map(({ record, why, wordsOnly, visit }) => {
          const route = routeOf({ id: record.id, kind: record.kind, visit: visit.id, under: visit.body.unit });
          return (
            <li key={`${visit.id} ${record.id}`}>
              <p>
                {kindWord(words, record.kind)} · <VisitName id={visit.id} visits={visits} />
              </p>
              <p class="t13 q">{wordsOnly ? words.wordsOnly : words.stayWhy[why]}</p>
              {route && why !== 'gone' && (
                <button type="button" class="btn text bundle-link" onClick={() => go(route)}>
                  {words.stayDo}
                </button>
              )}
            </li>
          );
        })}
      </ul>
      {all.length > LISTED && <p class="t13 q">{words.more(all.length - LISTED)}</p>}
    </section>
  );
}

function VisitName({ id, visits }: { id: string; visits: readonly DeskVisit[] }) {
  const { visits: of } = useDeskWords();
  const unitName = useUnitName(of.noUnit);
  const found = visits.find(({ visit }) => visit.id === id);
  return <span class="anyword">{found ? of.rowName(found.date, unitName(found.unit)) : ''}</span>;
}
