import { useState } from 'preact/hooks';
import { typeFigure } from '../../lib/app/desk/units.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';

interface Props {
  unit: Entry<'unit'>;
  field: 'newOrganisations' | 'mobileMembers';
  label: string;
}

/** A whole number that saves itself; what is none stays in the field, and that it isn't saved is said. */
export function FigureField({ unit, field, label }: Props) {
  const { session } = useApp();
  const { units } = useDeskWords();
  const [typed, setTyped] = useState<{ text: string; taken: boolean } | null>(null);
  const id = `unit-${field}`;
  return (
    <>
      <label for={id}>{label}</label>
      <span>
        <input
          id={id}
          class="field"
          inputMode="numeric"
          value={typed?.text ?? String(unit.body[field] ?? '')}
          aria-invalid={typed?.taken === false}
          aria-describedby={typed?.taken === false ? `${id}-bad` : undefined}
          onInput={(event) => {
            const text = event.currentTarget.value;
            setTyped({ text, taken: typeFigure(session, unit, field, text) });
          }}
          onBlur={() => {
            void session.queue.flush().then(() => setTyped((now) => (now?.taken ? null : now)));
          }}
        />
        {typed?.taken === false && (
          <span id={`${id}-bad`} class="t13 verm" role="alert">
            {units.badFigure}
          </span>
        )}
      </span>
    </>
  );
}
