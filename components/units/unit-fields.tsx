import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { endRenaming, keepFormerName } from '../../lib/app/desk/units.ts';
import type { UnitLine } from '../../lib/app/desk/units-list.ts';
import { setField } from '../../lib/app/fields.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { showLine } from '../../lib/model/one-line.ts';
import { UNIT_FACTS, type UnitFact } from '../../lib/model/records.ts';
import { AutoText } from '../ui/auto-text.tsx';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { isComposing } from '../ui/keys.ts';
import { UnitTraits } from '../ui/unit-traits.tsx';
import { UnitTypeSelect } from '../ui/unit-type.tsx';
import { FigureField } from './figure-field.tsx';
import { UnitParent } from './unit-parent.tsx';

/** What is known of a unit; every field saves itself. */
export function UnitFields({ line, lines }: { line: UnitLine; lines: readonly UnitLine[] }) {
  const { units } = useDeskWords();
  const { unit } = line;
  const { formerly = [] } = unit.body;
  const asked = useAskedFacts(unit);
  return (
    <div class="unit-form pad">
      <NameField unit={unit} />
      {formerly.length > 0 && <p class="t13 q wide">{units.formerly(formerly.map(showLine))}</p>}
      <label for="unit-type">{units.columns.type}</label>
      <UnitTypeSelect id="unit-type" unit={unit} none={units.noType} clears />
      <UnitTraits unit={unit} class="wide" legend={units.traits} />
      <LineField unit={unit} field="first" label={units.columns.first} />
      <LineField unit={unit} field="level" label={units.columns.level} />
      <LineField unit={unit} field="place" label={units.columns.place} />
      <LineField unit={unit} field="code" label={units.code} />
      <span>{units.columns.parent}</span>
      <UnitParent line={line} lines={lines} />
      {asked.has('newOrganisations') && (
        <FigureField unit={unit} field="newOrganisations" label={units.newOrganisations} />
      )}
      {asked.has('mobileMembers') && <FigureField unit={unit} field="mobileMembers" label={units.mobileMembers} />}
      {asked.has('weak') && <Weak unit={unit} />}
    </div>
  );
}

/** Which facts have a field: those that the campaign asks for, and those that the unit says anyhow. */
function useAskedFacts(unit: Entry<'unit'>): ReadonlySet<UnitFact> {
  const { pack } = useApp().session;
  // One that was there stays, though it be emptied: no field may go from under the person's hands.
  const asked = useRef(new Set<UnitFact>());
  for (const fact of UNIT_FACTS) {
    if (pack.unitFacts?.includes(fact) || unit.body[fact] != null) asked.current.add(fact);
  }
  return asked.current;
}

/** These fields have one line: Enter has nothing to add to them. */
function stayOnLine(event: KeyboardEvent): void {
  if (event.key === 'Enter' && !isComposing(event)) event.preventDefault();
}

function NameField({ unit }: { unit: Entry<'unit'> }) {
  const { session, words } = useApp();
  const { units } = useDeskWords();
  const [kept, setKept] = useState<string | null>(null);
  // The unit as it was when the person came to the field, and what they wrote since.
  const before = useRef<Entry<'unit'> | null>(null);
  const written = useRef<string | null>(null);
  const leave = () => {
    if (before.current && written.current !== null) endRenaming(session, before.current, written.current);
    written.current = null;
  };
  // Closed with the focus still in the field, it tells of no leaving.
  useLayoutEffect(() => leave, []);
  return (
    <>
      <label for="unit-name">{units.columns.name}</label>
      <AutoText
        id="unit-name"
        entry={unit}
        field="name"
        class="area"
        rows={1}
        maxLength={500}
        onKeyDown={stayOnLine}
        onFocus={() => {
          before.current = unit;
          setKept(null);
        }}
        onBlur={leave}
        onLeftEmpty={setKept}
        onText={(text) => {
          written.current = text;
          keepFormerName(session, unit, before.current?.body.name ?? unit.body.name, text);
        }}
      />
      {kept !== null && (
        <p class="t13 amber wide" role="status">
          {words.visit.nameKept(kept)}
        </p>
      )}
    </>
  );
}

interface LineProps {
  unit: Entry<'unit'>;
  field: 'first' | 'level' | 'place' | 'code';
  label: string;
}

function LineField({ unit, field, label }: LineProps) {
  return (
    <>
      <label for={`unit-${field}`}>{label}</label>
      <AutoText
        id={`unit-${field}`}
        entry={unit}
        field={field}
        class="area"
        rows={1}
        maxLength={500}
        onKeyDown={stayOnLine}
      />
    </>
  );
}

function Weak({ unit }: { unit: Entry<'unit'> }) {
  const { session, run } = useApp();
  const { units } = useDeskWords();
  const { weak } = unit.body;
  return (
    <>
      <label for="unit-weak">{units.weak}</label>
      <select
        id="unit-weak"
        class="field"
        value={weak == null ? '' : weak ? 'yes' : 'no'}
        onChange={(event) => {
          const { value } = event.currentTarget;
          run(() => setField(session, unit, 'weak', value === '' ? null : value === 'yes'));
        }}
      >
        <option value="">{units.weakIs.unknown}</option>
        <option value="yes">{units.weakIs.yes}</option>
        <option value="no">{units.weakIs.no}</option>
      </select>
    </>
  );
}
