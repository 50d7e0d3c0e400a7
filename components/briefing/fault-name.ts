/** An error as the screen names it: by its class, with its own words for those that have no name there. */
export function faultNameOf(error: unknown): { fault: string; detail: string } {
  if (!(error instanceof Error)) return { fault: 'other', detail: String(error) };
  return { fault: error.name, detail: error.message };
}
