import type { UnitFacts } from '../../lib/app/desk/units-page.ts';
import { useApp, usePackText } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';

/** What visits cost the unit, month by month (S36), with the pack's limits below and where they are passed. */
export function UnitBurden({ facts }: { facts: UnitFacts }) {
  const { limits } = useApp().session.pack;
  const text = usePackText();
  const { units } = useDeskWords();
  const { rows, uncounted } = facts.burden;
  return (
    <section aria-label={units.burden}>
      <h2 class="h3">{units.burden}</h2>
      {rows.length === 0 ? (
        <p class="pad t13 q">{units.burdenNone}</p>
      ) : (
        <table class="unit-table">
          <thead>
            <tr>
              {[units.month, units.visits, units.minutes, units.people, units.papers].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.month}>
                <th scope="row">{row.month}</th>
                <td>{row.visits}</td>
                {[row.minutes, row.people, row.papers].map(({ sum, known, of }, at) => (
                  <td key={at}>
                    {units.tally(sum, known, of)}
                    {at === 0 && row.minutes.derived > 0 && (
                      <span class="t12 qq blk">{units.derived(row.minutes.derived)}</span>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          {limits && (
            <tfoot>
              <tr class="qq">
                <th scope="row">{units.limits}</th>
                <td>{limits.visitsPerUnitMonth}</td>
                {[limits.minutesPerVisit, limits.peoplePerVisit, limits.papersPerVisit].map((most, at) => (
                  <td key={at}>{units.eachVisit(most)}</td>
                ))}
              </tr>
            </tfoot>
          )}
        </table>
      )}
      {rows.length > 0 && <p class="pad t12 qq">{limits ? text(limits.note) : units.limitsNone}</p>}
      {rows.flatMap(({ month, over }) =>
        over.map(({ limit, value, most, visit }) => (
          <p key={`${month} ${limit} ${visit}`} class="ask pad">
            {units.overIn(month, units.over[limit](value, most))}
          </p>
        )),
      )}
      {uncounted.length > 0 && <p class="pad t13 amber">{units.uncounted(uncounted.length)}</p>}
    </section>
  );
}
