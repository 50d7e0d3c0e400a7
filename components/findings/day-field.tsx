import { setField } from '../../lib/app/fields.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { useApp } from '../ui/context.ts';
import { DayInput } from '../ui/day-input.tsx';
import { useLaterWords } from '../ui/later-words.ts';
import { Differs } from './auto-field.tsx';
import type { Shows } from './shows.ts';

/** One of a finding's days. */
export function Day({
  finding,
  field,
  onConflict,
}: {
  finding: Entry<'finding'>;
  field: 'deadline' | 'lookAgain' | 'passedOn' | 'claimedOn';
} & Pick<Shows, 'onConflict'>) {
  const { session, run } = useApp();
  const { findings } = useLaterWords();
  return (
    <>
      <DayInput
        label={findings[field]}
        value={finding.body[field] ?? null}
        onDay={(day) => run(() => setField(session, finding, field, day))}
      />
      <Differs entry={finding} field={field} label={findings[field]} onConflict={onConflict} />
    </>
  );
}
