import { useRef, useState } from 'preact/hooks';
import { type FindingLine, onwardFrom } from '../../lib/app/findings-read.ts';
import type { FindingState } from '../../lib/app/findings-steps.ts';
import type { VisitLine } from '../../lib/app/visits.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { leaveStep, toStepButtons } from './leave-step.ts';
import { StepButtons } from './step-buttons.tsx';
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
  const life = useRef<HTMLElement>(null);
  const end = () => {
    toStepButtons(life.current);
    setTo(null);
  };
  return (
    <section ref={life} aria-label={findings.life} class="life" onKeyDown={leaveStep(to !== null, () => setTo(null))}>
      <StepButtons state={state} to={to} onChoose={setTo} />
      <StepForm
        line={line}
        at={at}
        today={today}
        to={to}
        onFound={() => setTo((now) => now ?? onwardFrom(state)[0] ?? null)}
        onEnd={end}
      />
      <StepList line={line} />
    </section>
  );
}
