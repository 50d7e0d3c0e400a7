/**
 * Where the page of hand-overs stands: its files, one of them, what is coming in, what is going out, the address book, or
 * what people disagree on.
 */
export type BundlePlace =
  | { readonly at: 'files' | 'in' | 'out' | 'people' | 'disputed' }
  /** What is going out, with a visit that is chosen already, by its id. */
  | { readonly at: 'out'; readonly visit: string }
  /** What is going out, with the roster and its tasks chosen. */
  | { readonly at: 'out'; readonly tasks: true }
  /** A file that came or went, by its digest. */
  | { readonly at: 'file'; readonly digest: string };

/** Of `out-<id>`, the id of a visit. */
const CHOSEN = /^out-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

const isDigest = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

/** Reads an address, such as `in` of `#bundles/in`; what is unknown there is the list of files. */
export function placeOf(open: string | undefined): BundlePlace {
  if (open === 'in' || open === 'out' || open === 'people' || open === 'disputed') return { at: open };
  if (open === 'out-tasks') return { at: 'out', tasks: true };
  const visit = CHOSEN.exec(open ?? '')?.[1];
  if (visit) return { at: 'out', visit };
  return open && isDigest(open) ? { at: 'file', digest: open } : { at: 'files' };
}

/** The address of a place; undefined for the list of files. */
export function writePlace(place: BundlePlace): string | undefined {
  if (place.at === 'file') return place.digest;
  if (place.at === 'out' && 'visit' in place) return `out-${place.visit}`;
  if ('tasks' in place) return 'out-tasks';
  return place.at === 'files' ? undefined : place.at;
}
