/**
 * Does a piece of work for each of many, so many of them beside each other. The first that fails ends it, once those that
 * are under way have ended.
 * @param count how many are under way at once
 * @returns what came of each, in their order
 */
export async function beside<T, R>(all: readonly T[], count: number, work: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const waiting = [...all.entries()].reverse();
  const go = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) results[next[0]] = await work(next[1]);
  };
  const stop = () => void waiting.splice(0);
  const ends = await Promise.allSettled(Array.from({ length: count }, () => go().finally(stop)));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return results;
}
