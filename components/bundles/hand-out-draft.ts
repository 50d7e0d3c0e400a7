import { signal } from '@preact/signals';
import type { Closing } from '../../lib/app/bundle/addressees.ts';

/** What somebody chose to hand out so far. It outlives a way to a record that is to be put otherwise, and back. */
export interface HandOutDraft {
  readonly visits: ReadonlySet<string>;
  /** A person's id; '' for whoever may open it. */
  readonly to: string;
  readonly closing: Closing['is'];
  /** Whether the roster and its tasks go though nothing else does. */
  readonly roster: boolean;
  /** Whose open findings go: of all units, of those with a task, of `units`, or of none. */
  readonly open: 'none' | 'all' | 'planned' | 'picked';
  readonly units: ReadonlySet<string>;
  /** The visit that the address named, once it was chosen for it; `tasks` where it named those. */
  readonly came?: string;
}

/** Nothing chosen. A file that is left open has to be chosen by a person. */
export const NO_DRAFT: HandOutDraft = {
  ...{ visits: new Set(), to: '', closing: 'passphrase' },
  ...{ roster: false, open: 'none', units: new Set() },
};

export const handOutDraft = signal<HandOutDraft>(NO_DRAFT);
