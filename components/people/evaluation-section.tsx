import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { beginEvaluation, evaluate, questionsOf } from '../../lib/app/evaluations.ts';
import type { VisitLine } from '../../lib/app/visits.ts';
import { removeVoice } from '../../lib/app/voices.ts';
import type { Entry } from '../../lib/app/watch.ts';
import type { Kind } from '../../lib/model/records.ts';
import { useApp } from '../ui/context.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { EvaluationFields } from './evaluation-fields.tsx';
import { movePlace, placeOf } from './place.ts';
import { SampleLine } from './sample-line.tsx';
import { TallyPad } from './tally-pad.tsx';
import { usePen } from './use-pen.ts';
import { VoiceHistory } from './voice-history.tsx';

interface Props {
  line: VisitLine;
  evaluations: readonly Entry<'evaluation'>[];
  onHistory(entry: Entry<Kind>, field: string, label: string): void;
  onConflict(field: string, entry?: Entry<Kind>, label?: string): void;
}

/** The public evaluation: one group is counted in, the others stand in a line each, and what all come to. */
export function EvaluationSection({ line, evaluations, onHistory, onConflict }: Props) {
  const { session } = useApp();
  const { people } = useLaterWords();
  const visit = line.visit.id;
  const pen = usePen();
  const begins = useRef(false);
  const isNone = evaluations.length === 0;
  useLayoutEffect(() => {
    // The button that began it is gone; whoever begins counts next.
    if (!isNone && begins.current) document.querySelector<HTMLElement>('.tally button')?.focus();
    begins.current = false;
  }, [isNone]);
  if (questionsOf(session).length === 0) return <p class="empty q">{people.noQuestions}</p>;
  if (isNone) return <NoEvaluation visit={visit} onBegin={() => (begins.current = true)} />;
  const current = currentOf(evaluations, placeOf(visit).value.evaluation);
  return (
    <>
      <ol class="groups">
        {evaluations.map((evaluation, at) =>
          evaluation === current ? (
            <li key={evaluation.id} class="evl" aria-label={people.group(at + 1)}>
              <GroupHead evaluation={evaluation} number={at + 1} onHistory={onHistory} />
              <TallyPad evaluation={evaluation} />
              <EvaluationFields evaluation={evaluation} onConflict={onConflict} />
            </li>
          ) : (
            <li key={evaluation.id}>
              <button type="button" class="vrow" onClick={() => movePlace(visit, { evaluation: evaluation.id })}>
                {people.groupLine(
                  at + 1,
                  evaluation.body.where ?? '',
                  evaluate(session, [{ id: evaluation.id, body: pen.shown(evaluation) }]).people,
                )}
              </button>
            </li>
          ),
        )}
      </ol>
      {evaluations.length > 1 && <Together evaluations={evaluations} />}
    </>
  );
}

/** The evaluation that is counted in: the one that was chosen, else the newest. */
export const currentOf = (
  evaluations: readonly Entry<'evaluation'>[],
  chosen: string | null,
): Entry<'evaluation'> | undefined => evaluations.find(({ id }) => id === chosen) ?? evaluations.at(-1);

interface HeadProps extends Pick<Props, 'onHistory'> {
  evaluation: Entry<'evaluation'>;
  number: number;
}

function GroupHead({ evaluation, number, onHistory }: HeadProps) {
  const { session, run } = useApp();
  const { people } = useLaterWords();
  const [history, setHistory] = useState(false);
  return (
    <div class="l1">
      <h2>{people.group(number)}</h2>
      <button type="button" class="btn text" onClick={() => setHistory(true)}>
        {people.history}
      </button>
      <button type="button" class="btn text del" onClick={() => run(() => removeVoice(session, evaluation))}>
        {people.delete}
      </button>
      {history && (
        <VoiceHistory
          entry={evaluation}
          onClose={() => setHistory(false)}
          onPick={(field, label) => {
            setHistory(false);
            onHistory(evaluation, field, label);
          }}
        />
      )}
    </div>
  );
}

/** What all groups of the visit come to. */
function Together({ evaluations }: { evaluations: readonly Entry<'evaluation'>[] }) {
  const { session } = useApp();
  const { people } = useLaterWords();
  const pen = usePen();
  const sum = evaluate(
    session,
    evaluations.map((evaluation) => ({ id: evaluation.id, body: pen.shown(evaluation) })),
  );
  return (
    <section class="together" aria-label={people.total(evaluations.length)}>
      <h2>{people.total(evaluations.length)}</h2>
      {sum.questions.map((tally) => (
        <SampleLine key={tally.question} tally={tally} named />
      ))}
    </section>
  );
}

function NoEvaluation({ visit, onBegin }: { visit: string; onBegin(): void }) {
  const { session, run } = useApp();
  const { people } = useLaterWords();
  return (
    <div class="empty">
      <p>
        <b>{people.noEvaluation}</b>
      </p>
      <p class="q t14">{people.noEvaluationHow}</p>
      <button
        type="button"
        class="btn main"
        onClick={() => {
          onBegin();
          run(() => beginEvaluation(session, visit).then((id) => movePlace(visit, { evaluation: id })));
        }}
      >
        {people.begin}
      </button>
    </div>
  );
}
