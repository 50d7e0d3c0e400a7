import type { PartShown } from '../../lib/app/briefing/drafts.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { recordsOf } from './draft-parts.ts';

interface Props {
  one: PartShown;
  isAt: boolean;
  onBehind(records: readonly string[]): void;
}

/** How many records a part rests on, on its left; pressed, it shows them. */
export function Margin({ one, isAt, onBehind }: Props) {
  const { briefingDesk: words } = useDeskWords();
  const records = recordsOf(one);
  if (records.length === 0) return <span class="bf-margin" />;
  return (
    <span class="bf-margin">
      <button
        type="button"
        class="bf-count"
        tabIndex={isAt ? 0 : -1}
        aria-label={words.text.recordsOf(records.length)}
        onClick={() => onBehind(records)}
      >
        {words.text.records(records.length)}
      </button>
    </span>
  );
}
