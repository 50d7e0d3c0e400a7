import type { Entry } from '../../lib/app/watch.ts';
import { showLine } from '../../lib/model/one-line.ts';
import type { Kind } from '../../lib/model/records.ts';
import { useApp } from './context.ts';
import { useDeskWords } from './desk-words.ts';

/** Says of a record that people disagree in it, and leads to where that is settled; nothing where they don't. */
export function DisputedMark({ entry, name }: { entry: Entry<Kind>; name: string }) {
  const { go } = useApp();
  const { disputes } = useDeskWords();
  const [field] = entry.conflicts;
  if (entry.disputed !== 'yes' || field === undefined) return null;
  return (
    <button
      type="button"
      class="btn text"
      aria-label={disputes.markOf(showLine(name))}
      onClick={() => go(disputePlace(entry.id, field))}
    >
      <span class="amber">{disputes.mark}</span>
    </button>
  );
}

/** The way to one disagreement on the page of all of them. */
export const disputePlace = (rec: string, field: string) =>
  ({ screen: 'desk', page: 'bundles', open: 'disputed', focus: `${rec} ${field}` }) as const;
