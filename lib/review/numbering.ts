/**
 * Who numbers an office's issues: one person's installation at a time. It begins with whoever made the office, and goes
 * on by handings over, each made by the one who held it then and naming the one before (after). So nobody can take it,
 * and clocks decide nothing.
 */

/** A handing over, as whoever wrote it first said it. */
export interface HandingOver {
  /** Its record's id. */
  readonly id: string;
  readonly person: string;
  readonly to: string;
  /** The record of the one before; null for the first. */
  readonly after: string | null;
}

/** Somebody who holds the numbering, and by which handing over; null for whoever made the office. */
interface Held {
  readonly by: string | null;
  readonly person: string;
}

/** Who numbers. */
export interface Numbering {
  /** Null where nobody is known to have begun, and where it was handed to two. */
  readonly holder: string | null;
  /**
   * Who holds it by a handing over that wasn't followed by another. Two devices of one person may hand over apart: then
   * these differ, and nobody numbers until all but one of them have handed on to the same person, which takes it from
   * nobody.
   */
  readonly ends: readonly Held[];
  /** Everybody who ever held it: their issues count. */
  readonly ever: ReadonlySet<string>;
}

/**
 * Who numbers, whatever the order handings over are given in.
 * @param first who made the office; null where that isn't known
 * @param counts whether a person's word counts on this device
 */
export function numberingOf(
  first: string | null,
  handings: readonly HandingOver[],
  counts: (person: string) => boolean,
): Numbering {
  if (first === null) return { holder: null, ends: [], ever: new Set() };
  const known = Map.groupBy(
    handings.filter(({ person }) => counts(person)),
    ({ after }) => after,
  );
  const held: Held[] = [{ by: null, person: first }];
  const ends: Held[] = [];
  const passed = new Set<string>();
  for (const one of held) {
    const next = (known.get(one.by) ?? []).filter(({ id, person }) => person === one.person && !passed.has(id));
    if (next.length === 0) ends.push(one);
    for (const { id, to } of next) {
      passed.add(id);
      held.push({ by: id, person: to }); // grows as it goes
    }
  }
  const people = new Set(ends.map(({ person }) => person));
  const [holder = null] = people.size === 1 ? people : [];
  return { holder, ends, ever: new Set(held.map(({ person }) => person)) };
}
