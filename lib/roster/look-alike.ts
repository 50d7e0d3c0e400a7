import { foldName } from './fold.ts';

/** What tells a unit from another: of each all that it may be; '' beside it, or alone, where it may not be known. */
export interface Telling {
  readonly id: string;
  readonly name: readonly string[];
  readonly type: readonly string[];
  readonly code: readonly string[];
  readonly place: readonly string[];
  /** The names of the unit above. */
  readonly parent: readonly string[];
}

/**
 * Of units those that may be one, typed on two devices: of exactly one name, and nothing that is said of both tells them
 * apart. One name in other words (红旗村, 红旗村委会) is two here: nobody is held up by a guess.
 * @param units each once
 * @returns by a unit's id the others; one that looks like no other is left out
 */
export function findLookAlikes(units: readonly Telling[]): Map<string, string[]> {
  const named = new Map<string, Telling[]>();
  for (const unit of units)
    for (const name of foldAll(unit.name)) if (name !== '') named.set(name, [...(named.get(name) ?? []), unit]);
  const found = new Map<string, string[]>();
  for (const group of named.values()) {
    for (const one of group) {
      const others = group.filter((other) => other !== one && !areTwo(one, other)).map(({ id }) => id);
      if (others.length > 0) found.set(one.id, [...new Set([...(found.get(one.id) ?? []), ...others])]);
    }
  }
  return found;
}

const TOLD_BY = ['type', 'code', 'place', 'parent'] as const;

const areTwo = (one: Telling, other: Telling): boolean =>
  TOLD_BY.some((field) => {
    const [here, there] = [foldAll(one[field]), foldAll(other[field])];
    return !here.has('') && !there.has('') && [...here].every((word) => !there.has(word));
  });

/** Nothing at all is not known. */
const foldAll = (values: readonly string[]): Set<string> => new Set(values.length > 0 ? values.map(foldName) : ['']);
