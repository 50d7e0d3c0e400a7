import { canonicalJson } from '../../changes/canonical.ts';
import type { DrawRule } from '../../draw/rule.ts';
import type { Id } from '../../model/ids.ts';
import { type Moment, shownTime } from '../../model/time.ts';
import { today } from './draws-roster.ts';

/** Of the same units one was drawn today already: another is a redraw, and has to say why. Nothing was drawn. */
export class DrawnToday extends Error {
  override readonly name = 'DrawnToday';
  constructor(
    readonly draw: Id,
    readonly at: Moment,
  ) {
    super(`drawn today: ${draw}`);
  }
}

/**
 * Refuses a draw that repeats one of today without saying so: whoever draws alone could draw until the picks please.
 * Of how many makes no difference, since drawing six after five is the same lot once more.
 * @param earlier newest first, those that were taken back among them
 * @throws DrawnToday naming the newest
 */
export function refuseRepeat(rule: DrawRule, earlier: readonly { id: Id; at: Moment; rule: DrawRule | null }[]): void {
  const ground = groundOf(rule);
  const day = today();
  const same = earlier.find(
    (one) => one.rule !== null && shownTime(one.at).date === day && groundOf(one.rule) === ground,
  );
  if (same) throw new DrawnToday(same.id, same.at);
}

/** Among whom a rule draws, and how it divides them, whatever the order of its lists. */
function groundOf(rule: DrawRule): string {
  const filter = Object.entries(rule.filter).map(([name, value]) => [
    name,
    Array.isArray(value) ? [...value].sort() : (value ?? null),
  ]);
  return canonicalJson([rule.mode, rule.mode === 'plain' ? null : rule.by, Object.fromEntries(filter)]);
}

/** The draw of today that stands against another one; null for any other error. */
export function drawnToday(error: unknown): Pick<DrawnToday, 'draw' | 'at'> | null {
  return error instanceof DrawnToday ? error : null;
}
