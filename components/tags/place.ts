import { type Signal, signal } from '@preact/signals';

/** Where a person is among the tags of a visit. The tab and the bar beneath it share it, and it outlives both. */
export interface Place {
  /** This visit's tags, or all of the pack. */
  list: 'mine' | 'all';
  /** What is typed into the search field; it searches all. */
  typed: string;
  /** The tag whose card is open. */
  open: string | null;
  /** The item that tags are added for. */
  item: string | null;
  /** Rises each time the search field is asked for. */
  find: number;
}

const places = new Map<string, Signal<Place>>();

/** The place at a visit; a component that reads its `value` is drawn anew when it changes. */
export function placeOf(visit: string): Signal<Place> {
  const known = places.get(visit);
  if (known) return known;
  const made = signal<Place>({ list: 'mine', typed: '', open: null, item: null, find: 0 });
  places.set(visit, made);
  return made;
}

/** Changes the place at a visit. */
export function movePlace(visit: string, to: Partial<Place>): void {
  const place = placeOf(visit);
  place.value = { ...place.value, ...to };
}
