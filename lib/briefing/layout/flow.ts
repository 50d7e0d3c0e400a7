import { PAGE, PITCH, STYLES } from './format.ts';
import type { LaidOut, Measure, OutlineEntry, Page, PageItem, Run } from './page.ts';
import type { Slab } from './slab.ts';

const CLOSE = 0.01;
/** A row of a table higher than this may be split though a page of its own would hold it. */
const TALL = PAGE.textHeight / 3;

/** Stacks slabs to pages. Groups that hang together by `keep` go to the next page as one where they don't fit. */
export function flow(slabs: readonly Slab[], measure: Measure): LaidOut {
  const pages: PageItem[][] = [[]];
  const outline: OutlineEntry[] = [];
  let y = 0;

  const topOf = (slab: Slab, at: number): number => {
    const top = at === 0 ? 0 : at + slab.above;
    return slab.onGrid ? Math.ceil((top - CLOSE) / PITCH) * PITCH : top;
  };
  const endOf = (group: readonly Slab[], at: number) =>
    group.reduce((from, slab) => topOf(slab, from) + slab.height, at);
  const fits = (end: number) => end <= PAGE.textHeight + CLOSE;
  const put = (slab: Slab) => {
    const top = slab.atBottom ? Math.max(topOf(slab, y), PAGE.textHeight - slab.height) : topOf(slab, y);
    const page = pages[pages.length - 1] ?? [];
    page.push(...slab.paint(PAGE.top + top));
    if (slab.outline) outline.push({ ...slab.outline, page: pages.length });
    y = top + slab.height;
  };
  const turn = (next: Slab | undefined) => {
    pages.push([]);
    y = 0;
    // Whoever listens has heard it.
    if (next?.repeat && next.repeat.height < TALL) put(unread(next.repeat));
  };
  /** Puts a slab that a page can't hold, or that may be cut here: piece by piece. */
  const putCut = (slab: Slab) => {
    let rest = slab;
    while (!fits(endOf([rest], y))) {
      // On a page that holds nothing else yet, any cut is better than none.
      const fresh = y <= (rest.repeat?.height ?? 0) + CLOSE;
      const parts = rest.split?.(PAGE.textHeight - topOf(rest, y), fresh) ?? null;
      if (!parts && fresh) break;
      if (parts) {
        put(parts[0]);
        rest = parts[1];
      }
      turn(rest);
    }
    put(rest);
  };

  for (let at = 0; at < slabs.length; ) {
    let next = at;
    while (slabs[next]?.keep && next + 1 < slabs.length) next += 1;
    const group = slabs.slice(at, next + 1);
    at = next + 1;
    placeGroup(group);
  }

  function placeGroup(group: readonly Slab[]): void {
    const only = group.length === 1 ? group[0] : undefined;
    if (only?.height === 0) {
      // Mere space: it never turns a page.
      y = Math.min(topOf(only, y), PAGE.textHeight);
      return;
    }
    if (fits(endOf(group, y))) {
      group.forEach(put);
      return;
    }
    const last = group[group.length - 1];
    const others = group.slice(0, -1);
    const room = PAGE.textHeight - endOf(others, y);
    if (last?.split && last.height > TALL && room > 0 && last.split(room - last.above, false)) {
      others.forEach(put);
      putCut(last);
      return;
    }
    if (y > 0) turn(group[0]);
    if (fits(endOf(group, y))) group.forEach(put);
    else group.forEach(putCut);
  }

  return { pages: pages.map((items, i): Page => ({ number: i + 1, items, folio: folio(i + 1, measure) })), outline };
}

const unread = (slab: Slab): Slab => ({
  ...slab,
  paint: (y) => slab.paint(y).map((item) => ('element' in item ? (({ element: _, ...rest }) => rest)(item) : item)),
});

/** — 1 — (GB/T 9704-2012, 7.5). */
function folio(number: number, measure: Measure): Run {
  const { role, size } = STYLES.folio;
  const text = `— ${number} —`;
  const width = Array.from(text, (c) => measure.advance(c.codePointAt(0) ?? 0, role) * size).reduce((a, b) => a + b, 0);
  const inset = size;
  const x = number % 2 === 1 ? PAGE.left + PAGE.textWidth - inset - width : PAGE.left + inset;
  const y = PAGE.top + PAGE.textHeight + PAGE.folioDrop + size * 0.38;
  return { kind: 'run', text, x, y, size, role, tracking: 0, spaceTracking: 0 };
}
