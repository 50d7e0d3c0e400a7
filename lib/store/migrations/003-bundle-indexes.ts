/**
 * The third shape: files are looked up by their state, an author's batches by their number. Frozen: a later shape is
 * another file.
 */
export const THIRD = {
  version: 3,
  stores: {
    bundles: 'digest, author, state',
    batches: 'digest, [author+seq]',
  },
} as const;
