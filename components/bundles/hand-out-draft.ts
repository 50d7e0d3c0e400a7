import { signal } from '@preact/signals';
import type { Closing } from '../../lib/app/bundle/addressees.ts';

/** What somebody chose to hand out so far. It outlives a way to a record that is to be put otherwise, and back. */
interface HandOutDraft {
  readonly visits: ReadonlySet<string>;
  /** A person's id; '' for whoever may open it. */
  readonly to: string;
  readonly closing: Closing['is'];
}

/** Nothing chosen. A file that is left open has to be chosen by a person. */
export const NO_DRAFT: HandOutDraft = { visits: new Set(), to: '', closing: 'passphrase' };

export const handOutDraft = signal<HandOutDraft>(NO_DRAFT);
