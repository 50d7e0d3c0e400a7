/** A value without the texts that say no more than that words stay here, and how many they were. */
interface Freed<T> {
  readonly value: T;
  readonly count: number;
}

/**
 * Empties every text that stands for words that stay here. In a visit's own PDF it says what is missing; beside a unit's
 * name in what is sent up, or to the unit itself, it would say that somebody spoke there.
 * @param value plain data
 * @param held what stands in the place of such words
 * @returns the very same value where there are none
 */
export function withoutHeld<T>(value: T, held: string): Freed<T> {
  if (typeof value === 'string') return value === held ? { value: '' as T, count: 1 } : { value, count: 0 };
  if (typeof value !== 'object' || value === null) return { value, count: 0 };
  const inner = Object.entries(value).map(([key, one]) => [key, withoutHeld(one as unknown, held)] as const);
  const count = inner.reduce((sum, [, one]) => sum + one.count, 0);
  if (count === 0) return { value, count };
  const freed = inner.map(([key, one]) => [key, one.value] as const);
  return { value: (Array.isArray(value) ? freed.map(([, one]) => one) : Object.fromEntries(freed)) as T, count };
}
