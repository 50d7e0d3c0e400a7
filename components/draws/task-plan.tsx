import { useEffect, useState } from 'preact/hooks';
import { type FoundUnit, findUnits } from '../../lib/app/visits.ts';
import { showLine } from '../../lib/model/one-line.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { isComposing } from '../ui/keys.ts';
import { SidePane } from '../ui/side-pane.tsx';
import { AssignForm } from './assign-form.tsx';
import type { PageParts } from './page-parts.ts';

/** Plans tasks by hand: units found by any part of their names, then who and when. */
export function TaskPlan({ to, team }: PageParts) {
  const { draws: words } = useDeskWords();
  const [units, setUnits] = useState<ReadonlyMap<string, string>>(new Map());
  const without = (id: string) => new Map([...units].filter(([one]) => one !== id));
  return (
    <SidePane title={words.plan} onClose={() => to({ at: 'tasks' })}>
      <UnitFinder taken={units} onTake={(id, name) => setUnits(new Map([...units, [id, name]]))} />
      <ul class="lines" aria-label={words.unit}>
        {[...units].map(([id, name]) => (
          <li key={id}>
            <span class="anyword">{name}</span>
            <button
              type="button"
              class="btn text"
              aria-label={`${words.takeOff} ${name}`}
              onClick={() => setUnits(without(id))}
            >
              {words.takeOff}
            </button>
          </li>
        ))}
      </ul>
      <AssignForm
        units={[...units.keys()]}
        unitName={(id) => units.get(id) ?? ''}
        from={null}
        names={team}
        onDone={() => to({ at: 'tasks' })}
      />
    </SidePane>
  );
}

interface FinderProps {
  taken: ReadonlyMap<string, string>;
  onTake(id: string, name: string): void;
}

/** Finds units; Enter takes the first, and what was typed makes room for the next. */
function UnitFinder({ taken, onTake }: FinderProps) {
  const { session, fail } = useApp();
  const { draws: words } = useDeskWords();
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<readonly FoundUnit[]>([]);
  useEffect(() => {
    let current = true;
    findUnits(session, typed).then((units) => current && setFound(units), fail);
    return () => {
      current = false;
    };
  }, [typed]);
  const free = found.filter(({ unit }) => !taken.has(unit.id));
  const take = (one: FoundUnit | undefined) => {
    if (!one) return;
    onTake(one.unit.id, showLine(one.unit.body.name));
    setTyped('');
  };
  return (
    <div class="formrows">
      <label class="stack">
        <span>{words.findUnit}</span>
        <input
          class="field"
          type="search"
          autocomplete="off"
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (isComposing(event) || event.key !== 'Enter') return;
            event.preventDefault();
            take(free[0]);
          }}
        />
      </label>
      <div role="status">{typed.trim() !== '' && free.length === 0 && <p class="q t13">{words.noUnitFound}</p>}</div>
      <ul class="lines">
        {free.map((one) => (
          <li key={one.unit.id}>
            <button type="button" class="btn text" onClick={() => take(one)}>
              <span class="anyword">{showLine(one.unit.body.name)}</span>
            </button>
            <span class="t13 q">{showLine(one.unit.body.place ?? undefined)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
