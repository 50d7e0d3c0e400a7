import type { VoiceKind } from '../../lib/app/voices.ts';
import type { Entry } from '../../lib/app/watch.ts';
import type { LaterWords } from '../../lib/i18n/later.ts';
import type { Kind } from '../../lib/model/records.ts';
import { AutoText } from '../ui/auto-text.tsx';
import { useLaterWords } from '../ui/later-words.ts';

/** The fields of a card that hold words, and their names. */
export type FieldName = keyof LaterWords['people']['fields'];

interface LineProps {
  entry: Entry<Kind>;
  field: FieldName;
  onConflict(field: string, entry?: Entry<Kind>, label?: string): void;
}

/** Says that a field was written differently in two places, with the way to both. */
export function ConflictLine({ entry, field, onConflict }: LineProps) {
  const { people } = useLaterWords();
  if (!entry.conflicts.includes(field)) return null;
  return (
    <p class="ask">
      <span>
        {people.conflict}{' '}
        <button type="button" onClick={() => onConflict(field, entry, people.fields[field])}>
          {people.seeBoth}
        </button>
      </span>
    </p>
  );
}

interface TextProps extends LineProps {
  entry: Entry<VoiceKind>;
  /** Where one may be tempted to write who it was. */
  guarded?: boolean;
  autofocus?: boolean;
}

/** A field of words that saves itself, under its name. */
export function VoiceText({ entry, field, guarded = false, autofocus = false, onConflict }: TextProps) {
  const { people } = useLaterWords();
  const id = `${field}-${entry.id}`;
  return (
    <div class="vf">
      <label class="t13 q" for={id}>
        {people.fields[field]}
      </label>
      <AutoText
        id={id}
        entry={entry}
        field={field}
        class="area anyword"
        rows={1}
        autofocus={autofocus}
        aria-describedby={guarded ? `${id}-hint` : undefined}
      />
      {guarded && (
        <p id={`${id}-hint`} class="t12 qq">
          {people.noNames}
        </p>
      )}
      <ConflictLine entry={entry} field={field} onConflict={onConflict} />
    </div>
  );
}
