import type { Said, SearchedKind } from './fields.ts';

/** What the search holds of a record. */
export interface SearchRecord {
  /** A later id is a newer record. */
  id: string;
  kind: SearchedKind;
  /** The record that it stands under; '' where it stands by itself. */
  parent: string;
  texts: readonly Said[];
  /** The local day and time that people know it by, such as `2023-11-14 09:38`; '' where it has none. */
  on: string;
  /** Told back to back: no time is shown of it, and no speaker is even known here (S26). */
  guarded?: boolean;
  /** The unit that this one was merged into. */
  into?: string;
  /** Taken away: no hit, and what stood under it is none either; a unit's name stays beside its visits. */
  gone?: boolean;
}
