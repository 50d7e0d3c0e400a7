import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import {
  BULK_FIELDS,
  BULK_STEPS,
  type BulkField,
  type BulkStep,
  type LeftOut as Left,
  setForAll,
  stepAll,
} from '../../lib/app/desk/findings-bulk.ts';
import { useApp } from '../ui/context.ts';
import { LeftOut } from '../ui/data-list-left.tsx';
import { boundsOf, dayFault } from '../ui/day-input.tsx';
import { useDeskWords } from '../ui/desk-words.ts';
import { isComposing } from '../ui/keys.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { useOpener } from '../ui/opener.ts';

/** What can be done with many findings at once: a field of all, or a step that needs no visit. */
export function BulkActs({ ids }: { ids: readonly string[] }) {
  const { session, run } = useApp();
  const { findingsDesk: words } = useDeskWords();
  const [field, setField] = useState<BulkField | null>(null);
  const [left, setLeft] = useState<readonly Left[]>([]);
  const opener = useOpener(field);
  const step = (to: BulkStep) =>
    run(async () => {
      setLeft([]);
      setLeft((await stepAll(session, ids, to)).left);
    });
  const set = (value: string | null) => {
    if (!field) return;
    setField(null);
    run(() => setForAll(session, ids, field, value));
  };
  return (
    <>
      {field === null && (
        <>
          {BULK_FIELDS.map((one) => (
            <button key={one} {...opener(one)} type="button" class="btn line" onClick={() => setField(one)}>
              {words.set[one]}
            </button>
          ))}
          {BULK_STEPS.map((to) => (
            <button key={to} type="button" class="btn line" onClick={() => step(to)}>
              {words.step[to]}
            </button>
          ))}
        </>
      )}
      {field !== null && <ValueField key={field} field={field} onSet={set} onClose={() => setField(null)} />}
      {left.length > 0 && <LeftByName left={left} />}
    </>
  );
}

interface ValueProps {
  field: BulkField;
  onSet(value: string | null): void;
  onClose(): void;
}

function ValueField({ field, onSet, onClose }: ValueProps) {
  const { words: all } = useApp();
  const { findingsDesk: words } = useDeskWords();
  const { findings } = useLaterWords();
  const [fault, setFault] = useState<ReturnType<typeof dayFault>>(null);
  const [value, setValue] = useState('');
  const isDay = field === 'deadline';
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => input.current?.focus(), []);
  const shared = {
    class: 'field',
    ref: input,
    'aria-label': words.set[field],
    onInput: (event: { currentTarget: HTMLInputElement }) => {
      setValue(event.currentTarget.value);
      setFault(null);
    },
  };
  return (
    <form
      class="vname"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const found = isDay && input.current ? dayFault(input.current) : null;
        setFault(found);
        if (!found && value.trim() !== '') onSet(value.trim());
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || isComposing(event)) return;
        event.stopPropagation();
        onClose();
      }}
    >
      {isDay ? (
        <input type="date" {...boundsOf()} aria-invalid={fault !== null} {...shared} />
      ) : (
        <input type="text" maxLength={500} {...shared} />
      )}
      <button type="submit" class="btn main">
        {words.setIt}
      </button>
      <button type="button" class="btn line" onClick={() => onSet(isDay ? null : '')}>
        {words.clearIt}
      </button>
      <button type="button" class="btn text" onClick={onClose}>
        {all.common.cancel}
      </button>
      {fault && (
        <span class="t13 verm" role="alert">
          {findings.dayFaults[fault]}
        </span>
      )}
    </form>
  );
}

/** Those that were left as they are, by name: the rest was done. */
function LeftByName({ left }: { left: readonly Left[] }) {
  const { findingsDesk: words } = useDeskWords();
  const { findings } = useLaterWords();
  const names = left.map(({ finding, why, state }) => {
    if (!finding || why === 'findingGone') return words.leftGone;
    return words.leftOne(finding.body.problem ?? '', findings.states[state]);
  });
  return <LeftOut says={words.leftOut(left.length)} names={names} />;
}
