import type { Exclusion } from '../../lib/app/desk/draws.ts';
import type { OpenedDraw } from '../../lib/app/desk/draws-result.ts';
import { showLine } from '../../lib/model/one-line.ts';
import { useDeskWords } from '../ui/desk-words.ts';

/** More units than this are counted, not listed. */
const MOST = 100;

/** Which units were not in the draw, by the reason. */
export function LeftOut({ opened: { record, units } }: { opened: OpenedDraw }) {
  const { draws: words } = useDeskWords();
  const { excluded } = record.result;
  if (excluded.length === 0) return null;
  const groups = new Map<Exclusion, string[]>();
  for (const { id, why } of excluded) {
    const group = groups.get(why);
    if (group) group.push(id);
    else groups.set(why, [id]);
  }
  return (
    <section aria-label={words.leftOut}>
      <h2 class="h3">
        {words.leftOut} <span>{excluded.length}</span>
      </h2>
      {[...groups].map(([why, out]) => (
        <details key={why} class="pickmany">
          <summary>
            <span>{words.why[why]}</span>
            <span class="num">{out.length}</span>
          </summary>
          <ul class="lines">
            {out.slice(0, MOST).map((id) => (
              <li key={id}>
                <span class="anyword">{showLine(units?.get(id)?.name ?? id)}</span>
              </li>
            ))}
            {out.length > MOST && <li class="q">+{out.length - MOST}</li>}
          </ul>
        </details>
      ))}
    </section>
  );
}
