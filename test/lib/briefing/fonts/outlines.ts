/** What tests read of outlines by themselves, slowly and plainly (OpenType 1.9, "glyf"). */

type Point = readonly [x: number, y: number, isOn: boolean];

/** The points of a simple outline, contour by contour. */
export function contoursOf(outline: Uint8Array): Point[][] {
  const view = new DataView(outline.buffer, outline.byteOffset, outline.byteLength);
  const contours = view.getInt16(0);
  const ends = Array.from({ length: contours }, (_, i) => view.getUint16(10 + i * 2));
  const count = (ends.at(-1) ?? -1) + 1;
  let at = 12 + contours * 2 + view.getUint16(10 + contours * 2);
  const flags: number[] = [];
  while (flags.length < count) {
    const flag = view.getUint8(at++);
    flags.push(flag);
    if (flag & 8) flags.push(...Array.from({ length: view.getUint8(at++) }, () => flag));
  }
  const axis = (short: number, same: number) => {
    let value = 0;
    return flags.map((flag) => {
      if (flag & short) value += flag & same ? view.getUint8(at++) : -view.getUint8(at++);
      else if (!(flag & same)) {
        value += view.getInt16(at);
        at += 2;
      }
      return value;
    });
  };
  const [x, y] = [axis(2, 16), axis(4, 32)];
  const points = flags.map((flag, i): Point => [x[i] ?? 0, y[i] ?? 0, (flag & 1) === 1]);
  return ends.map((end, i) => points.slice(i === 0 ? 0 : (ends[i - 1] ?? 0) + 1, end + 1));
}

/**
 * What an outline looks like, however it is written: each contour with all points that its curve goes through, without
 * those on a straight line, from its lowest point on; in half units.
 */
export function shapeOf(outline: Uint8Array): string[] {
  return contoursOf(outline).map((contour) => fromLowest(straight(explicit(contour))).join(' '));
}

function explicit(contour: readonly Point[]): Point[] {
  return contour.flatMap(([x, y, isOn], i): Point[] => {
    const [beforeX = 0, beforeY = 0, wasOn = true] = contour.at(i - 1) ?? [];
    const own: Point = [x * 2, y * 2, isOn];
    return isOn || wasOn ? [own] : [[x + beforeX, y + beforeY, true], own];
  });
}

function straight(contour: readonly Point[]): Point[] {
  let points = [...contour];
  for (let at = 0; at < points.length && points.length > 1; ) {
    const [a, b, c] = [points.at(at - 1), points[at], points[(at + 1) % points.length]];
    if (a && b && c && a[2] && b[2] && c[2] && isBetween(a, b, c)) {
      points = points.filter((_, i) => i !== at);
      at = Math.max(0, at - 1);
    } else at += 1;
  }
  return points;
}

function isBetween([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point): boolean {
  const [ux, uy, vx, vy] = [bx - ax, by - ay, cx - bx, cy - by];
  return ux * vy === uy * vx && ux * vx + uy * vy >= 0;
}

function fromLowest(contour: readonly Point[]): string[] {
  const points = contour.map((point) => point.join(','));
  const turned = points.map((_, i) => [...points.slice(i), ...points.slice(0, i)]);
  const lowest = Math.min(...contour.map(([x, y]) => x * 0x10000 + y));
  const starts = turned.filter((_, i) => {
    const [x = 0, y = 0] = contour[i] ?? [];
    return x * 0x10000 + y === lowest;
  });
  return starts.sort((a, b) => (a.join() < b.join() ? -1 : 1))[0] ?? [];
}
