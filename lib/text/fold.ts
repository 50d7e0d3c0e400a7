/**
 * Folds a text for finding: width and compatibility forms (NFKC), case, and white space at the ends.
 * Only for comparing; what people wrote is never changed.
 */
export function foldText(text: string): string {
  return foldSigns(text).trim();
}

/** As `foldText`, with the white space at the ends: what stands where in a text is asked of this. */
export function foldSigns(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
