/** What stands in a file of many visits. */
export interface ManyVisits {
  readonly bytes: Uint8Array;
  readonly records: number;
  readonly changes: number;
}
/** A file of so many visits by somebody else, one batch a visit as the program cuts them: 20 notes and 40 changes each. */
export function manyVisits(visits: number): Promise<ManyVisits>;
