import type { UnitFacts } from '../../lib/app/desk/units-page.ts';
import { useDeskWords } from '../ui/desk-words.ts';

/** What visits cost the unit, month by month (S36), and where that passes the pack's limits. */
export function UnitBurden({ facts }: { facts: UnitFacts }) {
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
                  <td key={at}>{units.tally(sum, known, of)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
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
