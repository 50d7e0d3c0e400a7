import type { RefObject } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks';
import { endTyped, keepTyped, readTyped } from '../../lib/app/typed.ts';
import { useApp } from '../ui/context.ts';

/** The words of a reason before they are given; a closed page loses none of them. */
export interface Reason {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  text(): string;
  /** Forgets them, once they were given. */
  end(): Promise<void>;
}

/**
 * Keeps a reason while it is being written.
 * @param rec what it is given for
 * @param spot which of its reasons
 * @param first what the field shows where nothing was typed yet
 */
export function useReason(rec: string, spot: string, first = ''): Reason & { onInput(): void } {
  const { session, run, fail } = useApp();
  const field = useRef<HTMLTextAreaElement>(null);
  const text = () => field.current?.value ?? '';
  // At once: what is typed next belongs after it, or in its place.
  useLayoutEffect(() => {
    if (first && field.current) field.current.value = first;
  }, []);
  useEffect(() => {
    readTyped(session, rec, spot, () => text() === first).then((typed) => {
      if (typed && field.current) field.current.value = typed.text;
    }, fail);
  }, []);
  return {
    field,
    text,
    end: () => endTyped(session, rec, spot)(),
    onInput: () => run(() => keepTyped(session, rec, spot, text() || null)),
  };
}

interface Props {
  reason: ReturnType<typeof useReason>;
  label: string;
  how?: string;
}

/** The field of a reason; the next key belongs to it. */
export function ReasonField({ reason, label, how }: Props) {
  const id = useId();
  useLayoutEffect(() => reason.field.current?.focus(), []);
  return (
    <>
      <label for={id} class="t13 q">
        {label}
      </label>
      <textarea
        id={id}
        ref={reason.field}
        class="area anyword"
        rows={2}
        aria-describedby={how ? `${id}-how` : undefined}
        onInput={reason.onInput}
      />
      {how && (
        <p id={`${id}-how`} class="t12 q">
          {how}
        </p>
      )}
    </>
  );
}
