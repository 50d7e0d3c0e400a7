/**
 * What steps add up to that only ever grow (a finding's life, a visit's review, a tag's adjudication). Two people's steps
 * merge as a set; one that the other's made illegal stays in the log, counts for nothing and is shown.
 */
export interface Walk<S, State, Why> {
  readonly state: State;
  /** The steps that count, in order: a legal walk from the beginning. */
  readonly taken: readonly S[];
  /** The steps that count for nothing, and why. */
  readonly void: readonly { readonly step: S; readonly why: Why }[];
  /** All of them, in the order in which they were looked at. */
  readonly steps: readonly S[];
}

/** The rules of a machine. Pure: they hang on their arguments alone. */
export interface StepRules<S, State, Why> {
  /** In which order steps are taken; it must tell any two apart, so that all devices see one order. */
  order(one: S, other: S): number;
  /**
   * Why a step can't be taken; null when it can.
   * @param stands whether all still stands as it did right after the step that this one says it follows: a step that
   *   another one overtook is void for good, and doesn't come alive when the same state comes again. Undefined where it
   *   names none, or one that is not here
   */
  refuse(state: State, step: S, stands: boolean | undefined): Why | null;
  next(state: State, step: S): State;
  /** Whether two steps that were taken at once, upon the same, come to the same: who follows one follows the other. */
  same(one: S, other: S): boolean;
}

/** Where a step stands that counts for nothing: nowhere. */
const NOWHERE = -1;

/** A step, and the one before it that whoever took it had seen: it comes after that, whatever the two clocks say. */
interface Following {
  readonly id: string;
  readonly after?: string | null | undefined;
}

/** Takes steps one by one, whatever the order they are given in and however often. @param first where all begins */
export function walkSteps<S extends Following, State, Why>(
  steps: readonly S[],
  first: State,
  { order, refuse, next, same }: StepRules<S, State, Why>,
): Walk<S, State, Why> {
  const taken: S[] = [];
  const refused: { step: S; why: Why }[] = [];
  // How many were taken right after each: a state may come again, its number doesn't.
  const stood = new Map<string, number>();
  const ordered = inOrder(steps, order);
  let state = first;
  for (const step of ordered) {
    const seen = step.after ? stood.get(step.after) : undefined;
    const why = refuse(state, step, seen === undefined ? undefined : seen === taken.length);
    if (why === null) {
      state = next(state, step);
      stood.set(step.id, taken.push(step));
      continue;
    }
    refused.push({ step, why });
    const from = step.after ? (seen ?? NOWHERE) : 0;
    const instead = taken[from];
    stood.set(step.id, instead && same(instead, step) ? from + 1 : NOWHERE);
  }
  return { state, taken, void: refused, steps: ordered };
}

/** Each step once, in order; one that says which it follows waits for that. Nobody can move another's step so. */
function inOrder<S extends Following>(steps: readonly S[], order: (one: S, other: S) => number): S[] {
  const once = new Map(steps.map((step) => [step.id, step]));
  const placed = new Set<S>();
  const waiting = new Map<string, S[]>();
  const place = (first: S): void => {
    const due = [first];
    for (let step = due.pop(); step !== undefined; step = due.pop()) {
      placed.add(step);
      for (const next of (waiting.get(step.id) ?? []).reverse()) due.push(next);
    }
  };
  const wait = (step: S, before: string): void => {
    const others = waiting.get(before);
    if (others) others.push(step);
    else waiting.set(before, [step]);
  };
  const sorted = [...once.values()].sort(order);
  for (const step of sorted) {
    const before = once.get(step.after ?? '');
    if (!before || before === step || placed.has(before)) place(step);
    else wait(step, before.id);
  }
  // Those that follow each other in a ring stand where their clocks put them, at the end.
  return [...placed, ...sorted.filter((step) => !placed.has(step))];
}
