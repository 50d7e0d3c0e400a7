import { useState } from 'preact/hooks';
import { recusedAt } from '../../lib/app/party.ts';
import { type MyTask, watchMyTasks } from '../../lib/app/tasks.ts';
import { startVisit } from '../../lib/app/visits.ts';
import { showLine } from '../../lib/model/one-line.ts';
import { useApp } from '../ui/context.ts';
import { useWatch } from '../ui/use-watch.ts';
import { WhoAmI } from '../ui/who-am-i.tsx';

/** What is to be visited today, and what was left from earlier days; one press starts the visit. Nothing where there is none. */
export function TodayTasks() {
  const { session, words, go, run } = useApp();
  const [starting, setStarting] = useState(false);
  const tasks = useWatch<MyTask[]>((on) => watchMyTasks(session, on), []);
  if (!tasks) return null;
  const start = ({ task, unit }: MyTask) => {
    // A second press while the first is being saved would be a second visit.
    if (starting) return;
    setStarting(true);
    run(() =>
      startVisit(session, { id: unit.id }, task)
        .then((visit) => go({ screen: 'visit', visit, tab: 'notes' }))
        .finally(() => setStarting(false)),
    );
  };
  if (tasks.length === 0) return <WhoAmI />;
  return (
    <section aria-label={words.home.tasks}>
      <h2 class="day">
        {words.home.tasks} <span>{tasks.length}</span>
      </h2>
      {tasks.map((one) => (
        <TaskRow key={one.task.id} one={one} onStart={() => start(one)} />
      ))}
      <WhoAmI />
    </section>
  );
}

function TaskRow({ one, onStart }: { one: MyTask; onStart(): void }) {
  const { session, words } = useApp();
  const { home, finish } = words;
  const recusal = recusedAt(one.unit.body).find(({ member }) => member === session.me.id);
  const { on } = one.task.body;
  const { place, first } = one.unit.body;
  const day = !on ? home.taskAnyDay : one.late ? on.slice(5) : home.taskToday;
  return (
    <button type="button" class="row v" onClick={onStart}>
      <span class="rail">
        <span class={one.late ? 't12 amber' : 't12'}>{day}</span>
      </span>
      <span class="min0">
        <span class="l1">
          <b class="cut">{showLine(one.unit.body.name)}</b>
          <span class="t13 blue">{home.start}</span>
        </span>
        {(place || first) && (
          <span class="t13 q cut blk">{showLine([place, first].filter(Boolean).join(words.common.sep))}</span>
        )}
        {recusal && <span class="t13 amber blk anyword">{finish.recusal(finish.meToo, recusal.why)}</span>}
      </span>
    </button>
  );
}
