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

/** Says where a link stands. @param seen links of the same author, in any order */
export function standingOf(link: Link, seen: readonly Link[]): Standing {
  const at = (seq: number) => seen.find((one) => one.seq === seq);
  const same = at(link.seq);
  if (same) return same.digest === link.digest ? 'again' : 'forked';
  const before = at(link.seq - 1);
  if (before && before.digest !== link.prev) return 'forked';
  const after = at(link.seq + 1);
  if (after && after.prev !== link.digest) return 'forked';
  const newest = Math.max(0, ...seen.map(({ seq }) => seq));
  if (link.seq < newest) return 'earlier';
  return link.seq === newest + 1 ? 'next' : 'gap';
}
