import type { RosterChoices } from '../../lib/app/desk/roster-plan.ts';
import { useApp, usePackText } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';

interface Props {
  /** Words that the pack doesn't know, with how many rows have each. */
  types: readonly { word: string; rows: number }[];
  choices: RosterChoices;
  onChoices(choices: RosterChoices): void;
}

/** Says which type of the pack a word of the file means. */
export function TypeWords({ types, choices, onChoices }: Props) {
  const { session } = useApp();
  const { roster } = useDeskWords().units;
  const text = usePackText();
  return (
    <section aria-label={roster.types}>
      <h2>{roster.types}</h2>
      <p class="t13 q">{roster.typesHow}</p>
      <ul class="columns">
        {types.map(({ word, rows }) => (
          <li key={word}>
            <b>{roster.typeWord(word, rows)}</b>
            <select
              class="field"
              aria-label={roster.columnIs(word)}
              value={choices.typeWords.get(word) ?? ''}
              onChange={(event) => {
                const typeWords = new Map(choices.typeWords);
                if (event.currentTarget.value === '') typeWords.delete(word);
                else typeWords.set(word, event.currentTarget.value);
                onChoices({ ...choices, typeWords });
              }}
            >
              <option value="">{roster.typeOpen}</option>
              {session.pack.unitTypes.map(({ id, name }) => (
                <option key={id} value={id}>
                  {text(name)}
                </option>
              ))}
            </select>
          </li>
        ))}
      </ul>
    </section>
  );
}
