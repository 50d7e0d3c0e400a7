import { useMemo } from 'preact/hooks';
import { type DrawLine, watchDraws } from '../../lib/app/desk/draws.ts';
import { type TaskLine, watchTasks } from '../../lib/app/desk/tasks.ts';
import { type ShownMember, watchMembers } from '../../lib/app/party.ts';
import { useApp } from '../ui/context.ts';
import { useMemberName } from '../ui/member-name.ts';
import { useWatch } from '../ui/use-watch.ts';
import { DrawForm } from './draw-form.tsx';
import { DrawList } from './draw-list.tsx';
import { DrawSide } from './draw-side.tsx';
import type { PageParts } from './page-parts.ts';
import { PageTabs } from './page-tabs.tsx';
import { type Place, placeOf, writePlace } from './place.ts';
import { TaskList } from './task-list.tsx';
import { TaskPlan } from './task-plan.tsx';
import { TaskSide } from './task-side.tsx';
import './draws.css';

/** The desk's page of draws, and of the tasks that come of them. */
export function DrawsPage({ open }: { open?: string }) {
  const { session, go, words } = useApp();
  const draws = useWatch<DrawLine[]>((on) => watchDraws(session, on), []);
  const tasks = useWatch<TaskLine[]>((on) => watchTasks(session, on), []);
  const members = useWatch<ShownMember[]>((on) => watchMembers(session, on), []);
  const nameOf = useMemberName();
  const [names, team] = useMemo(() => {
    const named = (members ?? []).map((one) => [one.id, nameOf(one), one.removed] as const);
    const stays = named.filter(([, , removed]) => !removed);
    return [named, stays].map((list) => new Map(list.map(([id, name]) => [id, name])));
  }, [members, words]) as [Map<string, string>, Map<string, string>];
  if (!draws || !tasks || !members) return <div aria-busy="true" />;
  const place = placeOf(open);
  const to = (next: Place) => {
    const written = writePlace(next);
    go({ screen: 'desk', page: 'draws', ...(written && { open: written }) });
  };
  const inTasks = place.at === 'tasks' || place.at === 'task' || place.at === 'plan';
  const shared = { place, to, names, team, draws, tasks };
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
