import { useEffect, useRef, useState } from 'preact/hooks';
import type { Progress } from '../../lib/app/backup.ts';
import { handOutTasks, TasksHeld } from '../../lib/app/desk/tasks-held.ts';
import { backupFault, giveFile } from '../../lib/app/device.ts';
import { showLine } from '../../lib/model/one-line.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { Dialog } from '../ui/dialog.tsx';
import { HeldDialog } from '../ui/held-dialog.tsx';
import { useLaterWords } from '../ui/later-words.ts';

/** Makes the file that members take in. What it holds is said before it is made. */
export function HandOut() {
  const { draws: words } = useDeskWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" class="btn line" onClick={() => setOpen(true)}>
        {words.handOut}
      </button>
      {open && <HandOutDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function HandOutDialog({ onClose }: { onClose(): void }) {
  const { session, words: all, fail, go } = useApp();
  const { draws: words, bundlesTeam: team } = useDeskWords();
  const [progress, setProgress] = useState<Progress | null>(null);
  const { leaving } = useLaterWords();
  const [said, setSaid] = useState('');
  const [held, setHeld] = useState<TasksHeld['held'] | null>(null);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const make = async () => {
    const controller = new AbortController();
    stop.current = controller;
    setSaid('');
    setProgress({ doing: 'packing', done: 0, total: 0 });
    try {
      const made = await handOutTasks(session, setProgress, controller.signal);
      giveFile(made);
      setSaid(words.handedOut(made.counts.records, made.name));
    } catch (error) {
      if (error instanceof TasksHeld) return setHeld(error.held);
      const fault = backupFault(error);
      if (!fault) fail(error);
      setSaid(fault?.reason === 'cancelled' ? all.settings.stopped : all.settings.saveFault);
    } finally {
      setProgress(null);
    }
  };
  if (held) {
    return (
      <HeldDialog
        held={held}
        act={leaving.handOut}
        how={leaving.refused}
        whereOf={({ body }) => showLine(String(body.name ?? ''))}
        onGo={() => {
          setHeld(null);
          void make();
        }}
        onClose={() => setHeld(null)}
      />
    );
  }
  return (
    <Dialog title={words.handOut} onClose={onClose}>
      <p>{team.better}</p>
      <div class="drawacts">
        <button
          type="button"
          class="btn main"
          onClick={() => go({ screen: 'desk', page: 'bundles', open: 'out-tasks' })}
        >
          {team.toBundle}
        </button>
      </div>
      <p class="t13 q">{words.handOutHow}</p>
      <div role="status">
        <p class="anyword">{said}</p>
      </div>
      <div class="drawacts">
        {progress ? (
          <button type="button" class="btn line" onClick={() => stop.current?.abort()}>
            {words.packing(all.settings.percent(progress.done, progress.total))} <u>{words.stop}</u>
          </button>
        ) : (
          <button type="button" class="btn line" onClick={() => void make()}>
            {words.handOut}
          </button>
        )}
        <button type="button" class="btn line" onClick={onClose}>
          {all.common.close}
        </button>
      </div>
    </Dialog>
  );
}
