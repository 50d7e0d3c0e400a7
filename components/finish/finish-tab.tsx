import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { type Lacks, shownTime, watchLacks } from '../../lib/app/finish.ts';
import { openDesk } from '../../lib/app/open-desk.ts';
import { submitVisit, withdrawVisit } from '../../lib/app/review/steps.ts';
import { type ReviewView, watchReview } from '../../lib/app/review/watch.ts';
import type { VisitLine } from '../../lib/app/visits.ts';
import type { Entry } from '../../lib/app/watch.ts';
import type { Words } from '../../lib/i18n/zh-cn.ts';
import type { Kind } from '../../lib/model/records.ts';
import { AutoText } from '../ui/auto-text.tsx';
import { useApp } from '../ui/context.ts';
import { useWatch } from '../ui/use-watch.ts';
import { BurdenRow } from './burden-row.tsx';
import { FactRows } from './fact-rows.tsx';
import { LackRows } from './lack-rows.tsx';
import { PartyRows } from './party-rows.tsx';
import { TimeRow } from './time-row.tsx';
import { WhereRows } from './where-rows.tsx';
import './finish.css';

interface Props {
  line: VisitLine;
  /** Opens a field on which two people or windows disagree. */
  onConflict(field: string, entry?: Entry<Kind>, label?: string): void;
  /** Shows a field's versions; without it no way there is offered. */
  onHistory?(entry: Entry<Kind>, field: string, label: string): void;
  /** What the review asks, above all else. */
  review?: ComponentChildren;
}

/** The end of a visit: what lacks with a way there, how one came, when, in a word, and whom it protects. */
export function FinishTab({ line, onConflict, onHistory, review }: Props) {
  const { session, words, go } = useApp();
  const { finish, visit: visitWords } = words;
  const { visit, unit } = line;
  // What lacks hangs on the visit's and unit's fields as well, and `line` is new with each of their changes.
  const lacks = useWatch<Lacks>((on) => watchLacks(session, line, on), [session, line]);
  const [asked, setAsked] = useState(0);
  return (
    <>
      {review}
      {lacks && (
        <LackRows line={line} lacks={lacks} onConflict={onConflict} onTimes={() => setAsked((times) => times + 1)} />
      )}
      <FactRows visit={visit} />
      <TimeRow visit={visit} asked={asked} />
      <PartyRows line={line} />
      <WhereRows visit={visit} />
      <BurdenRow visit={visit} />
      <div class="row fin">
        <label class="rail" for={`summary-${visit.id}`}>
          {finish.summary}
        </label>
        <div>
          <AutoText
            id={`summary-${visit.id}`}
            entry={visit}
            field="summary"
            class="area anyword"
            placeholder={finish.summaryHint}
          />
          {onHistory && visit.body.summary && (
            <button type="button" class="btn text" onClick={() => onHistory(visit, 'summary', finish.summary)}>
              {visitWords.history}
            </button>
          )}
        </div>
      </div>
      <div class="row fin">
        <div class="rail">{finish.sources}</div>
        <div class="l1">
          <div>
            <p>{lacks && lacks.backToBack > 0 ? finish.backToBack(lacks.backToBack) : finish.noBackToBack}</p>
            {lacks && lacks.backToBack > 0 && <p class="t13 q">{finish.protectedHow}</p>}
          </div>
          <button
            type="button"
            class="go"
            aria-label={finish.goTo(finish.look, finish.sources)}
            onClick={() => go({ screen: 'visit', visit: visit.id, tab: 'notes' })}
          >
            {finish.look}
          </button>
        </div>
      </div>
      {!unit && <p class="row t13 q">{words.home.noUnit}</p>}
    </>
  );
}

/** What is done at the end, always reachable: export, and hand over, or take back what nobody has accepted yet. */
export function FinishBar({ line, onExport }: { line: VisitLine; onExport(): void }) {
  const { session, words, run } = useApp();
  const { finish } = words;
  const { id } = line.visit;
  const view = useWatch<ReviewView>((on) => watchReview(session, id, on), [session, id]);
  const state = view?.review.state.is;
  // Until it is known, what was never handed over can be; of what was returned both may be done, and it waits for the one.
  const open = view?.next.flatMap(({ to, why }) => (why ? [] : [to]));
  const next = open ?? (line.visit.body.handed || line.visit.body.by !== session.me.id ? [] : ['submitted']);
  const submits = next.includes('submitted');
  return (
    <div>
      <div class="footline">
        <button type="button" class="btn line" onClick={onExport}>
          {finish.exportPdf}
        </button>
        {submits && (
          <button type="button" class="btn main wide" onClick={() => run(() => submitVisit(session, id))}>
            {handingWord(finish, view)}
          </button>
        )}
        {!submits && next.includes('takenBack') && (
          <button type="button" class="btn line wide" onClick={() => run(() => withdrawVisit(session, id))}>
            {view?.isOwn === false ? finish.takeBackFor : finish.takeBack}
          </button>
        )}
      </div>
      <Standing line={line} state={state} />
      {line.visit.body.handed && (
        <button type="button" class="btn text" onClick={() => openDesk(`bundles/out-${id}`)}>
          {finish.makeFile}
        </button>
      )}
    </div>
  );
}

function handingWord(finish: Words['finish'], view: ReviewView | undefined): string {
  if (view?.isOwn === false) return finish.handOverFor;
  return !view || view.review.state.is === 'written' ? finish.handOver : finish.handOverAgain;
}

/** How far the visit has come, in a line. */
function Standing({ line, state }: { line: VisitLine; state: ReviewView['review']['state']['is'] | undefined }) {
  const { finish, common } = useApp().words;
  const { handed } = line.visit.body;
  const when = handed && shownTime(handed);
  const says = () => {
    if (state === 'accepted') return finish.accepted;
    if (state === 'returned') return finish.returned;
    if (state === 'reopened') return finish.reopened;
    return when ? finish.handed(`${common.date(when.date)} ${when.time}`) : finish.ownHand;
  };
  return (
    <p class="t13 q" role="status">
      {says()}
    </p>
  );
}
