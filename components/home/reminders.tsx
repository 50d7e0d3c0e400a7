import { useState } from 'preact/hooks';
import { type Reminder, startFollowUp, watchReminders } from '../../lib/app/reminders.ts';
import { useApp } from '../ui/context.ts';
import { Deadline, sayStanding } from '../ui/deadline.tsx';
import { useLaterWords } from '../ui/later-words.ts';
import { useUnitName } from '../ui/unit-name.ts';
import { useToday } from '../ui/use-today.ts';
import { useWatch } from '../ui/use-watch.ts';

/** So many are shown at first: what was done today must not be pushed out of sight. */
const FEW = 5;
const MORE = 50;

/** Findings that are overdue, due soon or to be looked at again, by deadline; one press starts the follow-up visit. */
export function Reminders() {
  const { session, go, run } = useApp();
  const { findings } = useLaterWords();
  const today = useToday();
  const [limit, setLimit] = useState(FEW);
  const [starting, setStarting] = useState(false);
  const asking = useWatch<Reminder[]>((on) => watchReminders(session, today, on), [today]);
  if (!asking || asking.length === 0) return null;
  const start = ({ line: { finding } }: Reminder) => {
    // A second press while the first is being saved would be a second visit.
    if (starting) return;
    setStarting(true);
    run(() =>
      startFollowUp(session, finding)
        .then((visit) => go({ screen: 'visit', visit, tab: 'findings', focus: finding.id }))
        .finally(() => setStarting(false)),
    );
  };
  const rest = asking.length - limit;
  return (
    <section aria-label={findings.reminders}>
      <h2 class="day">
        {findings.reminders} <span>{asking.length}</span>
      </h2>
      {asking.slice(0, limit).map((one) => (
        <ReminderRow key={one.line.finding.id} one={one} today={today} onStart={() => start(one)} />
      ))}
      {rest > 0 && (
        <button type="button" class="btn text wide" onClick={() => setLimit(limit + MORE)}>
          {findings.allReminders(Math.min(rest, MORE))}
        </button>
      )}
    </section>
  );
}

function ReminderRow({ one, today, onStart }: { one: Reminder; today: string; onStart(): void }) {
  const unitName = useUnitName();
  const { findings } = useLaterWords();
  const { finding, standing, life } = { ...one.line };
  return (
    <button type="button" class="row v" aria-description={findings.lookHow} onClick={onStart}>
      <span class="rail" aria-hidden="true">
        <Deadline standing={standing} today={today} />
      </span>
      <span class="min0">
        <span class="sr">{sayStanding(standing, findings)}</span>
        <span class="l1">
          <b class="cut">{unitName(one.unit)}</b>
          <span class="t13 q">{findings.states[life.state]}</span>
        </span>
        <span class="t13 q cut blk">{finding.body.problem.slice(0, 200)}</span>
      </span>
    </button>
  );
}
