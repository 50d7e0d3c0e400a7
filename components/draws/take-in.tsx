import { useEffect, useRef, useState } from 'preact/hooks';
import type { BackupHeader } from '../../lib/app/backup.ts';
import { backupFault } from '../../lib/app/device.ts';
import { lookIntoBackup, type RestoreReport, restoreEverything } from '../../lib/app/restore.ts';
import { momentNow } from '../../lib/model/time.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { Dialog } from '../ui/dialog.tsx';
import { TasksCame } from '../ui/tasks-came.tsx';
import { WhoAmI } from '../ui/who-am-i.tsx';
import { whenOf } from './when-of.ts';

type State =
  | { is: 'idle' }
  | { is: 'asked'; file: File; header: BackupHeader }
  | { is: 'busy'; percent: string }
  | { is: 'done'; report: RestoreReport }
  | { is: 'refused'; what: string };

/** Takes in a file of tasks from a lead: what it is is shown first, and what came of it after. */
export function TakeIn() {
  const { draws: words } = useDeskWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" class="btn line" onClick={() => setOpen(true)}>
        {words.takeIn}
      </button>
      {open && <TakeInDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function TakeInDialog({ onClose }: { onClose(): void }) {
  const { session, words: all, fail } = useApp();
  const { draws: words, bundlesTeam: team } = useDeskWords();
  const [state, setState] = useState<State>({ is: 'idle' });
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const refuse = (error: unknown, by?: string) => {
    const fault = backupFault(error);
    if (!fault) fail(error);
    const { settings } = all;
    const where = fault && `${settings.fault[fault.reason]} ${settings.faultWhere(fault.detail, fault.line)}`;
    // What reads badly may be what a newer version wrote.
    const what = fault?.reason === 'badLine' && by ? `${where} ${words.madeBy(by)}` : where;
    setState(what ? { is: 'refused', what } : { is: 'idle' });
  };
  const look = (file: File) => {
    lookIntoBackup(file).then(
      (header) => setState(header.holds ? { is: 'asked', file, header } : { is: 'refused', what: words.notTasks }),
      (error) => refuse(error),
    );
  };
  const merge = (file: File, { programVersion }: BackupHeader) => {
    stop.current = new AbortController();
    setState({ is: 'busy', percent: all.settings.percent(0, 1) });
    restoreEverything(
      session,
      file,
      ({ done, total }) => setState({ is: 'busy', percent: all.settings.percent(done, total) }),
      stop.current.signal,
    ).then(
      (report) => setState({ is: 'done', report }),
      (error) => refuse(error, programVersion),
    );
  };
  return (
    <Dialog title={words.takeIn} onClose={onClose}>
      <p class="t13 q">{words.takeInHow}</p>
      <p class="t13 q">{team.betterIn}</p>
      <div role="status">
        {state.is === 'busy' && <p>{words.packing(state.percent)}</p>}
        {state.is === 'refused' && <p class="refused anyword">{state.what}</p>}
        {state.is === 'asked' && (
          <p>{words.asIs(whenOf(momentNow(Date.parse(state.header.createdAt))), state.header.counts.records)}</p>
        )}
        {state.is === 'done' && <Came report={state.report} />}
      </div>
      <div class="drawacts">
        {state.is === 'asked' ? (
          <button type="button" class="btn main" onClick={() => merge(state.file, state.header)}>
            {words.merge}
          </button>
        ) : (
          state.is !== 'busy' && <PickFile onFile={look} />
        )}
        <button type="button" class="btn line" onClick={onClose}>
          {state.is === 'busy' ? words.stop : all.common.close}
        </button>
      </div>
    </Dialog>
  );
}

function Came({ report }: { report: RestoreReport }) {
  const { settings } = useApp().words;
  const { came, fresh, known } = report;
  return (
    <>
      <p>{settings.restored(fresh, known)}</p>
      <TasksCame report={report} />
      {came?.current && <WhoAmI />}
      {report.missing.length > 0 && <p class="amber">{settings.restoredMissing(report.missing.length)}</p>}
    </>
  );
}

function PickFile({ onFile }: { onFile(file: File): void }) {
  const { draws: words } = useDeskWords();
  return (
    <label class="btn line pickone">
      {words.choose}
      <input
        type="file"
        accept=".xunji"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          // The same file may be chosen again after it was refused.
          event.currentTarget.value = '';
          if (file) onFile(file);
        }}
      />
    </label>
  );
}
