import type { Element, PageItem } from '../../lib/app/briefing/press.ts';

/** What of a page belongs together for readers who don't see it. */
export interface Group {
  readonly element: Element;
  readonly parts: (PageItem | Group)[];
}

export const isGroup = (part: PageItem | Group): part is Group => 'parts' in part;

/** A page's items, as it is read; and those that are there for the eye alone, which lie beneath. */
export function groupsOf(items: readonly PageItem[]): { groups: Group[]; artifacts: PageItem[] } {
  const groups: Group[] = [];
  const artifacts: PageItem[] = [];
  let open: Group[] = [];
  for (const item of items) {
    const element = 'element' in item ? item.element : undefined;
    if (!element) {
      artifacts.push(item);
      continue;
    }
    const chain = chainOf(element);
    let shared = 0;
    while (shared < chain.length && open[shared]?.element === chain[shared]) shared += 1;
    open = open.slice(0, shared);
    for (const one of chain.slice(shared)) {
      const group: Group = { element: one, parts: [] };
      (open.at(-1)?.parts ?? groups).push(group);
      open.push(group);
    }
    open.at(-1)?.parts.push(item);
  }
  return { groups, artifacts };
}

/** An element, and before it all that it lies within. */
function chainOf(element: Element): Element[] {
  const chain = [element];
  for (let one = element.within; one; one = one.within) chain.unshift(one);
  return chain;
}
