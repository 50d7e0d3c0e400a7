import type { PackItem } from '../../lib/app/checklist.ts';
import type { DutyPlan } from '../../lib/app/duties.ts';
import { useWords } from '../ui/context.ts';

/** The id of the line that says when a duty is due: its states are described by it. */
export const dutyPlanId = (item: string) => `duty-plan-${item}`;

/** When a duty is due in this campaign, and how often. It is only shown: no state follows from it, and no score. */
export function DutyPlanLine({ item, plan }: { item: PackItem; plan: DutyPlan }) {
  const { checklist, common } = useWords();
  const { duty } = checklist;
  const { from, until, times } = plan;
  const parts = [
    ...(from && until ? [duty.between(common.date(from), common.date(until))] : []),
    ...(from && !until ? [duty.from(common.date(from))] : []),
    ...(until && !from ? [duty.until(common.date(until))] : []),
    ...(times ? [duty.times(times, item.duty?.every === 'month')] : []),
  ];
  return (
    <p id={dutyPlanId(item.id)} class="t13 q">
      {duty.plan(parts)}
    </p>
  );
}
