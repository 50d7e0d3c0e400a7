/**
 * Folds a text for finding: width and compatibility forms (NFKC), case, and white space at the ends.
 * Only for comparing; what people wrote is never changed.
 */
export function foldText(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim();
}
