import { useEffect, useRef, useState } from 'preact/hooks';
import { faultNameOf } from './fault-name.ts';

/** Work that takes a while, such as a file that is being made. */
export type Task<P, R> =
  | { readonly is: 'ready' }
  | { readonly is: 'working'; readonly progress: P | null; readonly stopping: boolean }
  | { readonly is: 'done'; readonly result: R }
  /** `fault`: the error's name, where it has one that the screen knows; else its own words. */
  | { readonly is: 'failed'; readonly fault: string; readonly detail: string };

/**
 * Runs work with progress and a way to stop it; it stops by itself when the part goes. What was stopped changes nothing.
 */
export function useTask<P, R>() {
  const [task, setTask] = useState<Task<P, R>>({ is: 'ready' });
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);
  const start = async (work: (onProgress: (progress: P) => void, signal: AbortSignal) => Promise<R>): Promise<void> => {
    abort.current?.abort();
    const controller = new AbortController();
    abort.current = controller;
    const isCurrent = () => abort.current === controller;
    setTask({ is: 'working', progress: null, stopping: false });
    try {
      const onProgress = (progress: P) => {
        if (isCurrent() && !controller.signal.aborted) setTask({ is: 'working', progress, stopping: false });
      };
      const result = await work(onProgress, controller.signal);
      if (isCurrent()) setTask({ is: 'done', result });
    } catch (error) {
      if (!isCurrent()) return;
      if (controller.signal.aborted) return setTask({ is: 'failed', fault: 'AbortError', detail: '' });
      console.error(error);
      setTask({ is: 'failed', ...faultNameOf(error) });
    }
  };
  const stop = () => {
    abort.current?.abort();
    setTask((now) => (now.is === 'working' ? { ...now, stopping: true } : now));
  };
  return { task, start, stop, reset: () => setTask({ is: 'ready' }) };
}
