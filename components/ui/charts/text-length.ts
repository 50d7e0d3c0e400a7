/** Roughly how long a text is at 13 px, in pixels: never much shorter than it is. */
export function lengthOf(text: string): number {
  return [...text].reduce((sum, sign) => sum + (sign > '\u2e7f' ? 13.5 : 7.2), 0);
}
