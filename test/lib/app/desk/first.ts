import type { Watch } from '../../../../lib/app/watch.ts';

/** The first answer of a watched query. */
export function first<T>(start: (on: Watch<T>) => () => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = start({
      value: (value) => {
        resolve(value);
        queueMicrotask(() => stop());
      },
      failed: reject,
    });
  });
}
