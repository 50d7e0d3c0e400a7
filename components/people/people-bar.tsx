import { beginEvaluation, evaluate, questionsOf } from '../../lib/app/evaluations.ts';
import type { VisitLine } from '../../lib/app/visits.ts';
import { addVoice, keepQuote, type Voices, watchVoices } from '../../lib/app/voices.ts';
import { CASE_SIDES, PRACTICE_KINDS } from '../../lib/model/voices.ts';
import { Choices } from '../ui/choices.tsx';
import { useApp } from '../ui/context.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { useWatch } from '../ui/use-watch.ts';
import { AddLine } from './add-line.tsx';
import { currentOf } from './evaluation-section.tsx';
import { movePlace, placeOf } from './place.ts';
import { usePen } from './use-pen.ts';

/** What is always reachable beneath: taking a tap back, or the line with which something is added. */
export function PeopleBar({ line }: { line: VisitLine }) {
  const visit = line.visit.id;
  const { section } = placeOf(visit).value;
  switch (section) {
    case 'evaluation':
      return <TallyBar visit={visit} />;
    case 'quotes':
      return <QuoteBar visit={visit} />;
    case 'practice':
      return <PracticeBar visit={visit} />;
    case 'case':
      return <CaseBar visit={visit} />;
    default:
      return <PlainBar key={section} visit={visit} kind={section} />;
  }
}

function TallyBar({ visit }: { visit: string }) {
  const { session, run, singleKeys } = useApp();
  const { people } = useLaterWords();
  const pen = usePen();
  const voices = useWatch<Voices>((on) => watchVoices(session, visit, on), [visit]);
  const current = currentOf(voices?.evaluation ?? [], placeOf(visit).value.evaluation);
  if (!current || questionsOf(session).length === 0) return null;
  const { people: asked } = evaluate(session, [{ id: current.id, body: pen.shown(current) }]);
  const begin = () => beginEvaluation(session, visit).then((id) => movePlace(visit, { evaluation: id, question: 0 }));
  return (
    <div class="tools tallybar">
      <span class="t13 q grow">{people.peopleAsked(asked)}</span>
      <button type="button" class="btn text" onClick={() => run(begin)}>
        {people.beginAnother}
      </button>
      <button
        type="button"
        class="btn line"
        disabled={pen.taps(current) === 0}
        onClick={() => run(() => pen.untap(current))}
      >
        {people.untap} {singleKeys && <kbd>⌫</kbd>}
      </button>
    </div>
  );
}

const QUOTED = ['faceToFace', 'backToBack'] as const;

function QuoteBar({ visit }: { visit: string }) {
  const { session, words } = useApp();
  const { people } = useLaterWords();
  const { source } = placeOf(visit).value;
  return (
    <AddLine
      visit={visit}
      section="quotes"
      label={people.quoteLine}
      protect={source === 'backToBack'}
      guarded
      choice={source}
      // Where nobody knows any more how it was said, whoever said it is protected.
      onFound={(said) => movePlace(visit, { source: QUOTED.find((one) => one === said) ?? 'backToBack' })}
      onAdd={(text) => keepQuote(session, visit, text, placeOf(visit).value.source)}
    >
      <Choices
        class="seg wrapseg"
        label={words.visit.source}
        value={source}
        choices={QUOTED.map((value) => ({ value, name: words.common.sources[value] }))}
        onChoose={(next) => next && movePlace(visit, { source: next })}
      />
    </AddLine>
  );
}

function PlainBar({ visit, kind }: { visit: string; kind: 'topic' | 'complaint' }) {
  const { session } = useApp();
  const { people } = useLaterWords();
  return (
    <AddLine
      visit={visit}
      section={kind}
      label={people.lines[kind]}
      guarded={kind === 'complaint'}
      onAdd={(text) => addVoice(session, visit, { kind, text })}
    />
  );
}

function PracticeBar({ visit }: { visit: string }) {
  const { session, words } = useApp();
  const { people } = useLaterWords();
  const { common } = words;
  const { what } = placeOf(visit).value;
  return (
    <AddLine
      visit={visit}
      section="practice"
      label={people.lines.practice}
      choice={what}
      onFound={(kind) => movePlace(visit, { what: PRACTICE_KINDS.find((one) => one === kind) ?? what })}
      onAdd={(text) => addVoice(session, visit, { kind: 'practice', text, what: placeOf(visit).value.what })}
    >
      <Choices
        class="seg wrapseg"
        label={people.fields.what}
        value={what}
        choices={PRACTICE_KINDS.map((value) => ({ value, name: common.practiceKinds[value] }))}
        onChoose={(next) => next && movePlace(visit, { what: next })}
      />
    </AddLine>
  );
}

function CaseBar({ visit }: { visit: string }) {
  const { session, words } = useApp();
  const { people } = useLaterWords();
  const { common } = words;
  const { side } = placeOf(visit).value;
  return (
    <AddLine
      visit={visit}
      section="case"
      label={people.lines.case}
      choice={side}
      onFound={(shown) => movePlace(visit, { side: CASE_SIDES.find((one) => one === shown) ?? side })}
      onAdd={(text) => addVoice(session, visit, { kind: 'case', text, side: placeOf(visit).value.side })}
    >
      <Choices
        class="seg wrapseg"
        label={people.fields.side}
        value={side}
        choices={CASE_SIDES.map((value) => ({ value, name: common.caseSides[value] }))}
        onChoose={(next) => next && movePlace(visit, { side: next })}
      />
    </AddLine>
  );
}
