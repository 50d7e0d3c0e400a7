import { useLayoutEffect, useRef } from 'preact/hooks';
import { onwardFrom } from '../../lib/app/findings-read.ts';
import type { FindingState } from '../../lib/app/findings-steps.ts';
import { useLaterWords } from '../ui/later-words.ts';

interface Props {
  /** How far the finding has come. */
  state: FindingState;
  /** The step whose form is open. */
  to: FindingState | null;
  onChoose(to: FindingState | null): void;
}

/** The steps that a finding's state allows, each opening and closing its form. */
export function StepButtons({ state, to, onChoose }: Props) {
  const { findings } = useLaterWords();
  const nameOf = (next: FindingState) =>
    state === 'redo' && next === 'underway' ? findings.again : findings.steps[next];
  const tools = useRef<HTMLDivElement>(null);
  // Asked before the buttons change: one that goes takes the focus with it.
  const hadFocus = tools.current?.contains(document.activeElement) ?? false;
  useLayoutEffect(() => {
    if (hadFocus && !tools.current?.contains(document.activeElement)) tools.current?.querySelector('button')?.focus();
  }, [state]);
  return (
    <div ref={tools} class="tools wrap">
      {onwardFrom(state).map((next) => (
        <button
          key={next}
          type="button"
          class={next === 'redo' ? 'btn warn' : 'btn line'}
          aria-expanded={to === next}
          onClick={() => onChoose(to === next ? null : next)}
        >
          {nameOf(next)}
        </button>
      ))}
    </div>
  );
}
