import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type BulkStep, stepOne } from '../../lib/app/desk/findings-bulk.ts';
import { FindingRefused } from '../../lib/app/findings-steps.ts';
import { endTyped, keepTyped, readTyped } from '../../lib/app/typed.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { useLaterWords } from '../ui/later-words.ts';

interface Props {
  finding: string;
  to: BulkStep;
  onEnd(): void;
}

/** A step that needs no visit, with a line for what was seen, which may stay empty; what is typed is kept until the step is taken. */
export function PlainStep({ finding, to, onEnd }: Props) {
  const { session, run, say, fail } = useApp();
  const { findingsDesk: words } = useDeskWords();
  const { findings } = useLaterWords();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [busy, setBusy] = useState(false);
  const kept = `seen.${to}`;
  // At once: the next key belongs to the line.
  useLayoutEffect(() => field.current?.focus(), []);
  useEffect(() => {
    readTyped(session, finding, kept, () => field.current?.value === '').then((typed) => {
      if (typed && field.current) field.current.value = typed.text;
    }, fail);
  }, []);
  const take = async () => {
    setBusy(true);
    try {
      await stepOne(session, finding, to, field.current?.value);
      await endTyped(session, finding, kept)();
      onEnd();
    } catch (error) {
      if (!(error instanceof FindingRefused)) throw error;
      say(words.refusedHere);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div class="step">
      <label for={id} class="t13 q">
        {words.seenIfAny}
      </label>
      <textarea
        ref={field}
        id={id}
        class="area"
        rows={2}
        aria-describedby={`${id}-how`}
        onInput={({ currentTarget: { value } }) => run(() => keepTyped(session, finding, kept, value || null))}
      />
      <p id={`${id}-how`} class="t12 qq">
        {words.seenOwnWords}
      </p>
      <div class="tools">
        <button type="button" class="btn main" aria-disabled={busy || undefined} onClick={() => busy || run(take)}>
          {findings.take[to]}
        </button>
        <button type="button" class="btn text" onClick={onEnd}>
          {findings.cancel}
        </button>
      </div>
    </div>
  );
}
