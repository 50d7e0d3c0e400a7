import type { OpenedDraw } from '../../lib/app/desk/draws-result.ts';
import { showLine } from '../../lib/model/one-line.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { useLabels } from './use-labels.ts';

/** The units drawn, group by group, in the order of the lot; beside each group how many could be and were to be drawn. */
export function DrawPicks({ opened: { record, units } }: { opened: OpenedDraw }) {
  const { common } = useApp().words;
  const { draws: words } = useDeskWords();
  const labelOf = useLabels();
  const { rule, result } = record;
  const nameOf = (name: string | null) => {
    if (rule.mode === 'plain') return words.whole;
    return name === null ? words.noLabel : labelOf(rule.by, name);
  };
  const short = result.strata.filter(({ missing }) => missing > 0).length;
  return (
    <section aria-label={words.picks}>
      <h2 class="h3">
        {words.picks}
        {short > 0 && <span class="amber">{words.lackSome(short)}</span>}
      </h2>
      {result.strata.map(({ name, eligible, quota, missing, picked }) => (
        <div key={name ?? ''}>
          <p class="strat">
            <b class="anyword">{nameOf(name)}</b>
            <span class="t13 q">
              {`${words.eligible} ${eligible}${common.sep}${words.quota} ${quota}`}
              {missing > 0 && <span class="amber">{`${common.sep}${words.missing(missing)}`}</span>}
            </span>
          </p>
          <ol class="lines">
            {picked.map((id) => (
              <li key={id}>
                <span class="anyword">{showLine(units?.get(id)?.name ?? id)}</span>
                <span class="t13 q">{units?.get(id)?.place}</span>
              </li>
            ))}
          </ol>
        </div>
      ))}
    </section>
  );
}
