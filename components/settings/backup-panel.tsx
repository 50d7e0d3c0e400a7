import { useEffect, useRef, useState } from 'preact/hooks';
import { type Progress, type SavedBackup, saveEverything } from '../../lib/app/backup.ts';
import { backupDue, lastSaved, type SavedToFile } from '../../lib/app/backup-due.ts';
import { backupFault, giveFile } from '../../lib/app/device.ts';
import { useApp } from '../ui/context.ts';
import { Icon } from '../ui/icon.tsx';
import { useWhen } from '../ui/use-when.ts';

/** Saves everything to one file: how far it is, how it ended, and when it was done last. */
export function BackupPanel() {
  const { session, words, fail } = useApp();
  const { settings } = words;
  const when = useWhen();
  const stop = useRef<AbortController | null>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [saved, setSaved] = useState<SavedBackup | null>(null);
  const [trouble, setTrouble] = useState('');
  const [last, setLast] = useState<{ saved: SavedToFile | null; due: boolean } | null>(null);
  useEffect(() => {
    Promise.all([lastSaved(session), backupDue(session)]).then(([one, due]) => setLast({ saved: one, due }), fail);
  }, [saved]);
  useEffect(() => () => stop.current?.abort(), []);

  const save = async () => {
    const controller = new AbortController();
    stop.current = controller;
    setTrouble('');
    setSaved(null);
    setProgress({ doing: 'packing', done: 0, total: 0 });
    try {
      const made = await saveEverything(session, setProgress, controller.signal);
      giveFile(made);
      setSaved(made);
    } catch (error) {
      const fault = backupFault(error);
      if (!fault) fail(error);
      setTrouble(fault?.reason === 'cancelled' ? settings.stopped : settings.saveFault);
    } finally {
      setProgress(null);
    }
  };
  return (
    <section aria-label={settings.backup}>
      <h2 class="day">
        {settings.backup} <span>{last && (last.saved ? settings.lastSaved(when(last.saved.at)) : settings.never)}</span>
      </h2>
      <div class="set">
        <p class="t13 q">{settings.backupHow}</p>
        {last?.due && (
          <p class="ask">
            <Icon name="clock" small />
            {last.saved ? settings.due : settings.dueNever}
          </p>
        )}
        {progress ? (
          <button type="button" class="btn line" onClick={() => stop.current?.abort()}>
            {settings.progress(settings.doing[progress.doing], settings.percent(progress.done, progress.total))}
            <u>{settings.stop}</u>
          </button>
        ) : (
          <button type="button" class="btn main" onClick={() => void save()}>
            {settings.save}
          </button>
        )}
        <div role="status">
          {trouble && <p class="fault">{trouble}</p>}
          {saved && <p>{settings.saved(saved.counts.records, saved.counts.attachments, saved.blob.size)}</p>}
          {saved && <p class="t13 q">{settings.savedWhere}</p>}
          {saved && saved.missing.length > 0 && <p class="fault">{settings.savedWithout(saved.missing.length)}</p>}
        </div>
      </div>
    </section>
  );
}
