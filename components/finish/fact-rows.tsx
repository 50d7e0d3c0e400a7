import { useState } from 'preact/hooks';
import { FACTS } from '../../lib/app/finish.ts';
import { setFact } from '../../lib/app/visits.ts';
import type { Entry } from '../../lib/app/watch.ts';
import type { FactState, MethodFact } from '../../lib/model/records.ts';
import { AutoText } from '../ui/auto-text.tsx';
import { Choices } from '../ui/choices.tsx';
import { useApp } from '../ui/context.ts';
import { Icon } from '../ui/icon.tsx';

const STATES = ['kept', 'notKept', 'notApplicable'] as const satisfies readonly FactState[];

const factId = (fact: MethodFact) => `fact-${fact}`;
const whyId = (fact: MethodFact) => `why-${fact}`;

/** Puts the focus on the states of a fact. */
export function focusFact(fact: MethodFact | undefined): void {
  if (fact) document.getElementById(factId(fact))?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
}

/** Puts the focus where one writes why a fact was not kept. */
export function focusWhy(fact: MethodFact | undefined): void {
  if (fact) document.getElementById(whyId(fact))?.focus();
}

/** How one came: six facts, each kept, not kept, not applicable, or not noted at all (S17). */
export function FactRows({ visit }: { visit: Entry<'visit'> }) {
  const { finish } = useApp().words;
  return (
    <section aria-label={finish.howVisited}>
      <h2 class="day">{finish.howVisited}</h2>
      <div class="facts">
        {FACTS.map((fact) => (
          <FactRow key={fact} visit={visit} fact={fact} />
        ))}
      </div>
    </section>
  );
}

function FactRow({ visit, fact }: { visit: Entry<'visit'>; fact: MethodFact }) {
  const { session, words, run } = useApp();
  const { common, finish } = words;
  const name = common.facts[fact];
  // A state that only a newer version knows is shown as none, and stays as it is until somebody chooses.
  const state = STATES.find((one) => one === visit.body[`method.${fact}`]) ?? null;
  const [opened, setOpened] = useState(false);
  const written = String(visit.body[`methodWhy.${fact}`] ?? '') !== '';
  const open = state === 'notKept' || written || opened;
  return (
    <div class="factrow" id={factId(fact)}>
      <span class={state === 'notKept' ? 'no' : ''}>
        {state === 'kept' && <Icon name="ok" small />}
        {state === 'notKept' && <Icon name="x" small />}
        {name}
        {state === null && <small class="t12 qq">{finish.notRecorded}</small>}
      </span>
      {!open && (
        <button
          type="button"
          class="why"
          aria-label={finish.goTo(finish.writeWhy, name)}
          onClick={() => setOpened(true)}
        >
          {finish.why}
        </button>
      )}
      <Choices
        label={name}
        class="states"
        choices={STATES.map((value) => ({ value, name: common.factStates[value] }))}
        value={state}
        clears
        onChoose={(value) => run(() => setFact(session, visit, fact, value))}
      />
      {open && <FactWhy visit={visit} fact={fact} asked={opened} onFocus={() => setOpened(true)} />}
    </div>
  );
}

interface WhyProps {
  visit: Entry<'visit'>;
  fact: MethodFact;
  /** Whether a person asked for it: then it takes the focus. */
  asked: boolean;
  /** From then on it stays, though what was written is taken out again. */
  onFocus(): void;
}

/** A word why: there for what was not kept or already has one, and to be opened for the others. */
function FactWhy({ visit, fact, asked, onFocus }: WhyProps) {
  const { common, finish } = useApp().words;
  return (
    <div class="factwhy">
      <AutoText
        id={whyId(fact)}
        entry={visit}
        field={`methodWhy.${fact}`}
        class="area anyword"
        rows={1}
        aria-label={finish.whyOf(common.facts[fact])}
        placeholder={finish.whyHint}
        autofocus={asked}
        onFocus={onFocus}
      />
    </div>
  );
}
