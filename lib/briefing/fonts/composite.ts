/** An offset of a part takes two words instead of two bytes (OpenType 1.9, "glyf", composite glyph description). */
export const WORDS = 0x0001;
/** What a part says are offsets, and not numbers of points. */
export const ARE_OFFSETS = 0x0002;
const SCALE = 0x0008;
const MORE = 0x0020;
const XY_SCALE = 0x0040;
const TWO_BY_TWO = 0x0080;

/** Whether an outline is put together from others: its number of contours is below 0. */
export const isComposite = (outline: Uint8Array): boolean => outline.length > 10 && ((outline[0] ?? 0) & 0x80) !== 0;

/** The parts of a composite outline: where each begins, with its flags; its glyph's number stands two bytes behind that. */
export function* partsOf(outline: Uint8Array): Generator<{ readonly at: number; readonly flags: number }> {
  const view = new DataView(outline.buffer, outline.byteOffset, outline.byteLength);
  for (let at = 10; at + 4 <= outline.length; ) {
    const flags = view.getUint16(at);
    yield { at, flags };
    if (!(flags & MORE)) return;
    at += 4 + (flags & WORDS ? 4 : 2) + (flags & SCALE ? 2 : flags & XY_SCALE ? 4 : flags & TWO_BY_TWO ? 8 : 0);
  }
}
