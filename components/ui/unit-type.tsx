import { setField } from '../../lib/app/fields.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { useApp, usePackText } from './context.ts';

interface Props {
  /** What the label names. */
  id: string;
  unit: Entry<'unit'>;
  /** What the first line says while no type is chosen. */
  none: string;
  /** Whether a type that was chosen may be taken back; else the first line only asks. */
  clears?: boolean;
}

/** Chooses a unit's type, which decides what items apply; undoable. */
export function UnitTypeSelect({ id, unit, none, clears = false }: Props) {
  const { session, run } = useApp();
  const text = usePackText();
  return (
    <select
      id={id}
      class="field"
      value={unit.body.type ?? ''}
      onChange={(event) => {
        const type = event.currentTarget.value || null;
        if (type || clears) run(() => setField(session, unit, 'type', type));
      }}
    >
      <option value="">{none}</option>
      {session.pack.unitTypes.map((type) => (
        <option key={type.id} value={type.id}>
          {text(type.name)}
        </option>
      ))}
    </select>
  );
}
