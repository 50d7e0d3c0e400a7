import type { DrawRecord } from '../../draw/draw-record.ts';
import type { FrozenRoster } from '../../draw/roster.ts';
import type { Id } from '../../model/ids.ts';
import type { Moment } from '../../model/time.ts';
import type { Entry } from '../../store/queries.ts';

/** Some of these units could be drawn in an earlier draw already: another is a redraw, and has to say why. */
class DrawnBefore extends Error {
  override readonly name = 'DrawnBefore';
  constructor(
    readonly draw: Id,
    readonly at: Moment,
  ) {
    super(`drawn before: ${draw}`);
  }
}

/**
 * Refuses a draw among units that were drawn among before, unless it says why: whoever draws alone could draw until the
 * picks please. How many, by which groups and by which words of a filter makes no difference, nor does the day: what
 * counts is whether one and the same unit could be drawn both times.
 * @param roster what the new draw is made from
 * @param excluded whom its filter leaves out
 * @param earlier draws of this campaign, newest first, those that were taken back among them
 * @throws DrawnBefore naming the newest
 */
export function refuseRepeat(
  roster: FrozenRoster,
  excluded: DrawRecord['result']['excluded'],
  earlier: readonly Entry<'draw'>[],
): void {
  const out = new Set(excluded.map(({ id }) => id));
  const eligible = roster.units.flatMap(({ id }) => (out.has(id) ? [] : [id]));
  const same = earlier.find((draw) => eligible.some(wasEligible(draw)));
  if (same) throw new DrawnBefore(same.id, same.body.at);
}

/**
 * Whether a unit could be drawn then. A record names whom its filter left out, and no unit that came after it; its
 * frozen roster needn't be on this device.
 */
function wasEligible({ id: draw, body }: Entry<'draw'>): (unit: Id) => boolean {
  const { result } = body.record as Partial<DrawRecord>;
  const out = new Set((result?.excluded ?? []).map(({ id }) => id));
  const picked = new Set(result?.picked ?? []);
  return (unit) => picked.has(unit) || (unit < draw && !out.has(unit));
}

/** The draw that stands against another one; null for any other error. */
export function drawnBefore(error: unknown): Pick<DrawnBefore, 'draw' | 'at'> | null {
  return error instanceof DrawnBefore ? error : null;
}
