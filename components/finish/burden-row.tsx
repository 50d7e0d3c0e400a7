import { COSTS, type MonthBurden, watchBurden } from '../../lib/app/method.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { useApp, usePackText } from '../ui/context.ts';
import { useWatch } from '../ui/use-watch.ts';
import { CostField } from './cost-field.tsx';

/** What the visit cost the unit, and what its visits of the month come to (S36). Nothing is asked of the unit. */
export function BurdenRow({ visit }: { visit: Entry<'visit'> }) {
  const { session, words } = useApp();
  const { finish } = words;
  const burden = useWatch<MonthBurden>((on) => watchBurden(session, visit, on), [session, visit]);
  return (
    <section aria-label={finish.cost} class="row fin">
      <div class="rail">{finish.cost}</div>
      <div>
        <div class="costs">
          {COSTS.map((cost) => (
            <CostField key={cost} visit={visit} cost={cost} id={`cost-${cost}`} />
          ))}
        </div>
        <p class="t13 q">{finish.costHow}</p>
        {burden && <Month burden={burden} />}
      </div>
    </section>
  );
}

function Month({ burden }: { burden: MonthBurden }) {
  const { finish } = useApp().words;
  const text = usePackText();
  const { row, over, another, limits, uncounted } = burden;
  if (uncounted) return <p class="t13 amber">{finish.uncounted[uncounted]}</p>;
  if (!row) return null;
  const sums = COSTS.filter((cost) => row[cost].known > 0).map((cost) => {
    const { sum, known, of } = row[cost];
    return finish.monthSum(finish.costFields[cost], sum, known, of);
  });
  const warnings = [
    ...over.map(({ limit, value, most }) => finish.overLimit[limit](value, most)),
    // Once the month is over its limit already, that one more would be too many goes without saying.
    ...(another && !over.some(({ limit }) => limit === 'visitsPerUnitMonth')
      ? [finish.another(another.visits, another.most)]
      : []),
  ];
  return (
    <>
      <p class="t13">{finish.visitsInMonth(finish.monthOf(row.month), row.visits)}</p>
      {sums.length > 0 && <p class="t13 q">{finish.list(sums)}</p>}
      <div role="status">
        {warnings.map((warning) => (
          <p key={warning} class="ask calm">
            {warning}
          </p>
        ))}
        {warnings.length > 0 && limits && <p class="t12 qq">{text(limits.note)}</p>}
      </div>
    </>
  );
}
