import { useId, useState } from 'preact/hooks';
import type { OpenUnit } from '../../lib/app/bundle/open-units.ts';
import { Choices } from '../ui/choices.tsx';
import { useDeskWords } from '../ui/desk-words.ts';
import { handOutDraft } from './hand-out-draft.ts';
import { Name } from './name.tsx';
import { unitsOf } from './open-chosen.ts';

const WHICH = ['all', 'planned', 'picked'] as const;
/** So many units are written out to choose from. */
const LISTED = 60;

/** What goes beside visits, or instead of them: the roster with its tasks, and open findings. */
export function TakeAlong({ units }: { units: readonly OpenUnit[] }) {
  const { bundlesTeam: team } = useDeskWords();
  const hint = useId();
  const draft = handOutDraft.value;
  // Whatever goes takes it along; without anything else it goes where a person says so.
  const always = draft.visits.size > 0 || unitsOf(draft, units).length > 0;
  return (
    <fieldset class="bundle-along">
      <legend>{team.along}</legend>
      <label class="bundle-tick">
        <input
          type="checkbox"
          checked={always || draft.roster}
          disabled={always}
          aria-describedby={hint}
          onChange={(event) => {
            handOutDraft.value = { ...handOutDraft.value, roster: event.currentTarget.checked };
          }}
        />
        <span>{team.roster}</span>
      </label>
      <p id={hint} class="t13 q">
        {always ? team.rosterAlways : team.rosterHow}
      </p>
      <OpenFindings units={units} />
    </fieldset>
  );
}

function OpenFindings({ units }: { units: readonly OpenUnit[] }) {
  const { bundlesTeam: team } = useDeskWords();
  const hint = useId();
  const draft = handOutDraft.value;
  const all = units.reduce((sum, { open }) => sum + open, 0);
  const chosen = draft.open !== 'none';
  return (
    <>
      <label class="bundle-tick">
        <input
          type="checkbox"
          checked={chosen}
          disabled={all === 0}
          aria-describedby={hint}
          onChange={(event) => {
            handOutDraft.value = { ...handOutDraft.value, open: event.currentTarget.checked ? 'all' : 'none' };
          }}
        />
        <span>
          {team.open} {all > 0 && <span class="num q">{team.openCount(all, units.length)}</span>}
        </span>
      </label>
      <p id={hint} class="t13 q">
        {all > 0 ? team.openHow : team.openNone}
      </p>
      {draft.open !== 'none' && (
        <div class="bundle-stack">
          <span>{team.which}</span>
          <Choices
            label={team.which}
            class="seg"
            choices={WHICH.map((value) => ({ value, name: team.whiches[value] }))}
            value={draft.open}
            onChoose={(open) => {
              if (open) handOutDraft.value = { ...handOutDraft.value, open };
            }}
          />
        </div>
      )}
      {draft.open === 'picked' && <PickUnits units={units} />}
      <div role="status">
        {draft.open === 'planned' && unitsOf(draft, units).length === 0 && <p class="ask">{team.plannedNone}</p>}
        {draft.open === 'picked' && draft.units.size === 0 && <p class="t13 q">{team.pickUnits}</p>}
      </div>
    </>
  );
}

function PickUnits({ units }: { units: readonly OpenUnit[] }) {
  const { bundles: words, bundlesTeam: team } = useDeskWords();
  const [typed, setTyped] = useState('');
  const found = units.filter(({ name }) => name.toLowerCase().includes(typed.trim().toLowerCase()));
  const toggle = (unit: string) => {
    const next = new Set(handOutDraft.value.units);
    if (!next.delete(unit)) next.add(unit);
    handOutDraft.value = { ...handOutDraft.value, units: next };
  };
  return (
    <>
      {units.length > 8 && (
        <input
          class="field"
          type="search"
          autocomplete="off"
          aria-label={team.narrow}
          placeholder={team.narrow}
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      <ul class="bundle-picks">
        {found.slice(0, LISTED).map(({ unit, name, open }) => (
          <li key={unit}>
            <label class="bundle-tick">
              <input type="checkbox" checked={handOutDraft.value.units.has(unit)} onChange={() => toggle(unit)} />
              <span class="min0">
                <Name none={words.unnamed}>{name}</Name> <span class="num q">{open}</span>
              </span>
            </label>
          </li>
        ))}
      </ul>
      {found.length > LISTED && <p class="t13 q">{team.moreUnits(found.length - LISTED)}</p>}
    </>
  );
}
