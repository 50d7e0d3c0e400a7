import { useLayoutEffect } from 'preact/hooks';
import type { Block } from '../../lib/app/briefing/document.ts';

/** So many characters tell where a block begins. */
const ENOUGH = 30;

/** How much of a page's width is empty before its text. */
const MARGIN = 0.1;

/**
 * Scrolls a page to where a block begins on it, as far as the page is higher than its room; a page of its own, or without a
 * block, to its top.
 * @param room what scrolls
 * @param block null for none
 */
export function useInSight(
  room: { readonly current: HTMLElement | null },
  page: { readonly number: number } | null,
  block: Block | null,
  zoom: number,
): void {
  useLayoutEffect(() => {
    const box = room.current;
    if (!box || !page) return;
    const found = block && elementOf(box, block);
    const top = found ? found.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop : 0;
    box.scrollTop = Math.max(0, top - box.clientHeight / 4);
    box.scrollLeft = box.scrollWidth > box.clientWidth ? box.scrollWidth * MARGIN : 0;
    // A page laid out anew stays where it was scrolled to, unless it is worked at.
  }, [block ? page : page?.number, block, zoom]);
}

/** What of a page begins as a block does; the layout tells its page alone. */
function elementOf(box: HTMLElement, block: Block): Element | undefined {
  const says = 'text' in block && typeof block.text === 'string' ? plain(block.text).slice(0, ENOUGH) : '';
  if (says === '') return undefined;
  const all = [...box.querySelectorAll('[role="paragraph"], [role="heading"]')];
  return all.find((one) => plain(one.textContent ?? '').includes(says));
}

const plain = (text: string): string => text.replace(/\s/gu, '');
