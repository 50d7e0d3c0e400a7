/** Where the page of hand-overs stands: its files, one of them, what is coming in, what is going out, or the address book. */
export type BundlePlace =
  | { readonly at: 'files' | 'in' | 'out' | 'people' }
  /** A file that came or went, by its digest. */
  | { readonly at: 'file'; readonly digest: string };

const isDigest = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

/** Reads an address, such as `in` of `#bundles/in`; what is unknown there is the list of files. */
export function placeOf(open: string | undefined): BundlePlace {
  if (open === 'in' || open === 'out' || open === 'people') return { at: open };
  return open && isDigest(open) ? { at: 'file', digest: open } : { at: 'files' };
}

/** The address of a place; undefined for the list of files. */
export function writePlace(place: BundlePlace): string | undefined {
  if (place.at === 'file') return place.digest;
  return place.at === 'files' ? undefined : place.at;
}
