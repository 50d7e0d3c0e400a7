import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { isComposing, keyName } from './keys.ts';
import { useLaterWords } from './later-words.ts';

interface Props {
  label: string;
  /** The field's full name, where the label alone doesn't tell it from others. */
  name?: string | undefined;
  /** A day such as 2023-11-30; with its time 2023-11-30T09:38. */
  value: string | null;
  /** Whether a time of the day belongs to it. One that is emptied is put back: it is never told as null. */
  timed?: boolean;
  /** Told a day once: where it is chosen by pointing, or where the field is left that it was typed into. */
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
const TO_THE_MINUTE = '2023-11-30T09:38'.length;

/** What the browser's own field offers; years are typed with four digits then. */
export const boundsOf = (latest = LATEST) => ({ min: '1900-01-01', max: `${latest}-12-31` });
const timedBoundsOf = (latest: number) => ({ min: '1900-01-01T00:00', max: `${latest}-12-31T23:59` });

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
 * A day of the calendar, and a time of it where that is asked; a day is null where it was emptied. Left with what can't be
 * taken, it says so, and that it is not saved; what was saved before stays, and can be put back.
 */
export function DayInput({ label, name, value, onDay, hint, ...rest }: Props) {
  const { refused = null, latest = LATEST, timed = false } = rest;
  const id = useId();
  const { findings } = useLaterWords();
  const { input, fault, putBack, on } = useDay({ value, onDay, refused, latest, timed });
  const said = fault ? findings.dayFaults[fault] : refused;
  const told = [hint && `${id}-hint`, said && `${id}-fault`].filter(Boolean).join(' ');
  return (
    <div class={rest.class ?? 'fld'}>
      <label for={id} class="t13 q">
        {label}
      </label>
      <input
        ref={input}
        id={id}
        class="field"
        type={timed ? 'datetime-local' : 'date'}
        {...(timed ? timedBoundsOf : boundsOf)(latest)}
        aria-label={name}
        aria-invalid={said !== null}
        {...(told && { 'aria-describedby': told })}
        {...on}
      />
      {said && (
        <p class="t13 verm" role="alert" id={`${id}-fault`}>
          {said}
        </p>
      )}
      {fault && (
        <button type="button" class="btn text" onClick={putBack}>
          {value ? findings.putBackDay(value.replace('T', ' ')) : findings.putBackNoDay}
        </button>
      )}
      {hint && (
        <p class="t12 qq" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

type DayParts = Required<Pick<Props, 'value' | 'onDay' | 'refused' | 'latest' | 'timed'>>;

/**
 * The field of a day between its keys and what is saved. The browser's field holds a whole day after each of its parts,
 * so that 2026-12-31 reads as 2026-01-31 while another month is typed: no key alone makes a day.
 */
function useDay({ value, onDay, refused, latest, timed }: DayParts) {
  const input = useRef<HTMLInputElement>(null);
  const typing = useRef(false);
  const told = useRef<string | null>(null);
  const [fault, setFault] = useState<DayFault | null>(null);
  const show = () => {
    typing.current = false;
    if (input.current) input.current.value = value ?? '';
    setFault(null);
  };
  const take = () => {
    const field = input.current;
    if (!field) return;
    const found = dayFault(field, latest);
    const day = field.value.slice(0, timed ? TO_THE_MINUTE : undefined) || null;
    typing.current = false;
    setFault(found);
    if (found) return;
    // What was told and refused is not told again: it gives way to what is saved.
    const wasRefused = refused !== null && told.current === day;
    const isEmptied = timed && day === null;
    if (day === value || wasRefused || isEmptied) field.value = value ?? '';
    else onDay(day);
    told.current = wasRefused ? null : day;
  };
  const leave = useRef(take);
  leave.current = () => typing.current && take();
  useLayoutEffect(() => {
    // Set from here and not by drawing: what is being typed must not be taken away by what is saved meanwhile.
    if (!typing.current) show();
  }, [value]);
  useLayoutEffect(() => {
    if (refused !== null && input.current && document.activeElement !== input.current)
      input.current.value = value ?? '';
  }, [refused]);
  useLayoutEffect(() => onGoing(() => leave.current()), []);
  return {
    input,
    fault,
    putBack: () => {
      show();
      input.current?.focus();
    },
    on: {
      onKeyDown: (event: KeyboardEvent) => {
        const key = keyName(event);
        if (isComposing(event) || key === 'Tab' || key === 'Shift') return;
        if (key === 'Enter') leave.current();
        else if (key === 'Ctrl+z' && typing.current) {
          show();
          event.preventDefault();
        } else if (!event.ctrlKey && !event.metaKey) typing.current = true;
      },
      // Chosen by pointing: nothing more is to come.
      onChange: () => typing.current || (input.current && dayFault(input.current, latest)) || take(),
      onBlur: () => {
        // Another window has the keys for a while: the field was not left.
        if (document.hasFocus() || document.activeElement !== input.current) take();
      },
    },
  };
}

/** Calls where the page or the part goes with what is typed in it. @returns what to call when the part goes */
function onGoing(go: () => void): () => void {
  const listen = () => document.visibilityState === 'hidden' && go();
  addEventListener('pagehide', go);
  document.addEventListener('visibilitychange', listen);
  return () => {
    removeEventListener('pagehide', go);
    document.removeEventListener('visibilitychange', listen);
    go();
  };
}
