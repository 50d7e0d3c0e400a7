import '../model/no-eval.ts';
import type { DrawDifference, EarlierDraw } from './check-draw.ts';
import type { DrawResult } from './draw.ts';
import type { DrawFault, DrawReason } from './draw-error.ts';
import type { DrawRecord } from './draw-record.ts';
import type { FrozenRoster, RosterUnit } from './roster.ts';
import type { DrawRule } from './rule.ts';

/** What a page asks of the worker. A roster that was kept comes as its text, a record as the store has it. */
interface Questions {
  freeze: { units: readonly RosterUnit[] };
  draw: { units: readonly RosterUnit[]; rule: DrawRule; seed: string };
  check: { record: unknown; roster: string; earlier: readonly EarlierDraw[] };
  file: { record: unknown; roster: string };
}

interface Answers {
  freeze: { roster: FrozenRoster };
  /** With the roster's canonical text: its SHA-256 is the roster's hash. */
  draw: { roster: FrozenRoster; text: string; result: DrawResult };
  check: { record: DrawRecord; roster: FrozenRoster; difference: DrawDifference | null };
  /** The file to hand out. */
  file: { text: string };
}

export type Ask = keyof Questions;
export type Question = { [K in Ask]: { ask: K } & Questions[K] }[Ask];
export type Answer<A extends Ask = Ask> = Answers[A];

/** What comes back: the answer, or why there is none. */
export type Reply<A extends Ask = Ask> =
  | { is: 'answered'; answer: Answer<A> }
  | { is: 'refused'; reason: DrawReason; fault: DrawFault }
  | { is: 'failed'; detail: string };
