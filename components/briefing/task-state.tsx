import { useLayoutEffect, useRef } from 'preact/hooks';
import { useDeskWords } from '../ui/desk-words.ts';
import type { Task } from './use-task.ts';

/** Somebody stopped it: that is no fault. */
const STOPPED: ReadonlySet<string> = new Set(['AbortError', 'PaintCancelled', 'IssueCancelled']);

interface Props<P, R> {
  task: Task<P, R>;
  /** How far it is, in words; null before anything is known. */
  says(progress: P | null): string;
  onStop(): void;
}

/** How far work is, with the button that stops it; and why it was not done. What was done the caller says. */
export function TaskState<P, R>({ task, says, onStop }: Props<P, R>) {
  const { briefingDesk: words, briefingIssue } = useDeskWords();
  const { faults } = briefingIssue;
  const place = useRef<HTMLParagraphElement>(null);
  // The button that stops goes with the work: the keys go to the one that begins it again.
  useLayoutEffect(() => {
    if (task.is !== 'failed' || document.activeElement !== document.body) return;
    place.current?.closest('dialog, section')?.querySelector<HTMLElement>('.btn.main')?.focus();
  }, [task.is]);
  const said = () => {
    if (task.is !== 'failed') return '';
    return Object.hasOwn(faults, task.fault) && task.fault !== 'other'
      ? (faults[task.fault as Exclude<keyof typeof faults, 'other'>] as string)
      : faults.other(task.detail);
  };
  return (
    <>
      <p ref={place} class="t13 bf-status" role="status">
        {task.is === 'working' && says(task.progress)}
      </p>
      {task.is === 'working' && (
        <button type="button" class="btn line" aria-disabled={task.stopping} onClick={onStop}>
          {task.stopping ? words.stopping : words.stop}
        </button>
      )}
      {task.is === 'failed' && (
        <p class={STOPPED.has(task.fault) ? 'ask calm' : 'ask red'} role="alert">
          {said()}
        </p>
      )}
    </>
  );
}
