import type { OutlineEntry, PageItem } from './page.ts';

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
  /** What it paints when its top is at `y`. */
  paint(y: number): PageItem[];
  /** The head of the table that it belongs to: set again when a page begins with this slab. */
  readonly repeat?: Slab;
  /** Cuts off what fits into `height`; null where nothing sensible does. With `force` any part that isn't empty will do. */
  split?(height: number, force: boolean): readonly [Slab, Slab] | null;
  readonly outline?: Omit<OutlineEntry, 'page'>;
}
