import { useMemo } from 'preact/hooks';
import { drawFault, type FrozenRoster, previewDraw } from '../../lib/app/desk/draws.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { type RuleDraft, ruleOf } from './rule-draft.ts';
import { useLabels } from './use-labels.ts';

/** More groups than this are counted, not listed: places can be thousands. */
const MOST = 100;

/** What can be drawn as the form stands: in all, by group, and who stays out and why. No lot is cast for it. */
export function DrawPreviewPart({ roster, draft }: { roster: FrozenRoster; draft: RuleDraft }) {
  const { draws: words } = useDeskWords();
  const labelOf = useLabels();
  const preview = useMemo(() => previewOf(roster, draft), [roster, draft]);
  if (!preview) return null;
  return (
    <section class="preview" aria-label={words.eligible}>
      <p role="status" class={preview.eligible === 0 ? 'amber' : 'b'}>
        {words.canBeDrawn(preview.eligible, preview.all)}
      </p>
      {preview.strata.length > 0 && (
        <ul class="lines">
          {preview.strata.slice(0, MOST).map(({ name, eligible }) => (
            <li key={name ?? ''} class={eligible === 0 ? 'amber' : ''}>
              <span class="anyword">{name === null ? words.noLabel : labelOf(draft.by, name)}</span>
              <span class="num">{eligible}</span>
            </li>
          ))}
        </ul>
      )}
      {preview.left.length > 0 && (
        <p class="t13 q">
          {words.leftOut}{' '}
          {preview.left.map(({ why, count }) => `${words.why[why]} ${count}`).join(words.words.joinNames)}
        </p>
      )}
    </section>
  );
}

/** Who may be drawn doesn't hang on how many; while a day is half typed there is nothing to count by. */
function previewOf(roster: FrozenRoster, draft: RuleDraft) {
  try {
    return previewDraw(roster, ruleOf({ ...draft, count: '1', minimum: '' }));
  } catch (error) {
    if (drawFault(error)) return null;
    throw error;
  }
}
