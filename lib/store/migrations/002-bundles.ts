/**
 * The second shape: what was handed out and taken in. Frozen: a later shape is another file.
 * `bundles` are files that came or went, `batches` one author's signed changes as they travel, `keys` the address book.
 */
export const SECOND = {
  version: 2,
  stores: {
    bundles: 'digest, author',
    batches: 'digest, author',
    keys: 'key, person',
  },
} as const;
