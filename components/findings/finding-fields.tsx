import { useId } from 'preact/hooks';
import { setField } from '../../lib/app/fields.ts';
import { CAUSES, checkFinding } from '../../lib/app/findings.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { showLine } from '../../lib/model/one-line.ts';
import { Choices } from '../ui/choices.tsx';
import { useApp, usePackText } from '../ui/context.ts';
import { Icon } from '../ui/icon.tsx';
import { useLaterWords } from '../ui/later-words.ts';
import { AutoField, Differs } from './auto-field.tsx';
import { Day } from './day-field.tsx';
import { PassedUp } from './passed-up.tsx';
import type { Shows } from './shows.ts';

interface Props extends Pick<Shows, 'onConflict'> {
  finding: Entry<'finding'>;
  closed: boolean;
}

/** What is known of a finding beside its words: where its cause lies, who answers, what is done by when (S14, S28, S29). */
export function FindingFields({ finding, closed, onConflict }: Props) {
  const { findings } = useLaterWords();
  const check = useId();
  const { cause } = finding.body;
  const text = (field: 'answers' | 'quantity' | 'leader') => (
    <AutoField entry={finding} field={field} label={findings[field]} onConflict={onConflict} />
  );
  return (
    <div class="flds">
      <AreaField finding={finding} onConflict={onConflict} />
      {text('answers')}
      <AutoField entry={finding} field="measure" label={findings.measure} describedBy={check} onConflict={onConflict} />
      <MeasureLines id={check} finding={finding} />
      {text('quantity')}
      <Day finding={finding} field="deadline" onConflict={onConflict} />
      {text('leader')}
      <CauseField finding={finding} onConflict={onConflict} />
      {cause === 'above' && <PassedUp finding={finding} onConflict={onConflict} />}
      {closed && <Day finding={finding} field="lookAgain" onConflict={onConflict} />}
    </div>
  );
}

function AreaField({ finding, onConflict }: { finding: Entry<'finding'> } & Pick<Shows, 'onConflict'>) {
  const { session, run } = useApp();
  const { findings } = useLaterWords();
  const text = usePackText();
  const id = useId();
  const { area } = finding.body;
  const known = session.pack.areas.some((one) => one.id === area);
  return (
    <div class="fld">
      <label for={id} class="t13 q">
        {findings.area}
      </label>
      <select
        id={id}
        class="field"
        value={area ?? ''}
        onChange={({ currentTarget: { value } }) => run(() => setField(session, finding, 'area', value || null))}
      >
        <option value="">{findings.noArea}</option>
        {session.pack.areas.map((one) => (
          <option key={one.id} value={one.id}>
            {text(one.name)}
          </option>
        ))}
        {/* An area of another pack stays what it is. */}
        {area && !known && <option value={area}>{showLine(area)}</option>}
      </select>
      <Differs entry={finding} field="area" label={findings.area} onConflict={onConflict} />
    </div>
  );
}

function CauseField({ finding, onConflict }: { finding: Entry<'finding'> } & Pick<Shows, 'onConflict'>) {
  const { session, run } = useApp();
  const { findings } = useLaterWords();
  return (
    <div class="fld">
      <span class="t13 q" aria-hidden="true">
        {findings.cause}
      </span>
      <Choices
        class="seg"
        label={findings.cause}
        value={finding.body.cause ?? null}
        clears
        choices={CAUSES.map((value) => ({ value, name: findings.causes[value] }))}
        onChoose={(value) => run(() => setField(session, finding, 'cause', value))}
      />
      <Differs entry={finding} field="cause" label={findings.cause} onConflict={onConflict} />
    </div>
  );
}

/** What the measure says of quantity, person and deadline, and what was looked for where it says nothing (S14). */
function MeasureLines({ id, finding }: { id: string; finding: Entry<'finding'> }) {
  const { findings } = useLaterWords();
  if (!finding.body.measure?.trim()) return <span id={id} />;
  return (
    <ul id={id} class="said-of" aria-label={findings.checkTitle}>
      {checkFinding(finding).map(({ part, found, lookedFor }) => (
        <li key={part} class={found ? 't13 q st8' : 'ask'}>
          {found && <Icon name="ok" small />}
          <span class="anyword">
            {found ? (
              findings.partFound(findings.parts[part], found.slice(0, 60))
            ) : (
              <>
                {findings.partLacks(findings.parts[part])}
                <span lang="zh">{lookedFor.join('、')}</span>
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
