import { groupBy } from './group-by.ts';

/** A unit with the one above it, as it was written down: that one may be gone, or lead back to it. */
interface Kin {
  readonly id: string;
  readonly parent?: string | null | undefined;
}

/** Who stands above whom, among units that are there. */
export interface Family {
  /** The unit above; null where there is none. Every unit has its entry. */
  readonly parent: ReadonlyMap<string, string | null>;
  /** The units right below, in the order in which they came. Only units with some have an entry. */
  readonly children: ReadonlyMap<string, readonly string[]>;
}

/**
 * Who stands above whom. A parent that isn't among the units counts as none. Units whose parents lead round in a circle
 * stand at the top, all of them: none of them is above the others. What stands below a circle keeps its parent.
 * @param units each id once; the last of several stands
 */
export function familyOf(units: readonly Kin[]): Family {
  const known = new Set(units.map(({ id }) => id));
  const said = new Map(units.map(({ id, parent }) => [id, parent && known.has(parent) ? parent : null]));
  const rounds = findRounds(said);
  const parent = new Map([...said].map(([id, above]) => [id, rounds.has(id) ? null : above]));
  const below = [...parent].flatMap(([id, above]) => (above === null ? [] : [{ id, above }]));
  const children = new Map(
    [...groupBy(below, ({ above }) => above)].map(([above, kids]) => [above, kids.map(({ id }) => id)]),
  );
  return { parent, children };
}

/** The units whose own chain of parents comes back to them. Each is walked once, however long the chains. */
function findRounds(parent: ReadonlyMap<string, string | null>): ReadonlySet<string> {
  const rounds = new Set<string>();
  const done = new Set<string>();
  for (const start of parent.keys()) {
    const path: string[] = [];
    const places = new Map<string, number>();
    let at: string | null = start;
    while (at !== null && !done.has(at) && !places.has(at)) {
      places.set(at, path.length);
      path.push(at);
      at = parent.get(at) ?? null;
    }
    const from = at === null ? undefined : places.get(at);
    if (from !== undefined) for (const id of path.slice(from)) rounds.add(id);
    for (const id of path) done.add(id);
  }
  return rounds;
}
