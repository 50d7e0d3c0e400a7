import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Incoming } from '../../lib/app/bundle/incoming.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import type { Arrival, Arrivals } from './arrivals.ts';
import { BlockedKeyAsk } from './blocked-key.tsx';
import { DryRun } from './dry-run.tsx';
import { FailedFile } from './failed-file.tsx';
import { isNothing } from './is-nothing.ts';
import { Name } from './name.tsx';
import { CardName } from './part-name.ts';
import { RefusedFile } from './refused.tsx';
import { SealedAsk } from './sealed-ask.tsx';
import { Taken } from './taken.tsx';
import { Working } from './working.tsx';

interface CardProps {
  arrival: Arrival;
  arrivals: Arrivals;
  onLeave(): void;
}

/** One file that came, as it stands now. */
export function ArrivalCard(props: CardProps) {
  const { arrival } = props;
  const { bundles: words } = useDeskWords();
  const heading = useCardFocus(arrival.state.is);
  const called = calledOf(arrival, props.arrivals);
  return (
    <article class="bundle-card" aria-label={called}>
      <h2 ref={heading} tabIndex={-1}>
        <Name none="–">{arrival.file.name}</Name>
      </h2>
      <div role="status" class="t13">
        <Said arrival={arrival} />
      </div>
      <CardName.Provider value={called}>
        <CardBody {...props} />
      </CardName.Provider>
      {arrival.note && <p class="ask">{words.notTaken[arrival.note]}</p>}
    </article>
  );
}

/** So much of a file's name names its card. */
const NAMED = 120;

/** A file's name, and which one it is where several of that name came. */
function calledOf({ id, file }: Arrival, arrivals: Arrivals): string {
  const nameOf = (one: File) => one.name.slice(0, NAMED);
  const same = arrivals.list.value.filter((one) => nameOf(one.file) === nameOf(file));
  const at = same.findIndex((one) => one.id === id);
  return at > 0 ? `${nameOf(file)} (${at + 1})` : nameOf(file);
}

/** What is spoken while the hands rest. */
function Said({ arrival: { state } }: Pick<CardProps, 'arrival'>) {
  const { bundles: words } = useDeskWords();
  if (state.is === 'waiting') return <p class="q">{words.waiting}</p>;
  if (state.is === 'blocked') return <p class="sr">{words.blocked}</p>;
  if (state.is === 'sealed') return <p class="sr">{state.wrong ? words.wrongPassphrase : words.sealedAsk}</p>;
  if (state.is === 'failed') return <FailedFile error={state.error} committed={state.committed} />;
  if (state.is === 'refused') return <RefusedFile fault={state.fault} />;
  if (state.is === 'shown' && isNothing(state.incoming)) return <NothingNew incoming={state.incoming} />;
  return null;
}

/** A file of one's own that came back is told from one that was taken in before, and both from one that is refused. */
function NothingNew({ incoming: { packer, order, refused, effects } }: { incoming: Incoming }) {
  const { bundles: words, bundlesCame: came } = useDeskWords();
  if (refused.length > 0) return <p class="ask red">{effects.length > 0 ? words.nothingElse : words.nothingTaken}</p>;
  const madeHere = packer.standing === 'own' && order === 'again';
  return <p class="ask calm">{madeHere ? came.madeHere : words.changesNothing}</p>;
}

function CardBody({ arrival, arrivals, onLeave }: CardProps) {
  const { session, run, words: all } = useApp();
  const { bundles: words } = useDeskWords();
  const { percent } = all.settings;
  const { id, state } = arrival;
  const leave = (
    <button type="button" class="btn line" onClick={onLeave}>
      {state.is === 'taken' || (state.is === 'shown' && isNothing(state.incoming)) ? words.done : words.leave}
    </button>
  );
  switch (state.is) {
    case 'waiting':
      return <div class="bundle-acts">{leave}</div>;
    case 'opening':
      return <Working says={words.opening(percent(state.done, state.total))} onStop={() => arrivals.stop(id)} />;
    case 'sealed':
      return <SealedAsk wrong={state.wrong} leave={leave} onTry={(typed) => arrivals.open(session, id, typed)} />;
    case 'blocked':
      return <BlockedKeyAsk packed signed={state.signed} leave={leave} onDecided={() => arrivals.open(session, id)} />;
    case 'refused':
    case 'failed':
      return (
        <div class="bundle-acts">
          <button type="button" class="btn line" onClick={() => arrivals.open(session, id)}>
            {words.again}
          </button>
          {leave}
        </div>
      );
    case 'shown':
      return (
        <DryRun incoming={state.incoming} onDecided={() => arrivals.open(session, id)}>
          <div class="bundle-acts">
            {!isNothing(state.incoming) && (
              <button type="button" class="btn main" onClick={() => run(() => arrivals.take(session, id))}>
                {words.take}
              </button>
            )}
            {leave}
          </div>
        </DryRun>
      );
    case 'taking':
      return <TakingNow progress={state.progress} onStop={() => arrivals.stop(id)} />;
    case 'taken':
      return <Taken incoming={state.incoming} came={state.came} close={leave} />;
  }
}

type Progress = Extract<Arrival['state'], { is: 'taking' }>['progress'];

/** Once it merges it is committed: there is nothing to stop any more. */
function TakingNow({ progress, onStop }: { progress: Progress; onStop(): void }) {
  const { percent } = useApp().words.settings;
  const { bundles: words } = useDeskWords();
  const doing = progress?.doing ?? 'keeping';
  const says = words.progress(words.doing[doing], percent(progress?.done ?? 0, progress?.total ?? 0));
  if (doing === 'merging') return <Working says={`${says} · ${words.committed}`} />;
  return <Working says={says} onStop={onStop} />;
}

/** When a file has got somewhere, the focus goes to its card, unless the person is at something else. */
function useCardFocus(is: Arrival['state']['is']) {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(is);
  useLayoutEffect(() => {
    const card = heading.current?.closest('.bundle-card');
    const at = document.activeElement;
    const free = !at || at === document.body || at.classList.contains('sidetitle') || card?.contains(at);
    const moved = before.current !== is;
    before.current = is;
    if (!moved || !free || is === 'waiting' || is === 'opening' || is === 'taking') return;
    const first = card?.querySelector<HTMLElement>('[data-first]');
    (first ?? heading.current)?.focus();
  }, [is]);
  return heading;
}
