import { isComposite, partsOf } from './composite.ts';
import type { Face } from './face.ts';
import { writeTables } from './write-tables.ts';

/**
 * Writes a TrueType file that holds just the glyphs of `glyphs`, in that order after glyph 0 (.notdef): the n-th asked
 * for becomes glyph n + 1, even when the same outline is asked for twice. That lets a PDF give every character a code
 * of its own, so that its text comes out exactly (briefing.md, fault 4 of plain jsPDF).
 * Parts of composite glyphs follow behind and are renumbered. Linear in the bytes written.
 */
export function subsetFace(face: Face, glyphs: readonly number[]): Uint8Array {
  const order = [0, ...glyphs];
  const outlines = gatherOutlines(face, order);
  const loca = new DataView(new ArrayBuffer((order.length + 1) * 4));
  const hmtx = new DataView(new ArrayBuffer(order.length * 4));
  const glyf = new Uint8Array(outlines.reduce((sum, outline) => sum + padded(outline.length), 0));
  let at = 0;
  outlines.forEach((outline, i) => {
    loca.setUint32(i * 4, at);
    glyf.set(outline, at);
    at += padded(outline.length);
    hmtx.setUint16(i * 4, Math.round(face.advanceOf(order[i] ?? 0) * face.unitsPerEm));
    // The left side bearing is the outline's xMin: hinting, which could move it, is gone.
    hmtx.setInt16(i * 4 + 2, outline.length >= 4 ? ((((outline[2] ?? 0) << 8) | (outline[3] ?? 0)) << 16) >> 16 : 0);
  });
  loca.setUint32(outlines.length * 4, at);
  return writeTables({
    glyf,
    head: patched(face, 'head', (view) => {
      view.setUint32(8, 0);
      view.setInt16(50, 1);
    }),
    hhea: patched(face, 'hhea', (view) => view.setUint16(34, order.length)),
    hmtx: bytesOf(hmtx),
    loca: bytesOf(loca),
    maxp: patched(face, 'maxp', (view) => view.setUint16(4, order.length)),
  });
}

const padded = (length: number): number => (length + 3) & ~3;
const bytesOf = (view: DataView): Uint8Array => new Uint8Array(view.buffer);

function patched(face: Face, tag: string, patch: (view: DataView) => void): Uint8Array {
  const copy = face.tables.bytes(tag).slice();
  patch(new DataView(copy.buffer));
  return copy;
}

/** The outlines in order; `order` grows by the parts of composite glyphs while it is walked. */
function gatherOutlines(face: Face, order: number[]): Uint8Array[] {
  const parts = new Map<number, number>();
  const outlines: Uint8Array[] = [];
  for (let i = 0; i < order.length; i += 1) {
    const outline = face.outlineOf(order[i] ?? 0);
    outlines.push(isComposite(outline) ? renumber(outline, order, parts) : outline);
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
