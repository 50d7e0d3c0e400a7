/** What a unit was merged into; nothing at the end of a chain. */
export type Next = (unit: string) => string | null | undefined;

/**
 * Where chains of merges end: at the unit that was merged no further. A chain that comes back to itself, as two people's
 * merges at once can make it, is cut at the oldest unit of the ring, the one of the smallest id: that rests on nothing but
 * which units they are, so that every device cuts it alike, whatever came in first.
 * @returns the end of a unit's chain; each unit is walked once, so that it holds as long as `next` says the same
 */
export function endsOf(next: Next): (unit: string) => string {
  const known = new Map<string, string>();
  return (unit) => {
    const chain = new Set<string>();
    let at = unit;
    while (!known.has(at) && !chain.has(at)) {
      chain.add(at);
      at = next(at) || at;
    }
    // Whoever is merged no further comes back to itself at once.
    const end = known.get(at) ?? ringFrom(chain, at)[0] ?? at;
    for (const id of chain) known.set(id, end);
    return end;
  };
}

/**
 * The merges that go against each other: each ring of at least two units, from the one that stands (`endsOf`), every one
 * merged into the one after it and the last into the first. A unit that was merged into itself only stands.
 */
export function findRings(units: Iterable<string>, next: Next): string[][] {
  const seen = new Set<string>();
  const rings: string[][] = [];
  for (const unit of units) {
    const chain = new Set<string>();
    let at: string | null | undefined = unit;
    for (; at && !seen.has(at); at = next(at)) {
      seen.add(at);
      chain.add(at);
    }
    const ring = at && chain.has(at) ? ringFrom(chain, at) : [];
    if (ring.length > 1) rings.push(ring);
  }
  return rings;
}

/** The part of a chain from where it comes back to, turned so that the oldest is the first. */
function ringFrom(chain: ReadonlySet<string>, back: string): string[] {
  const all = [...chain];
  const ring = all.slice(all.indexOf(back));
  const oldest = ring.reduce((first, id, at) => (id < (ring[first] ?? id) ? at : first), 0);
  return [...ring.slice(oldest), ...ring.slice(0, oldest)];
}
