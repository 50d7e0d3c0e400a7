import { useEffect, useState } from 'preact/hooks';
import { giveFile } from '../../lib/app/device.ts';
import { exportRaw, RawExportError } from '../../lib/app/raw-export.ts';
import type { StoreFailure } from '../../lib/app/watch.ts';
import { languageFor, wordsOf } from '../../lib/i18n/language.ts';
import { Icon } from '../ui/icon.tsx';
import './settings.css';

/**
 * Shown in place of everything when the database can't be opened: what happened, what is safe, what to do, and a way to
 * take the raw data out. Without a session, so that the language is the browser's.
 */
export function FailureScreen({ failure }: { failure: StoreFailure }) {
  const language = languageFor(navigator.language);
  const { settings, common } = wordsOf(language);
  const [state, setState] = useState<'idle' | 'busy' | 'done' | 'none' | 'unreadable'>('idle');
  const { what, safe, todo } = settings.failure[failure.reason];
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const exported = async () => {
    setState('busy');
    try {
      giveFile(await exportRaw());
      setState('done');
    } catch (error) {
      console.error(error);
      setState(error instanceof RawExportError ? error.reason : 'unreadable');
    }
  };
  const said = {
    idle: '',
    busy: '',
    done: settings.rawDone,
    none: settings.rawNone,
    unreadable: settings.rawUnreadable,
  };
  return (
    <main class="welcome">
      <h1>{common.name}</h1>
      <div class="ask red" role="alert">
        <Icon name="warn" small />
        <div>
          <p>
            <b>{what}</b> {safe}
          </p>
          <p>{todo}</p>
        </div>
      </div>
      <button type="button" class="btn main wide" onClick={() => location.reload()}>
        {settings.reopen}
      </button>
      <button type="button" class="btn line wide" disabled={state === 'busy'} onClick={() => void exported()}>
        {state === 'busy' ? settings.exportingRaw : settings.exportRaw}
      </button>
      <p class="t13" role="status">
        {said[state]}
      </p>
    </main>
  );
}
