/** Drops from so many points on are written into a heat map; all stand in the picture of drops. */
export const SHOWN_DROP = 15;

/** The keys of the lines under the columns. */
export const SUMS = { low: '+low', n: '+n' } as const;

const DROP = '+drop';

/** The key of the line with the drops of a unit. */
export const dropKey = (unit: string): string => unit + DROP;

/** The unit whose drops stand in a line; null for any other line. */
export const unitOfDrop = (key: string): string | null => (key.endsWith(DROP) ? key.slice(0, -DROP.length) : null);
