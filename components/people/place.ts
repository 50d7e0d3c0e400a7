import { type Signal, signal } from '@preact/signals';
import { VOICE_KINDS } from '../../lib/app/voices.ts';
import type { CaseSide, PracticeKind } from '../../lib/model/voices.ts';

/** The parts of the tab, in their order. */
export const SECTIONS = ['evaluation', 'quotes', ...VOICE_KINDS] as const;
export type Section = (typeof SECTIONS)[number];

/** Where a person is among what people said. The tab and the bar beneath it share it, and it outlives both. */
export interface Place {
  section: Section;
  /** The evaluation that is counted in; the newest where it is null. */
  evaluation: string | null;
  /** The question that the keys 1 to 3 answer, by its place in the pack. */
  question: number;
  /** The card that is open. */
  open: string | null;
  /** What is chosen for the next line: how a quote was said, of which kind a practice is, which side a case shows. */
  source: 'faceToFace' | 'backToBack';
  what: PracticeKind;
  side: CaseSide;
}

const START: Place = {
  section: 'evaluation',
  evaluation: null,
  question: 0,
  open: null,
  source: 'faceToFace',
  what: 'method',
  side: 'negative',
};

const places = new Map<string, Signal<Place>>();

/** The place at a visit; a component that reads its `value` is drawn anew when it changes. */
export function placeOf(visit: string): Signal<Place> {
  const known = places.get(visit);
  if (known) return known;
  const made = signal<Place>({ ...START });
  places.set(visit, made);
  return made;
}

/** Changes the place at a visit. */
export function movePlace(visit: string, to: Partial<Place>): void {
  const place = placeOf(visit);
  place.value = { ...place.value, ...to };
}
