import { useMemo } from 'preact/hooks';
import { type DrawLine, watchDraws } from '../../lib/app/desk/draws.ts';
import { type TaskLine, watchMembers, watchTasks } from '../../lib/app/desk/tasks.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { useWatch } from '../ui/use-watch.ts';
import { DrawForm } from './draw-form.tsx';
import { DrawList } from './draw-list.tsx';
import { DrawSide } from './draw-side.tsx';
import { nameMembers } from './member-names.ts';
import type { PageParts } from './page-parts.ts';
import { PageTabs } from './page-tabs.tsx';
import { type Place, placeOf, writePlace } from './place.ts';
import { TaskList } from './task-list.tsx';
import { TaskPlan } from './task-plan.tsx';
import { TaskSide } from './task-side.tsx';
import './draws.css';

/** The desk's page of draws, and of the tasks that come of them. */
export function DrawsPage({ open }: { open?: string }) {
  const { session, go } = useApp();
  const { draws: words } = useDeskWords();
  const draws = useWatch<DrawLine[]>((on) => watchDraws(session, on), []);
  const tasks = useWatch<TaskLine[]>((on) => watchTasks(session, on), []);
  const members = useWatch<Entry<'member'>[]>((on) => watchMembers(session, on), []);
  const names = useMemo(() => nameMembers(members ?? [], words.unnamed), [members, words]);
  if (!draws || !tasks || !members) return <div aria-busy="true" />;
  const place = placeOf(open);
  const to = (next: Place) => {
    const written = writePlace(next);
    go({ screen: 'desk', page: 'draws', ...(written && { open: written }) });
  };
  const inTasks = place.at === 'tasks' || place.at === 'task' || place.at === 'plan';
  const shared = { place, to, names, draws, tasks };
  const side = sideOf(shared);
  return (
    <main class="drawspage">
      <PageTabs at={inTasks ? 'tasks' : 'draws'} onGo={to} />
      <div class={side ? 'split two' : 'split'}>
        {inTasks ? <TaskList {...shared} /> : <DrawList {...shared} />}
        {side}
      </div>
    </main>
  );
}

function sideOf(parts: PageParts) {
  const { place, draws, tasks } = parts;
  if (place.at === 'new') return <DrawForm key="new" {...parts} />;
  if (place.at === 'redraw') return <DrawForm key={place.id} redoes={lineOf(draws, place.id)} {...parts} />;
  if (place.at === 'plan') return <TaskPlan {...parts} />;
  if (place.at === 'task') {
    const line = tasks.find(({ task }) => task.id === place.id);
    return line ? <TaskSide key={place.id} line={line} {...parts} /> : null;
  }
  const line = place.at === 'draw' ? lineOf(draws, place.id) : null;
  return line ? <DrawSide key={line.entry.id} line={line} {...parts} /> : null;
}

const lineOf = (draws: readonly DrawLine[], id: string) => draws.find(({ entry }) => entry.id === id) ?? null;
