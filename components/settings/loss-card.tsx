import { useEffect, useState } from 'preact/hooks';
import { dismissLoss, type Loss, lookForLoss, restoreFromJournal } from '../../lib/app/recovery.ts';
import { useApp } from '../ui/context.ts';
import { Icon } from '../ui/icon.tsx';
import { useWhen } from '../ui/use-when.ts';
import './settings.css';

interface Props {
  /** Also what was put off before, as the settings show it. */
  again?: boolean;
}

/** Offers to put back what a lost database held, and says honestly where only a file can. Nothing without a loss. */
export function LossCard({ again = false }: Props) {
  const { session, words, go, run, say, fail } = useApp();
  const { settings } = words;
  const when = useWhen();
  const [loss, setLoss] = useState<Loss | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    lookForLoss(session, again).then(setLoss, fail);
  }, []);
  const found = loss !== null && loss.changes.length > 0;
  // In the settings, where a file can be chosen, there is nothing more to say than what can be put back.
  if (!loss || (again && !found)) return null;
  const restore = () => {
    setBusy(true);
    run(() =>
      restoreFromJournal(session, loss)
        .then(() => {
          setLoss(null);
          say(settings.lossDone);
        })
        .finally(() => setBusy(false)),
    );
  };
  const later = () => run(() => dismissLoss(session, loss).then(() => setLoss(null)));
  return (
    <section class="card" aria-label={settings.loss}>
      <div class="ask calm">
        <Icon name="clock" small />
        <div>
          <p>
            <b>{settings.loss}</b>{' '}
            {found
              ? settings.lossFound(when(loss.savedAt), loss.notes, loss.visits)
              : settings.lossNoJournal(when(loss.savedAt), loss.notes)}
            {loss.badLines > 0 && settings.lossBadLines(loss.badLines)}
          </p>
          {found ? (
            <button type="button" disabled={busy} onClick={restore}>
              {settings.lossRestore}
            </button>
          ) : (
            <button type="button" onClick={() => go({ screen: 'settings' })}>
              {settings.lossFromFile}
            </button>
          )}
          {!again && (
            <button type="button" disabled={busy} onClick={later}>
              {settings.lossLater}
            </button>
          )}
        </div>
      </div>
    </section>
  );
}
