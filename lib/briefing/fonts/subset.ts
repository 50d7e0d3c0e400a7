import { isComposite, partsOf } from './composite.ts';
import type { Face } from './face.ts';
import { Slimmer } from './slim.ts';
import { writeTables } from './write-tables.ts';

/** A place in a file where no glyph is: nothing to see, and no width. */
const NONE = -1;

/**
 * Writes a TrueType file that holds just the glyphs of `glyphs`, in that order after glyph 0 (.notdef): the n-th asked
 * for becomes glyph n + 1, even when the same outline is asked for twice. That lets a PDF give every character a code
 * of its own, so that its text comes out exactly (briefing.md, fault 4 of plain jsPDF).
 * Parts of composite glyphs follow behind and are renumbered. Linear in the bytes written.
 * @param glyphs may have holes: nothing stands there
 */
export function subsetFace(face: Face, glyphs: readonly number[]): Uint8Array<ArrayBuffer> {
  const order = [0, ...Array.from(glyphs, (glyph) => glyph ?? NONE)];
  const outlines = gatherOutlines(face, order);
  const advances = order.map((glyph) => (glyph === NONE ? 0 : Math.round(face.advanceOf(glyph) * face.unitsPerEm)));
  // From the last advance that differs from the one before, all are as that one (OpenType 1.9, "hmtx").
  let metrics = order.length;
  while (metrics > 1 && advances[metrics - 1] === advances[metrics - 2]) metrics -= 1;
  const hmtx = new DataView(new ArrayBuffer(metrics * 4 + (order.length - metrics) * 2));
  const glyf = new Uint8Array(outlines.reduce((sum, outline) => sum + padded(outline.length), 0));
  // Halves in two bytes where they fit.
  const isLong = glyf.length > 0x1fffe;
  const loca = new DataView(new ArrayBuffer((order.length + 1) * (isLong ? 4 : 2)));
  const putPlace = (i: number, at: number) => (isLong ? loca.setUint32(i * 4, at) : loca.setUint16(i * 2, at / 2));
  let at = 0;
  outlines.forEach((outline, i) => {
    putPlace(i, at);
    glyf.set(outline, at);
    at += padded(outline.length);
    if (i < metrics) hmtx.setUint16(i * 4, advances[i] ?? 0);
    // The left side bearing is the outline's xMin: hinting, which could move it, is gone.
    hmtx.setInt16(i < metrics ? i * 4 + 2 : metrics * 4 + (i - metrics) * 2, xMinOf(outline));
  });
  putPlace(outlines.length, at);
  return writeTables({
    glyf,
    head: patched(face, 'head', (view) => {
      view.setUint32(8, 0);
      view.setInt16(50, isLong ? 1 : 0);
    }),
    hhea: patched(face, 'hhea', (view) => view.setUint16(34, metrics)),
    hmtx: bytesOf(hmtx),
    loca: bytesOf(loca),
    maxp: patched(face, 'maxp', (view) => view.setUint16(4, order.length)),
  });
}

const xMinOf = (outline: Uint8Array): number =>
  outline.length < 4 ? 0 : ((((outline[2] ?? 0) << 8) | (outline[3] ?? 0)) << 16) >> 16;
/** Outlines begin at even places. */
const padded = (length: number): number => (length + 1) & ~1;
const bytesOf = (view: DataView): Uint8Array => new Uint8Array(view.buffer);

function patched(face: Face, tag: string, patch: (view: DataView) => void): Uint8Array {
  const copy = face.tables.bytes(tag).slice();
  patch(new DataView(copy.buffer));
  return copy;
}

const BLANK = new Uint8Array();

/** The outlines in order; `order` grows by the parts of composite glyphs while it is walked. */
function gatherOutlines(face: Face, order: number[]): Uint8Array[] {
  const parts = new Map<number, number>();
  const outlines: Uint8Array[] = [];
  const slimmer = new Slimmer();
  for (let i = 0; i < order.length; i += 1) {
    const glyph = order[i] ?? 0;
    const outline = glyph === NONE ? BLANK : face.outlineOf(glyph);
    outlines.push(isComposite(outline) ? renumber(outline, order, parts) : slimmer.slim(outline));
  }
  return outlines;
}

/** A copy of a composite outline whose parts carry their new numbers (OpenType 1.9, "glyf", composite description). */
function renumber(outline: Uint8Array, order: number[], parts: Map<number, number>): Uint8Array {
  const copy = outline.slice();
  const view = new DataView(copy.buffer);
  for (const { at } of partsOf(copy)) {
    const part = view.getUint16(at + 2);
    let number = parts.get(part);
    if (number === undefined) {
      number = order.push(part) - 1;
      parts.set(part, number);
    }
    view.setUint16(at + 2, number);
  }
  return copy;
}
