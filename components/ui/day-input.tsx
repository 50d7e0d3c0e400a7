import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useLaterWords } from './later-words.ts';

interface Props {
  label: string;
  /** The field's full name, where the label alone doesn't tell it from others. */
  name?: string | undefined;
  /** A day such as 2023-11-30. */
  value: string | null;
  onDay(day: string | null): void;
  /** What stands beneath the field. */
  hint?: string;
  /** Why the day that was typed was not taken; it is put back when the field is left, and the reason stays. */
  refused?: string | null;
  /** The last year that is taken; a year of five digits never is. */
  latest?: number;
  class?: string;
}

/** The last year of a plan. A deadline may be put off for ever; nothing is planned past this. */
export const LATEST_PLAN = 2100;
const LATEST = 9999;

/** What the browser's own field offers; years are typed with four digits then. */
export const boundsOf = (latest = LATEST) => ({ min: '1900-01-01', max: `${latest}-12-31` });

type DayFault = 'unfinished' | 'tooEarly' | 'tooLate';

/**
 * Why what stands in a field for a day, or for a day and time, can't be taken; null where it can, or where nothing does.
 * A year that is being typed reads as 0002 and 0020 on its way to 2023.
 */
export function dayFault({ value, validity }: HTMLInputElement, latest = LATEST): DayFault | null {
  if (validity.badInput) return 'unfinished';
  const year = value === '' ? null : Number.parseInt(value, 10);
  if (year === null) return null;
  return year < 1900 ? 'tooEarly' : year > latest ? 'tooLate' : null;
}

/**
 * A day of the calendar; taken as soon as it is whole, and null where it was emptied. Left with what can't be taken, it
 * says so, and that it is not saved.
 */
export function DayInput({ label, name, value, onDay, hint, refused = null, latest = LATEST, ...rest }: Props) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const { findings } = useLaterWords();
  const [fault, setFault] = useState<DayFault | null>(null);
  const said = fault ? findings.dayFaults[fault] : refused;
  const told = [hint && `${id}-hint`, said && `${id}-fault`].filter(Boolean).join(' ');
  useLayoutEffect(() => {
    // Set from here and not by drawing: a day that is half typed must not be taken away, nor by what was saved on its way.
    if (!input.current || (document.activeElement === input.current && dayFault(input.current, latest))) return;
    input.current.value = value ?? '';
    setFault(null);
  }, [value]);
  return (
    <div class={rest.class ?? 'fld'}>
      <label for={id} class="t13 q">
        {label}
      </label>
      <input
        ref={input}
        id={id}
        class="field"
        type="date"
        {...boundsOf(latest)}
        aria-label={name}
        aria-invalid={said !== null}
        {...(told && { 'aria-describedby': told })}
        onChange={({ currentTarget }) => {
          // An unfinished day reads as an empty one: that is no wish to take it away.
          if (dayFault(currentTarget, latest)) return;
          setFault(null);
          onDay(currentTarget.value || null);
        }}
        // Not sooner: every day that is typed is unfinished on its way, or out of order.
        onBlur={({ currentTarget }) => {
          const found = dayFault(currentTarget, latest);
          setFault(found);
          if (!found && refused !== null) currentTarget.value = value ?? '';
        }}
      />
      {said && (
        <p class="t13 verm" role="alert" id={`${id}-fault`}>
          {said}
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
