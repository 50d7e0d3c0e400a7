import { useEffect, useState } from 'preact/hooks';
import type { SaveState } from '../../lib/app/autosave.ts';
import { useApp } from './context.ts';

/** The honest state of saving. */
export function useSaveState(): SaveState {
  const { queue } = useApp().session;
  const [state, setState] = useState(queue.state);
  useEffect(() => {
    setState(queue.state);
    return queue.subscribe(() => setState(queue.state));
  }, [queue]);
  return state;
}
