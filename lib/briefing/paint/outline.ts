import { PAPER } from '../layout/format.ts';
import type { OutlineEntry } from '../layout/page.ts';
import type { PdfObjects } from './pdf-objects.ts';
import { textString } from './text-string.ts';

interface Item {
  readonly entry: OutlineEntry;
  readonly object: number;
  readonly within: Item[];
}

/**
 * Puts headings as bookmarks (ISO 32000-1, 12.3.3): level 2 under the level 1 before it.
 * @param pageObjects the pages' objects
 * @returns the outline's object; null where there are no headings
 */
export function putOutline(
  entries: readonly OutlineEntry[],
  pageObjects: readonly number[],
  objects: PdfObjects,
): number | null {
  if (entries.length === 0) return null;
  const root = objects.reserve();
  const top: Item[] = [];
  for (const entry of entries) {
    const item: Item = { entry, object: objects.reserve(), within: [] };
    const chapter = entry.level === 1 ? undefined : top.findLast((one) => one.entry.level === 1);
    (chapter?.within ?? top).push(item);
  }
  const height = Math.ceil(PAPER.height);
  const put = (items: readonly Item[], parent: number) => {
    items.forEach(({ entry, object, within }, i) => {
      const beside = `${reference('/Prev', items[i - 1])}${reference('/Next', items[i + 1])}`;
      const page = pageObjects[entry.page - 1] ?? 0;
      const title = `/Title${textString(entry.text)}`;
      const place = `/Dest[${page} 0 R/XYZ 0 ${height} 0]`;
      objects.put(object, `<<${title}/Parent ${parent} 0 R${beside}${children(within, within.length)}${place}>>`);
      put(within, object);
    });
  };
  put(top, root);
  objects.put(root, `<</Type/Outlines${children(top, entries.length)}>>`);
  return root;
}

const reference = (key: string, item: Item | undefined): string => (item ? `${key} ${item.object} 0 R` : '');

/** @param count how many are shown below, all levels together */
const children = (items: readonly Item[], count: number): string =>
  items.length === 0 ? '' : `${reference('/First', items[0])}${reference('/Last', items.at(-1))}/Count ${count}`;
