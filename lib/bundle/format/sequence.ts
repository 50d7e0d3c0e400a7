/** A bundle or a batch as one link of its author's chain. */
export interface Link {
  readonly seq: number;
  readonly prev: string | null;
  readonly digest: string;
}

/**
 * Where a link stands beside those that were seen of the same author before: `next` right after the newest (or the first
 * of all), `again` seen already, `gap` after some that were not seen, `earlier` before the newest and not seen till now.
 * `forked`: another with this number was seen, or what it names as the one before is not what was seen under that number:
 * somebody wrote a second history.
 */
export type Standing = 'next' | 'again' | 'gap' | 'earlier' | 'forked';

/** The links that were seen of one author. */
export class Chain {
  readonly #bySeq = new Map<number, Link>();
  #newest = 0;

  /** @param seen in any order; of two under one number the first counts */
  constructor(seen: Iterable<Link> = []) {
    for (const link of seen) this.add(link);
  }

  /** Takes note of a link. */
  add(link: Link): void {
    if (!this.#bySeq.has(link.seq)) this.#bySeq.set(link.seq, link);
    this.#newest = Math.max(this.#newest, link.seq);
  }

  /** Says where a link stands beside them. */
  standingOf({ seq, prev, digest }: Link): Standing {
    const at = (one: number) => this.#bySeq.get(one);
    const same = at(seq);
    if (same) return same.digest === digest ? 'again' : 'forked';
    const before = at(seq - 1);
    if (before && before.digest !== prev) return 'forked';
    const after = at(seq + 1);
    if (after && after.prev !== digest) return 'forked';
    if (seq < this.#newest) return 'earlier';
    return seq === this.#newest + 1 ? 'next' : 'gap';
  }
}

/** Says where a link stands. @param seen links of the same author, in any order */
export const standingOf = (link: Link, seen: Iterable<Link>): Standing => new Chain(seen).standingOf(link);
