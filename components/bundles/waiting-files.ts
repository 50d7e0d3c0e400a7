import { signal } from '@preact/signals';

/** Files that were dropped somewhere on the desk and wait for the page of hand-overs, whose code may not be there yet. */
export const waitingFiles = signal<readonly File[]>([]);

/** Whether files are meant for the page of hand-overs by their names, wherever they are dropped. */
export const areShared = (names: readonly string[]): boolean =>
  names.length > 0 && names.every((name) => /\.visits(\.age)?$/i.test(name));
