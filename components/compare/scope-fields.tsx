import { useId, useState } from 'preact/hooks';
import type { Scope } from '../../lib/app/desk/compare-campaigns.ts';
import type { Field } from '../../lib/app/desk/compare-field.ts';
import { useCampaignName } from '../ui/campaign-name.ts';
import { useApp } from '../ui/context.ts';
import { DayInput } from '../ui/day-input.tsx';
import { useDeskWords } from '../ui/desk-words.ts';
import { isNarrower, openOf, type Place } from './place.ts';
import { chosenIn } from './use-scope.ts';

interface Props {
  field: Field;
  place: Place;
}

/** Whose records the pictures are made of, and of which days; kept in the address. */
export function ScopeFields({ field, place }: Props) {
  const { go } = useApp();
  const { compare } = useDeskWords();
  const [backwards, setBackwards] = useState<{ at: 'from' | 'until'; from: string; until: string } | null>(null);
  const { scope } = place;
  const choose = (to: Partial<Scope>) => {
    setBackwards(null);
    go({ screen: 'desk', page: 'compare', open: openOf({ ...place, scope: { ...scope, ...to } }) });
  };
  const setDay = (at: 'from' | 'until', day: string | null) => {
    const { from, until }: Scope = { ...scope, [at]: day };
    if (from && until && until < from) setBackwards({ at, from, until });
    else choose({ [at]: day });
  };
  return (
    <>
      <CampaignChoice field={field} onChoose={(campaigns) => choose({ campaigns })} />
      {(['from', 'until'] as const).map((at) => (
        <DayInput
          key={at}
          class="cmp-day"
          label={compare.scope[at]}
          value={scope[at]}
          onDay={(day) => setDay(at, day)}
          refused={backwards?.at === at ? compare.scope.backwards(backwards.from, backwards.until) : null}
        />
      ))}
      {isNarrower(scope) && (
        <button
          type="button"
          class="btn text"
          onClick={() => choose({ campaigns: 'current', from: null, until: null })}
        >
          {compare.scope.back}
        </button>
      )}
      {place.hasBadDay && (
        <span class="amber" role="status">
          {compare.scope.badDay}
        </span>
      )}
    </>
  );
}

interface ChoiceProps {
  field: Field;
  onChoose(campaigns: Scope['campaigns']): void;
}

/** One, several or all campaigns, folded to one line; the last that is chosen can't be taken away. */
function CampaignChoice({ field, onChoose }: ChoiceProps) {
  const { scope: words } = useDeskWords().compare;
  const nameOf = useCampaignName();
  const id = useId();
  const { campaigns } = field;
  const chosen = chosenIn(field);
  const isAll = field.scope.campaigns === 'all';
  const [first] = chosen;
  const toggle = (one: string) => {
    const ids = chosen.map((campaign) => campaign.id);
    const next = ids.includes(one) ? ids.filter((other) => other !== one) : [...ids, one];
    if (next.length === 0) return;
    onChoose(next.length === 1 && next[0] === field.campaign ? 'current' : next);
  };
  const said = isAll ? words.all : chosen.length === 1 && first ? nameOf(first) : words.several(chosen.length);
  return (
    <details
      class="cmp-campaigns"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !event.currentTarget.open) return;
        event.stopPropagation();
        event.currentTarget.open = false;
        event.currentTarget.querySelector('summary')?.focus();
      }}
    >
      <summary class={field.scope.campaigns === 'current' ? 'fbtn' : 'fbtn on'}>
        <span class="cut">{words.chosen(said)}</span>
      </summary>
      <fieldset class="cmp-menu" aria-label={words.campaigns}>
        <label class="cmp-tick">
          <input type="checkbox" checked={isAll} onChange={() => onChoose(isAll ? 'current' : 'all')} />
          <span>{words.allOf(campaigns.length)}</span>
        </label>
        {campaigns.map((one) => {
          const isOn = chosen.some((other) => other.id === one.id);
          const isLast = isOn && chosen.length === 1;
          return (
            <label key={one.id} class="cmp-tick">
              <input
                type="checkbox"
                checked={isOn}
                aria-disabled={isLast || undefined}
                aria-describedby={isLast ? `${id}-last` : undefined}
                onClick={(event) => isLast && event.preventDefault()}
                onChange={() => toggle(one.id)}
              />
              <span class="anyword">{nameOf(one)}</span>
              <span class="q num">{words.visits(one.visits)}</span>
            </label>
          );
        })}
        <p class="t12 q" id={`${id}-last`}>
          {words.atLeastOne}
        </p>
      </fieldset>
    </details>
  );
}
