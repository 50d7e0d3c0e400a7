import type { Entry } from '../../lib/app/watch.ts';
import { AutoText } from '../ui/auto-text.tsx';
import { useApp } from '../ui/context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { UnitTypeSelect } from '../ui/unit-type.tsx';

/** A unit's name and type: the type decides which items apply. */
export function UnitDialog({ unit, onClose }: { unit: Entry<'unit'>; onClose(): void }) {
  const { words } = useApp();
  return (
    <Dialog title={words.visit.editUnit} onClose={onClose}>
      <label class="t13 q blk" for="unit-name">
        {words.home.unitName}
      </label>
      <AutoText id="unit-name" entry={unit} field="name" class="area" autofocus maxLength={200} />
      <label for="unit-type-edit" class="t13 q blk">
        {words.visit.unitType}
        <UnitTypeSelect id="unit-type-edit" unit={unit} none={words.visit.noType} clears />
      </label>
      <div class="da">
        <button type="button" class="btn main" onClick={onClose}>
          {words.visit.done}
        </button>
      </div>
    </Dialog>
  );
}
