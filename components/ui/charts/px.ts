/** Sizes and places as styles: numbers are pixels. */
export function px(sizes: Readonly<Record<string, number | undefined>>): Record<string, string> {
  const given = Object.entries(sizes).filter(([, size]) => size !== undefined);
  return Object.fromEntries(given.map(([name, size]) => [name, `${size}px`]));
}
