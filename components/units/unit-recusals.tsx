import { useState } from 'preact/hooks';
import { setRecusal } from '../../lib/app/desk/units.ts';
import { type ShownMember, watchMembers } from '../../lib/app/party.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { membersOf } from '../../lib/model/records.ts';
import { AutoText } from '../ui/auto-text.tsx';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { useMemberName } from '../ui/member-name.ts';
import { useWatch } from '../ui/use-watch.ts';

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
  const memberName = useMemberName();
  // Those who were taken out as well: a recusal names them still.
  const everyone = useWatch<ShownMember[]>((on) => watchMembers(session, on), []) ?? [];
  const nameOf = (id: string) => {
    const member = everyone.find((one) => one.id === id);
    return member ? memberName(member) : units.unnamed;
  };
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
