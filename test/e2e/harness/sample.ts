/**
 * Of the languages and looks that a test is for: all in the long check, one with every commit.
 * @param name of the tests, by which it is chosen: always the same one, and not the same for all tests
 */
export function sample<T>(name: string, all: readonly T[]): readonly T[] {
  if (process.env.XUNJI_LONG) return all;
  const seed = [...name].reduce((sum, sign) => sum + sign.charCodeAt(0), 0);
  return all.slice(seed % all.length, (seed % all.length) + 1);
}
