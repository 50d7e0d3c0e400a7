import { signal } from '@preact/signals';

/** Files that were dropped somewhere on the desk and wait for the page of hand-overs, whose code may not be there yet. */
export const waitingFiles = signal<readonly File[]>([]);
