import { setField } from '../../lib/app/fields.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { AutoText } from '../ui/auto-text.tsx';
import { useApp, usePackText } from '../ui/context.ts';
import { Dialog } from '../ui/dialog.tsx';

/** A unit's name and type: the type decides which items apply. */
export function UnitDialog({ unit, onClose }: { unit: Entry<'unit'>; onClose(): void }) {
  const { session, words, run } = useApp();
  const text = usePackText();
  return (
    <Dialog title={words.visit.editUnit} onClose={onClose}>
      <label class="t13 q blk" for="unit-name">
        {words.home.unitName}
      </label>
      <AutoText id="unit-name" entry={unit} field="name" class="area" autofocus maxLength={200} />
      <label class="t13 q blk">
        {words.visit.unitType}
        <select
          class="field"
          value={unit.body.type ?? ''}
          onChange={(event) => {
            const type = event.currentTarget.value || null;
            run(() => setField(session, unit, 'type', type));
          }}
        >
          <option value="">{words.visit.noType}</option>
          {session.pack.unitTypes.map((type) => (
            <option key={type.id} value={type.id}>
              {text(type.name)}
            </option>
          ))}
        </select>
      </label>
      <div class="da">
        <button type="button" class="btn main" onClick={onClose}>
          {words.visit.done}
        </button>
      </div>
    </Dialog>
  );
}
