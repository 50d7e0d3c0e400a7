import { useState } from 'preact/hooks';
import { CircularParent, setParent } from '../../lib/app/desk/units.ts';
import type { UnitLine } from '../../lib/app/desk/units-list.ts';
import { showLine } from '../../lib/model/one-line.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { UnitPicker } from './unit-picker.tsx';

/** The unit above, and ways to choose another one or none. */
export function UnitParent({ line, lines }: { line: UnitLine; lines: readonly UnitLine[] }) {
  const { session, run } = useApp();
  const { units } = useDeskWords();
  const [picking, setPicking] = useState(false);
  const [circle, setCircle] = useState<readonly string[]>([]);
  const put = (parent: string | null) =>
    run(async () => {
      setCircle([]);
      try {
        await setParent(session, line.unit, parent, lines);
      } catch (error) {
        if (!(error instanceof CircularParent)) throw error;
        setCircle(error.names);
      }
    });
  return (
    <span class="unit-parent">
      <span>{showLine(line.parent) || units.parentNone}</span>
      <button type="button" class="btn text" onClick={() => setPicking(true)}>
        {units.parentChange}
      </button>
      {line.unit.body.parent && (
        <button type="button" class="btn text" onClick={() => put(null)}>
          {units.parentClear}
        </button>
      )}
      {circle.length > 0 && (
        <span class="t13 verm" role="alert">
          {units.parentCircle(circle.map(showLine))}
        </span>
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
