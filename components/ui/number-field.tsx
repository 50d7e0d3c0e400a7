import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { keepTyped, readTyped } from '../../lib/app/typed.ts';
import { useApp } from './context.ts';

interface Props {
  id: string;
  /** The record and the field that it shows. */
  rec: string;
  field: string;
  stored: number | null;
  /** What is typed as a number; null for nothing, undefined for what is none. */
  read(typed: string): number | null | undefined;
  onNumber(count: number | null): void;
  /** What is said of what is none. */
  wrong: string;
  /** What is said where the count has become another one under the hand of who typed. */
  moved?(now: number): string;
  /**
   * Makes it a count that can't be nothing: emptied, it keeps what is stored, which this says; left so, it shows that
   * again. None at all is typed as 0.
   */
  emptied?(kept: number): string;
  /** The field's full name, where its label alone doesn't tell it from others. */
  label?: string;
  /** How the word about it looks. */
  tone?: 'amber' | 'verm';
}

/** A count that saves itself as it is typed. What is no number stays in the field, also for the next time, and is said. */
export function NumberField({ id, rec, field, stored, read, onNumber, wrong, label, tone = 'amber', ...says }: Props) {
  const { moved, emptied } = says;
  const { session, run, fail } = useApp();
  const input = useRef<HTMLInputElement>(null);
  const [bad, setBad] = useState(false);
  // While a person types, the field is theirs: nothing that comes from the store is put in its place.
  const [typing, setTyping] = useState(false);
  const [isEmptied, setEmptied] = useState(false);

  useLayoutEffect(() => {
    if (!input.current || typing || bad) return;
    const unsaved = session.queue.unsavedText(rec, field);
    input.current.value = unsaved ?? (stored === null ? '' : String(stored));
  }, [stored, typing, bad, rec, field]);

  useEffect(() => {
    const isFree = () => input.current !== null && input.current !== document.activeElement;
    readTyped(session, rec, field, isFree).then((typed) => {
      if (!typed || !input.current) return;
      input.current.value = typed.text;
      setBad(true);
    }, fail);
  }, [rec, field]);

  const taken = useRef<number | null>(stored);
  const isOther = moved !== undefined && typing && !bad && stored !== null && stored !== (taken.current ?? 0);
  const take = (text: string) => {
    const count = read(text);
    const isKept = count === null && emptied !== undefined;
    if (count !== undefined) taken.current = isKept ? stored : count;
    setTyping(true);
    setEmptied(isKept);
    setBad(count === undefined);
    if (count === undefined || bad)
      run(() => keepTyped(session, rec, field, count === undefined ? text.slice(0, 200) : null));
    if (count !== undefined && !isKept) onNumber(count);
  };
  return (
    <>
      <input
        ref={input}
        id={id}
        class="field"
        type="text"
        inputMode="numeric"
        autocomplete="off"
        maxLength={200}
        {...(label && { 'aria-label': label })}
        aria-invalid={bad || undefined}
        aria-describedby={bad ? `${id}-bad` : undefined}
        onInput={(event) => take(event.currentTarget.value)}
        onBlur={() => {
          void session.queue.flush().then(() => setTyping(false));
        }}
      />
      {bad && (
        <p id={`${id}-bad`} class={`t13 ${tone}`} role="alert">
          {wrong}
        </p>
      )}
      {(moved || emptied) && (
        <p class={`t13 ${tone}`} role="status">
          {isOther ? moved(stored) : typing && isEmptied && emptied?.(stored ?? 0)}
        </p>
      )}
    </>
  );
}
