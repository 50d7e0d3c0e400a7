import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { keepTyped, readTyped } from '../../lib/app/typed.ts';
import { useApp } from '../ui/context.ts';
import { isComposing } from '../ui/keys.ts';

interface Props {
  id: string;
  /** The record and the field that it shows. */
  rec: string;
  field: string;
  stored: number | null;
  /** What stands there for nothing. */
  placeholder?: string;
  describedBy: string;
  /** What is typed as a number; null for nothing, undefined for what is none. */
  read(typed: string): number | null | undefined;
  /** Sets it; where it throws, what was typed stays and is said to be wrong. */
  onNumber(value: number | null): Promise<void>;
  /** Why what was typed wasn't taken. @param error null where it is no number at all */
  wrong(error: unknown): string;
}

/** A number that is set when its field is left. What can't be one stays there, also for the next time, and is said. */
export function KeptNumber({ id, rec, field, stored, placeholder, describedBy, read, onNumber, wrong }: Props) {
  const { session, run, fail } = useApp();
  const input = useRef<HTMLInputElement>(null);
  const typing = useRef(false);
  const [fault, setFault] = useState<string | null>(null);
  useLayoutEffect(() => {
    if (input.current && !typing.current && fault === null) input.current.value = stored === null ? '' : String(stored);
  }, [stored, fault]);
  useEffect(() => {
    const isFree = () => input.current !== null && input.current !== document.activeElement;
    readTyped(session, rec, field, isFree).then((typed) => {
      if (!typed || !input.current) return;
      input.current.value = typed.text;
      setFault(wrong(null));
    }, fail);
  }, [rec, field]);
  const refuse = async (text: string, error: unknown) => {
    setFault(wrong(error));
    await keepTyped(session, rec, field, text.slice(0, 200));
  };
  const take = async () => {
    const text = input.current?.value ?? '';
    if (!typing.current) return;
    typing.current = false;
    const value = read(text);
    if (value === undefined) return refuse(text, null);
    try {
      if (value !== stored) await onNumber(value);
    } catch (error) {
      return refuse(text, error);
    }
    await keepTyped(session, rec, field, null);
    setFault(null);
  };
  return (
    <>
      <input
        ref={input}
        id={id}
        class="field"
        type="text"
        inputMode="decimal"
        autocomplete="off"
        maxLength={20}
        {...(placeholder && { placeholder })}
        aria-invalid={fault !== null}
        aria-describedby={fault === null ? describedBy : `${id}-bad ${describedBy}`}
        onInput={() => {
          typing.current = true;
        }}
        onBlur={() => run(take)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !isComposing(event)) run(take);
        }}
      />
      {fault !== null && (
        <p id={`${id}-bad`} class="t13 verm" role="alert">
          {fault}
        </p>
      )}
    </>
  );
}
