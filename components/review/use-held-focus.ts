import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

const CONTROLS = 'button:not([disabled]), select, textarea, summary, input';

/**
 * Keeps the focus in a part when what had it goes: a disagreement that was settled, a comment that is done with. It goes to
 * what stands next in the same place, else to the part's heading (of class rv-head), which says how things
 * stand now.
 * @param ready whether the part is drawn
 * @returns what the part must bear
 */
export function useHeldFocus(ready: boolean): RefObject<HTMLElement | null> {
  const part = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const element = part.current;
    return element ? holdFocus(element) : undefined;
  }, [ready]);
  return part;
}

/** What had the focus or holds it, and which child of what it stands in it was. */
interface Step {
  readonly element: Element;
  readonly at: number;
}

function holdFocus(part: HTMLElement): () => void {
  let path: Step[] = [];
  const note = ({ target }: FocusEvent) => {
    path = target instanceof Element && part.contains(target) ? pathTo(target, part) : [];
  };
  const observer = new MutationObserver(() => {
    if (path.length === 0 || path[0]?.element.isConnected) return;
    const left = path.findIndex(({ element }) => element.isConnected);
    const [gone, place] = [path[left - 1], path[left]];
    path = [];
    // Whoever led the focus elsewhere meanwhile knew better.
    if (place && (document.activeElement ?? document.body) === document.body)
      restIn(place.element, gone?.at ?? 0, part)?.focus();
  });
  document.addEventListener('focusin', note);
  observer.observe(part, { childList: true, subtree: true });
  return () => {
    document.removeEventListener('focusin', note);
    observer.disconnect();
  };
}

/** An element and what it stands in, up to the part. */
function pathTo(element: Element, part: Element): Step[] {
  const path: Step[] = [];
  for (let at: Element | null = element; at; at = at === part ? null : at.parentElement)
    path.push({ element: at, at: [...(at.parentElement?.children ?? [])].indexOf(at) });
  return path;
}

/** @param at where in the place that stood which is gone: what stands there now comes next, else what stood before it */
function restIn(place: Element, at: number, part: HTMLElement): HTMLElement | null {
  const heading = part.querySelector<HTMLElement>('.rv-head');
  // Beside a decision stands the one that takes it back: a second Enter must not.
  if (place === part || place.closest('.rv-decide')) return heading;
  const next = place.children[Math.min(at, place.children.length - 1)];
  return next?.querySelector<HTMLElement>(CONTROLS) ?? place.querySelector<HTMLElement>(CONTROLS) ?? heading;
}
