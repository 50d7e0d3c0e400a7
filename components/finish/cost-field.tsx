import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Cost, readCost, typeCost } from '../../lib/app/method.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { useApp } from '../ui/context.ts';

interface Props {
  visit: Entry<'visit'>;
  cost: Cost;
  id: string;
}

/** A count that saves itself while it is typed; what is no whole number stays in the field and is said not to be saved. */
export function CostField({ visit, cost, id }: Props) {
  const { session, words } = useApp();
  const { finish } = words;
  const field = useRef<HTMLInputElement>(null);
  const [bad, setBad] = useState(false);
  // While a person types, the field is theirs: nothing that comes from the store is put in its place.
  const [typing, setTyping] = useState(false);
  const stored = visit.body[cost] ?? null;

  useLayoutEffect(() => {
    if (!field.current || typing || bad) return;
    const unsaved = session.queue.unsavedText(visit.id, cost);
    field.current.value = unsaved ?? (stored === null ? '' : String(stored));
  }, [stored, typing, bad, visit.id, cost]);

  return (
    <div class="cost">
      <label for={id} class="t13 q">
        {finish.costFields[cost]}
      </label>
      <input
        ref={field}
        id={id}
        class="field"
        type="text"
        inputMode="numeric"
        autocomplete="off"
        maxLength={12}
        aria-invalid={bad || undefined}
        aria-describedby={bad ? `${id}-bad` : undefined}
        onInput={(event) => {
          const count = readCost(event.currentTarget.value);
          setTyping(true);
          setBad(count === undefined);
          if (count !== undefined) typeCost(session, visit, cost, count);
        }}
        onBlur={() => {
          setTyping(false);
          void session.queue.flush();
        }}
      />
      {bad && (
        <p id={`${id}-bad`} class="t13 amber" role="alert">
          {finish.notACount}
        </p>
      )}
    </div>
  );
}
