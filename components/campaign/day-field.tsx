import { useLayoutEffect, useState } from 'preact/hooks';
import { DatesOutOfOrder } from '../../lib/app/desk/campaign-dates.ts';
import { useApp } from '../ui/context.ts';
import { DayInput, LATEST_PLAN } from '../ui/day-input.tsx';

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

/** A day that saves itself; one that was refused is put back when the field is left, and the reason stays beneath. */
export function DayField({ title, label, value, onDay, refused }: Props) {
  const { fail } = useApp();
  const [error, setError] = useState<string | null>(null);
  useLayoutEffect(() => setError(null), [value]);
  const take = (day: string | null) => {
    onDay(day).then(
      () => setError(null),
      (reason: unknown) => (reason instanceof DatesOutOfOrder ? setError(refused(reason)) : fail(reason)),
    );
  };
  return (
    <DayInput class="dayf" label={title} name={label} value={value} onDay={take} refused={error} latest={LATEST_PLAN} />
  );
}
