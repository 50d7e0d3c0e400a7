import type { RestoreReport } from '../../lib/app/restore.ts';
import { useApp } from './context.ts';

/** What a file of tasks brought, changed and took back, and whether the first screen lists it. */
export function TasksCame({ report: { came, fresh } }: { report: RestoreReport }) {
  const { settings } = useApp().words;
  if (!came) return null;
  const { units, draws, tasks, changed, cancelled, current } = came;
  return (
    <>
      {fresh > 0 && units + draws + tasks > 0 && <p>{settings.tookTasks(units, draws, tasks)}</p>}
      {changed + cancelled > 0 && <p>{settings.changedTasks(changed, cancelled)}</p>}
      {!current && <p class="amber">{settings.otherCampaign}</p>}
    </>
  );
}
