import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** The width inside of an element's padding in pixels, as it changes. @param first what it is taken for until it is known */
export function useWidth<T extends HTMLElement>(first: number): [{ current: T | null }, number] {
  const element = useRef<T>(null);
  const [width, setWidth] = useState(first);
  useLayoutEffect(() => {
    const box = element.current;
    if (!box) return;
    const measure = () => {
      const { paddingLeft, paddingRight } = getComputedStyle(box);
      const inside = box.clientWidth - (Number.parseFloat(paddingLeft) || 0) - (Number.parseFloat(paddingRight) || 0);
      setWidth(inside > 0 ? inside : first);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => observer.disconnect();
  }, []);
  return [element, width];
}
