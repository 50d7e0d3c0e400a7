import { foldName } from './fold.ts';

/** What tells a unit from another; '' for what is not known. */
export interface Telling {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly code: string;
  readonly place: string;
  /** The name of the unit above. */
  readonly parent: string;
}

/**
 * Of units those that may be one, typed on two devices: of exactly one name, and nothing that is said of both tells them
 * apart. One name in other words (红旗村, 红旗村委会) is two here: nobody is held up by a guess.
 * @param units each once
 * @returns by a unit's id the others; one that looks like no other is left out
 */
export function findLookAlikes(units: readonly Telling[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [name, group] of Map.groupBy(units, (unit) => foldName(unit.name))) {
    if (name === '') continue;
    for (const one of group) {
      const others = group.filter((other) => other !== one && !areTwo(one, other));
      if (others.length > 0)
        found.set(
          one.id,
          others.map(({ id }) => id),
        );
    }
  }
  return found;
}

const TOLD_BY = ['type', 'code', 'place', 'parent'] as const;

const areTwo = (one: Telling, other: Telling): boolean =>
  TOLD_BY.some((field) => {
    const [here, there] = [foldName(one[field]), foldName(other[field])];
    return here !== '' && there !== '' && here !== there;
  });
