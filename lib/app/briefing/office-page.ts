import type { PageSettings } from '../../briefing/blocks/blocks.ts';
import { pageFault, STANDARD } from '../../briefing/layout/format.ts';
import { PAGE_PARTS, type PagePart } from '../../model/briefing.ts';

/** The page of an office; null where nothing of it is set, or where what two people set can't be one page. */
export function pageOf(body: Readonly<Record<string, unknown>>): PageSettings | null {
  if (PAGE_PARTS.every((part) => typeof body[`page.${part}`] !== 'number')) return null;
  const page = pageIn(body);
  return pageFault(page) ? null : page;
}

/** The page that an office's fields ask for, the standard's where they say nothing; whether it can be is not asked. */
export function pageIn(body: Readonly<Record<string, unknown>>): PageSettings {
  const parts = PAGE_PARTS.map((part) => {
    const set = body[`page.${part}`];
    return [part, typeof set === 'number' ? set : STANDARD[part]] as const;
  });
  return Object.fromEntries(parts) as Record<PagePart, number>;
}
