import { signal } from '@preact/signals';
import type { DeskVoiceKind } from '../../lib/app/desk/voices.ts';

/** Which list the page shows; it outlives the page. */
export const shownKind = signal<DeskVoiceKind>('evaluation');

/** Stands in the address for the sums beside the list. */
export const SUMS = 'sums';
