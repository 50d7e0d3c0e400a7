import type { Entry } from '../../lib/app/watch.ts';
import type { Kind } from '../../lib/model/records.ts';

/** What a tab hands on: how its frame shows the history of a field, and a disagreement about one. */
export interface Shows {
  onHistory(entry: Entry<Kind>, field: string, label: string): void;
  onConflict(field: string, entry?: Entry<Kind>, label?: string): void;
}
