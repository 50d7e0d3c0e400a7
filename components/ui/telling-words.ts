interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The words that were pointed at in a text, each once; those within longer ones go without saying. */
export function tellingWords(text: string, points: readonly Stretch[]): string {
  const whole = points.filter((one) => !points.some((other) => other !== one && holds(other, one)));
  return [...new Set(whole.map(({ start, end }) => text.slice(start, end)))].join('、');
}

/** Whether one is longer than another and reaches over all of it. */
const holds = (one: Stretch, other: Stretch): boolean =>
  one.start <= other.start && one.end >= other.end && one.end - one.start > other.end - other.start;
