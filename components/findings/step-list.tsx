import { type StepDetail, watchStepDetails } from '../../lib/app/findings-history.ts';
import type { FindingLine, VoidWhy } from '../../lib/app/findings-read.ts';
import { shownTime } from '../../lib/model/time.ts';
import { useApp } from '../ui/context.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { showMaker } from '../ui/show-value.ts';
import { useWatch } from '../ui/use-watch.ts';

/** More letters than this three lines don't hold. */
const SHOWN = 300;

/** The steps of a finding, newest last: when, who, what was seen, and those that count for nothing, with why. */
export function StepList({ line }: { line: FindingLine }) {
  const { session } = useApp();
  const { findings } = useLaterWords();
  const { life, finding } = line;
  const { steps } = life;
  const refused = new Map<string, VoidWhy>(life.void.map(({ step, why }) => [step.id, why]));
  const details = useWatch<Map<string, StepDetail>>(
    (on) => watchStepDetails(session, steps, on),
    [finding.id, steps.map(({ id }) => id).join()],
  );
  const { at } = finding.body;
  return (
    <ol class="steps" aria-label={findings.stepsTaken(steps.length)}>
      <li>
        <span class="t13 q">{at ? `${shownTime(at).date} ${shownTime(at).time}` : ''}</span> {findings.made}
      </li>
      {steps.map((step) => (
        <StepLine key={step.id} step={step} detail={details?.get(step.id)} why={refused.get(step.id) ?? null} />
      ))}
    </ol>
  );
}

interface LineProps {
  step: FindingLine['life']['taken'][number];
  detail: StepDetail | undefined;
  why: VoidWhy | null;
}

function StepLine({ step, detail, why }: LineProps) {
  const { words } = useApp();
  const { findings } = useLaterWords();
  const { body } = step.entry;
  const when = body.at ? shownTime(body.at) : null;
  const who = detail && showMaker(words, detail.by);
  return (
    <li class={why ? 'void' : ''}>
      <span class="t13 q">{[when && `${when.date} ${when.time}`, who].filter(Boolean).join(words.common.sep)}</span>{' '}
      <b>{findings.states[step.to] ?? step.to}</b>
      {step.reason && <span class="t13 blk">{findings.reasonSaid(findings.redoReasons[step.reason])}</span>}
      {body.seen && <span class="t14 anyword blk clip3">{body.seen.slice(0, SHOWN)}</span>}
      {detail?.rests && <Rests rests={detail.rests} visit={step.visit ?? null} />}
      {why && <span class="t13 amber blk">{findings.void(findings.voidWhy[why])}</span>}
    </li>
  );
}

/** The note that a step rests on; nothing of it where its speaker is protected but that it is there. */
function Rests({ rests, visit }: { rests: NonNullable<StepDetail['rests']>; visit: string | null }) {
  const { go } = useApp();
  const { findings } = useLaterWords();
  if (rests.is === 'elsewhere') return <span class="t13 amber blk">{findings.restsElsewhere}</span>;
  const { note } = rests;
  const isProtected = note.body.source === 'backToBack';
  return (
    <>
      {!isProtected && note.body.text && <span class="t14 anyword blk clip3">{note.body.text.slice(0, SHOWN)}</span>}
      {rests.is !== 'there' ? (
        <span class="t13 amber blk">{rests.is === 'gone' ? findings.restsGone : findings.restsVisitGone}</span>
      ) : (
        <button
          type="button"
          class="btn text"
          onClick={() => visit && go({ screen: 'visit', visit, tab: 'notes', focus: note.id })}
        >
          {isProtected ? findings.restsProtected : findings.rests}
        </button>
      )}
    </>
  );
}
