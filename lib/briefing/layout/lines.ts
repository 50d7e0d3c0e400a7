import { classOf, JOINED, NO_START, SPACE } from './characters.ts';
import { FREE, IN_WORD, type Setting } from './setting.ts';

/** A line: characters from `start` to before `end`, without spaces at its ends. */
export interface Line {
  readonly start: number;
  readonly end: number;
  /** Its natural width, with tracking between the characters; a little wider than its room for a line that stands closer. */
  readonly width: number;
  /** True for a paragraph's last line, which isn't spread. */
  readonly last: boolean;
}

export interface LineShape {
  readonly width: number;
  /** What the first line gives up on the left. */
  readonly indent: number;
  readonly tracking: number;
  /** How far a line may be spread; none for lines that aren't. */
  readonly stretch?: Stretch;
}

/** How much wider, in points, a gap between two characters and a space may become. */
export interface Stretch {
  readonly gap: number;
  readonly space: number;
  /** How short of its edge a line may stay all the same. */
  readonly short: number;
}

/** Rounding errors of a sum of 28 widths. */
const SLACK = 0.001;
/** No column is so narrow that a character doesn't fit. */
const NARROWEST = 1;

/**
 * Breaks a paragraph greedily, filling each line as far as 避头尾 lets it. A word that is longer than a line is
 * broken where the line is full; not in a number, unless that alone is longer than a line. Where a line couldn't be spread
 * up to near its edge, a shorter word is broken behind a sign, as n= and 262 are. Each character is looked at twice at most: linear.
 */
export function breakLines(setting: Setting, shape: LineShape): Line[] {
  const { codes, widths, glued } = setting;
  const isSpace = (i: number) => isSpaceIn(setting, i);
  const lines: Line[] = [];
  let start = 0;
  while (start < codes.length) {
    const room = Math.max(NARROWEST, shape.width - (lines.length === 0 ? shape.indent : 0)) + SLACK;
    let width = 0;
    let next = start;
    let legal = -1;
    let afterSign = -1;
    let inWord = -1;
    let inNumber = -1;
    while (next < codes.length) {
      if (next > start && glued[next] === FREE) legal = next;
      if (next > start && glued[next] === IN_WORD) {
        if (isNumeral(codes[next]) && isNumeral(codes[next - 1])) inNumber = next;
        else inWord = next;
        if (isAfterSign(codes, next)) afterSign = next;
      }
      const wider = width + (widths[next] ?? 0) + (next > start ? shape.tracking : 0);
      // A space at the end of a line hangs over: it isn't set.
      if (wider > room && next > start && !isSpace(next)) break;
      width = wider;
      next += 1;
    }
    const isShort = legal > 0 && afterSign > legal && !reaches(setting, [start, legal], room, shape);
    const best = isShort ? [afterSign] : [legal, inWord, inNumber];
    const cut = next === codes.length ? next : (best.find((at) => at > 0) ?? next);
    const end = endOf(setting, start, cut);
    lines.push({ start, end, width: widthOf(setting, start, end, shape.tracking), last: cut === codes.length });
    start = cut;
    while (start < codes.length && isSpace(start)) start += 1;
  }
  return withCompany(lines, setting, shape);
}

/** So much closer, in ems a character, a paragraph's last lines may stand to become one: less than is seen. */
const CLOSER = 0.02;

/**
 * 孤字不成行: a paragraph doesn't end with a line of one character and its marks. It goes into the line before where that
 * stands closer for it, else takes along what stands before it, where the line that gives that up still reaches its edge.
 */
function withCompany(lines: Line[], setting: Setting, shape: LineShape): Line[] {
  const [giver, last] = lines.slice(-2);
  if (!shape.stretch || !giver || !last || !isLonely(setting, last)) return lines;
  const room = shape.width - (lines.length === 2 ? shape.indent : 0) + SLACK;
  const lineOf = (start: number, end: number, isLast: boolean): Line => ({
    ...{ start, end, last: isLast },
    width: widthOf(setting, start, end, shape.tracking),
  });
  const one = lineOf(giver.start, last.end, true);
  const em = Math.max(...setting.widths.subarray(last.start, last.end));
  if (one.width - room <= CLOSER * em * (one.end - one.start - 1)) return [...lines.slice(0, -2), one];
  let cut = last.start - 1;
  while (cut > giver.start && setting.glued[cut] !== FREE) cut -= 1;
  // A line that is spread and short would be seen more than one character is; cells' lines aren't spread.
  const whole = { ...shape, stretch: { ...shape.stretch, short: shape.stretch.gap > 0 ? 0 : shape.stretch.short } };
  if (cut <= giver.start || !reaches(setting, [giver.start, cut], room, whole)) return lines;
  const both = lineOf(cut, last.end, true);
  if (both.width > shape.width) return lines;
  return [...lines.slice(0, -2), lineOf(giver.start, endOf(setting, giver.start, cut), false), both];
}

/** Whether a line holds one character, and marks that can't stand without one. */
function isLonely({ codes }: Setting, { start, end }: Line): boolean {
  let count = 0;
  for (let i = start; i < end && count < 2; i += 1)
    if ((classOf(codes[i] ?? 0) & (NO_START | JOINED)) === 0) count += 1;
  return count < 2;
}

/** Of a number: a digit, a point, a comma, a percent sign. */
const isNumeral = (code = 0): boolean =>
  (code >= 0x30 && code <= 0x39) || code === 0x2e || code === 0x2c || code === 0x25;

const isSpaceIn = ({ codes }: Setting, i: number) => (classOf(codes[i] ?? 0) & SPACE) !== 0;

/** Where a line ends that is cut there: before its last spaces. */
function endOf(setting: Setting, start: number, cut: number): number {
  let end = cut;
  while (end > start && isSpaceIn(setting, end - 1)) end -= 1;
  return end;
}

/** Whether a line can be spread up to near its edge. */
function reaches(
  setting: Setting,
  [start, cut]: readonly [number, number],
  room: number,
  { tracking, stretch }: LineShape,
): boolean {
  if (!stretch) return true;
  const end = endOf(setting, start, cut);
  let spaces = 0;
  for (let i = start; i < end; i += 1) if (isSpaceIn(setting, i)) spaces += 1;
  const most = spaces * stretch.space + Math.max(0, end - start - 1) * stretch.gap;
  return widthOf(setting, start, end, tracking) + most >= room - stretch.short;
}

/** Signs that join a word's parts, behind which it may be broken at need. */
const SIGNS = new Set(Array.from('=-_&@+|\\', (sign) => sign.charCodeAt(0)));
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const isPlain = (code = 0) => LETTER_OR_DIGIT.test(String.fromCodePoint(code));
const isDigit = (code = 0) => code >= 0x30 && code <= 0x39;

/** Behind a sign between two parts of a word; not in a day or a sum. */
function isAfterSign(codes: Uint32Array, i: number): boolean {
  if (!SIGNS.has(codes[i - 1] ?? 0)) return false;
  const [before, after] = [codes[i - 2], codes[i]];
  return isPlain(before) && isPlain(after) && !(isDigit(before) && isDigit(after));
}

function widthOf(setting: Setting, start: number, end: number, tracking: number): number {
  let width = end > start ? tracking * (end - start - 1) : 0;
  for (let i = start; i < end; i += 1) width += setting.widths[i] ?? 0;
  return width;
}

/** Titles of more characters than this aren't balanced: they are accidents, not titles. */
const BALANCED_UP_TO = 200;

/**
 * Breaks a title into as few lines as it needs, all of about the same length, and none with 的 at its start
 * (GB/T 9704-2012, 7.3.1: 回行时，要做到词意完整，排列对称，长短适宜).
 */
export function breakBalanced(setting: Setting, shape: LineShape): Line[] {
  const fewest = breakLines(setting, shape);
  if (fewest.length < 2 || setting.codes.length > BALANCED_UP_TO) return fewest;
  let narrow = shape.width / fewest.length / 2;
  let wide = shape.width;
  for (let step = 0; step < 12; step += 1) {
    const middle = (narrow + wide) / 2;
    if (breakLines(setting, { ...shape, width: middle }).length > fewest.length) narrow = middle;
    else wide = middle;
  }
  return inMeaning(setting, { ...shape, width: wide }, shape.width) ?? breakLines(setting, { ...shape, width: wide });
}

/** Words that belong to what stands before them: no line of a title begins with one. */
const BELONGS = new Set(Array.from('的地得等了们', (sign) => sign.charCodeAt(0)));
/** So many characters longer a title's lines may become for that. */
const LONGER = 3;

/** The shortest lines, as many as there are anyway, of which none begins amiss; null where there are none. */
function inMeaning(setting: Setting, shape: LineShape, most: number): Line[] | null {
  const em = Math.max(...setting.widths);
  for (let width = shape.width; width <= Math.min(most, shape.width + LONGER * em); width += em / 2) {
    const lines = breakLines(setting, { ...shape, width });
    if (!lines.slice(1).some(({ start }) => BELONGS.has(setting.codes[start] ?? 0))) return lines;
  }
  return null;
}
