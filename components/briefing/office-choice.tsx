import { setField } from '../../lib/app/fields.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { Choices } from '../ui/choices.tsx';
import { useApp } from '../ui/context.ts';

interface Props<T extends string> {
  office: Entry<'office'>;
  field: 'ink' | 'secrecy' | 'numbering';
  label: string;
  how: string;
  value: T;
  choices: readonly { value: T; name: string }[];
  /** The choice that stands for nothing. */
  none?: T;
}

/** One of an office's choices; undoable. */
export function OfficeChoice<T extends string>({ office, field, label, how, value, choices, none }: Props<T>) {
  const { session, run } = useApp();
  const id = `office-${field}-how`;
  return (
    <div class="bf-set-field">
      <span aria-hidden="true">{label}</span>
      <div class="min0">
        <Choices
          label={label}
          class="seg bf-wrap"
          value={value}
          choices={choices}
          describedBy={id}
          onChoose={(next) => next && run(() => setField(session, office, field, next === none ? null : next))}
        />
        <p id={id} class="t12 qq">
          {how}
        </p>
      </div>
    </div>
  );
}
