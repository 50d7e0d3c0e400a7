import { useState } from 'preact/hooks';
import { setParent, type UnitLine } from '../../lib/app/desk/units.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { UnitPicker } from './unit-picker.tsx';

/** The unit above, and ways to choose another one or none. */
export function UnitParent({ line, lines }: { line: UnitLine; lines: readonly UnitLine[] }) {
  const { session, run, say } = useApp();
  const { units } = useDeskWords();
  const [picking, setPicking] = useState(false);
  const put = (parent: string | null) =>
    run(async () => {
      if (!(await setParent(session, line.unit, parent, lines))) say(units.parentCircle);
    });
  return (
    <span class="unit-parent">
      <span>{line.parent || units.parentNone}</span>
      <button type="button" class="btn text" onClick={() => setPicking(true)}>
        {units.parentChange}
      </button>
      {line.unit.body.parent && (
        <button type="button" class="btn text" onClick={() => put(null)}>
          {units.parentClear}
        </button>
      )}
      {picking && (
        <UnitPicker
          title={units.parentPick}
          lines={lines.filter(({ unit }) => unit.id !== line.unit.id)}
          onPick={(picked) => {
            setPicking(false);
            put(picked.unit.id);
          }}
          onClose={() => setPicking(false)}
        />
      )}
    </span>
  );
}
