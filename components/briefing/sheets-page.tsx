import { useMemo, useState } from 'preact/hooks';
import { type Choosable, watchChoosable } from '../../lib/app/briefing/briefings.ts';
import { bulkFeedback } from '../../lib/app/briefing/pdf.ts';
import { giveFile } from '../../lib/app/device.ts';
import { showLine } from '../../lib/model/one-line.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { PageLoading } from '../ui/page-loading.tsx';
import { useWatch } from '../ui/use-watch.ts';
import { keptIn } from './kept-in.ts';
import { PageHead } from './page-head.tsx';
import { ALL_DAYS, isIn } from './period.ts';
import { PeriodFields } from './period-fields.tsx';
import { TaskState } from './task-state.tsx';
import { usePress } from './use-press.ts';
import { useTask } from './use-task.ts';
import { VisitPicks } from './visit-picks.tsx';

/** Feedback sheets of many visits at once: one file a unit, in one archive. */
export function SheetsPage() {
  const { session } = useApp();
  const { briefingDesk: words } = useDeskWords();
  const visits = useWatch<Choosable[]>((on) => watchChoosable(session, on), [session]);
  const [period, setPeriod] = useState(ALL_DAYS);
  // null for all of the period.
  const [picked, setPicked] = useState<ReadonlySet<string> | null>(null);
  const offered = useMemo(() => (visits ?? []).filter(({ day }) => isIn(period, day)), [visits, period]);
  if (!visits) return <PageLoading words={words.loading} />;
  const there = new Set(offered.map(({ visit }) => visit.id));
  const going = picked ? keptIn(picked, there) : there;
  return (
    <main class="bf-page">
      <PageHead title={words.sheets.title} />
      <div class="bf-two">
        <section class="bf-form" aria-label={words.sheets.title}>
          <p>{words.sheets.how}</p>
          <PeriodFields
            period={period}
            onPeriod={(next) => {
              setPeriod(next);
              setPicked(null);
            }}
          />
          <Making visits={[...going]} />
        </section>
        <VisitPicks
          visits={offered}
          picked={going}
          onPick={setPicked}
          {...(visits.length > offered.length && { onAllDays: () => setPeriod(ALL_DAYS) })}
          acts={
            <button type="button" class="btn text" onClick={() => setPicked(null)}>
              {words.picks.allOf}
            </button>
          }
        />
      </div>
    </main>
  );
}

type Made = Awaited<ReturnType<typeof bulkFeedback>>;
interface Progress {
  readonly done: number;
  readonly of: number;
}

function Making({ visits }: { visits: readonly string[] }) {
  const { session } = useApp();
  const { briefingDesk: words } = useDeskWords();
  const press = usePress();
  const { task, start, stop } = useTask<Progress, Made>();
  const [asked, setAsked] = useState(false);
  const isWorking = task.is === 'working';
  const give = ({ file, name }: Made) => giveFile({ blob: file, name });
  const make = () => {
    setAsked(true);
    if (visits.length === 0 || isWorking || !press) return;
    void start(async (onProgress, signal) => {
      const made = await bulkFeedback(session, press, [...visits], onProgress, signal);
      give(made);
      return made;
    });
  };
  return (
    <>
      <button type="button" class="btn main" aria-disabled={isWorking || visits.length === 0} onClick={make}>
        {words.sheets.act(visits.length)}
      </button>
      {asked && visits.length === 0 && (
        <p class="t13 verm" role="alert">
          {words.sheets.needsVisits}
        </p>
      )}
      <TaskState task={task} says={(at) => words.sheets.working(at?.done ?? 0, at?.of ?? 0)} onStop={stop} />
      {task.is === 'done' && <MadeSheets made={task.result} onSave={() => give(task.result)} />}
    </>
  );
}

function MadeSheets({ made, onSave }: { made: Made; onSave(): void }) {
  const { briefingDesk: words } = useDeskWords();
  return (
    <div role="status" class="bf-form-part">
      <p class="green anyword">{words.sheets.done(made.name, made.file.size)}</p>
      {made.left.length > 0 && (
        <div class="ask">
          <div>
            <p>{words.sheets.left(made.left.length)}</p>
            <ul>
              {made.left.map(({ unit, why }) => (
                <li key={unit} class="anyword">
                  {words.sheets.leftOne(showLine(unit), words.sheets.why[why])}
                </li>
              ))}
            </ul>
          </div>
        </div>
      )}
      <button type="button" class="btn line" onClick={onSave}>
        {words.sheets.save}
      </button>
    </div>
  );
}
