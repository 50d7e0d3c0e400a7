import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { OfficeLine } from '../../lib/app/briefing/offices.ts';
import { showLine } from '../../lib/model/one-line.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { AddOffice } from './add-office.tsx';

interface Props {
  id: string;
  offices: readonly OfficeLine[];
  /** '' for none. */
  value: string;
  onOffice(office: string): void;
}

/** Which office issues a briefing, or none yet; the first one is added here too, without leaving the work. */
export function OfficeSelect({ id, offices, value, onOffice }: Props) {
  const { briefingDesk, briefingOffice } = useDeskWords();
  const { start } = briefingDesk;
  const [adding, setAdding] = useState(false);
  const select = useRef<HTMLSelectElement>(null);
  const added = useRef(false);
  // The button that opened the dialog goes with the first office there is.
  useLayoutEffect(() => {
    if (!adding && added.current) select.current?.focus();
    added.current = false;
  }, [adding]);
  return (
    <div class="bf-form-part">
      <label class="bf-stack" for={id}>
        <span>{start.office}</span>
        <select
          ref={select}
          id={id}
          class="field"
          value={value}
          onChange={(event) => onOffice(event.currentTarget.value)}
        >
          <option value="">{start.noOffice}</option>
          {offices.map(({ entry }) => (
            <option key={entry.id} value={entry.id}>
              {showLine(entry.body.name)}
            </option>
          ))}
        </select>
      </label>
      {offices.length === 0 && (
        <>
          <p class="t12 qq">{briefingDesk.todo.says.noOffice()}</p>
          <button type="button" class="btn line" onClick={() => setAdding(true)}>
            {briefingOffice.addTitle}
          </button>
        </>
      )}
      {adding && (
        <AddOffice
          onClose={() => setAdding(false)}
          onAdded={(office) => {
            added.current = true;
            onOffice(office);
          }}
        />
      )}
    </div>
  );
}
