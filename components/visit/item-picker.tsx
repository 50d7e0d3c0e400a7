import { useState } from 'preact/hooks';
import { checklistItems } from '../../lib/app/progress.ts';
import { foldForFinding } from '../../lib/app/search.ts';
import type { VisitLine } from '../../lib/app/visits.ts';
import { useApp, usePackText } from '../ui/context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { isComposing } from '../ui/keys.ts';

interface Props {
  line: VisitLine;
  chosen: readonly string[];
  onToggle(item: string, on: boolean): void;
  onClose(): void;
}

/** Links a note with items: found by number or word; Enter takes the first. */
export function ItemPicker({ line, chosen, onToggle, onClose }: Props) {
  const { session, words } = useApp();
  const text = usePackText();
  const [typed, setTyped] = useState('');
  const items = checklistItems(session, line).filter((item) =>
    foldForFinding(`${item.id} ${text(item.short)} ${text(item.question)}`).includes(foldForFinding(typed)),
  );
  return (
    <Dialog title={words.visit.linkItem} onClose={onClose}>
      <input
        class="field"
        type="search"
        aria-label={words.visit.findItem}
        placeholder={words.visit.findItem}
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          const first = items[0];
          if (event.key !== 'Enter' || isComposing(event) || !first) return;
          event.preventDefault();
          onToggle(first.id, !chosen.includes(first.id));
          onClose();
        }}
      />
      <ul class="picks">
        {items.map((item) => (
          <li key={item.id}>
            <label class="pick">
              <input
                type="checkbox"
                checked={chosen.includes(item.id)}
                onChange={(event) => onToggle(item.id, event.currentTarget.checked)}
              />
              <span class="num q">{item.id}</span>
              <span>{text(item.question)}</span>
            </label>
          </li>
        ))}
      </ul>
      <div class="da">
        <button type="button" class="btn main" onClick={onClose}>
          {words.visit.done}
        </button>
      </div>
    </Dialog>
  );
}
