/** A stretch that two lists share: `a[a..a+length)` is `b[b..b+length)`. */
export interface Shared {
  readonly a: number;
  readonly b: number;
  readonly length: number;
}

/**
 * So many pieces may be gone or new before two lists are compared by sentences instead: what is remembered grows with
 * the square of it (4 MB here).
 */
const MOST_EDITS = 1000;
/** So many comparisons of pieces one list may take, and as many again all stretches between its sentences together. */
const MOST_STEPS = 700_000;

/** How many comparisons are left. */
interface Budget {
  steps: number;
}

/** Ends a sentence or a line. */
const ENDS = /[。！？；!?;\n]/;

/**
 * What two texts, given in pieces, have in common, in order. Exactly the longest where they differ in few places (Myers
 * 1986, "An O(ND) Difference Algorithm and Its Variations"); where they differ in very many, sentences that stand once in
 * each hold the rest together, and a stretch between them that is still too different shares nothing; nor do the last ones
 * once comparing has taken long enough. So the time grows with the length alone, whatever a stranger wrote.
 * @returns stretches that don't touch, rising in both
 */
export function matchTokens(a: readonly string[], b: readonly string[]): Shared[] {
  return matchBetweenEnds(a, b, { steps: MOST_STEPS }) ?? matchBetweenSentences(a, b, { steps: MOST_STEPS });
}

function matchBetweenSentences(a: readonly string[], b: readonly string[], budget: Budget): Shared[] {
  const shared: Shared[] = [];
  let [fromA, fromB] = [0, 0];
  for (const run of [...sentencesInBoth(a, b), { a: a.length, b: b.length, length: 0 }]) {
    const within = matchBetweenEnds(a.slice(fromA, run.a), b.slice(fromB, run.b), budget) ?? [];
    for (const one of within) shared.push({ ...one, a: fromA + one.a, b: fromB + one.b });
    shared.push(run);
    fromA = run.a + run.length;
    fromB = run.b + run.length;
  }
  return joined(shared);
}

/** The most sentences that stand once in each text and in the same order in both. */
function sentencesInBoth(a: readonly string[], b: readonly string[]): Shared[] {
  const inB = onceIn(b);
  const pairs = [...onceIn(a)].flatMap(([text, { at, length }]) => {
    const other = inB.get(text);
    return other ? [{ a: at, b: other.at, length }] : [];
  });
  return longestRising(pairs.sort((one, other) => one.a - other.a));
}

/** The sentences that stand once in a text, by their words. */
function onceIn(tokens: readonly string[]): Map<string, { at: number; length: number }> {
  const once = new Map<string, { at: number; length: number }>();
  const seen = new Set<string>();
  for (let from = 0, at = 0; at < tokens.length; at++) {
    if (at < tokens.length - 1 && !ENDS.test(tokens[at] ?? '')) continue;
    const text = tokens.slice(from, at + 1).join('');
    if (seen.has(text)) once.delete(text);
    else once.set(text, { at: from, length: at + 1 - from });
    seen.add(text);
    from = at + 1;
  }
  return once;
}

/** The longest run of pairs that rises in `b` (patience sorting: Fredman 1975). @param pairs rising in `a` */
function longestRising(pairs: readonly Shared[]): Shared[] {
  const tops: { pair: Shared; under: number }[][] = [];
  for (const pair of pairs) {
    let [low, high] = [0, tops.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tops[middle]?.at(-1)?.pair.b ?? 0) < pair.b) low = middle + 1;
      else high = middle;
    }
    const pile = tops[low] ?? [];
    pile.push({ pair, under: (tops[low - 1]?.length ?? 0) - 1 });
    tops[low] = pile;
  }
  const rising: Shared[] = [];
  let at = (tops.at(-1)?.length ?? 0) - 1;
  for (const pile of tops.toReversed()) {
    const card = pile[at];
    if (!card) break;
    rising.push(card.pair);
    at = card.under;
  }
  return rising.reverse();
}

/** Common ends first, then Myers between them; null where that would take too many edits, and the ends share little. */
function matchBetweenEnds(a: readonly string[], b: readonly string[], budget: Budget): Shared[] | null {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start++;
  let end = 0;
  while (end < shorter - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const middle = shortestEdit(numbered(a, b, start, end), budget);
  if (!middle) return null;
  const tail = { a: a.length - end, b: b.length - end, length: end };
  const shifted = middle.map((run) => ({ ...run, a: run.a + start, b: run.b + start }));
  return joined([{ a: 0, b: 0, length: start }, ...shifted, tail]);
}

/** The stretches between the ends, each piece as a number: comparing texts would take most of the time. */
function numbered(a: readonly string[], b: readonly string[], start: number, end: number): [Int32Array, Int32Array] {
  const numbers = new Map<string, number>();
  const number = (token: string) => {
    const known = numbers.get(token) ?? numbers.size;
    numbers.set(token, known);
    return known;
  };
  const of = (list: readonly string[]) => Int32Array.from(list.slice(start, list.length - end), number);
  return [of(a), of(b)];
}

/**
 * The shortest edit script between two lists as what stays (Myers 1986, figure 2); null beyond `MOST_EDITS`, or beyond
 * what is left of the budget, of which it takes its part.
 */
function shortestEdit([a, b]: [Int32Array, Int32Array], budget: Budget): Shared[] | null {
  const most = Math.min(a.length + b.length, MOST_EDITS);
  // Of each number of edits how far every diagonal was reached; diagonal k lies at k + edits.
  const trail: Int32Array[] = [];
  for (let edits = 0; edits <= most && budget.steps > 0; edits++) {
    const before = trail.at(-1);
    const reached = new Int32Array(2 * edits + 1);
    trail.push(reached);
    for (let k = -edits; k <= edits; k += 2) {
      const from = before ? firstStep(before, edits, k) : 0;
      let x = from;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      reached[k + edits] = x;
      budget.steps -= 1 + x - from;
      if (x >= a.length && x - k >= b.length) return walkBack(trail, a.length, b.length);
    }
  }
  return null;
}

/** Where diagonal k is entered with one edit more: from above (something new) or from the left (something gone). */
function firstStep(before: Int32Array, edits: number, k: number): number {
  return isFromAbove(before, edits, k) ? (before[k + edits] ?? -1) : (before[k + edits - 2] ?? -1) + 1;
}

function isFromAbove(before: Int32Array, edits: number, k: number): boolean {
  return k === -edits || (k !== edits && (before[k + edits - 2] ?? -1) < (before[k + edits] ?? -1));
}

function walkBack(trail: readonly Int32Array[], endA: number, endB: number): Shared[] {
  const runs: Shared[] = [];
  let [x, y] = [endA, endB];
  for (let edits = trail.length - 1; edits >= 0; edits--) {
    const k = x - y;
    const before = trail[edits - 1];
    const entered = before ? firstStep(before, edits, k) : 0;
    if (x > entered) runs.push({ a: entered, b: entered - k, length: x - entered });
    if (!before) break;
    const above = isFromAbove(before, edits, k);
    [x, y] = above ? [entered, entered - k - 1] : [entered - 1, entered - k];
  }
  return runs.reverse();
}

/** Stretches that touch in both lists as one; empty ones left out. */
function joined(runs: readonly Shared[]): Shared[] {
  const whole: Shared[] = [];
  for (const run of runs) {
    if (run.length === 0) continue;
    const last = whole.at(-1);
    if (last && last.a + last.length === run.a && last.b + last.length === run.b) {
      whole[whole.length - 1] = { ...last, length: last.length + run.length };
    } else whole.push(run);
  }
  return whole;
}
