import { type Cost, readCost, typeCost } from '../../lib/app/method.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { useApp } from '../ui/context.ts';
import { NumberField } from '../ui/number-field.tsx';

interface Props {
  visit: Entry<'visit'>;
  cost: Cost;
  id: string;
}

/** One of the counts of what a visit cost its unit. */
export function CostField({ visit, cost, id }: Props) {
  const { session, words } = useApp();
  const { finish } = words;
  const stored = visit.body[cost] ?? null;
  return (
    <div class="cost">
      <label for={id} class="t13 q">
        {finish.costFields[cost]}
      </label>
      <NumberField
        id={id}
        rec={visit.id}
        field={cost}
        stored={stored}
        read={readCost}
        onNumber={(count) => typeCost(session, visit, cost, count)}
        wrong={stored === null ? finish.notACount : finish.notThisCount(stored)}
      />
    </div>
  );
}
