import { useState } from 'preact/hooks';
import { type SideBySide as Beside, type VisitPair, watchSideBySide } from '../../lib/app/review/settle.ts';
import { useApp, usePackText } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { useOpener } from '../ui/opener.ts';
import { useWatch } from '../ui/use-watch.ts';
import { AgreementSays } from './agreement-says.tsx';
import { SettleForm } from './settle-form.tsx';
import { useWhoWhen } from './use-people.ts';

type Open = Extract<Beside, { is: 'open' }>;
type Pair = Open['agreement']['pairs'][number];

/** Two visits to one unit: how far they agree, and every item that they grade differently, to be settled with a reason. */
export function SideBySide({ pair, other }: { pair: VisitPair; other: string }) {
  const { session } = useApp();
  const { reviewDesk } = useDeskWords();
  const found = useWatch<Beside | null>((on) => watchSideBySide(session, pair, on), [session.db, ...pair]);
  if (found === undefined) return <p aria-busy="true" />;
  if (found === null) return <p class="rv-line q">{reviewDesk.notPair}</p>;
  if (found.is === 'blind') return <p class="rv-line q">{reviewDesk.blind}</p>;
  const differing = found.agreement.pairs.filter(({ one, other }) => one !== other);
  return (
    <>
      <AgreementSays agreement={found.agreement} />
      <p class="rv-line t13 b">
        {differing.length > 0 ? reviewDesk.differences(differing.length) : reviewDesk.noDifferences}
      </p>
      {differing.length > 0 && (
        <>
          <p class="rv-line t12 q">{reviewDesk.ratingsStay}</p>
          <ul class="rv-threads">
            {differing.map((rated) => (
              <Difference key={rated.item} pair={pair} other={other} rated={rated} found={found} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}

interface DifferenceProps {
  pair: VisitPair;
  /** Who made the other visit. */
  other: string;
  rated: Pair;
  found: Open;
}

function Difference({ pair, other, rated, found }: DifferenceProps) {
  const { session, words } = useApp();
  const { reviewDesk } = useDeskWords();
  const text = usePackText();
  const [open, setOpen] = useState(false);
  const opener = useOpener(open ? rated.item : null);
  const { grades } = words.common;
  const item = session.pack.items.find(({ id }) => id === rated.item);
  const name = `${rated.item} ${item ? text(item.short) : ''}`.trim();
  const act = found.settled.items.has(rated.item) ? reviewDesk.settleAgain : reviewDesk.settle;
  return (
    <li class="rv-thread">
      <p class="anyword">{name}</p>
      <dl class="rv-pair t13">
        <dt>{reviewDesk.thisOne}</dt>
        <dd>{grades[rated.one]}</dd>
        <dt class="anyword">{other}</dt>
        <dd>{grades[rated.other]}</dd>
      </dl>
      <Settled item={rated.item} found={found} />
      {open ? (
        <SettleForm pair={pair} item={rated.item} onEnd={() => setOpen(false)} />
      ) : (
        <div class="rv-acts">
          <button
            type="button"
            class="btn line"
            {...opener(rated.item)}
            aria-label={reviewDesk.settleItem(act, name)}
            onClick={() => setOpen(true)}
          >
            {act}
          </button>
        </div>
      )}
    </li>
  );
}

/** How an item was settled, by whom and why; two leads who settled it apart, and those that count for nothing, stand as well. */
function Settled({ item, found: { settled, people } }: { item: string; found: Open }) {
  const { words } = useApp();
  const { reviewDesk } = useDeskWords();
  const { review } = useLaterWords();
  const { who, when } = useWhoWhen(people);
  const own = settled.items.get(item);
  const sides = own?.is === 'settled' ? [own.by] : (own?.sides ?? []);
  const refused = settled.void.filter(({ step }) => step.item === item);
  const says = (step: (typeof sides)[number]) => (
    <p class="anyword t13">
      {reviewDesk.settledAs(words.common.grades[step.grade], who(step.person), when(step))}
      <br />
      {step.reason}
    </p>
  );
  return (
    <>
      {own?.is === 'disputed' && <p class="amber t13">{reviewDesk.disputed}</p>}
      {sides.map((step) => (
        <div key={step.id}>{says(step)}</div>
      ))}
      {refused.map(({ step, why }) => (
        <div key={step.id} class="void">
          {says(step)}
          <p class="amber t13">{review.notCounted(words.common.refusals[why])}</p>
        </div>
      ))}
    </>
  );
}
