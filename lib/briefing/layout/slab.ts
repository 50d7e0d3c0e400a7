import type { Element, OutlineEntry, PageItem } from './page.ts';

/**
 * A slice of the flow that stays in one piece: a line, a table row, a row of photos. The flow stacks slabs and decides
 * where a page ends.
 */
export interface Slab {
  readonly height: number;
  /** Space above, left out on top of a page. */
  readonly above: number;
  /** True where its top stands on the page's grid of lines. */
  readonly onGrid: boolean;
  /** True where the next slab begins on the same page. */
  readonly keep: boolean;
  /** What it paints when its top is at `y`. The same for the same `y`. */
  paint(y: number): PageItem[];
  /** The head of the table that it belongs to: set again when a page begins with this slab. */
  readonly repeat?: Slab;
  /** Cuts off what fits into `height`; null where nothing sensible does. With `force` any part that isn't empty will do. */
  split?(height: number, force: boolean): readonly [Slab, Slab] | null;
  /** The same made smaller, so that it fits into `height`; null where it would become too small. The same object for the same height. */
  shrink?(height: number): Slab | null;
  /** Its bottom stands on the text area's bottom edge. */
  readonly atBottom?: true;
  /** It begins a page. */
  readonly turns?: true;
  /** What comes before it ends on the same page. */
  readonly clings?: true;
  readonly outline?: Omit<OutlineEntry, 'page'>;
}

/** Empty room in the flow. @param keep whether what follows begins on the same page */
export const space = (height: number, keep: boolean): Slab => ({
  height,
  above: 0,
  onGrid: false,
  keep,
  paint: () => [],
});

/** Items as parts of an element, but for those that are parts of one already, and for rules. */
export const partOf = (element: Element, items: readonly PageItem[]): PageItem[] =>
  items.map((item) => (item.kind === 'rule' || item.element ? item : { ...item, element }));

/** Slabs that paint parts of an element. None of them may be split. */
export const partsOf = (element: Element, slabs: readonly Slab[]): Slab[] =>
  slabs.map((slab) => ({ ...slab, paint: (y) => partOf(element, slab.paint(y)) }));

/** A slab that is there for the eye alone: whoever listens has heard it. */
export const unread = (slab: Slab): Slab => ({
  ...slab,
  paint: (y) => slab.paint(y).map((item) => ('element' in item ? (({ element: _, ...rest }) => rest)(item) : item)),
});
