import { useState } from 'preact/hooks';
import type { UnitLine } from '../../lib/app/desk/units-list.ts';
import { showLine } from '../../lib/model/one-line.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { Dialog } from '../ui/dialog.tsx';
import { isComposing } from '../ui/keys.ts';
import { moveRowFocus } from '../ui/row-focus.ts';

interface Props {
  title: string;
  /** What choosing does, where that needs a word. */
  how?: string;
  lines: readonly UnitLine[];
  onPick(line: UnitLine): void;
  onClose(): void;
}

/** More than this nobody looks through: another letter narrows it. */
const MOST_SHOWN = 20;

const fold = (text: string) => text.normalize('NFKC').toLowerCase();

/** Chooses a unit by a few letters of its name, code or place. */
export function UnitPicker({ title, how, lines, onPick, onClose }: Props) {
  const { units } = useDeskWords();
  const [typed, setTyped] = useState('');
  const words = fold(typed).split(/\s+/u).filter(Boolean);
  const found = lines.filter(({ unit: { body }, parent }) => {
    const text = fold([body.name, ...(body.formerly ?? []), body.code, body.place, parent].join(' '));
    return words.every((word) => text.includes(word));
  });
  const shown = found.slice(0, MOST_SHOWN);
  return (
    <Dialog title={title} onClose={onClose}>
      {how && <p class="t13 q">{how}</p>}
      <form
        class="unit-form"
        onSubmit={(event) => {
          event.preventDefault();
          const [only, ...others] = shown;
          if (only && others.length === 0) onPick(only);
        }}
        onKeyDown={(event) => {
          const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null;
          if (by === null || isComposing(event)) return;
          event.preventDefault();
          moveRowFocus('.picks button', by);
        }}
      >
        <input
          class="field"
          type="search"
          aria-label={units.find}
          placeholder={units.find}
          autoFocus
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        {shown.length === 0 && <p role="status">{units.findNone}</p>}
        <ul class="unit-picks">
          {shown.map((line) => (
            <li key={line.unit.id}>
              <button type="button" onClick={() => onPick(line)}>
                <b>{showLine(line.unit.body.name)}</b>
                <span class="t13 qq">
                  {showLine([line.parent, line.unit.body.place, line.unit.body.code].filter(Boolean).join(' · '))}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </form>
    </Dialog>
  );
}
