import { useState } from 'preact/hooks';
import { setRecusal } from '../../lib/app/desk/units.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { membersOf } from '../../lib/model/records.ts';
import { AutoText } from '../ui/auto-text.tsx';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';

interface Props {
  unit: Entry<'unit'>;
  members: readonly Entry<'member'>[];
}

/** Which members must not go to a unit, and why. */
export function UnitRecusals({ unit, members }: Props) {
  const { session, run } = useApp();
  const { units } = useDeskWords();
  const [chosen, setChosen] = useState('');
  const recused = membersOf(unit.body, 'recused');
  const nameOf = namesOf(members, units.unnamed);
  const free = members.filter(({ id }) => !recused.includes(id));
  return (
    <section aria-label={units.recusals}>
      <h2 class="h3">{units.recusals}</h2>
      {recused.length === 0 && <p class="pad t13 q">{units.recusalNone}</p>}
      {recused.map((id) => (
        <div key={id} class="unit-form pad recusal">
          <b>{nameOf(id)}</b>
          <button
            type="button"
            class="btn text"
            aria-label={units.recusalDrop(nameOf(id))}
            onClick={() => run(() => setRecusal(session, unit, id, false))}
          >
            {units.recusalDropShort}
          </button>
          <AutoText
            entry={unit}
            field={`recusedWhy.${id}`}
            class="area wide"
            rows={1}
            aria-label={units.recusalWhy(nameOf(id))}
            placeholder={units.recusalWhyHint}
          />
        </div>
      ))}
      {free.length > 0 && (
        <div class="unit-add pad">
          <select
            class="field"
            aria-label={units.recusalWho}
            value={chosen}
            onChange={(event) => setChosen(event.currentTarget.value)}
          >
            <option value="">{units.recusalWho}</option>
            {free.map(({ id }) => (
              <option key={id} value={id}>
                {nameOf(id)}
              </option>
            ))}
          </select>
          <button
            type="button"
            class="btn line"
            disabled={chosen === ''}
            onClick={() => {
              run(() => setRecusal(session, unit, chosen, true));
              setChosen('');
            }}
          >
            {units.recusalAdd}
          </button>
        </div>
      )}
    </section>
  );
}

/** Names of members; of those who share one, the later have a number behind it. */
function namesOf(members: readonly Entry<'member'>[], unnamed: string): (id: string) => string {
  const names = new Map<string, string>();
  const seen = new Map<string, number>();
  for (const { id, body } of members) {
    const name = body.name || unnamed;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    names.set(id, count > 1 ? `${name} ${count}` : name);
  }
  return (id) => names.get(id) ?? unnamed;
}
