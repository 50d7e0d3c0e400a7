/**
 * The first shape of the database. Frozen: a later shape is another file.
 * Indexed are opaque ids, kind, parent, shelf and a coarse month alone, so that sealing the rest needs no second design.
 */
export const FIRST = {
  version: 1,
  stores: {
    records: 'id, [parent+kind+shelf+id], [kind+shelf+id], month',
    changes: '++seq, &id, rec',
    meta: 'key',
  },
} as const;
