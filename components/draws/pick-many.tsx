import { useState } from 'preact/hooks';
import { useDeskWords } from '../ui/desk-words.ts';

/** More than this are not listed at once. */
const MOST = 60;
/** Fewer than this need no search. */
const FEW = 12;

interface Props {
  title: string;
  choices: readonly { value: string; name: string }[];
  chosen: readonly string[];
  onChange(chosen: string[]): void;
  /** A word below the list. */
  how?: string;
}

/** Any of several, folded to one line while nobody looks: none chosen means no matter which. */
export function PickMany({ title, choices, chosen, onChange, how }: Props) {
  const { draws: words } = useDeskWords();
  const [typed, setTyped] = useState('');
  if (choices.length === 0) return null;
  const passing = choices.filter(
    ({ value, name }) => chosen.includes(value) || name.toLowerCase().includes(typed.trim().toLowerCase()),
  );
  const toggle = (value: string) =>
    onChange(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]);
  return (
    <details class="pickmany">
      <summary>
        <span>{title}</span>
        <span class={chosen.length > 0 ? 'b' : 'q'}>{chosen.length > 0 ? words.chosen(chosen.length) : words.any}</span>
      </summary>
      <fieldset class="bare" aria-label={title}>
        {choices.length > FEW && (
          <input
            class="field"
            type="search"
            aria-label={words.narrow}
            placeholder={words.narrow}
            value={typed}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
        )}
        {passing.slice(0, MOST).map(({ value, name }) => (
          <label key={value} class="tickline">
            <input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} />
            <span class="anyword">{name}</span>
          </label>
        ))}
        {passing.length > MOST && <p class="t13 q">{words.moreChoices(passing.length - MOST)}</p>}
        {how && <p class="t13 q">{how}</p>}
      </fieldset>
    </details>
  );
}
