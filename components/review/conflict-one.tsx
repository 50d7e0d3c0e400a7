import { useState } from 'preact/hooks';
import { diffThreeWay, offeredText, settleConflict, type VisitConflicts } from '../../lib/app/review/conflicts.ts';
import { millisOf } from '../../lib/app/review/watch.ts';
import { useApp } from '../ui/context.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { isText, showMaker, useShowValue } from '../ui/show-value.ts';
import { useWhen } from '../ui/use-when.ts';
import { ReasonField, useReason } from './reason-field.tsx';
import { ThreeWay } from './three-way.tsx';
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
  const { session, words, run } = useApp();
  const { review } = useLaterWords();
  const when = useWhen();
  const { finish } = words;
  const { sides, field, entry, isAgainstDelete } = conflict;
  const about = parts.nameOf(entry, isAgainstDelete ? null : field);
  const values = sides.map(({ value }) => value);
  const hasText = !isAgainstDelete && isText(field, values);
  return (
    <li class="rv-conflict">
      <fieldset>
        <legend class="b t13 anyword">{about}</legend>
        {hasText && <Began conflict={conflict} />}
        <div class="rv-sides">
          {sides.map((side, at) => {
            const who = showMaker(words, makers.get(side.change.author));
            return (
              <div key={`${side.change.id} ${side.field}`} class="rv-side">
                <p class="t12 q anyword">{review.byWhen(who, when(millisOf(side.change.hlc)))}</p>
                <SideSays conflict={conflict} side={side} other={sides[at === 0 ? 1 : 0]} hasText={hasText} />
                {!isAgainstDelete && (
                  <button
                    type="button"
                    class="btn line"
                    aria-label={`${finish.useSide}: ${review.byWhen(who, when(millisOf(side.change.hlc)))}`}
                    onClick={() => run(() => settleConflict(session, conflict, side.value))}
                  >
                    {finish.useSide}
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

function Began({ conflict: { ancestor } }: { conflict: OpenConflict }) {
  const { review } = useLaterWords();
  if (!ancestor) return <p class="t12 q">{review.noBegan}</p>;
  return (
    <p class="t13 anyword">
      <span class="t12 q">{review.began}</span> {String(ancestor.value ?? '')}
    </p>
  );
}

interface SideProps {
  conflict: OpenConflict;
  side: Side;
  other: Side | undefined;
  hasText: boolean;
}

function SideSays({ conflict, side, other, hasText }: SideProps) {
  const show = useShowValue();
  const { review } = useLaterWords();
  if (!hasText || !other) return <p class="anyword rv-text">{show(side.field, side.value)}</p>;
  const base = conflict.ancestor ? String(conflict.ancestor.value ?? '') : null;
  const [own, others] = [String(side.value ?? ''), String(other.value ?? '')];
  const alone = base !== null && own !== base && offeredText(diffThreeWay(base, own, others)) === own;
  return (
    <>
      <ThreeWay base={base} own={own} other={others} />
      {alone && <p class="t12 q">{review.onlyOne}</p>}
    </>
  );
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
  if (open) return <AnewForm conflict={conflict} />;
  return (
    <button type="button" class="btn text" onClick={() => setOpen(true)}>
      {finish.third}
    </button>
  );
}

function AnewForm({ conflict }: { conflict: OpenConflict }) {
  const { session, words, run } = useApp();
  const { finish } = words;
  const anew = useReason(conflict.rec, `settle.${conflict.field}`);
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
      </div>
    </div>
  );
}
