import { PAPER } from '../layout/format.ts';
import type { Page, Run } from '../layout/page.ts';
import { naturalWidth } from '../layout/setting.ts';
import { number } from './bytes.ts';
import type { FontBook } from './font-book.ts';
import { measureWith } from './measure.ts';
import type { PdfObjects } from './pdf-objects.ts';
import { leadsTo, type Structure } from './structure.ts';
import { textString } from './text-string.ts';

/** How far above and below its baseline a line is clicked on, in ems. */
const HEIGHT = { above: 0.88, below: 0.12 } as const;

/**
 * Puts a link over each line that leads to an annex of the document (ISO 32000-1, 12.5.6.5); one that leads to none that
 * is there stays text.
 * @param pageObjects the pages' objects
 * @returns what each page says of its links; '' for one without
 */
export function putLinks(
  pages: readonly Page[],
  pageObjects: readonly number[],
  { book, structure, objects }: { book: FontBook; structure: Structure; objects: PdfObjects },
): string[] {
  const targets = targetsOf(pages);
  const measure = measureWith(book);
  const put = (run: Run, page: number): number[] => {
    const { element } = run;
    const target = element && targets.get(leadsTo(element) ?? 0);
    if (!element || target === undefined) return [];
    const object = objects.reserve();
    const key = structure.addLink(page, element, object);
    const width = naturalWidth(run.text, run, measure) + run.tracking * ([...run.text].length - 1);
    const [low, high] = [run.y + run.size * HEIGHT.below, run.y - run.size * HEIGHT.above].map((y) => PAPER.height - y);
    const place = [run.x, low, run.x + width, high].map((points) => number(points ?? 0)).join(' ');
    const goal = `/Dest[${pageObjects[target]} 0 R/XYZ 0 ${Math.ceil(PAPER.height)} 0]`;
    const says = `/Contents${textString(run.text)}`;
    const look = `/Subtype/Link/Rect[${place}]/Border[0 0 0]/F 4`;
    objects.put(object, `<</Type/Annot${look}${says}/StructParent ${key}${goal}>>`);
    return [object];
  };
  return pages.map(({ items }, page) => {
    const links = items.flatMap((item) => (item.kind === 'run' ? put(item, page) : []));
    return links.length > 0 ? `/Annots[${links.map((link) => `${link} 0 R`).join(' ')}]` : '';
  });
}

/** On which page, from 0, each annex begins. */
function targetsOf(pages: readonly Page[]): Map<number, number> {
  const targets = new Map<number, number>();
  for (const [page, { items }] of pages.entries()) {
    for (const item of items) {
      const annex = item.kind === 'run' && item.element?.type !== 'P' ? item.element?.annex : undefined;
      if (annex !== undefined && !targets.has(annex)) targets.set(annex, page);
    }
  }
  return targets;
}
