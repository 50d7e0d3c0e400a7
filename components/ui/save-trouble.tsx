import { useState } from 'preact/hooks';
import { saveAgain } from '../../lib/app/save-again.ts';
import { wordsUnsaved } from '../../lib/app/unsaved.ts';
import { useApp } from './context.ts';
import { Icon } from './icon.tsx';
import { useSaveState } from './use-save.ts';

/** What happened, what is safe and what to do, once something could not be saved. */
export function SaveTrouble() {
  const { session, words, run } = useApp();
  const state = useSaveState();
  const [copied, setCopied] = useState(false);
  if (state.is !== 'failed') return null;
  const { save } = words.common;
  const text = wordsUnsaved(session.queue.unsaved);
  return (
    <div class="ask red" role="alert">
      <Icon name="warn" small />
      <div>
        <p>
          <b>{save[state.reason]}</b> {save.safe}
        </p>
        {text && <p class="unsaved">{text}</p>}
        {text && (
          <button
            type="button"
            onClick={() =>
              run(async () => {
                await navigator.clipboard.writeText(text);
                setCopied(true);
              })
            }
          >
            {copied ? save.copied : save.copy}
          </button>
        )}{' '}
        {state.reason === 'reload' ? (
          <button type="button" onClick={() => location.reload()}>
            {save.reloadNow}
          </button>
        ) : (
          <button type="button" onClick={() => run(() => saveAgain(session))}>
            {state.reason === 'diskFull' ? save.retryFull : save.retry}
          </button>
        )}
      </div>
    </div>
  );
}
