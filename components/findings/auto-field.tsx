import { useId } from 'preact/hooks';
import type { Entry } from '../../lib/app/watch.ts';
import type { Kind } from '../../lib/model/records.ts';
import { AutoText } from '../ui/auto-text.tsx';
import { useLaterWords } from '../ui/later-words.ts';
import type { Shows } from './shows.ts';

interface Props extends Pick<Shows, 'onConflict'> {
  entry: Entry<Kind>;
  field: string;
  label: string;
  /** The longest that the field takes; texts have no limit that a person meets. */
  max?: number;
  describedBy?: string;
}

/** A labelled text that saves itself; where two people wrote it differently, a way to choose. */
export function AutoField({ entry, field, label, max, describedBy, onConflict }: Props) {
  const id = useId();
  return (
    <div class="fld">
      <label for={id} class="t13 q">
        {label}
      </label>
      <AutoText
        entry={entry}
        field={field}
        id={id}
        class="area anyword"
        rows={1}
        {...(max !== undefined && { maxLength: max })}
        {...(describedBy && { 'aria-describedby': describedBy })}
      />
      <Differs entry={entry} field={field} label={label} onConflict={onConflict} />
    </div>
  );
}

/** A line where two versions of a field differ. */
export function Differs({ entry, field, label, onConflict }: Props) {
  const { findings } = useLaterWords();
  if (!entry.conflicts.includes(field)) return null;
  return (
    <button type="button" class="ask wide-ask" onClick={() => onConflict(field, entry, label)}>
      {findings.conflict}
    </button>
  );
}
