import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useLaterWords } from './later-words.ts';

interface Props {
  label: string;
  /** A day such as 2023-11-30. */
  value: string | null;
  onDay(day: string | null): void;
  /** What stands beneath the field. */
  hint?: string;
}

/** A year that is being typed reads as 0002 and 0020 on its way to 2023. */
const isWhole = (day: string): boolean => day === '' || day >= '1900';

/** Why what stands in the field is no day that can be taken; null where it is one, or none. */
export function dayFault({ value, validity }: HTMLInputElement): 'unfinished' | 'tooEarly' | null {
  if (validity.badInput) return 'unfinished';
  return isWhole(value) ? null : 'tooEarly';
}

/**
 * A day of the calendar; taken as soon as it is whole, and null where it was emptied. Left with what can't be taken, it
 * says so, and that it is not saved.
 */
export function DayInput({ label, value, onDay, hint }: Props) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const { findings } = useLaterWords();
  const [fault, setFault] = useState<ReturnType<typeof dayFault>>(null);
  const told = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ');
  useLayoutEffect(() => {
    // Set from here and not by drawing: a day that is half typed must not be taken away, nor by what was saved on its way.
    if (!input.current || (document.activeElement === input.current && dayFault(input.current))) return;
    input.current.value = value ?? '';
    setFault(null);
  }, [value]);
  return (
    <div class="fld">
      <label for={id} class="t13 q">
        {label}
      </label>
      <input
        ref={input}
        id={id}
        class="field"
        type="date"
        min="1900-01-01"
        max="9999-12-31"
        aria-invalid={fault !== null}
        {...(told && { 'aria-describedby': told })}
        onChange={({ currentTarget }) => {
          // An unfinished day reads as an empty one: that is no wish to take it away.
          if (dayFault(currentTarget)) return;
          setFault(null);
          onDay(currentTarget.value || null);
        }}
        // Not sooner: every day that is typed is unfinished on its way.
        onBlur={({ currentTarget }) => setFault(dayFault(currentTarget))}
      />
      {fault && (
        <p class="t13 verm" role="alert" id={`${id}-fault`}>
          {findings.dayFaults[fault]}
        </p>
      )}
      {hint && (
        <p class="t12 qq" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
