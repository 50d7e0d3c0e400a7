import { FACTS } from '../../lib/app/finish.ts';
import { setFact } from '../../lib/app/visits.ts';
import type { Entry } from '../../lib/app/watch.ts';
import type { FactState, MethodFact } from '../../lib/model/records.ts';
import { AutoText } from '../ui/auto-text.tsx';
import { Choices } from '../ui/choices.tsx';
import { useApp } from '../ui/context.ts';
import { Icon } from '../ui/icon.tsx';

const STATES = ['kept', 'notKept', 'notApplicable'] as const satisfies readonly FactState[];

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
  const why = String(visit.body[`methodWhy.${fact}`] ?? '');
  return (
    <div class="factrow">
      <span class={state === 'notKept' ? 'no' : ''}>
        {state === 'kept' && <Icon name="ok" small />}
        {state === 'notKept' && <Icon name="x" small />}
        {name}
        {state === null && <small class="t12 qq">{finish.notRecorded}</small>}
      </span>
      <Choices
        label={name}
        class="states"
        choices={STATES.map((value) => ({ value, name: common.factStates[value] }))}
        value={state}
        clears
        onChoose={(value) => run(() => setFact(session, visit, fact, value))}
      />
      {(state === 'notKept' || state === 'notApplicable' || why !== '') && (
        <div class="factwhy">
          <AutoText
            entry={visit}
            field={`methodWhy.${fact}`}
            class="area anyword"
            aria-label={finish.whyOf(name)}
            placeholder={finish.whyHint}
          />
        </div>
      )}
    </div>
  );
}
