import { classOf, isHidden, JOINED, NO_END, NO_START, PAIRED, SPACE, WORD } from './characters.ts';
import type { TextStyle } from './format.ts';
import type { FontRole, Measure } from './page.ts';

/** A stretch of text in one role. */
export interface Piece {
  readonly text: string;
  readonly role: FontRole;
}

/** One paragraph's characters, measured, with where a line may end. */
export interface Setting {
  readonly codes: Uint32Array;
  /** In points, without tracking. */
  readonly widths: Float64Array;
  /** How firmly a character hangs on to the one before it: `FREE`, `IN_WORD` or `GLUED`. */
  readonly glued: Uint8Array;
  /** Where the role changes: `roles[k]` holds from `starts[k]` on. */
  readonly roles: readonly FontRole[];
  readonly starts: readonly number[];
}

/** A line may begin with this character. */
export const FREE = 0;
/** Only a line that holds a part of one long word begins with it. */
export const IN_WORD = 1;
/** 避头尾: a line begins with it only where there is no other way. */
const GLUED = 2;

/** Measures a paragraph. `pieces` follow each other without a break between them. */
export function setParagraph(pieces: readonly Piece[], size: number, measure: Measure): Setting {
  const length = pieces.reduce((sum, piece) => sum + piece.text.length, 0);
  const codes = new Uint32Array(length);
  const widths = new Float64Array(length);
  const starts: number[] = [];
  let count = 0;
  for (const { text, role } of pieces) {
    starts.push(count);
    for (let at = 0; at < text.length; ) {
      const code = text.codePointAt(at) ?? 0;
      at += code > 0xffff ? 2 : 1;
      codes[count] = code;
      widths[count] = isHidden(code) ? 0 : measure.advance(code, role) * size;
      count += 1;
    }
  }
  const used = codes.subarray(0, count);
  return {
    codes: used,
    widths: widths.subarray(0, count),
    glued: glue(used),
    roles: pieces.map((p) => p.role),
    starts,
  };
}

/** How wide a text of one line is in a style, without its tracking. */
export function naturalWidth(text: string, { role, size }: Pick<TextStyle, 'role' | 'size'>, measure: Measure): number {
  let width = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.codePointAt(at) ?? 0;
    if (code > 0xffff) at += 1;
    if (!isHidden(code)) width += measure.advance(code, role) * size;
  }
  return width;
}

function glue(codes: Uint32Array): Uint8Array {
  const glued = new Uint8Array(codes.length);
  let before = SPACE;
  let pairing = 0;
  for (let i = 0; i < codes.length; i += 1) {
    const code = codes[i] ?? 0;
    const flags = classOf(code);
    pairing = flags & PAIRED && code === codes[i - 1] ? pairing + 1 : 0;
    const inWord = (before & flags & WORD && !afterSlash(codes, i)) || isOfDay(codes, i);
    const together = flags & (JOINED | NO_START | SPACE) || before & NO_END || pairing % 2 === 1 || isTied(codes, i);
    glued[i] = i === 0 ? FREE : together ? GLUED : inWord ? IN_WORD : FREE;
    if (!(flags & JOINED)) before = flags;
  }
  return glued;
}

const SLASH = 0x2f;
const isDigit = (code: number | undefined) => code !== undefined && code >= 0x30 && code <= 0x39;

/** 年, 月, 日 behind a digit. */
const isOfDay = (codes: Uint32Array, i: number): boolean => DAY.has(codes[i] ?? 0) && isDigit(codes[i - 1]);
const DAY = new Set(Array.from('年月日', (sign) => sign.charCodeAt(0)));

/** A lone — joins what stands around it; / between Chinese words doesn't end a line (GB/T 15834-2011, 5.1). */
function isTied(codes: Uint32Array, i: number): boolean {
  const code = codes[i] ?? 0;
  if (code === DASH) return codes[i - 1] !== DASH && codes[i + 1] !== DASH;
  return codes[i - 1] === SLASH && (classOf(code) & WORD) === 0;
}
const DASH = 0x2014;

/** An address may be broken after a slash; // and a date's or fraction's slash not (UAX 14, class SY). */
function afterSlash(codes: Uint32Array, i: number): boolean {
  return codes[i - 1] === SLASH && codes[i] !== SLASH && !(isDigit(codes[i]) && isDigit(codes[i - 2]));
}

/** The characters from `start` to before `end`, as they were put in. */
export function textOf(setting: Setting, start: number, end: number): string {
  let text = '';
  for (let i = start; i < end; i += 1) text += String.fromCodePoint(setting.codes[i] ?? 0);
  return text;
}
