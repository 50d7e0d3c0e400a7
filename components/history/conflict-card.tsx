import { useEffect, useRef, useState } from 'preact/hooks';
import { settle } from '../../lib/app/fields.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { type FieldSides, watchSides } from '../../lib/app/watch-field.ts';
import type { Kind } from '../../lib/model/records.ts';
import { useApp } from '../ui/context.ts';
import { inTextField, isComposing } from '../ui/keys.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { isText, showMaker, showWhen, useShowValue } from '../ui/show-value.ts';
import { Began, ThreeWay } from '../ui/three-way.tsx';
import { useWatch } from '../ui/use-watch.ts';
import './history.css';

interface Props {
  entry: Entry<Kind>;
  field: string;
  label: string;
  /** Called once the field has one value again. */
  onDone(): void;
}

type Side = FieldSides['sides'][number];

interface SideProps {
  field: string;
  side: Side;
  other: Side | undefined;
  found: FieldSides;
  text: boolean;
}

/** A field that two people or windows wrote differently: both values side by side, and a person decides. */
export function ConflictCard({ entry, field, label, onDone }: Props) {
  const { session, words, run, singleKeys } = useApp();
  const { finish } = words;
  const { review } = useLaterWords();
  const found = useWatch<FieldSides>((on) => watchSides(session, entry.id, field, on), [entry.id, field]);
  const [third, setThird] = useState<string | null>(null);
  const card = useRef<HTMLElement>(null);
  // The older first, as one reads; the newest is the one that lists show meanwhile.
  const sides = (found?.sides ?? []).toReversed();
  const ready = sides.length > 0;
  useEffect(() => {
    if (ready) card.current?.querySelector('button')?.focus();
  }, [ready]);
  const choose = (value: Side['value']) => {
    const seen = sides.map((side) => side.id);
    run(() => settle(session, entry, field, value, seen).then(onDone));
  };
  if (!found) return <div aria-busy="true" />;
  if (sides.length < 2) return <p class="q">{finish.settled}</p>;
  const text = isText(
    field,
    sides.map(({ value }) => value),
  );
  return (
    <section
      ref={card}
      aria-label={`${label}: ${finish.twoSides}`}
      onKeyDown={(event) => {
        const side = sides[Number(event.key) - 1];
        if (!side || !singleKeys || isComposing(event) || inTextField(event.target)) return;
        if (event.ctrlKey || event.altKey || event.metaKey) return;
        event.preventDefault();
        choose(side.value);
      }}
    >
      <p class="t13 q">{label}</p>
      {text && <Began began={found.began} />}
      {text && <p class="t12 q">{review.marks}</p>}
      <div class="sides">
        {sides.map((side, at) => (
          <fieldset
            class="side"
            key={`${side.author} ${side.at} ${JSON.stringify(side.value).slice(0, 80)}`}
            aria-label={finish.side(at + 1)}
          >
            <p class="t12 q">
              {showMaker(words, found.makers.get(side.author))}
              <br />
              {showWhen(words, side.at)}
              {at === sides.length - 1 && ` ${finish.newest}`}
            </p>
            <SideText field={field} side={side} other={sides[at === 0 ? 1 : 0]} found={found} text={text} />
            <button type="button" class="btn line" onClick={() => choose(side.value)}>
              {finish.useSide} {singleKeys && <kbd>{at + 1}</kbd>}
            </button>
          </fieldset>
        ))}
      </div>
      {text && (
        <div class="third">
          {third === null ? (
            <button type="button" class="btn text" onClick={() => setThird(String(sides.at(-1)?.value ?? ''))}>
              {finish.third}
            </button>
          ) : (
            <>
              <textarea
                class="area anyword"
                aria-label={finish.third}
                value={third}
                onInput={(event) => setThird(event.currentTarget.value)}
              />
              <button type="button" class="btn main" onClick={() => choose(third)}>
                {finish.useThird}
              </button>
            </>
          )}
        </div>
      )}
    </section>
  );
}

/** One side's value; where it is text, with what it left out and what it wrote marked. */
function SideText({ field, side, other, found, text }: SideProps) {
  const show = useShowValue();
  if (!text || !other) return <p class="anyword">{show(field, side.value)}</p>;
  const base = found.began && String(found.began.value ?? '');
  return <ThreeWay base={base} own={String(side.value ?? '')} other={String(other.value ?? '')} />;
}
