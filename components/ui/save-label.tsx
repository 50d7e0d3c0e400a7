import { useEffect, useState } from 'preact/hooks';
import { useApp } from './context.ts';
import { Icon } from './icon.tsx';
import { useSaveState } from './use-save.ts';

const clock = (at: number): string => new Date(at).toTimeString().slice(0, 8);

/**
 * Saved is a fact with a time: the one place that says it. From the first unsaved key on it no longer says saved, not
 * even for the 400 ms that the design would allow: whoever sees 已存 may close the panel. Spoken on failure and
 * recovery only.
 */
export function SaveLabel() {
  const { save } = useApp().words.common;
  const state = useSaveState();
  const [speak, setSpeak] = useState(false);
  useEffect(() => {
    if (state.is === 'failed') setSpeak(true);
    else if (state.is === 'dirty') setSpeak(false);
  }, [state]);
  const at = state.is === 'saved' ? state.at : null;
  return (
    <span class={`save ${FACES[state.is]}`} data-save={state.is} role="status" aria-live={speak ? 'polite' : 'off'}>
      {state.is === 'failed' && <Icon name="warn" />}
      {at !== null && <Icon name="ok" />}
      {(state.is === 'dirty' || state.is === 'saving') && <Icon name="clock" />}
      {state.is === 'failed'
        ? save.failed
        : state.is !== 'saved'
          ? save.saving
          : at === null
            ? save.ready
            : save.saved(clock(at))}
    </span>
  );
}

const FACES = { saved: '', dirty: 'busy', saving: 'busy', failed: 'fail' } as const;
