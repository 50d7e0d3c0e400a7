import { classOf, SPACE } from './characters.ts';
import type { TextStyle } from './format.ts';
import type { Line, Stretch } from './lines.ts';
import type { Run } from './page.ts';
import { type Setting, textOf } from './setting.ts';

/**
 * Readers take a gap of a tenth of an em for a space (poppler, TextOutputDev.cc, minWordBreakSpace): a line is spread
 * up to just below it, so that its text still comes out exactly. What is left then stays at its end.
 */
const WIDEST_GAP = 0.09;
/** Spaces are gaps already: they take what they can first, up to this part of an em. */
const WIDEST_SPACE = 0.4;

/** A line that stays so many ems short of its edge, however it is spread, isn't spread: it would be both wide and short. */
const MOST_SHORT = 1.5;

/** How far a line of a style may be spread; none where lines are left as they are. */
export const stretchOf = ({ align, size, tracking }: TextStyle): { readonly stretch?: Stretch } =>
  align === 'justify'
    ? { stretch: { gap: WIDEST_GAP * size - tracking, space: WIDEST_SPACE * size, short: MOST_SHORT * size } }
    : {};

/**
 * A line's runs, one a role, its baseline at `y`, spread over `room` where its style asks for that; one that is wider stands
 * closer.
 */
export function spreadLine(setting: Setting, line: Line, style: TextStyle, x: number, y: number, room: number): Run[] {
  const slack = Math.max(0, room - line.width);
  const spread = !line.last && (style.align === 'justify' || style.align === 'flush');
  const { tracking, spaceTracking } = spread ? gaps(setting, line, style, slack) : natural(style, line, room);
  let left = style.align === 'center' ? x + slack / 2 : x;
  const runs: Run[] = [];
  setting.roles.forEach((role, k) => {
    const start = Math.max(line.start, setting.starts[k] ?? 0);
    const end = Math.min(line.end, setting.starts[k + 1] ?? setting.codes.length);
    if (start >= end) return;
    const text = textOf(setting, start, end);
    runs.push({ kind: 'run', text, x: left, y, size: style.size, role, tracking, spaceTracking });
    for (let i = start; i < end; i += 1) {
      left += (setting.widths[i] ?? 0) + tracking + (isSpace(setting, i) ? spaceTracking : 0);
    }
  });
  return runs;
}

const natural = ({ tracking }: TextStyle, { start, end, width }: Line, room: number) => ({
  tracking: tracking - Math.max(0, width - room) / Math.max(1, end - start - 1),
  spaceTracking: 0,
});
const isSpace = (setting: Setting, i: number) => (classOf(setting.codes[i] ?? 0) & SPACE) !== 0;

function gaps(setting: Setting, line: Line, style: TextStyle, slack: number) {
  const as = { tracking: style.tracking, spaceTracking: 0 };
  const count = line.end - line.start - 1;
  if (count < 1) return as;
  let spaces = 0;
  for (let i = line.start; i < line.end; i += 1) if (isSpace(setting, i)) spaces += 1;
  const spaceTracking = spaces > 0 ? Math.min(slack / spaces, WIDEST_SPACE * style.size) : 0;
  const each = (slack - spaceTracking * spaces) / count;
  const widest = WIDEST_GAP * style.size;
  const short = (style.tracking + each - widest) * count;
  if (short > (style.align === 'flush' ? 0 : MOST_SHORT * style.size)) return as;
  return { tracking: Math.min(style.tracking + each, widest), spaceTracking };
}
