import * as z from 'zod/mini';
import { name } from './field-shapes.ts';
import { shapeOf } from './records.ts';

/**
 * What a screen shows on one line: nothing in it moves the cursor or turns the line around, and no tags are in it, which
 * nobody sees and which make two people look alike.
 */
export const ONE_LINE: RegExp = /^[^\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\p{Cs}\u{e0000}-\u{e007f}]*$/u;
/** At least one sign that can be seen. */
export const SEEN: RegExp = /[^\s\p{Default_Ignorable_Code_Point}]/u;

/** What shows nothing where it stands: two names that differ by it alone look alike. */
export const NOTHING: RegExp = /[\p{Default_Ignorable_Code_Point}\p{Cc}\u2800\ufff9-\ufffb\u{1d159}]/gu;

const BREAKS = /[\t\n\v\f\r\u0085\p{Zl}\p{Zp}]+/gu;
const FORBIDDEN = /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\p{Cs}\u{e0000}-\u{e007f}]/gu;
/** What comes along with pasted text and does nothing in a name; what joins and varies signs is not among it. */
const EMPTY = /[\u00ad\u200b\u2060-\u2064\ufeff]/gu;

/** A name as it is kept: typed or pasted signs that can't be seen are left out, and a break is a space. */
export const cleanLine = (text: string): string => text.replace(BREAKS, ' ').replace(FORBIDDEN, '').replace(EMPTY, '');

/** A name as it is written, or '' for one of which nothing can be seen: it is no name. */
export const seenLine = (text: string | undefined): string => (isSeen(text ?? '') ? (text ?? '').trim() : '');

const isSeen = (text: string): boolean => /\S/u.test(text.replace(NOTHING, ''));

/** A name as it is shown: what turns or breaks what stands around it is seen as one odd sign. @returns '' for none */
export const showLine = (text: string | undefined): string => showPiece(seenLine(text));

/** A piece of a name as it is shown, with the blanks at its ends. */
export const showPiece = (text: string): string => text.replace(FORBIDDEN, '\ufffd');

/** Any text as it is shown, with its breaks. */
export const showText = (text: string): string =>
  text.replace(FORBIDDEN, (sign) => (/[\t\n\r]/.test(sign) ? sign : showPiece(sign)));

/** Any text as it is shown on one line, where it may have had several: as a name, and a break is a space. */
export const showInLine = (text: string): string => showPiece(text.replace(BREAKS, ' '));

/** The value of a field as it is kept where a person typed it here: its names are cleaned, all else is left as it is. */
export function cleanNames<V>(kind: string, field: string, value: V): V {
  return holdsName(shapeOf(kind, field)) ? (cleaned(value) as V) : value;
}

function cleaned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(cleaned);
  return typeof value === 'string' ? cleanLine(value) : value;
}

/** Whether a shape is that of a name, of names, or of one or nothing. */
function holdsName(shape: z.core.$ZodType | undefined): boolean {
  if (shape === undefined || shape === name) return shape !== undefined;
  if (shape instanceof z.core.$ZodOptional) return holdsName(shape._zod.def.innerType);
  if (shape instanceof z.core.$ZodArray) return holdsName(shape._zod.def.element);
  return shape instanceof z.core.$ZodUnion && shape._zod.def.options.some(holdsName);
}
