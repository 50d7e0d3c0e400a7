import { PAPER } from '../layout/format.ts';
import type { Element, OutlineEntry, Page } from '../layout/page.ts';
import type { PdfObjects } from './pdf-objects.ts';
import { textString } from './text-string.ts';

interface Item {
  readonly entry: OutlineEntry;
  readonly object: number;
  readonly within: Item[];
}

/**
 * Puts headings as bookmarks (ISO 32000-1, 12.3.3): level 2 under the level 1 before it.
 * @param pages where they stand: each leads to its heading's line
 * @param pageObjects the pages' objects
 * @returns the outline's object; null where there are no headings
 */
export function putOutline(
  entries: readonly OutlineEntry[],
  pages: readonly Page[],
  pageObjects: readonly number[],
  objects: PdfObjects,
): number | null {
  if (entries.length === 0) return null;
  const heights = heightsOf(entries, pages);
  const root = objects.reserve();
  const top: Item[] = [];
  for (const entry of entries) {
    const item: Item = { entry, object: objects.reserve(), within: [] };
    const chapter = entry.level === 1 ? undefined : top.findLast((one) => one.entry.level === 1);
    (chapter?.within ?? top).push(item);
  }
  const put = (items: readonly Item[], parent: number) => {
    items.forEach(({ entry, object, within }, i) => {
      const beside = `${reference('/Prev', items[i - 1])}${reference('/Next', items[i + 1])}`;
      const page = pageObjects[entry.page - 1] ?? 0;
      const title = `/Title${textString(entry.text)}`;
      const place = `/Dest[${page} 0 R/XYZ 0 ${heights.get(entry)} 0]`;
      objects.put(object, `<<${title}/Parent ${parent} 0 R${beside}${children(within, within.length)}${place}>>`);
      put(within, object);
    });
  };
  put(top, root);
  objects.put(root, `<</Type/Outlines${children(top, entries.length)}>>`);
  return root;
}

/** Above a heading's baseline, in ems: its line and a little of what stands before it. */
const ABOVE = 1.5;

/** How high on its page each heading stands, in whole points; the page's top where it isn't found. */
function heightsOf(entries: readonly OutlineEntry[], pages: readonly Page[]): Map<OutlineEntry, number> {
  const seen = new Set<Element>();
  const found = pages.flatMap(({ number, items }) =>
    items.flatMap((item) => {
      const element = item.kind === 'run' ? item.element : undefined;
      if (item.kind !== 'run' || !element || seen.has(element) || !/^H[23]$/.test(element.type)) return [];
      seen.add(element);
      return [{ page: number, height: Math.ceil(PAPER.height - item.y + item.size * ABOVE) }];
    }),
  );
  const top = Math.ceil(PAPER.height);
  return new Map(
    entries.map((entry, at) => [entry, found[at]?.page === entry.page ? (found[at]?.height ?? top) : top]),
  );
}

const reference = (key: string, item: Item | undefined): string => (item ? `${key} ${item.object} 0 R` : '');

/** @param count how many are shown below, all levels together */
const children = (items: readonly Item[], count: number): string =>
  items.length === 0 ? '' : `${reference('/First', items[0])}${reference('/Last', items.at(-1))}/Count ${count}`;
