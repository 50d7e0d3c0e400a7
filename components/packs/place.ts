/** Where the page of packs stands: the list of versions, the import, or a version with an item beside its list. */
export interface PackPlace {
  pack: string;
  version: string;
  /** An item's id, or `about`; of a draft also `texts`, or one of them (`texts.tags.F01`). */
  beside?: string;
}
