import { useEffect, useRef, useState } from 'preact/hooks';
import { campaignWithout } from '../../lib/app/bundle/campaign-by.ts';
import type { BundleRow } from '../../lib/app/bundle/files.ts';
import { ImportBusy, type TakingIn } from '../../lib/app/bundle/incoming.ts';
import { type Named, nameRecords } from '../../lib/app/bundle/names.ts';
import { ImportInUse, takeBack } from '../../lib/app/bundle/take-back.ts';
import type { TasksCame } from '../../lib/app/bundle/tasks-came.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useCampaignIn } from './campaign-in.ts';
import { Name } from './name.tsx';
import { RecordName } from './record-name.tsx';
import { Working } from './working.tsx';

/** So many records that stand in the way are written out. */
const LISTED = 100;

type State =
  | { is: 'busy' }
  /** With the campaign that is current again, or would be; null where the current one stays. */
  | { is: 'idle' | 'asked'; campaign: TasksCame['campaign'] | null }
  | { is: 'doing'; progress: TakingIn | null }
  | { is: 'inUse'; uses: ImportInUse['uses']; names: ReadonlyMap<string, Named> };

const IDLE: State = { is: 'idle', campaign: null };

/** Takes back all that a file brought, or says what stands in the way. */
export function TakeBack({ row }: { row: BundleRow }) {
  const { session, fail, run, words: all } = useApp();
  const { bundles: words, bundlesTeam: team } = useDeskWords();
  const nameOf = useCampaignIn();
  const [state, setState] = useState<State>(IDLE);
  const said = useRef<HTMLDivElement>(null);
  const undone = row.state === 'undone';
  useEffect(() => {
    // What was pressed is gone from the screen: the focus goes to what came of it.
    if (undone || state.is === 'inUse' || state.is === 'busy') said.current?.focus();
  }, [undone, state.is]);
  const ask = async () => setState({ is: 'asked', campaign: await campaignWithout(session.db, row.digest) });
  const go = async () => {
    setState({ is: 'doing', progress: null });
    try {
      const campaign = await takeBack(session, row.digest, (progress) => setState({ is: 'doing', progress }));
      setState({ is: 'idle', campaign });
    } catch (error) {
      if (error instanceof ImportInUse) {
        const { built } = error.uses;
        const names = await nameRecords(
          session,
          built.slice(0, LISTED).map(({ rec }) => rec),
        );
        return setState({ is: 'inUse', uses: error.uses, names });
      }
      setState(error instanceof ImportBusy ? { is: 'busy' } : IDLE);
      if (!(error instanceof ImportBusy)) fail(error);
    }
  };
  if (row.state === 'out') return <p class="bundle-pad t13 q">{words.isOut}</p>;
  const percent = (progress: TakingIn | null) => all.settings.percent(progress?.done ?? 0, progress?.total ?? 0);
  return (
    <div class="bundle-form">
      <div ref={said} role="status" tabIndex={-1}>
        {undone && (
          <p class="ask calm">
            {words.tookBack} {state.is === 'idle' && state.campaign && team.campaignBack(nameOf(state.campaign))}
          </p>
        )}
        {state.is === 'busy' && <p class="ask">{words.notTaken.busy}</p>}
        {state.is === 'inUse' && <InUse uses={state.uses} names={state.names} />}
      </div>
      {state.is === 'doing' && <Working says={words.progress(words.states.undoing, percent(state.progress))} />}
      {row.state === 'applied' && state.is !== 'doing' && (
        <>
          <p class="t13 q">{words.takeBackHow}</p>
          <div class="bundle-acts">
            <button type="button" class="btn line" onClick={() => run(ask)}>
              {words.takeBack}
            </button>
          </div>
        </>
      )}
      {state.is === 'asked' && (
        <Dialog title={words.takeBackAsk} onClose={() => setState(IDLE)}>
          <p class="t14">{words.takeBackAskHow}</p>
          {state.campaign && <p class="t14">{team.campaignWillBack(nameOf(state.campaign))}</p>}
          <div class="da">
            {/* First, so that the focus is on the safe one. */}
            <button type="button" class="btn line" onClick={() => setState(IDLE)}>
              {all.common.cancel}
            </button>
            <button type="button" class="btn warn" onClick={() => void go()}>
              {words.takeBack}
            </button>
          </div>
        </Dialog>
      )}
    </div>
  );
}

function InUse({ uses, names }: { uses: ImportInUse['uses']; names: ReadonlyMap<string, Named> }) {
  const { bundles: words } = useDeskWords();
  const { built, files } = uses;
  return (
    <>
      <p class="ask red">{words.inUse}</p>
      {built.length > 0 && <h2 class="h3 bundle-flush">{words.inUseBuilt}</h2>}
      <ul class="bundle-lines bundle-flush">
        {built.slice(0, LISTED).map(({ rec }) => (
          <li key={rec}>
            <RecordName named={names.get(rec)} link />
          </li>
        ))}
      </ul>
      {built.length > LISTED && <p class="t13 q">{words.more(built.length - LISTED)}</p>}
      {files.length > 0 && <h2 class="h3 bundle-flush">{words.inUseFiles}</h2>}
      <ul class="bundle-lines bundle-flush">
        {files.map((file) => (
          <li key={file}>
            <Name none="–">{file}</Name>
          </li>
        ))}
      </ul>
      <p class="t13 q">{words.inUseHow}</p>
    </>
  );
}
