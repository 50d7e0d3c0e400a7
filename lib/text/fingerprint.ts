const PRIME = 0x01000193;

/**
 * A short sign by which a text is known again, so that "this wording" can be remembered without its words. Two sums of
 * 32 bits after Fowler, Noll and Vo (FNV-1a), one from either end: enough to notice an edit, no proof of anything.
 * @param salt makes the same words differ from place to place, such as a record's id
 * @returns 16 hexadecimal digits
 */
export function fingerprint(text: string, salt: string): string {
  let forth = 0x811c9dc5;
  let back = 0x9747b28c;
  const all = `${salt}\n${text}`;
  for (let at = 0; at < all.length; at++) {
    forth = Math.imul(forth ^ all.charCodeAt(at), PRIME);
    back = Math.imul(back ^ all.charCodeAt(all.length - 1 - at), PRIME);
  }
  return [forth, back].map((sum) => (sum >>> 0).toString(16).padStart(8, '0')).join('');
}
