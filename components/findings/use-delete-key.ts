import { removeListed } from '../../lib/app/findings.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { useApp } from '../ui/context.ts';
import { moveRowFocus } from '../ui/row-focus.ts';

/** Delete on a row of the tab takes its record away, undoably, as on a row of notes; the focus goes to the next row. */
export function useDeleteKey(entry: Entry<'finding' | 'remark' | 'material'>): (event: KeyboardEvent) => void {
  const { session, run } = useApp();
  return (event) => {
    if (event.key !== 'Delete') return;
    const row = document.activeElement;
    moveRowFocus('.fr', 1);
    // The last row has none behind it.
    if (document.activeElement === row) moveRowFocus('.fr', -1);
    run(() => removeListed(session, entry));
  };
}
