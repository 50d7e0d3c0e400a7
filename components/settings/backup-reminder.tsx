import { useEffect, useState } from 'preact/hooks';
import { backupDue, lastSaved } from '../../lib/app/backup-due.ts';
import { useApp } from '../ui/context.ts';
import { Icon } from '../ui/icon.tsx';
import './settings.css';

/** One line on the first screen once a week has passed without a file. There is no alarm: it shows when one looks. */
export function BackupReminder() {
  const { session, words, go, fail } = useApp();
  const { settings } = words;
  const [due, setDue] = useState<'never' | 'old' | null>(null);
  useEffect(() => {
    const ask = async () =>
      (await backupDue(session)) ? setDue((await lastSaved(session)) ? 'old' : 'never') : undefined;
    ask().catch(fail);
  }, []);
  if (!due) return null;
  return (
    <div class="card">
      <p class="ask calm">
        <Icon name="clock" small />
        <span>
          {due === 'old' ? settings.due : settings.dueNever}{' '}
          <button type="button" onClick={() => go({ screen: 'settings' })}>
            {settings.saveNow}
          </button>
        </span>
      </p>
    </div>
  );
}
