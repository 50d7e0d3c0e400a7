import type { OpenedDraw } from '../../lib/app/desk/draws-result.ts';
import { showLine } from '../../lib/model/one-line.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { AssignForm } from './assign-form.tsx';
import type { PageParts } from './page-parts.ts';

/** Plans tasks for the units of a draw that have none of it yet. */
export function DrawTasks({ opened: { record, units }, tasks, team }: PageParts & { opened: OpenedDraw }) {
  const { draws: words } = useDeskWords();
  const planned = new Set(tasks.flatMap(({ task }) => (task.body.draw === record.id ? [task.body.unit] : [])));
  const left = record.result.picked.filter((id) => !planned.has(id));
  return (
    <section aria-label={words.plan}>
      <h2 class="h3">
        {words.plan} <span>{planned.size > 0 && words.planned(planned.size)}</span>
      </h2>
      {left.length === 0 ? (
        <p class="formrows q">{words.allPlanned}</p>
      ) : (
        <>
          <p class="formrows t13 q">{words.planHow(left.length)}</p>
          <AssignForm
            units={left}
            unitName={(id) => showLine(units?.get(id)?.name)}
            from={record.id}
            names={team}
            onDone={() => undefined}
          />
        </>
      )}
    </section>
  );
}
