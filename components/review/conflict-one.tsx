import { useState } from 'preact/hooks';
import { settleConflict, type VisitConflicts } from '../../lib/app/review/conflicts.ts';
import { millisOf } from '../../lib/app/review/watch.ts';
import { useApp } from '../ui/context.ts';
import { useInView } from '../ui/in-view.ts';
import { inTextField, isComposing } from '../ui/keys.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { useOpener } from '../ui/opener.ts';
import { isText, showMaker, useShowValue } from '../ui/show-value.ts';
import { Began, ThreeWay } from '../ui/three-way.tsx';
import { useWhen } from '../ui/use-when.ts';
import { ReasonField, useReason } from './reason-field.tsx';
import type { Parts } from './use-parts.ts';

type OpenConflict = VisitConflicts['conflicts'][number];
type Side = OpenConflict['sides'][number];

interface Props {
  conflict: OpenConflict;
  makers: VisitConflicts['makers'];
  parts: Parts;
}

/** One field that people wrote differently: what it said at first, each side with who and when, and a person decides. */
export function ConflictOne({ conflict, makers, parts }: Props) {
  const { session, words, run, singleKeys } = useApp();
  const { review } = useLaterWords();
  const when = useWhen();
  const { finish } = words;
  const { field, entry, isAgainstDelete } = conflict;
  // The older first, as one reads.
  const sides = conflict.sides.toReversed();
  const choose = (side: Side) => run(() => settleConflict(session, conflict, side.value));
  const about = parts.nameOf(entry, isAgainstDelete ? null : field);
  const values = sides.map(({ value }) => value);
  const hasText = !isAgainstDelete && isText(field, values);
  return (
    <li
      class="rv-conflict"
      {...useInView<HTMLLIElement>(`${conflict.rec} ${field}`)}
      onKeyDown={(event) => {
        const side = sides[Number(event.key) - 1];
        if (!side || isAgainstDelete || !singleKeys || isComposing(event) || inTextField(event.target)) return;
        if (event.ctrlKey || event.altKey || event.metaKey) return;
        event.preventDefault();
        choose(side);
      }}
    >
      <fieldset>
        <legend class="b t13 anyword">{about}</legend>
        {hasText && <Began began={conflict.ancestor} />}
        <div class="rv-sides">
          {sides.map((side, at) => {
            const who = showMaker(words, makers.get(side.change.author));
            return (
              <div key={`${side.change.id} ${side.field}`} class="rv-side">
                <p class="t12 q anyword">{review.byWhen(who, when(millisOf(side.change.hlc)))}</p>
                <SideSays
                  parts={parts}
                  conflict={conflict}
                  side={side}
                  other={sides[at === 0 ? 1 : 0]}
                  hasText={hasText}
                />
                {!isAgainstDelete && (
                  <button
                    type="button"
                    class="btn line"
                    aria-label={`${finish.useSide}${singleKeys ? ` ${at + 1}` : ''}: ${review.byWhen(who, when(millisOf(side.change.hlc)))}`}
                    onClick={() => choose(side)}
                  >
                    {finish.useSide} {singleKeys && <kbd>{at + 1}</kbd>}
                  </button>
                )}
              </div>
            );
          })}
        </div>
        {isAgainstDelete && <AgainstDelete conflict={conflict} />}
        {hasText && <Anew conflict={conflict} />}
      </fieldset>
    </li>
  );
}

interface SideProps {
  parts: Parts;
  conflict: OpenConflict;
  side: Side;
  other: Side | undefined;
  hasText: boolean;
}

function SideSays({ parts, conflict, side, other, hasText }: SideProps) {
  const show = useShowValue();
  const { review } = useLaterWords();
  if (conflict.isAgainstDelete) {
    if (side.field === 'deleted') return <p>{side.value ? review.isGone : review.isBack}</p>;
    return (
      <p class="anyword rv-text">
        <span class="t12 q">{parts.fieldName(side.field)}</span> {show(side.field, side.value)}
      </p>
    );
  }
  if (!hasText || !other) return <p class="anyword rv-text">{show(side.field, side.value)}</p>;
  const base = conflict.ancestor ? String(conflict.ancestor.value ?? '') : null;
  return <ThreeWay base={base} own={String(side.value ?? '')} other={String(other.value ?? '')} />;
}

/** One took the record away, another went on with it: it is put back, or stays away. */
function AgainstDelete({ conflict }: { conflict: OpenConflict }) {
  const { session, run } = useApp();
  const { review } = useLaterWords();
  const gone = conflict.sides.find(({ field, value }) => field === 'deleted' && value);
  return (
    <div class="rv-acts">
      <button type="button" class="btn line" onClick={() => run(() => settleConflict(session, conflict, null))}>
        {review.putBack}
      </button>
      {gone && (
        <button type="button" class="btn line" onClick={() => run(() => settleConflict(session, conflict, gone.value))}>
          {review.keepGone}
        </button>
      )}
    </div>
  );
}

function Anew({ conflict }: { conflict: OpenConflict }) {
  const { finish } = useApp().words;
  const [open, setOpen] = useState(false);
  const opener = useOpener(open ? 'anew' : null);
  if (open) return <AnewForm conflict={conflict} onEnd={() => setOpen(false)} />;
  return (
    <button type="button" class="btn text" {...opener('anew')} onClick={() => setOpen(true)}>
      {finish.third}
    </button>
  );
}

/** It begins with what the newest side wrote, unless something was typed already. */
function AnewForm({ conflict, onEnd }: { conflict: OpenConflict; onEnd(): void }) {
  const { session, words, run } = useApp();
  const { finish, common } = words;
  const anew = useReason(conflict.rec, `settle.${conflict.field}`, String(conflict.sides[0]?.value ?? ''));
  const take = async () => {
    await settleConflict(session, conflict, anew.text());
    await anew.end();
  };
  return (
    <div class="rv-form">
      <ReasonField reason={anew} label={finish.third} />
      <div class="rv-acts">
        <button type="button" class="btn main" onClick={() => run(take)}>
          {finish.useThird}
        </button>
        <button type="button" class="btn text" onClick={onEnd}>
          {common.close}
        </button>
      </div>
    </div>
  );
}
