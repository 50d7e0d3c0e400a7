import { useEffect, useState } from 'preact/hooks';
import type { SaveState } from '../../lib/app/autosave.ts';
import { useApp } from './context.ts';

/** The honest state of saving. */
export function useSaveState(): SaveState {
  const { queue } = useApp().session;
  const [state, setState] = useState(queue.state);
  useEffect(() => {
    setState(queue.state);
    // What waits and what is being written look alike: drawing that anew would only hold up the writing.
    const both = (before: SaveState) => (before.is === 'dirty' && queue.state.is === 'saving' ? before : queue.state);
    return queue.subscribe(() => setState(both));
  }, [queue]);
  return state;
}
