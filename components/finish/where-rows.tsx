import { setCovert } from '../../lib/app/method.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { AutoText } from '../ui/auto-text.tsx';
import { Choices } from '../ui/choices.tsx';
import { useApp } from '../ui/context.ts';

const TEXTS = [
  ['places', 'placesHint'],
  ['whyHere', 'whyHereHint'],
] as const;

/** Where one was and why there (S18), and whether one came covertly (S20). */
export function WhereRows({ visit }: { visit: Entry<'visit'> }) {
  const { session, words, run } = useApp();
  const { finish } = words;
  const { covert } = visit.body;
  return (
    <section aria-label={finish.where}>
      {TEXTS.map(([field, hint]) => (
        <div key={field} class="row fin">
          <label class="rail" for={`${field}-${visit.id}`}>
            {finish[field]}
          </label>
          <div>
            <AutoText
              id={`${field}-${visit.id}`}
              entry={visit}
              field={field}
              class="area anyword"
              placeholder={finish[hint]}
            />
          </div>
        </div>
      ))}
      <div class="row fin">
        <div class="rail">{finish.covert}</div>
        <div>
          <Choices
            label={finish.covert}
            class="states own"
            choices={(['yes', 'no'] as const).map((value) => ({ value, name: finish.covertStates[value] }))}
            value={typeof covert === 'boolean' ? (covert ? 'yes' : 'no') : null}
            clears
            describedBy="covert-rule"
            onChoose={(value) => run(() => setCovert(session, visit, value === null ? null : value === 'yes'))}
          />
          <p id="covert-rule" class="t13 q">
            {finish.covertRule}
          </p>
        </div>
      </div>
    </section>
  );
}
