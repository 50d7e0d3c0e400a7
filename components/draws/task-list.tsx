import { useMemo } from 'preact/hooks';
import type { TaskLine } from '../../lib/app/desk/tasks.ts';
import { showLine } from '../../lib/model/one-line.ts';
import { todayNow } from '../../lib/model/time.ts';
import { useApp } from '../ui/context.ts';
import { type Column, DataList, type Filter } from '../ui/data-list.tsx';
import { useDeskWords } from '../ui/desk-words.ts';
import { HandOut } from './hand-out.tsx';
import type { PageParts } from './page-parts.ts';
import { TakeIn } from './take-in.tsx';

type State = 'open' | 'late' | 'done';

/** The tasks of the campaign: which unit, who, when, and whether it was done. */
export function TaskList({ place, to, names, team, tasks }: PageParts) {
  const { language } = useApp();
  const { draws: words } = useDeskWords();
  const day = todayNow();
  const stateOf = ({ task, done }: TaskLine): State => {
    if (done) return 'done';
    return task.body.on && task.body.on < day ? 'late' : 'open';
  };
  const memberOf = ({ task: { body } }: TaskLine) =>
    body.member ? (names.get(body.member) ?? words.unnamed) : words.noMember;
  const columns = useMemo<Column<TaskLine>[]>(
    () => [
      { key: 'day', title: words.day, width: '120px', cell: dayOf, sort: ({ task }) => task.body.on ?? null },
      { key: 'unit', title: words.unit, cell: nameOf, sort: nameOf },
      { key: 'member', title: words.member, width: '120px', cell: memberOf, sort: memberOf },
      {
        key: 'state',
        title: words.state,
        width: '96px',
        cell: (line) => <span class={stateOf(line) === 'late' ? 'amber' : ''}>{words.states[stateOf(line)]}</span>,
        sort: stateOf,
      },
    ],
    [words, names, language, day],
  );
  const filters = useMemo<Filter<TaskLine>[]>(
    () => [
      {
        key: 'member',
        title: words.member,
        choices: [
          { value: 'none', name: words.noMember },
          ...[...names].map(([value, name]) => ({ value, name })),
        ].filter(
          ({ value }) => value === 'none' || team.has(value) || tasks.some(({ task }) => task.body.member === value),
        ),
        of: ({ task }) => task.body.member ?? 'none',
      },
      {
        key: 'state',
        title: words.state,
        choices: (['open', 'late', 'done'] as const).map((value) => ({ value, name: words.states[value] })),
        of: stateOf,
      },
    ],
    [words, names, tasks, day],
  );
  function nameOf({ unit }: TaskLine) {
    return unit ? showLine(unit.body.name) : words.goneUnit;
  }
  function dayOf({ task }: TaskLine) {
    return task.body.on ?? words.noDay;
  }
  const acts = (
    <>
      <TakeIn />
      {tasks.length > 0 && (
        <>
          <HandOut />
          <button type="button" class="btn main" onClick={() => to({ at: 'plan' })}>
            {words.plan}
          </button>
        </>
      )}
    </>
  );
  return (
    <DataList
      label={words.tasks}
      name="tasks"
      rows={tasks}
      idOf={({ task }) => task.id}
      nameOf={nameOf}
      columns={columns}
      filters={filters}
      textOf={(line) => `${nameOf(line)} ${memberOf(line)} ${dayOf(line)}`}
      open={place.at === 'task' ? place.id : null}
      onOpen={(id) => to(id ? { at: 'task', id } : { at: 'tasks' })}
      acts={acts}
      empty={
        <>
          <p>
            <b>{words.noTasks}</b>
          </p>
          <p class="q">{words.noTasksHow}</p>
          <button type="button" class="btn main" onClick={() => to({ at: 'plan' })}>
            {words.plan}
          </button>
        </>
      }
    />
  );
}
