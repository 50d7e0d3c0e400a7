import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type Addressee, type Closing, sealingOf } from '../../lib/app/bundle/addressees.ts';
import { bundleFault } from '../../lib/app/bundle/faults.ts';
import type { Choice } from '../../lib/app/bundle/going.ts';
import { type HandingOut, handOut } from '../../lib/app/bundle/hand-out.ts';
import type { OpenUnit } from '../../lib/app/bundle/open-units.ts';
import type { OutVisit } from '../../lib/app/bundle/removals.ts';
import { giveFile } from '../../lib/app/device.ts';
import { reasonOf } from '../../lib/app/reasons.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { ClosingFields } from './closing-fields.tsx';
import { GoingSummary } from './going-summary.tsx';
import { handOutDraft } from './hand-out-draft.ts';
import type { MadeOf } from './made-file.tsx';
import { isReady, NOT_TYPED } from './new-passphrase.tsx';
import { unitsOf } from './open-chosen.ts';
import { TakeAlong } from './take-along.tsx';
import { useGoing } from './use-going.ts';
import { Working } from './working.tsx';

interface Props {
  visits: readonly OutVisit[];
  people: readonly Addressee[];
  /** Those with open findings. */
  units: readonly OpenUnit[];
  onMade(made: MadeOf): void;
}

/** To whom, closed how, what goes and what stays; then the file is made, read back, and handed to the browser. */
export function HandOutForm({ visits, people, units, onMade }: Props) {
  const { bundlesTeam: team } = useDeskWords();
  const draft = handOutDraft.value;
  const [typed, setTyped] = useState(NOT_TYPED);
  const to = people.find(({ person }) => person === draft.to) ?? null;
  const choice = useMemo<Choice>(
    () => ({
      visits: visits.flatMap(({ visit }) => (draft.visits.has(visit.id) ? [visit.id] : [])),
      to: draft.to === '' ? 'anybody' : { person: draft.to },
      openAt: unitsOf(draft, units),
    }),
    [visits, units, draft.visits, draft.to, draft.open, draft.units],
  );
  const any = draft.roster || choice.visits.length > 0 || (choice.openAt ?? []).length > 0;
  const [said, setSaid] = useState(0);
  const going = useGoing(any ? choice : null, said);
  const closing = closingOf(draft.closing, to, typed.once);
  const ready = any && closing !== null && (closing.is !== 'passphrase' || isReady(typed));
  return (
    <div class="bundle-form">
      <ClosingFields people={people} to={to} typed={typed} onType={setTyped} />
      <TakeAlong units={units} />
      {any ? (
        <GoingSummary going={going} visits={visits} units={units} onSaid={() => setSaid((times) => times + 1)} />
      ) : (
        <p class="t13 q">{team.pickAny}</p>
      )}
      <MakeFile choice={choice} closing={ready ? closing : null} onMade={onMade} />
    </div>
  );
}

/** How the file is closed; null where that lacks somebody's key. */
function closingOf(is: Closing['is'], to: Addressee | null, passphrase: string): Closing | null {
  if (is === 'open') return { is };
  if (is === 'passphrase') return { is, passphrase };
  return to && to.keys.length > 0 ? { is, keys: to.keys } : null;
}

interface MakeProps {
  choice: Choice;
  /** Null while something is still to be said. */
  closing: Closing | null;
  onMade(made: MadeOf): void;
}

function MakeFile({ choice, closing, onMade }: MakeProps) {
  const { session, fail, words: all } = useApp();
  const { bundles: words, bundlesCame: came } = useDeskWords();
  const [progress, setProgress] = useState<HandingOut | null>(null);
  const [said, setSaid] = useState('');
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const make = async (sealed: Closing) => {
    const controller = new AbortController();
    stop.current = controller;
    setSaid('');
    setProgress({ doing: 'packing', done: 0, total: 0 });
    try {
      const made = await handOut(session, choice, sealingOf(sealed), setProgress, controller.signal);
      giveFile(made);
      const { name, row, counts, filesStaying } = made;
      onMade({ name, digest: row.digest, counts, filesStaying, closing: sealed.is });
    } catch (error) {
      const fault = bundleFault(error);
      if (fault) setSaid(fault.reason === 'cancelled' ? words.notMade : words.notMadeFor(words.refusals[fault.reason]));
      else if (reasonOf(error)?.reason === 'diskFull') setSaid(words.notMadeFor(came.fullForFile));
      else fail(error);
    } finally {
      setProgress(null);
    }
  };
  const percent = progress && all.settings.percent(progress.done, progress.total);
  return (
    <>
      <div role="status">{said && <p class="ask">{said}</p>}</div>
      {progress ? (
        <Working
          says={words.progress(words.makingTo[progress.doing], percent ?? '')}
          onStop={() => stop.current?.abort()}
        />
      ) : (
        <div class="bundle-acts">
          <button
            type="button"
            class="btn main"
            disabled={closing === null}
            onClick={() => closing && void make(closing)}
          >
            {words.make}
          </button>
        </div>
      )}
    </>
  );
}
