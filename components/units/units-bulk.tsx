import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { setForUnits, UNIT_BULK_FIELDS, type UnitBulkField } from '../../lib/app/desk/units-bulk.ts';
import type { UnitLine } from '../../lib/app/desk/units-list.ts';
import { showLine } from '../../lib/model/one-line.ts';
import { useApp, usePackText } from '../ui/context.ts';
import { LeftOut } from '../ui/data-list-left.tsx';
import { useDeskWords } from '../ui/desk-words.ts';
import { isComposing } from '../ui/keys.ts';
import { useOpener } from '../ui/opener.ts';

/** What can be done with many units at once: a field of all. @param lines those that are picked */
export function UnitsBulk({ lines }: { lines: readonly UnitLine[] }) {
  const { session, run, say } = useApp();
  const { units } = useDeskWords();
  const [field, setField] = useState<UnitBulkField | null>(null);
  const opener = useOpener(field);
  const [gone, setGone] = useState<readonly string[]>([]);
  const set = (value: string | null) => {
    if (!field) return;
    setField(null);
    const names = new Map(lines.map(({ unit }) => [unit.id, showLine(unit.body.name)]));
    run(async () => {
      const { set: changed, left } = await setForUnits(session, [...names.keys()], field, value);
      setGone(left.map((id) => names.get(id) ?? ''));
      if (left.length > 0) say(units.bulk.left(left.length));
      else if (changed === 0) say(units.bulk.nothing);
    });
  };
  if (field) return <ValueField key={field} field={field} onSet={set} onClose={() => setField(null)} />;
  return (
    <>
      {UNIT_BULK_FIELDS.map((one) => (
        <button key={one} {...opener(one)} type="button" class="btn line" onClick={() => setField(one)}>
          {units.bulk.set[one]}
        </button>
      ))}
      {gone.length > 0 && <LeftOut says={units.bulk.left(gone.length)} names={gone} />}
    </>
  );
}

interface ValueProps {
  field: UnitBulkField;
  onSet(value: string | null): void;
  onClose(): void;
}

function ValueField({ field, onSet, onClose }: ValueProps) {
  const { words } = useApp();
  const { units } = useDeskWords();
  const [value, setValue] = useState('');
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => form.current?.querySelector<HTMLElement>('.field')?.focus(), []);
  return (
    <form
      ref={form}
      class="vname"
      onSubmit={(event) => {
        event.preventDefault();
        if (value.trim() !== '') onSet(value.trim());
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || isComposing(event)) return;
        event.stopPropagation();
        onClose();
      }}
    >
      {field === 'type' ? (
        <TypeChoice value={value} onChoose={setValue} />
      ) : (
        <input
          type="text"
          class="field"
          maxLength={500}
          aria-label={units.bulk.set[field]}
          value={value}
          onInput={(event) => setValue(event.currentTarget.value)}
        />
      )}
      <button type="submit" class="btn main">
        {units.bulk.setIt}
      </button>
      <button type="button" class="btn line" onClick={() => onSet(null)}>
        {units.bulk.clearIt}
      </button>
      <button type="button" class="btn text" onClick={onClose}>
        {words.common.cancel}
      </button>
    </form>
  );
}

function TypeChoice({ value, onChoose }: { value: string; onChoose(type: string): void }) {
  const { session } = useApp();
  const { units } = useDeskWords();
  const text = usePackText();
  return (
    <select
      class="field"
      aria-label={units.bulk.set.type}
      value={value}
      onChange={(event) => onChoose(event.currentTarget.value)}
    >
      <option value="">{units.bulk.pickType}</option>
      {session.pack.unitTypes.map(({ id, name }) => (
        <option key={id} value={id}>
          {text(name)}
        </option>
      ))}
    </select>
  );
}
