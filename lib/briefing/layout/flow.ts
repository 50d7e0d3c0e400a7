import type { Format } from './format.ts';
import type { OutlineEntry } from './page.ts';
import type { Slab } from './slab.ts';

const CLOSE = 0.01;
/** A row of a table higher than this share of the page may be split though a page of its own would hold it. */
const TALL = 1 / 3;

/** A slab on a page. */
export interface Placed {
  readonly slab: Slab;
  /** Below the text area's upper edge. */
  readonly top: number;
}

const hangTogether = (slab: Slab | undefined, next: Slab | undefined): boolean =>
  next !== undefined && !next.turns && (slab?.keep === true || next.clings === true);

export interface Flowed {
  /** What stands on each page; there is always at least one. */
  readonly pages: readonly (readonly Placed[])[];
  readonly outline: readonly OutlineEntry[];
  /** The number of the page on which a slab begins; none for mere space that fell away. */
  readonly pageOf: ReadonlyMap<Slab, number>;
}

/** Stacks slabs to pages. Groups that hang together by `keep` go to the next page as one where they don't fit. */
export function flow(slabs: readonly Slab[], { page: { textHeight }, pitch }: Format): Flowed {
  const pages: Placed[][] = [[]];
  const outline: OutlineEntry[] = [];
  const pageOf = new Map<Slab, number>();
  const tall = textHeight * TALL;
  let y = 0;
  /** Whether what comes next begins a page. */
  let turning = false;

  const topOf = (slab: Slab, at: number): number => {
    const top = at === 0 ? 0 : at + slab.above;
    if (slab.atBottom) return Math.max(top, textHeight - slab.height);
    return slab.onGrid ? Math.ceil((top - CLOSE) / pitch) * pitch : top;
  };
  const endOf = (group: readonly Slab[], at: number) =>
    group.reduce((from, slab) => topOf(slab, from) + slab.height, at);
  const fits = (end: number) => end <= textHeight + CLOSE;
  /** @param whole what it is a part of */
  const put = (slab: Slab, whole = slab) => {
    const top = topOf(slab, y);
    pages.at(-1)?.push({ slab, top });
    if (!pageOf.has(whole)) pageOf.set(whole, pages.length);
    if (slab.outline) outline.push({ ...slab.outline, page: pages.length });
    y = top + slab.height;
  };
  const turn = (next: Slab | undefined) => {
    pages.push([]);
    y = 0;
    if (next?.repeat && next.repeat.height < tall) put(next.repeat);
  };
  /** Puts a slab that a page can't hold, or that may be cut here: piece by piece. */
  const putCut = (slab: Slab) => {
    let rest = slab;
    while (!fits(endOf([rest], y))) {
      // On a page that holds nothing else yet, any cut is better than none.
      const fresh = y <= (rest.repeat?.height ?? 0) + CLOSE;
      const parts = rest.split?.(textHeight - topOf(rest, y), fresh) ?? null;
      if (!parts && fresh) break;
      if (parts) {
        put(parts[0], slab);
        rest = parts[1];
      }
      turn(rest);
    }
    put(rest, slab);
  };

  for (let at = 0; at < slabs.length; ) {
    let next = at;
    while (hangTogether(slabs[next], slabs[next + 1])) next += 1;
    const group = slabs.slice(at, next + 1);
    at = next + 1;
    placeGroup(group);
  }

  function placeGroup(group: readonly Slab[]): void {
    const [first] = group;
    if (first?.turns && y > 0) turning = true;
    if (group.length === 1 && first?.height === 0) {
      // Mere space: it never turns a page.
      y = Math.min(topOf(first, y), textHeight);
      return;
    }
    if (turning) turn(first);
    turning = false;
    if (fits(endOf(group, y))) {
      for (const slab of group) put(slab);
      return;
    }
    const last = group[group.length - 1];
    const others = group.slice(0, -1);
    const room = textHeight - endOf(others, y);
    const smaller = y > 0 && last ? last.shrink?.(textHeight - topOf(last, endOf(others, y))) : null;
    if (last && smaller) {
      for (const slab of others) put(slab);
      put(smaller, last);
      return;
    }
    if (last?.split && last.height > tall && room > 0 && last.split(room - last.above, false)) {
      for (const slab of others) put(slab);
      putCut(last);
      return;
    }
    if (y > 0) turn(first);
    if (fits(endOf(group, y))) for (const slab of group) put(slab);
    else group.forEach(putCut);
  }

  return { pages, outline, pageOf };
}
