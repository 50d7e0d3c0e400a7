import { useState } from 'preact/hooks';
import type { GoingVisit } from '../../lib/app/bundle/going.ts';
import type { OutVisit } from '../../lib/app/bundle/removals.ts';
import { setKept } from '../../lib/app/may-go.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { LongText } from '../ui/long-text.tsx';
import { routeOf } from '../ui/where-read.ts';
import { VisitName } from './visit-name.tsx';

/** So many are shown at first. */
const SHOWN = 50;

type Words = GoingVisit['words'][number];

interface Props {
  going: readonly GoingVisit[];
  visits: readonly OutVisit[];
  /** Called once somebody said that words stay, or go after all. */
  onSaid(): void;
}

/** The words of notes back to back as they would go, to be read before: the program knows few nicknames. */
export function WordsGoing({ going, visits, onSaid }: Props) {
  const { bundlesChanges: says } = useDeskWords();
  const [limit, setLimit] = useState(SHOWN);
  const all = going.flatMap(({ visit, words }) => words.map((one) => ({ ...one, visit: visit.id })));
  if (all.length === 0) return null;
  const count = all.filter(({ is }) => is !== 'kept').length;
  return (
    <section aria-label={says.spoken} class="ask">
      <div>
        <h2 class="h3 bundle-flush">
          {says.spoken} <span class="num">{count}</span>
        </h2>
        <p class="t13">{says.spokenHow}</p>
        <ul class="bundle-lines bundle-flush">
          {all.slice(0, limit).map((one) => (
            <li key={one.note.id}>
              <p class="t12 q">
                <VisitName id={one.visit} visits={visits} />
              </p>
              <p class="anyword">
                <LongText text={one.words} />
              </p>
              <Standing one={one} visit={one.visit} onSaid={onSaid} />
            </li>
          ))}
        </ul>
        {all.length > limit && (
          <button type="button" class="btn text" onClick={() => setLimit(limit + SHOWN)}>
            {says.spokenMore(all.length - limit)}
          </button>
        )}
      </div>
    </section>
  );
}

/** Whether it goes, and what can be done about it. */
function Standing({ one: { note, words, is }, visit, onSaid }: { one: Words; visit: string; onSaid(): void }) {
  const { session, run, go } = useApp();
  const { bundles, bundlesChanges: says } = useDeskWords();
  if (is === 'out') return <p class="t13 q">{says.spokenOut}</p>;
  const route = routeOf({ id: note.id, kind: note.kind, visit, under: visit });
  const keeps = is === 'kept';
  return (
    <p class="t13">
      {keeps && <b>{says.spokenKept} </b>}
      {is !== 'put' && (
        <button
          type="button"
          class="btn text bundle-link"
          aria-description={words.slice(0, 60)}
          onClick={() => run(() => setKept(session, note, !keeps).then(onSaid))}
        >
          {keeps ? says.spokenGo : says.spokenKeep}
        </button>
      )}{' '}
      {route && (
        <button type="button" class="btn text bundle-link" onClick={() => go(route)}>
          {bundles.stayDo}
        </button>
      )}
    </p>
  );
}
