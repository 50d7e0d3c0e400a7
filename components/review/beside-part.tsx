import { useState } from 'preact/hooks';
import { shownTime } from '../../lib/app/finish.ts';
import { type VisitBeside, watchVisitsBeside } from '../../lib/app/review/watch-parts.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { showMaker } from '../ui/show-value.ts';
import { useWatch } from '../ui/use-watch.ts';
import { SideBySide } from './side-by-side.tsx';

/** The way to hold a visit against another one to its unit; looked for only when somebody asks. */
export function BesidePart({ visit }: { visit: string }) {
  const { reviewDesk } = useDeskWords();
  const [open, setOpen] = useState(false);
  return (
    <section aria-label={reviewDesk.beside}>
      <h3 class="h3">
        {reviewDesk.beside}
        <button type="button" class="btn text" aria-expanded={open} onClick={() => setOpen(!open)}>
          {reviewDesk.compare}
        </button>
      </h3>
      {open && <ChooseBeside visit={visit} />}
    </section>
  );
}

function ChooseBeside({ visit }: { visit: string }) {
  const { session, words } = useApp();
  const { reviewDesk } = useDeskWords();
  const [chosen, setChosen] = useState<string | null>(null);
  const found = useWatch<VisitBeside[]>((on) => watchVisitsBeside(session, visit, on), [session.db, visit]);
  if (!found) return <p aria-busy="true" />;
  const other = found.find((one) => one.visit.id === chosen) ?? found[0];
  if (!other) return <p class="rv-line q">{reviewDesk.noneBeside}</p>;
  const nameOf = ({ visit: { body }, by }: VisitBeside) => {
    const { date, time } = shownTime(body.began);
    return reviewDesk.besideOf(showMaker(words, by), `${date} ${time}`);
  };
  return (
    <>
      <div class="rv-line">
        <select
          class="field"
          aria-label={reviewDesk.chooseBeside}
          value={other.visit.id}
          onChange={(event) => setChosen(event.currentTarget.value)}
        >
          {found.map((one) => (
            <option key={one.visit.id} value={one.visit.id}>
              {nameOf(one)}
            </option>
          ))}
        </select>
      </div>
      <SideBySide key={other.visit.id} pair={[visit, other.visit.id]} other={showMaker(words, other.by)} />
    </>
  );
}
