import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { DatesOutOfOrder } from '../../lib/app/desk/campaign-dates.ts';
import { useApp } from '../ui/context.ts';

interface Props {
  /** What stands above the field. */
  title: string;
  /** The field's full name, where the title alone doesn't tell it from others. */
  label?: string;
  /** A day such as 2023-11-30. */
  value: string | null;
  /** @throws DatesOutOfOrder where the day contradicts another */
  onDay(day: string | null): Promise<void>;
  /** What to say then. */
  refused(error: DatesOutOfOrder): string;
}

/** A year that is being typed reads as 0002 and 0020 on its way to 2023. */
const isWhole = (day: string): boolean => day === '' || day >= '1900';

/** A day that saves itself; one that was refused is put back when the field is left, and the reason stays beneath. */
export function DayField({ title, label, value, onDay, refused }: Props) {
  const { fail } = useApp();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [error, setError] = useState<string | null>(null);
  useLayoutEffect(() => {
    // Set from here and not by drawing: a day that is half typed must not be taken away.
    if (input.current) input.current.value = value ?? '';
    setError(null);
  }, [value]);
  const take = (typed: string) => {
    if (!isWhole(typed)) return;
    onDay(typed || null).then(
      () => setError(null),
      (reason: unknown) => (reason instanceof DatesOutOfOrder ? setError(refused(reason)) : fail(reason)),
    );
  };
  return (
    <div class="dayf">
      <label for={id}>{title}</label>
      <input
        ref={input}
        id={id}
        class="field"
        type="date"
        {...(label && { 'aria-label': label })}
        aria-invalid={error !== null}
        aria-describedby={error ? `${id}-why` : undefined}
        onBlur={() => {
          // Not sooner: a day that is typed part by part may be out of order on its way.
          if (error !== null && input.current) input.current.value = value ?? '';
        }}
        onChange={(event) => {
          // An unfinished day reads as an empty one: that is no wish to take it away.
          if (!event.currentTarget.validity.badInput) take(event.currentTarget.value);
        }}
      />
      {error && (
        <p class="t13 verm" role="alert" id={`${id}-why`}>
          {error}
        </p>
      )}
    </div>
  );
}
