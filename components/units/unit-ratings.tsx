import type { DutySaid, ItemRatings, UnitFacts } from '../../lib/app/desk/units-page.ts';
import { usePackText, useWords } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { Mark } from '../ui/icon.tsx';

const LOOKS = { good: 'g1', fairlyGood: 'g2', fair: 'g3', poor: 'g4', notApplicable: 'g0', notSeen: 'g9' } as const;

/** What the visits said of each item, mark by mark; a visit that said nothing leaves a gap. */
export function UnitRatings({ facts }: { facts: UnitFacts }) {
  const { units } = useDeskWords();
  const { grades } = useWords().common;
  const nameOf = useItemName();
  return (
    <section aria-label={units.ratings}>
      <h2 class="h3">{units.ratings}</h2>
      {facts.ratings.length === 0 ? (
        <p class="pad t13 q">{units.ratingsNone}</p>
      ) : (
        <>
          <p class="pad t13 qq">{units.ratingsHow}</p>
          <table class="unit-table">
            <thead>
              <tr>
                <th scope="col">{units.item}</th>
                <th scope="col">{units.marks}</th>
                <th scope="col" class="r">
                  {units.graded}
                </th>
              </tr>
            </thead>
            <tbody>
              {facts.ratings.map((row) => (
                <tr key={row.key}>
                  <th scope="row">{nameOf(row)}</th>
                  <td>
                    <ol class="marks">
                      {row.points.map(({ visit, date, grade }) => {
                        const said = units.point(date, grade ? grades[grade] : units.noGrade);
                        return (
                          <li key={visit} class={grade ? `g ${LOOKS[grade]}` : 'gapped'} title={said}>
                            {grade && <Mark grade={grade} />}
                            <span class="sr">{said}</span>
                          </li>
                        );
                      })}
                    </ol>
                    {row.wordings.length > 0 && <Wordings row={row} />}
                  </td>
                  <td class="r" title={units.gradedOf(row.graded, facts.visits.length)}>
                    {row.graded}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
}

/** What the visits said of duties: never part of a score (S11–S13). */
export function UnitDuties({ facts }: { facts: UnitFacts }) {
  const { units } = useDeskWords();
  const { duties } = useWords().common;
  const nameOf = useItemName();
  return (
    <section aria-label={units.duties}>
      <h2 class="h3">{units.duties}</h2>
      {facts.duties.length === 0 && <p class="pad t13 q">{units.dutiesNone}</p>}
      <dl class="dl">
        {facts.duties.map((row) => (
          <div key={row.key} class="unit-row">
            <dt>{nameOf(row)}</dt>
            <dd>
              {row.said.map(({ visit, date, state }) => (
                <span key={visit} class={state === 'unknown' ? 'g g9' : 'g g0'}>
                  {units.dutySaid(date, duties[state])}
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const PARTS = ['question', 'look', 'against'] as const;

/** That an item's words changed between visits, and what they were: marks before and after answer other words. */
function Wordings({ row: { wordings } }: { row: ItemRatings }) {
  const { units } = useDeskWords();
  const text = usePackText();
  const parts = PARTS.filter((part) => new Set(wordings.map(({ item }) => text(item[part]))).size > 1);
  return (
    <details class="t12">
      <summary class="amber">{units.reworded(wordings.length - 1)}</summary>
      {wordings.map(({ item, version, from }) => (
        <p key={`${version} ${from}`}>
          <b>{from === null ? units.wordsNow(version) : units.wordsFrom(version, from)}</b>{' '}
          {parts.map((part) => text(item[part])).join(' · ')}
        </p>
      ))}
    </details>
  );
}

function useItemName() {
  const { units } = useDeskWords();
  const text = usePackText();
  return ({ id, item }: ItemRatings | DutySaid) => (item ? `${id} ${text(item.short)}` : units.itemGone(id));
}
