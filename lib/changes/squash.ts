import { type Change, type ChangeId, type Hlc, SEVERAL } from './change.ts';
import { type ChangeRest, makeChange } from './make-change.ts';

/**
 * The one way in which a change may leave the log: while somebody types, the next autosave may take the place of the
 * one before. Only what nobody else can have seen is replaced, so merging is still set union (bundle.md, Merge).
 */

/** The longest pause within one run of typing, in milliseconds. */
export const MAX_IDLE = 30_000;
/** How often one run squashes before it leaves a version behind: a history in steps, not one that ends in a day's last. */
export const MAX_SQUASHES = 64;
/** More than this many UTF-16 units gone at a stroke is a deletion or a replacement, whose victim stays in the history. */
export const MAX_TAKEN = 20;

/** One uninterrupted run of typing, kept in memory by the window in which it happens. */
export type TypingRun = {
  readonly window: string;
  /** The run's newest change, the only one that the next may replace. */
  readonly last: ChangeId;
  /** When that was made, in Unix milliseconds. */
  readonly lastAt: number;
  /** How many changes were squashed away so far. */
  readonly count: number;
};

/** What else the decision hangs on: where and when the next change is made, and what the store says at that moment. */
export type SquashFacts = {
  readonly window: string;
  readonly at: number;
  /** The current heads of the field: a change that is none of them is named by somebody's `sup`. */
  readonly heads: readonly ChangeId[];
  /** The latest time of a change that a file was written with; null before the first file. */
  readonly sharedThrough: Hlc | null;
};

/** A run begins with a change that stays. */
export function startRun(change: Change, window: string, at: number): TypingRun {
  return { window, last: change.id, lastAt: at, count: 0 };
}

/** The run after a squash: `change` is what `squash` gave. */
export function continueRun(run: TypingRun, change: Change, at: number): TypingRun {
  return { ...run, last: change.id, lastAt: at, count: run.count + 1 };
}

/**
 * Whether `next` may take the place of `previous` in the log.
 * @param previous the run's last change, as the store has it
 * @param next what would be appended otherwise; its `sup` names `previous` and nothing else
 */
export function maySquash(previous: Change, next: ChangeRest, run: TypingRun, facts: SquashFacts): boolean {
  return isSameTyping(previous, next) && isSameRun(previous, run, facts) && isUnseen(previous, facts);
}

/**
 * The change that takes the place of `previous`: it says what `next` says and replaces what `previous` replaced. Ask
 * `maySquash` first; then delete `previous` and put this in one transaction, with `advanceHeads(heads, it, previous.id)`.
 */
export function squash(previous: Change, next: ChangeRest): Change {
  return makeChange({ ...next, sup: previous.sup });
}

function isSameTyping(previous: Change, next: ChangeRest): boolean {
  if (previous.rec !== next.rec || previous.field !== next.field || previous.author !== next.author) return false;
  if (previous.kind !== next.kind || previous.parent !== next.parent || previous.field === SEVERAL) return false;
  if (typeof previous.value !== 'string' || typeof next.value !== 'string') return false;
  // Where it replaces more than the one before (a settled conflict), it is more than typing.
  if (next.sup.length !== 1 || next.sup[0] !== previous.id || next.hlc <= previous.hlc) return false;
  return takenAway(previous.value, next.value) <= MAX_TAKEN;
}

function isSameRun(previous: Change, run: TypingRun, facts: SquashFacts): boolean {
  if (run.window !== facts.window || run.last !== previous.id || run.count >= MAX_SQUASHES) return false;
  const idle = facts.at - run.lastAt;
  // Below nought the device's clock was set back, and how long the pause was can't be known.
  return idle >= 0 && idle <= MAX_IDLE;
}

function isUnseen(previous: Change, facts: SquashFacts): boolean {
  if (!facts.heads.includes(previous.id)) return false;
  return facts.sharedThrough === null || previous.hlc > facts.sharedThrough;
}

/** How many UTF-16 units of `before` are gone in `after`, taking the edit as one: what lies between common ends. */
function takenAway(before: string, after: string): number {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return before.length - start - end;
}
