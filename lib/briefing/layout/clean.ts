/** Line ends of every system and script (UAX 14, classes BK, CR, LF, NL). */
export const LINE_ENDS: RegExp = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/;
/** White space that has no width of its own in Chinese setting. The ideographic space, U+3000, has. */
const SPACES = /[\t \u00a0\u1680\u2000-\u200a\u202f\u205f]+/g;
const EDGES = /^[ \u3000]+|[ \u3000]+$/g;

/**
 * A text's paragraphs: split at line ends, runs of white space drawn together to one space, none at either end (our own
 * indent replaces a typed one), empty ones left out. Nothing else is changed: a control character stays and
 * is shown as a box, for what was typed is not dropped silently.
 */
export function toParagraphs(text: string): string[] {
  return text
    .split(LINE_ENDS)
    .map((line) => line.replace(SPACES, ' ').replace(EDGES, ''))
    .filter((line) => line !== '');
}

/** The same for a text that is one line by nature, such as a title. */
export function toSingleLine(text: string): string {
  return toParagraphs(text).join(' ');
}
