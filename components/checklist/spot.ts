import { type Signal, signal } from '@preact/signals';

/** Which items a checklist shows: all, those without an answer, or those whose rating has nothing behind it. */
export type Filter = 'all' | 'unrated' | 'thin';

/** Where a person stands in a visit's checklist. The tab and the bar beneath it share it, and it outlives both. */
export interface Spot {
  /** The current item. */
  item: string | null;
  filter: Filter;
  /** The item whose comment was asked for. */
  comment: string | null;
  /** Rises each time the line at the bottom is asked to take a note. */
  note: number;
}

const spots = new Map<string, Signal<Spot>>();

/** The spot of a visit; a component that reads its `value` is drawn anew when it moves. */
export function spotOf(visit: string): Signal<Spot> {
  const known = spots.get(visit);
  if (known) return known;
  const made = signal<Spot>({ item: null, filter: 'all', comment: null, note: 0 });
  spots.set(visit, made);
  return made;
}

/** Moves the spot of a visit. */
export function moveSpot(visit: string, to: Partial<Spot>): void {
  const spot = spotOf(visit);
  spot.value = { ...spot.value, ...to };
}

/** Makes an item the current one and asks the line at the bottom to take a note on it. */
export function askForNote(visit: string, item: string): void {
  moveSpot(visit, { item, note: spotOf(visit).value.note + 1 });
}
