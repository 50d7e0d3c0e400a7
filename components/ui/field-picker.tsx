import type { Entry } from '../../lib/app/watch.ts';
import type { Kind } from '../../lib/model/records.ts';
import { useApp } from './context.ts';
import { Dialog } from './dialog.tsx';

/** A field with what it is called. */
export type NamedField = readonly [field: string, label: string];

interface Props {
  title: string;
  entry: Entry<Kind>;
  /** Its fields in the screen's order. */
  names: readonly NamedField[];
  onPick(field: string, label: string): void;
  onClose(): void;
}

/** Asks of which field the history is wanted: those that were ever written. */
export function FieldPicker({ title, entry, names, onPick, onClose }: Props) {
  const { words } = useApp();
  const written = names.filter(([field]) => (entry.heads[field]?.length ?? 0) > 0);
  return (
    <Dialog title={title} onClose={onClose}>
      <div class="historyof">
        {written.map(([field, label]) => (
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
