import { type Signal, signal } from '@preact/signals';
import type { FindingOrigin } from '../../lib/app/findings.ts';
import type { RemarkNature } from '../../lib/app/remarks.ts';

/** Where a person is among the findings of a visit. The tab and the bar beneath it share it, and it outlives both. */
export interface Place {
  /** The finding, remark or paper whose card is open. */
  open: string | null;
  /** What is being written: a finding, or what was said on the spot. */
  writes: 'finding' | RemarkNature;
  /** What the finding that is being written is made from, and words to begin with where those come from it too. */
  from: { origin: FindingOrigin; words?: string } | null;
}

const places = new Map<string, Signal<Place>>();

/** The place at a visit; a component that reads its `value` is drawn anew when it changes. */
export function placeOf(visit: string): Signal<Place> {
  const known = places.get(visit);
  if (known) return known;
  const made = signal<Place>({ open: null, writes: 'finding', from: null });
  places.set(visit, made);
  return made;
}

/** Changes the place at a visit. */
export function movePlace(visit: string, to: Partial<Place>): void {
  const place = placeOf(visit);
  place.value = { ...place.value, ...to };
}

const ORIGINS = ['note', 'tag', 'item'] as const;

/** Where a route's focus leads: `note:<id>`, `tag:<id>` and `item:<id>` begin a finding; anything else is a card's id. */
export function placeFor(focus: string | undefined): Partial<Place> {
  if (!focus) return {};
  const kind = ORIGINS.find((one) => focus.startsWith(`${one}:`));
  if (!kind) return { open: focus };
  return { writes: 'finding', from: { origin: { [kind]: focus.slice(kind.length + 1) } } };
}
