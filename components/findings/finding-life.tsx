import { useState } from 'preact/hooks';
import { type FindingLine, onwardFrom } from '../../lib/app/findings-read.ts';
import type { FindingState } from '../../lib/app/findings-steps.ts';
import type { VisitLine } from '../../lib/app/visits.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { StepForm } from './step-form.tsx';
import { StepList } from './step-list.tsx';

interface Props {
  line: FindingLine;
  at: VisitLine;
  today: string;
}

/** How far a finding has come: the steps that its state allows, and those that were taken. */
export function FindingLife({ line, at, today }: Props) {
  const { findings } = useLaterWords();
  const [to, setTo] = useState<FindingState | null>(null);
  const { state } = line.life;
  const onward = onwardFrom(state);
  const nameOf = (next: FindingState) =>
    state === 'redo' && next === 'underway' ? findings.again : findings.steps[next];
  return (
    <section aria-label={findings.life} class="life">
      <div class="tools wrap">
        {onward.map((next) => (
          <button
            key={next}
            type="button"
            class={next === 'redo' ? 'btn warn' : 'btn line'}
            aria-expanded={to === next}
            onClick={() => setTo(to === next ? null : next)}
          >
            {nameOf(next)}
          </button>
        ))}
      </div>
      <StepForm
        line={line}
        at={at}
        today={today}
        to={to}
        onFound={() => setTo((now) => now ?? onward[0] ?? null)}
        onEnd={() => setTo(null)}
      />
      <StepList line={line} />
    </section>
  );
}
