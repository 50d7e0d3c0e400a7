import { setField } from '../../lib/app/fields.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { Choices } from '../ui/choices.tsx';
import { useApp } from '../ui/context.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { AutoField, Differs } from './auto-field.tsx';
import { Day } from './day-field.tsx';
import type { Shows } from './shows.ts';

const CLAIMED = ['yes', 'no'] as const;

/** Where the root lies above: to whom it was passed and when, whether it was claimed there and when (S29). */
export function PassedUp({ finding, onConflict }: { finding: Entry<'finding'> } & Pick<Shows, 'onConflict'>) {
  const { session, run } = useApp();
  const { findings } = useLaterWords();
  const { claimed, claimedOn, passedOn } = finding.body;
  // Days such as 2023-11-30: as letters they stand in the order of the calendar.
  const isEarly = claimed === true && Boolean(claimedOn && passedOn && claimedOn < passedOn);
  return (
    <div class="up">
      <AutoField entry={finding} field="passedTo" label={findings.passedTo} onConflict={onConflict} />
      <Day finding={finding} field="passedOn" onConflict={onConflict} />
      <div class="fld">
        <span class="t13 q" aria-hidden="true">
          {findings.claimed}
        </span>
        <Choices
          class="seg"
          label={findings.claimed}
          value={claimed == null ? null : claimed ? 'yes' : 'no'}
          clears
          choices={CLAIMED.map((value) => ({ value, name: findings.claimedStates[value] }))}
          onChoose={(value) =>
            run(() => setField(session, finding, 'claimed', value === null ? null : value === 'yes'))
          }
        />
        <Differs entry={finding} field="claimed" label={findings.claimed} onConflict={onConflict} />
      </div>
      {claimed === true && <Day finding={finding} field="claimedOn" onConflict={onConflict} />}
      <div role="status">{isEarly && <p class="ask">{findings.claimedEarly}</p>}</div>
    </div>
  );
}
