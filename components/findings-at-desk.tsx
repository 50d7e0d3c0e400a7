import { useRef, useState } from 'preact/hooks';
import { type FollowUps, watchFollowUps } from '../lib/app/desk/findings-visits.ts';
import type { FindingState } from '../lib/app/findings-steps.ts';
import type { Entry } from '../lib/app/watch.ts';
import type { Kind } from '../lib/model/records.ts';
import { AutoField } from './findings/auto-field.tsx';
import { FindingFields } from './findings/finding-fields.tsx';
import { leaveStep, toStepButtons } from './findings/leave-step.ts';
import type { Shows } from './findings/shows.ts';
import { StepButtons } from './findings/step-buttons.tsx';
import { StepForm } from './findings/step-form.tsx';
import { StepList } from './findings/step-list.tsx';
import type { FindingProps } from './findings-desk/finding-pane.tsx';
import { FindingsPage } from './findings-desk/findings-page.tsx';
import { PlainStep } from './findings-desk/step-plain.tsx';
import { ConflictCard } from './history/conflict-card.tsx';
import { useApp } from './ui/context.ts';
import { useDeskWords } from './ui/desk-words.ts';
import { Dialog } from './ui/dialog.tsx';
import { useLaterWords } from './ui/later-words.ts';
import { useWatch } from './ui/use-watch.ts';
import './findings/findings.css';

/** The desk's page of findings, with the panel's parts for one finding. */
export function FindingsAtDesk({ open }: { open?: string }) {
  return <FindingsPage Finding={FindingWhole} {...(open && { open })} />;
}

interface Conflict {
  entry: Entry<Kind>;
  field: string;
  label: string;
}

/** What is known of a finding, edited in place, and its life. */
function FindingWhole({ row, today }: FindingProps) {
  const { words } = useApp();
  const { findings } = useLaterWords();
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const onConflict: Shows['onConflict'] = (field, entry = row.finding, label = field) =>
    setConflict({ entry, field, label });
  return (
    <>
      <div class="flds">
        <AutoField entry={row.finding} field="problem" label={findings.problem} onConflict={onConflict} />
      </div>
      <FindingFields finding={row.finding} closed={row.life.state === 'closed'} onConflict={onConflict} />
      <LifeAtDesk row={row} today={today} />
      {conflict && (
        <Dialog title={words.visit.conflict} onClose={() => setConflict(null)}>
          <ConflictCard {...conflict} onDone={() => setConflict(null)} />
        </Dialog>
      )}
    </>
  );
}

/** The steps that need no visit. */
const isPlain = (to: FindingState): to is 'underway' | 'toCheck' => to === 'underway' || to === 'toCheck';

/** The steps of a finding: those that need no visit with a line for what was seen, the others at a visit that is chosen first. */
function LifeAtDesk({ row, today }: FindingProps) {
  const { findings } = useLaterWords();
  const [to, setTo] = useState<FindingState | null>(null);
  const life = useRef<HTMLElement>(null);
  const end = () => {
    toStepButtons(life.current);
    setTo(null);
  };
  return (
    <section ref={life} aria-label={findings.life} class="life" onKeyDown={leaveStep(to !== null, end)}>
      <StepButtons state={row.life.state} to={to} onChoose={setTo} />
      {to !== null &&
        (isPlain(to) ? (
          <PlainStep key={to} finding={row.finding.id} to={to} onEnd={end} />
        ) : (
          <AtVisit row={row} today={today} to={to} onEnd={end} />
        ))}
      <StepList line={row} />
    </section>
  );
}

/** Chooses the follow-up visit at which a step is taken, and then says what was seen there. */
function AtVisit({ row, today, to, onEnd }: FindingProps & { to: FindingState; onEnd(): void }) {
  const { session } = useApp();
  const { findingsDesk: words } = useDeskWords();
  const [chosen, setChosen] = useState<string | null>(null);
  const found = useWatch<FollowUps>((on) => watchFollowUps(session, row.finding, on), [session.db, row.finding.id]);
  if (!found) return null;
  const { visits, none } = found;
  const at = visits.find(({ line }) => line.visit.id === chosen) ?? visits[0];
  if (!at) return <p class="ask">{words.noFollowUp[none ?? 'noneSince']}</p>;
  return (
    <>
      <label class="fld">
        <span class="t13 q">{words.followUp}</span>
        <select
          class="field"
          aria-label={words.followUp}
          value={at.line.visit.id}
          onChange={(event) => setChosen(event.currentTarget.value)}
        >
          {visits.map(({ line, when }) => (
            <option key={line.visit.id} value={line.visit.id}>
              {when}
            </option>
          ))}
        </select>
      </label>
      <StepForm
        key={at.line.visit.id}
        line={row}
        at={at.line}
        today={today}
        to={to}
        onFound={() => undefined}
        onEnd={onEnd}
      />
    </>
  );
}
