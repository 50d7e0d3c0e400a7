import { useState } from 'preact/hooks';
import { type OpenConflict, type OpenConflicts, settleConflict } from '../../lib/app/review/conflicts.ts';
import { millisOf } from '../../lib/app/review/watch.ts';
import { useApp } from '../ui/context.ts';
import { useInView } from '../ui/in-view.ts';
import { inTextField, isComposing } from '../ui/keys.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { useOpener } from '../ui/opener.ts';
import { isText, showMaker } from '../ui/show-value.ts';
import { Began, ThreeWay } from '../ui/three-way.tsx';
import { useWhen } from '../ui/use-when.ts';
import { ConflictGone } from './conflict-gone.tsx';
import { ReasonField, useReason } from './reason-field.tsx';
import type { Naming } from './use-names.ts';

type Side = OpenConflict['sides'][number];

interface Props {
  conflict: OpenConflict;
  makers: OpenConflicts['makers'];
  naming: Naming;
}

/** So many sides are shown, the newest: no people write more, but a file may hold as many as it has lines. */
const LISTED = 20;

/** One thing that people wrote differently: each side with who and when, and a person decides. */
export function ConflictOne({ conflict, makers, naming }: Props) {
  const { session, run, singleKeys } = useApp();
  const { field, entry, isAgainstDelete } = conflict;
  // The older first, as one reads.
  const sides = conflict.sides.slice(0, LISTED).toReversed();
  const choose = (side: Side) => run(() => settleConflict(session, conflict, side.value));
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
        <legend class="b t13 anyword">{naming.nameOf(entry, isAgainstDelete ? null : field)}</legend>
        {isAgainstDelete ? (
          <ConflictGone conflict={conflict} makers={makers} naming={naming} />
        ) : (
          <Sides conflict={conflict} makers={makers} naming={naming} sides={sides} onChoose={choose} />
        )}
      </fieldset>
    </li>
  );
}

interface SidesProps extends Props {
  sides: readonly Side[];
  onChoose(side: Side): void;
}

/** What the field said at first, and each side of it. */
function Sides({ conflict, makers, naming, sides, onChoose }: SidesProps) {
  const { words, singleKeys } = useApp();
  const { review } = useLaterWords();
  const when = useWhen();
  const { finish } = words;
  const hasText = isOwnWords(conflict, naming);
  return (
    <>
      {hasText && <Began began={conflict.ancestor} />}
      <div class="rv-sides">
        {sides.map((side, at) => {
          const who = review.byWhen(showMaker(words, makers.get(side.change.author)), when(millisOf(side.change.hlc)));
          return (
            <div key={side.change.id} class="rv-side">
              <p class="t12 q anyword">{who}</p>
              <SideSays
                naming={naming}
                conflict={conflict}
                side={side}
                other={sides[at === 0 ? 1 : 0]}
                hasText={hasText}
              />
              <button
                type="button"
                class="btn line"
                aria-label={`${finish.useSide}${singleKeys ? ` ${at + 1}` : ''}: ${who}`}
                onClick={() => onChoose(side)}
              >
                {finish.useSide} {singleKeys && <kbd>{at + 1}</kbd>}
              </button>
            </div>
          );
        })}
      </div>
      {conflict.sides.length > LISTED && <p class="t13 q">{review.moreSides(conflict.sides.length - LISTED)}</p>}
      {hasText && <Anew conflict={conflict} />}
    </>
  );
}

/** Whether the sides are people's own words, which are compared and may be written anew: not codes, names of records, days. */
function isOwnWords({ field, sides, entry: { kind } }: OpenConflict, { show }: Naming): boolean {
  const values = sides.map(({ value }) => value);
  return (
    isText(field, values) && values.every((value) => !value || (show(field, value, kind) === value && !DAY.test(value)))
  );
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

interface SideProps {
  naming: Naming;
  conflict: OpenConflict;
  side: Side;
  other: Side | undefined;
  hasText: boolean;
}

function SideSays({ naming, conflict, side, other, hasText }: SideProps) {
  const { kind } = conflict.entry;
  if (!hasText || !other) return <p class="anyword rv-text">{naming.show(side.field, side.value, kind)}</p>;
  const base = conflict.ancestor ? String(conflict.ancestor.value ?? '') : null;
  return <ThreeWay base={base} own={String(side.value ?? '')} other={String(other.value ?? '')} />;
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
