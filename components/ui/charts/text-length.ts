/** Roughly how long a text is at 13 px, in pixels: never much shorter than it is. */
export function lengthOf(text: string): number {
  return [...text].reduce((sum, sign) => sum + (sign > '\u2e7f' ? 13.5 : 7.2), 0);
}

/**
 * A text that fits into a room, at 13 px: what is too long loses its middle, since names that begin alike are told apart
 * by their ends.
 * @param room in pixels
 */
export function shortenMiddle(text: string, room: number): string {
  if (lengthOf(text) <= room) return text;
  const signs = [...new Intl.Segmenter('zh').segment(text)].map(({ segment }) => segment);
  let [head, tail] = ['', ''];
  for (let at = 0; at < signs.length; at++) {
    const onHead = at % 2 === 1;
    const next = onHead ? head + signs[(at - 1) / 2] : signs[signs.length - 1 - at / 2] + tail;
    if (lengthOf(onHead ? `${next}…${tail}` : `${head}…${next}`) > room) break;
    if (onHead) head = next;
    else tail = next;
  }
  return `${head}…${tail}`;
}
