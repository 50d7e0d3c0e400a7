import { useState } from 'preact/hooks';
import type { Entry } from '../../lib/app/watch.ts';
import { AutoText } from '../ui/auto-text.tsx';
import { useApp } from '../ui/context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { UnitTraits } from '../ui/unit-traits.tsx';
import { UnitTypeSelect } from '../ui/unit-type.tsx';
import './unit-dialog.css';

/** What else may be said of a unit in the panel, a line each. */
const LINES = ['level', 'place', 'first'] as const;

/** A unit's name, type and traits, which decide what items apply; its level, place and first responsible person (S09). */
export function UnitDialog({ unit, onClose }: { unit: Entry<'unit'>; onClose(): void }) {
  const { words } = useApp();
  const [kept, setKept] = useState<string | null>(null);
  return (
    <Dialog title={words.visit.editUnit} onClose={onClose}>
      <label class="t13 q blk" for="unit-name">
        {words.home.unitName}
      </label>
      <AutoText
        id="unit-name"
        entry={unit}
        field="name"
        class="area"
        autofocus
        maxLength={200}
        onFocus={() => setKept(null)}
        onLeftEmpty={setKept}
      />
      {kept !== null && (
        <p class="t13 amber" role="status">
          {words.visit.nameKept(kept)}
        </p>
      )}
      <label for="unit-type-edit" class="t13 q blk">
        {words.visit.unitType}
        <UnitTypeSelect id="unit-type-edit" unit={unit} none={words.visit.noType} clears />
      </label>
      <UnitTraits unit={unit} class="traits" legend={words.finish.fieldNames.traits} />
      {LINES.map((field) => (
        <div key={field}>
          <label class="t13 q blk" for={`unit-${field}`}>
            {words.finish.fieldNames[field]}
          </label>
          <AutoText id={`unit-${field}`} entry={unit} field={field} class="area" rows={1} maxLength={200} />
        </div>
      ))}
      <div class="da">
        <button type="button" class="btn main" onClick={onClose}>
          {words.visit.done}
        </button>
      </div>
    </Dialog>
  );
}
