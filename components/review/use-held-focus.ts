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

function holdFocus(part: HTMLElement): () => void {
  let path: Element[] = [];
  const note = ({ target }: FocusEvent) => {
    path = target instanceof Element && part.contains(target) ? pathTo(target, part) : [];
  };
  const observer = new MutationObserver(() => {
    if (path.length === 0 || path[0]?.isConnected) return;
    const place = path.find((one) => one.isConnected);
    path = [];
    // Whoever led the focus elsewhere meanwhile knew better.
    if (place && (document.activeElement ?? document.body) === document.body) restIn(place, part)?.focus();
  });
  document.addEventListener('focusin', note);
  observer.observe(part, { childList: true, subtree: true });
  return () => {
    document.removeEventListener('focusin', note);
    observer.disconnect();
  };
}

/** An element and what it stands in, up to the part. */
function pathTo(element: Element, part: Element): Element[] {
  const path = [element];
  for (let at: Element | null = element; at && at !== part; at = at.parentElement) if (at !== element) path.push(at);
  return [...path, part];
}

function restIn(place: Element, part: HTMLElement): HTMLElement | null {
  const heading = part.querySelector<HTMLElement>('.rv-head');
  // Beside a decision stands the one that takes it back: a second Enter must not.
  if (place === part || place.closest('.rv-decide')) return heading;
  return place.querySelector<HTMLElement>(CONTROLS) ?? heading;
}
