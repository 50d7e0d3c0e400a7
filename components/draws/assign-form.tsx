import { useState } from 'preact/hooks';
import { planTasks } from '../../lib/app/desk/tasks.ts';
import { useApp } from '../ui/context.ts';
import { DayInput, dayFault, LATEST_PLAN } from '../ui/day-input.tsx';
import { useDeskWords } from '../ui/desk-words.ts';
import { planFaultWords } from './fault-words.ts';
import { TaskBurden } from './task-burden.tsx';
import { TaskRecusal } from './task-recusal.tsx';

interface Props {
  units: readonly string[];
  unitName(id: string): string;
  /** The draw that they come from. */
  from: string | null;
  names: ReadonlyMap<string, string>;
  onDone(): void;
}

/** Who goes and when, and a button that plans a task for each unit. It warns where a unit would get too many visits. */
export function AssignForm({ units, unitName, from, names, onDone }: Props) {
  const { session, fail } = useApp();
  const { draws: words } = useDeskWords();
  const [member, setMember] = useState('');
  const [day, setDay] = useState('');
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);
  const plan = async () => {
    if (busy) return;
    setBusy(true);
    setFault('');
    try {
      await planTasks(session, units, { member: member || null, on: day || null }, from);
      onDone();
    } catch (error) {
      const said = planFaultWords(error, words);
      if (said) setFault(said);
      else fail(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      class="formrows"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const field = event.currentTarget.querySelector<HTMLInputElement>('input[type="date"]');
        if (!field || !dayFault(field, LATEST_PLAN)) void plan();
        else {
          // Leaving it is what makes it say so: a task without its day would be another one than was asked for.
          field.blur();
          field.focus();
        }
      }}
    >
      <div class="pairs">
        <MemberField value={member} names={names} onChoose={setMember} />
        <DayField value={day} onType={setDay} />
      </div>
      <TaskRecusal units={units} unitName={unitName} member={member || null} memberName={names.get(member) ?? ''} />
      <TaskBurden units={units} unitName={unitName} day={day || null} />
      <p role="alert" class={fault ? 'refused' : ''}>
        {fault}
      </p>
      <button type="submit" class="btn main" aria-disabled={busy || undefined}>
        {words.give}
      </button>
    </form>
  );
}

/** Chooses who goes; '' for nobody in particular. */
export function MemberField({
  value,
  names,
  removed,
  onChoose,
}: {
  value: string;
  names: ReadonlyMap<string, string>;
  /** What the one who is chosen is called, where they are not among those who can be. */
  removed?: string | undefined;
  onChoose(id: string): void;
}) {
  const { draws: words } = useDeskWords();
  return (
    <label class="stack">
      <span>{words.member}</span>
      <select class="field" value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        <option value="">{words.noMember}</option>
        {removed && <option value={value}>{removed}</option>}
        {[...names].map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Chooses the day; '' for none in particular. */
export function DayField({ value, onType }: { value: string; onType(day: string): void }) {
  const { draws: words } = useDeskWords();
  return (
    <DayInput
      class="stack"
      label={words.day}
      value={value || null}
      onDay={(day) => onType(day ?? '')}
      latest={LATEST_PLAN}
    />
  );
}
