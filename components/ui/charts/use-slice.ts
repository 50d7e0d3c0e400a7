import { useLayoutEffect, useState } from 'preact/hooks';

/** Up to so many lines all are drawn; of more only those in sight. */
const ALL = 400;
const SPARE = 600;

/**
 * Which lines of a scrolled box are drawn.
 * @param tops the upper edge of each line in pixels, and the lower edge of the last
 */
export function useSlice(box: { current: HTMLDivElement | null }, tops: readonly number[]) {
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(1000);
  const count = tops.length - 1;
  const every = count <= ALL;
  useLayoutEffect(() => {
    const element = box.current;
    if (!element || every) return;
    const measure = () => setHeight(element.clientHeight);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [every]);
  const onScroll = (event: { currentTarget: HTMLDivElement }) => {
    if (!every) setTop(event.currentTarget.scrollTop);
  };
  if (every) return { first: 0, last: count, onScroll };
  const firstIn = tops.findIndex((edge) => edge >= top - SPARE);
  const lastIn = tops.findIndex((edge) => edge > top + height + SPARE);
  return { first: Math.max(0, firstIn - 1), last: lastIn < 0 ? count : lastIn, onScroll };
}
