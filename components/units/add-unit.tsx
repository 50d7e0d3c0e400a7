import { useState } from 'preact/hooks';
import { addUnit } from '../../lib/app/desk/units.ts';
import type { UnitLine } from '../../lib/app/desk/units-list.ts';
import { showLine } from '../../lib/model/one-line.ts';
import { useApp, usePackText } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { Dialog } from '../ui/dialog.tsx';
import { isComposing } from '../ui/keys.ts';

interface Props {
  lines: readonly UnitLine[];
  onOpen(id: string): void;
  onClose(): void;
}

/** Makes a unit of a name and a type; the rest is written beside the list. */
export function AddUnit({ lines, onOpen, onClose }: Props) {
  const { session, run } = useApp();
  const { units } = useDeskWords();
  const text = usePackText();
  const [name, setName] = useState('');
  const [type, setType] = useState('');
  const [same, setSame] = useState<UnitLine | null>(null);
  const open = (id: string) => {
    onClose();
    onOpen(id);
  };
  const add = () =>
    run(async () => {
      const other = lines.find(({ unit }) => unit.body.name.trim() === name.trim());
      if (other && !same) setSame(other);
      else open(await addUnit(session, { name, type: type || undefined }));
    });
  return (
    <Dialog title={units.add} onClose={onClose}>
      <form
        class="unit-form"
        onKeyDown={(event) => {
          if (event.key === 'Enter' && isComposing(event)) event.preventDefault();
        }}
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') add();
        }}
      >
        <label for="new-unit-name">{units.nameLabel}</label>
        <input
          id="new-unit-name"
          class="field"
          required
          autoFocus
          maxLength={200}
          value={name}
          onInput={(event) => {
            setName(event.currentTarget.value);
            setSame(null);
          }}
        />
        <label for="new-unit-type">{units.typeLabel}</label>
        <select id="new-unit-type" class="field" value={type} onChange={(event) => setType(event.currentTarget.value)}>
          <option value="">{units.noType}</option>
          {session.pack.unitTypes.map(({ id, name: words }) => (
            <option key={id} value={id}>
              {text(words)}
            </option>
          ))}
        </select>
        {same && (
          <p class="ask" role="alert">
            {units.sameName(showLine(same.unit.body.name))}
            <button type="button" onClick={() => open(same.unit.id)}>
              {units.openIt}
            </button>
          </p>
        )}
        <div class="da">
          <button type="submit" class="btn main">
            {units.addIt}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
