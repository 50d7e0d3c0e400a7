import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { FindingLine } from '../../lib/app/findings-read.ts';
import {
  FindingRefused,
  type FindingState,
  REDO_REASONS,
  type RedoReason,
  suggestLookAgain,
  takeStep,
} from '../../lib/app/findings-steps.ts';
import { beganBefore } from '../../lib/app/findings-times.ts';
import { whyUnfitFor } from '../../lib/app/findings-visits-fit.ts';
import { startFollowUp } from '../../lib/app/reminders.ts';
import type { VisitLine } from '../../lib/app/visits.ts';
import { Choices } from '../ui/choices.tsx';
import { useApp } from '../ui/context.ts';
import { DayInput } from '../ui/day-input.tsx';
import { useLaterWords } from '../ui/later-words.ts';
import { NotePicker } from './note-picker.tsx';
import { useSeen } from './use-seen.ts';

interface Props {
  line: FindingLine;
  at: VisitLine;
  today: string;
  /** The step that is wanted; null for none. */
  to: FindingState | null;
  /** Called where something was begun here before and is found again. */
  onFound(): void;
  onEnd(): void;
}

/**
 * A step before it is taken: what was seen, which becomes a note of this visit; for a redo its reason; for a closed one
 * when to look again.
 */
export function StepForm({ line, at, today, to, onFound, onEnd }: Props) {
  const { session, fail } = useApp();
  const { findings } = useLaterWords();
  const { finding } = line;
  const visit = at.visit.id;
  // What is handed over takes no new note.
  const isHanded = Boolean(at.visit.body.handed);
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [reason, setReason] = useState<RedoReason | null>(null);
  const [again, setAgain] = useState<string | null>(suggestLookAgain(today));
  const [note, setNote] = useState<string | null>(null);
  const [refused, setRefused] = useState<FindingRefused['reason'] | null>(null);
  const [busy, setBusy] = useState(false);
  const seen = useSeen(visit, finding, field, onFound);
  useEffect(() => {
    // What can't be is said before anybody writes for it.
    let here = true;
    setRefused(to === 'closed' ? cannotCloseAt(at, line) : null);
    if (to === 'closed' || to === 'redo')
      whyUnfitFor(session, visit, finding).then((why) => here && why && setRefused((known) => known ?? why), fail);
    if (to) field.current?.focus();
    return () => {
      here = false;
    };
  }, [to]);

  const take = async () => {
    if (!to || busy) return;
    setBusy(true);
    try {
      await takeStep(session, finding, {
        to,
        visit,
        note: note ?? seen.draft(),
        reason: to === 'redo' ? reason : null,
        ...(to === 'closed' && { lookAgain: again }),
      });
      if (!note) seen.taken();
      setNote(null);
      setReason(null);
      onEnd();
    } catch (error) {
      if (error instanceof FindingRefused) setRefused(error.reason);
      else fail(error);
    } finally {
      setBusy(false);
    }
  };
  const pick = (picked: string | null) => {
    setRefused(null);
    setNote(picked);
  };
  return (
    <div class="step" hidden={to === null}>
      <div class="fld">
        <label for={id} class="t13 q">
          {findings.seen}
        </label>
        <textarea
          ref={field}
          id={id}
          class="area"
          rows={2}
          placeholder={findings.seenHint}
          aria-describedby={`${id}-how`}
          hidden={note !== null || isHanded}
          onInput={() => {
            setRefused(null);
            seen.onInput();
          }}
          onBlur={() => void session.queue.flush()}
        />
        <p id={`${id}-how`} class="t12 qq">
          {note === null && (isHanded ? findings.seenHanded : findings.seenKept)}
        </p>
        {to && <NotePicker visit={visit} value={note} isHanded={isHanded} onPick={pick} />}
      </div>
      {to === 'redo' && (
        <Choices
          class="seg st"
          label={findings.reason}
          value={reason}
          choices={REDO_REASONS.map((value) => ({ value, name: findings.redoReasons[value] }))}
          onChoose={(value) => {
            setRefused(null);
            setReason(value);
          }}
        />
      )}
      {to === 'closed' && <DayInput label={findings.lookAgain} value={again} onDay={setAgain} />}
      {refused && <Refused reason={refused} line={line} isHanded={isHanded} />}
      <div class="tools">
        <button type="button" class="btn main" aria-disabled={busy || undefined} onClick={() => void take()}>
          {to && findings.take[to]}
        </button>
        <button type="button" class="btn text" onClick={onEnd}>
          {findings.cancel}
        </button>
      </div>
    </div>
  );
}

/** Why a finding can't be closed at a visit, whatever is written there; null where it can. */
function cannotCloseAt({ visit }: VisitLine, { finding }: FindingLine): FindingRefused['reason'] | null {
  if (finding.body.visit === visit.id) return 'sameVisit';
  return beganBefore(visit, finding) ? 'visitTooEarly' : null;
}

/** What another visit would mend. */
const NEED_OTHER: ReadonlySet<FindingRefused['reason']> = new Set([
  'sameVisit',
  'visitTooEarly',
  'visitOver',
  'visitHanded',
  'needsVisit',
]);

interface RefusedProps {
  reason: FindingRefused['reason'];
  line: FindingLine;
  /** Whether the visit takes no new note. */
  isHanded: boolean;
}

/** Why a step was refused and what to do; where another visit is needed, the way to begin it. */
function Refused({ reason, line, isHanded }: RefusedProps) {
  const { session, run, go } = useApp();
  const { findings } = useLaterWords();
  const needsOther = NEED_OTHER.has(reason);
  const ofHanded: Partial<Record<typeof reason, string>> = findings.refusedHanded;
  return (
    <p class="ask red" role="alert">
      <span>
        {(isHanded && ofHanded[reason]) || findings.refused[reason]}{' '}
        {needsOther && (
          <button
            type="button"
            onClick={() =>
              run(async () => {
                const visit = await startFollowUp(session, line.finding);
                go({ screen: 'visit', visit, tab: 'findings', focus: line.finding.id });
              })
            }
          >
            {findings.startFollowUp}
          </button>
        )}
      </span>
    </p>
  );
}
