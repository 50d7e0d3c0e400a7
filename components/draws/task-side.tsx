import { useState } from 'preact/hooks';
import { type Assignment, assignTasks, removeTasks, type TaskLine } from '../../lib/app/desk/tasks.ts';
import { showLine } from '../../lib/model/one-line.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { SidePane } from '../ui/side-pane.tsx';
import { DayField, MemberField } from './assign-form.tsx';
import { planFaultWords } from './fault-words.ts';
import type { PageParts } from './page-parts.ts';
import { TaskBurden } from './task-burden.tsx';
import { TaskRecusal } from './task-recusal.tsx';
import { whenOf } from './when-of.ts';

/** One task: who goes and when, kept at once and undoable. It warns as planning does, whenever day or member change. */
export function TaskSide({ line, to, names, team, draws, tasks }: PageParts & { line: TaskLine }) {
  const { session, run, fail } = useApp();
  const { draws: words } = useDeskWords();
  const [fault, setFault] = useState('');
  const { task, unit, done } = line;
  const from = draws.find(({ entry }) => entry.id === task.body.draw);
  const set = (part: Partial<Assignment>) => {
    setFault('');
    assignTasks(session, [task], part).catch((error: unknown) => {
      const said = planFaultWords(error, words);
      if (said) setFault(said);
      else fail(error);
    });
  };
  return (
    <SidePane
      title={unit ? showLine(unit.body.name) : words.goneUnit}
      onClose={() => to({ at: 'tasks' })}
      takesFocus={false}
    >
      <dl class="dl">
        <dt>{words.fromDraw}</dt>
        <dd>{from ? whenOf(from.at) : words.byHand}</dd>
        {done && (
          <>
            <dt>{words.state}</dt>
            <dd>{words.states.done}</dd>
          </>
        )}
      </dl>
      <div class="formrows">
        <div class="pairs">
          <MemberField
            value={task.body.member ?? ''}
            names={team}
            removed={team.has(task.body.member ?? '') ? undefined : names.get(task.body.member ?? '')}
            onChoose={(member) => set({ member: member || null })}
          />
          <DayField value={task.body.on ?? ''} onType={(on) => set({ on: on || null })} />
        </div>
        {unit && !done && (
          <TaskRecusal
            units={[unit.id]}
            unitName={() => showLine(unit.body.name)}
            member={task.body.member ?? null}
            memberName={names.get(task.body.member ?? '') ?? ''}
          />
        )}
        {unit && !done && (
          <TaskBurden
            units={[unit.id]}
            unitName={() => showLine(unit.body.name)}
            day={task.body.on ?? null}
            replanned={task.id}
            beside={tasks}
          />
        )}
        <p role="alert" class={fault ? 'refused' : ''}>
          {fault}
        </p>
        <button
          type="button"
          class="btn line"
          onClick={() => run(() => removeTasks(session, [task]).then(() => to({ at: 'tasks' })))}
        >
          {words.remove}
        </button>
      </div>
    </SidePane>
  );
}
