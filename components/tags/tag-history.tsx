import type { Entry } from '../../lib/app/watch.ts';
import { useApp, usePackText } from '../ui/context.ts';
import { Dialog } from '../ui/dialog.tsx';

interface Props {
  tag: Entry<'tag'>;
  onPick(field: string, label: string): void;
  onClose(): void;
}

/** Asks of which part the history is wanted: those that were ever written. */
export function TagHistory({ tag, onPick, onClose }: Props) {
  const { session, words } = useApp();
  const text = usePackText();
  const fields = [
    { field: 'status', label: words.tags.statusHistory },
    ...session.pack.tagParts
      .filter(({ id }) => id !== 'evidence')
      .map(({ id, title }) => ({ field: id as string, label: text(title) })),
  ].filter(({ field }) => (tag.heads[field]?.length ?? 0) > 0);
  return (
    <Dialog title={words.tags.historyOf} onClose={onClose}>
      <div class="historyof">
        {fields.map(({ field, label }) => (
          <button key={field} type="button" class="btn line" onClick={() => onPick(field, label)}>
            {label}
          </button>
        ))}
        <button type="button" class="btn text" onClick={onClose}>
          {words.common.close}
        </button>
      </div>
    </Dialog>
  );
}
