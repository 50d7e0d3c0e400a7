/** An error as the screen names it: by its class, with its own words for those that have no name there. */
export function faultNameOf(error: unknown): { fault: string; detail: string } {
  if (!(error instanceof Error)) return { fault: 'other', detail: String(error) };
  // Of all that keeps a file from being saved it is what a person can mend.
  const isFull = error.name === 'StoreFailure' && 'reason' in error && error.reason === 'diskFull';
  return { fault: isFull ? 'DiskFull' : error.name, detail: error.message };
}
