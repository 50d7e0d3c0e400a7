import type { Spot } from './draft-parts.ts';

/** Where somebody was in a draft when they last left it. */
export interface KeptPlace {
  readonly at: Spot | null;
  /** The records that stood beside it; null for the page. */
  readonly behind: readonly string[] | null;
  /** Which of these was opened last. */
  readonly record: string | null;
}

const NOWHERE: KeptPlace = { at: null, behind: null, record: null };
const places = new Map<string, KeptPlace>();

/** The place in a draft to go on from; it outlives a look at another page, as at a record. */
export const keptPlace = (briefing: string): KeptPlace => places.get(briefing) ?? NOWHERE;

/** Keeps some of the place in a draft. */
export const keepPlace = (briefing: string, to: Partial<KeptPlace>): void => {
  places.set(briefing, { ...keptPlace(briefing), ...to });
};
