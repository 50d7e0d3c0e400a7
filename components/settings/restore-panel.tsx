import { useEffect, useRef, useState } from 'preact/hooks';
import type { BackupHeader, Progress } from '../../lib/app/backup.ts';
import { backupFault } from '../../lib/app/device.ts';
import { lookIntoBackup, type RestoreReport, restoreEverything } from '../../lib/app/restore.ts';
import { useApp } from '../ui/context.ts';
import { TasksCame } from '../ui/tasks-came.tsx';
import { useWhen } from '../ui/use-when.ts';

type State =
  | { is: 'idle' }
  | { is: 'looking' }
  | { is: 'asked'; file: File; header: BackupHeader }
  | { is: 'busy'; progress: Progress }
  | { is: 'done'; report: RestoreReport }
  | { is: 'refused'; what: string; where: string };

/** Puts a saved file back: what it holds is shown first, and what it did after. */
export function RestorePanel() {
  const { session, words, fail } = useApp();
  const { settings } = words;
  const [state, setState] = useState<State>({ is: 'idle' });
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);

  const refuse = (error: unknown) => {
    const fault = backupFault(error);
    if (!fault) {
      fail(error);
      return setState({ is: 'idle' });
    }
    setState({
      is: 'refused',
      what: settings.fault[fault.reason],
      where: settings.faultWhere(fault.detail, fault.line),
    });
  };
  const look = (file: File) => {
    setState({ is: 'looking' });
    lookIntoBackup(file).then((header) => setState({ is: 'asked', file, header }), refuse);
  };
  const putBack = (file: File) => {
    const controller = new AbortController();
    stop.current = controller;
    const tell = (progress: Progress) => setState({ is: 'busy', progress });
    tell({ doing: 'checking', done: 0, total: 0 });
    restoreEverything(session, file, tell, controller.signal).then(
      (report) => setState({ is: 'done', report }),
      refuse,
    );
  };
  return (
    <section aria-label={settings.restore} id="restore">
      <h2 class="day">{settings.restore}</h2>
      <div class="set">
        <p class="t13 q">{settings.restoreHow}</p>
        {state.is === 'asked' && (
          <Asked header={state.header} onYes={() => putBack(state.file)} onNo={() => setState({ is: 'idle' })} />
        )}
        {state.is === 'busy' && (
          <button type="button" class="btn line" onClick={() => stop.current?.abort()}>
            {settings.progress(
              settings.doing[state.progress.doing],
              settings.percent(state.progress.done, state.progress.total),
            )}
            <u>{settings.stop}</u>
          </button>
        )}
        {state.is !== 'busy' && state.is !== 'asked' && <PickFile busy={state.is === 'looking'} onFile={look} />}
        <div role="status">
          {state.is === 'refused' && (
            <p class="fault">
              {state.what} {state.where && <span class="t13 q anyword">{state.where}</span>}
            </p>
          )}
          {state.is === 'done' && <Done report={state.report} />}
        </div>
      </div>
    </section>
  );
}

function PickFile({ busy, onFile }: { busy: boolean; onFile(file: File): void }) {
  const { settings } = useApp().words;
  return (
    <label class="btn line pickfile">
      {settings.choose}
      <input
        type="file"
        accept=".xunji"
        disabled={busy}
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

function Asked({ header, onYes, onNo }: { header: BackupHeader; onYes(): void; onNo(): void }) {
  const { settings } = useApp().words;
  const when = useWhen();
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  const { counts, missing } = header;
  return (
    <fieldset class="plain" aria-label={settings.restore}>
      <p>
        <b>{(header.holds ? settings.holdsTasks : settings.holds)(when(Date.parse(header.createdAt)))}</b>{' '}
        {settings.holdsCounts(counts.records, counts.attachments)}
      </p>
      {missing.length > 0 && <p class="amber t13">{settings.holdsMissing(missing.length)}</p>}
      <div class="setacts">
        <button ref={first} type="button" class="btn line" onClick={onNo}>
          {settings.notNow}
        </button>
        <button type="button" class="btn main" onClick={onYes}>
          {settings.putBack}
        </button>
      </div>
    </fieldset>
  );
}

function Done({ report }: { report: RestoreReport }) {
  const { settings } = useApp().words;
  return (
    <>
      <p>{settings.restored(report.fresh, report.known)}</p>
      <TasksCame report={report} />
      {report.attachments > 0 && <p>{settings.restoredAttachments(report.attachments)}</p>}
      {report.missing.length > 0 && <p class="amber">{settings.restoredMissing(report.missing.length)}</p>}
      {report.unfit > 0 && <p class="amber">{settings.restoredUnfit(report.unfit)}</p>}
      {report.adopted && <p class="t13 q">{settings.adopted}</p>}
    </>
  );
}
