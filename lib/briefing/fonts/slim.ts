import { ON_CURVE, REPEAT, X_SAME, X_SHORT, Y_SAME, Y_SHORT } from './point-flags.ts';

/** Of the first point: contours of the outline may overlap. */
const OVERLAP = 0x40;
/** What says more of a point than how its coordinates are written. */
const KEPT = ON_CURVE | OVERLAP;

/** So many equal flags are worth a count. */
const WORTH_A_COUNT = 4;

/** The points of a simple outline; kept from one outline to the next. */
interface Points {
  count: number;
  readonly flags: Uint8Array;
  readonly x: Int32Array;
  readonly y: Int32Array;
  /** The number of each contour's last point. */
  readonly ends: Uint16Array;
  contours: number;
  /** Which points are written, in that order. */
  readonly order: Uint16Array;
}

const makePoints = (room: number): Points => ({
  count: 0,
  contours: 0,
  flags: new Uint8Array(room),
  x: new Int32Array(room),
  y: new Int32Array(room),
  ends: new Uint16Array(room),
  order: new Uint16Array(room),
});

/**
 * Writes simple outlines anew, without what nobody sees: points that the curve goes through anyhow, and instructions,
 * which a subset has no tables for. The shape is the same, to the last unit. An outline that is cut off stays as it is.
 */
export class Slimmer {
  #points = makePoints(1024);
  #out = new Uint8Array(8192);

  /** @param outline no composite one; empty for a blank */
  slim(outline: Uint8Array): Uint8Array {
    if (outline.length < 12 || !this.#read(outline)) return outline;
    chooseOrder(this.#points);
    return this.#write(outline);
  }

  #read(outline: Uint8Array): boolean {
    const view = new DataView(outline.buffer, outline.byteOffset, outline.byteLength);
    const contours = view.getInt16(0);
    const instructions = 10 + contours * 2;
    if (contours < 1 || instructions + 2 > outline.length) return false;
    const count = view.getUint16(instructions - 2) + 1;
    if (count > this.#points.flags.length || contours > count) this.#points = makePoints(Math.max(count, contours) * 2);
    const points = this.#points;
    points.count = count;
    points.contours = contours;
    for (let i = 0; i < contours; i += 1) points.ends[i] = view.getUint16(10 + i * 2);
    let at = instructions + 2 + view.getUint16(instructions);
    at = readFlags(outline, at, points);
    return readCoordinates(outline, at, points) <= outline.length && rises(points);
  }

  #write(outline: Uint8Array): Uint8Array {
    const { contours, ends } = this.#points;
    const most = 12 + contours * 2 + this.#points.count * 5;
    if (this.#out.length < most) this.#out = new Uint8Array(most * 2);
    const out = this.#out;
    out.set(outline.subarray(0, 10));
    let at = 10;
    for (let i = 0; i < contours; i += 1) at = putWord(out, at, ends[i] ?? 0);
    at = putWord(out, at, 0);
    at = putFlags(out, at, this.#points);
    at = putCoordinates(out, at, this.#points, this.#points.x);
    at = putCoordinates(out, at, this.#points, this.#points.y);
    return out.slice(0, at);
  }
}

/** @returns where the flags end; past the outline's end where they are cut off */
function readFlags(outline: Uint8Array, from: number, { count, flags }: Points): number {
  let at = from;
  for (let i = 0; i < count; ) {
    const flag = outline[at] ?? 0;
    at += 1;
    let times = 1;
    if (flag & REPEAT) {
      times += outline[at] ?? 0;
      at += 1;
    }
    for (; times > 0 && i < count; times -= 1) {
      flags[i] = flag;
      i += 1;
    }
  }
  return at;
}

/** Both kinds at once: those across stand before those down. @returns where they end */
function readCoordinates(outline: Uint8Array, from: number, { count, flags, x, y }: Points): number {
  let atX = from;
  let atY = from;
  for (let i = 0; i < count; i += 1) atY += lengthOf(flags[i] ?? 0, X_SHORT, X_SAME);
  let toX = 0;
  let toY = 0;
  for (let i = 0; i < count; i += 1) {
    const flag = flags[i] ?? 0;
    toX += valueAt(outline, atX, flag, X_SHORT, X_SAME);
    toY += valueAt(outline, atY, flag, Y_SHORT, Y_SAME);
    atX += lengthOf(flag, X_SHORT, X_SAME);
    atY += lengthOf(flag, Y_SHORT, Y_SAME);
    x[i] = toX;
    y[i] = toY;
  }
  return atY;
}

/** How many bytes a coordinate takes. */
function lengthOf(flag: number, short: number, same: number): number {
  if (flag & short) return 1;
  return flag & same ? 0 : 2;
}

/** By how much a coordinate differs from the one before. */
function valueAt(outline: Uint8Array, at: number, flag: number, short: number, same: number): number {
  if (flag & short) return flag & same ? (outline[at] ?? 0) : -(outline[at] ?? 0);
  return flag & same ? 0 : ((((outline[at] ?? 0) << 8) | (outline[at + 1] ?? 0)) << 16) >> 16;
}

/** Whether each contour ends behind the one before, as all of them must. */
function rises({ contours, ends }: Points): boolean {
  for (let i = 1; i < contours; i += 1) if ((ends[i] ?? 0) <= (ends[i - 1] ?? 0)) return false;
  return true;
}

/** Which points are written: without those that change nothing, each contour from where it is shortest to write. */
function chooseOrder(points: Points): void {
  const { ends, order } = points;
  let kept = 0;
  let from = 0;
  for (let contour = 0; contour < points.contours; contour += 1) {
    const end = ends[contour] ?? 0;
    const first = kept;
    for (let i = from; i <= end; i += 1) {
      if (i > from && isIdle(points, order[kept - 1] ?? 0, i, i === end ? from : i + 1)) continue;
      order[kept] = i;
      kept += 1;
    }
    turn(order, first, firstOf(points, first, kept), kept);
    ends[contour] = kept - 1;
    from = end + 1;
  }
  points.count = kept;
}

/**
 * With which of its points a contour begins: the one behind its longest edge, which is then drawn without being
 * written. A font is a hundredth smaller by it. The point lies on the curve, as a first one does.
 */
function firstOf({ flags, x, y, order }: Points, from: number, to: number): number {
  let best = from;
  let longest = -1;
  let before = order[to - 1] ?? 0;
  for (let i = from; i < to; i += 1) {
    const at = order[i] ?? 0;
    const dx = (x[at] ?? 0) - (x[before] ?? 0);
    const dy = (y[at] ?? 0) - (y[before] ?? 0);
    const length = dx * dx + dy * dy;
    if (length > longest && (flags[at] ?? 0) & ON_CURVE) {
      longest = length;
      best = i;
    }
    before = at;
  }
  return best;
}

/** Brings what stands from `middle` to before `to` in front of what stands from `from` on. */
function turn(order: Uint16Array, from: number, middle: number, to: number): void {
  if (middle === from) return;
  reverse(order, from, middle);
  reverse(order, middle, to);
  reverse(order, from, to);
}

function reverse(order: Uint16Array, from: number, to: number): void {
  for (let low = from, high = to - 1; low < high; low += 1, high -= 1) {
    const value = order[low] ?? 0;
    order[low] = order[high] ?? 0;
    order[high] = value;
  }
}

/** Whether the curve goes through a point without it: on a straight line, or in the middle of two control points. */
function isIdle({ flags, x, y }: Points, before: number, at: number, next: number): boolean {
  if (!((flags[at] ?? 0) & ON_CURVE)) return false;
  const onBefore = (flags[before] ?? 0) & ON_CURVE;
  const onNext = (flags[next] ?? 0) & ON_CURVE;
  if (onBefore !== onNext) return false;
  const ax = (x[at] ?? 0) - (x[before] ?? 0);
  const ay = (y[at] ?? 0) - (y[before] ?? 0);
  const bx = (x[next] ?? 0) - (x[at] ?? 0);
  const by = (y[next] ?? 0) - (y[at] ?? 0);
  return onBefore ? ax * by === ay * bx && ax * bx + ay * by >= 0 : ax === bx && ay === by;
}

function flagOf(by: number, short: number, same: number): number {
  if (by === 0) return same;
  return Math.abs(by) > 0xff ? 0 : by > 0 ? short | same : short;
}

function putFlags(out: Uint8Array, from: number, { count, flags, x, y, order }: Points): number {
  let at = from;
  let last = -1;
  let times = 0;
  let lastX = 0;
  let lastY = 0;
  for (let i = 0; i < count; i += 1) {
    const point = order[i] ?? 0;
    const toX = x[point] ?? 0;
    const toY = y[point] ?? 0;
    const how = flagOf(toX - lastX, X_SHORT, X_SAME) | flagOf(toY - lastY, Y_SHORT, Y_SAME);
    const flag = ((flags[point] ?? 0) & KEPT) | how;
    lastX = toX;
    lastY = toY;
    if (flag !== last || times === 0x100) {
      at = putTimes(out, at, last, times);
      last = flag;
      times = 0;
    }
    times += 1;
  }
  return putTimes(out, at, last, times);
}

function putTimes(out: Uint8Array, from: number, flag: number, times: number): number {
  if (times >= WORTH_A_COUNT) {
    out[from] = flag | REPEAT;
    out[from + 1] = times - 1;
    return from + 2;
  }
  for (let i = 0; i < times; i += 1) out[from + i] = flag;
  return from + times;
}

function putCoordinates(out: Uint8Array, from: number, { count, order }: Points, values: Int32Array): number {
  let at = from;
  let before = 0;
  for (let i = 0; i < count; i += 1) {
    const value = values[order[i] ?? 0] ?? 0;
    const by = value - before;
    before = value;
    if (by === 0) continue;
    if (Math.abs(by) > 0xff) at = putWord(out, at, by);
    else {
      out[at] = Math.abs(by);
      at += 1;
    }
  }
  return at;
}

function putWord(out: Uint8Array, at: number, value: number): number {
  out[at] = (value >> 8) & 0xff;
  out[at + 1] = value & 0xff;
  return at + 2;
}
