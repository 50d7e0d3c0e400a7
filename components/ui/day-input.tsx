import { useId, useLayoutEffect, useRef } from 'preact/hooks';

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

/** A day of the calendar; taken as soon as it is whole, and null where it was emptied. */
export function DayInput({ label, value, onDay, hint }: Props) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    // Set from here and not by drawing: a day that is half typed must not be taken away.
    if (input.current) input.current.value = value ?? '';
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
        {...(hint && { 'aria-describedby': `${id}-hint` })}
        onChange={({ currentTarget }) => {
          // An unfinished day reads as an empty one: that is no wish to take it away.
          if (!currentTarget.validity.badInput && isWhole(currentTarget.value)) onDay(currentTarget.value || null);
        }}
      />
      {hint && (
        <p class="t12 qq" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
