/** The packs that are shipped, as full paths. */
export function shippedFiles(): string[];
/** Checks packs and says what they serve, line by line; gives how many faults there are. */
export function checkPacks(files: string[], say: (line: string) => void, folder?: string): number;
