import { RULE_WIDTH } from './format.ts';
import type { Rule, Shape } from './page.ts';

/** A rule from one point to another, as thick as a table's where nothing else is said. */
export const ruleFrom = (x1: number, y1: number, x2: number, y2: number, width: number = RULE_WIDTH): Rule => ({
  kind: 'rule',
  x1,
  y1,
  x2,
  y2,
  width,
});

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A rectangle filled with a grey, with a line of that width around it. */
export const rectangle = (
  { x, y, width, height }: Place,
  { fill, line }: { readonly fill: number; readonly line: number },
): Shape => ({
  kind: 'shape',
  points: [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ],
  fill,
  width: line,
});

const OUTLINE = 0.5;
/** Between two lines of a hatching, along the edge. */
const HATCH = 5;

/** How the parts of a bar are told apart in black and white, from the left: dark, white, hatched, light. */
const PATTERNS: readonly { readonly fill: number; readonly hatched: boolean }[] = [
  { fill: 0.3, hatched: false },
  { fill: 1, hatched: false },
  { fill: 1, hatched: true },
  { fill: 0.8, hatched: false },
];

/** A rectangle in the pattern of the n-th part, from 0. */
export function patterned(place: Place, part: number): Shape[] {
  const { fill, hatched } = PATTERNS[part % PATTERNS.length] ?? { fill: 1, hatched: false };
  const outline = rectangle(place, { fill, line: OUTLINE });
  return hatched ? [outline, ...hatching(place)] : [outline];
}

/** Lines from bottom left to top right, each cut off at the rectangle's edges. */
function hatching({ x, y, width, height }: Place): Shape[] {
  const count = Math.ceil((width + height) / HATCH) - 1;
  return Array.from({ length: Math.max(0, count) }, (_, i): Shape => {
    const at = (i + 1) * HATCH;
    const [low, high] = [Math.min(at, height), Math.min(at, width)];
    return {
      kind: 'shape',
      points: [
        [x + at - low, y + low],
        [x + high, y + at - high],
      ],
      width: OUTLINE / 2,
    };
  });
}

/** Half a mark's width. */
const RADIUS = 3;
/** A triangle and a square reach further, so that they look as large as a circle. */
const FORMS: readonly (readonly (readonly [x: number, y: number])[])[] = [
  Array.from({ length: 16 }, (_, i) => [Math.cos((i * Math.PI) / 8), Math.sin((i * Math.PI) / 8)] as const),
  [
    [0, -1.2],
    [1.1, 0.8],
    [-1.1, 0.8],
  ],
  [
    [-0.9, -0.9],
    [0.9, -0.9],
    [0.9, 0.9],
    [-0.9, 0.9],
  ],
];

/** The mark of the n-th line of a chart, from 0, its middle at a point: ● ○ ▲ △ ■ □. */
export function markAt(x: number, y: number, series: number): Shape {
  const form = FORMS[Math.floor(series / 2) % FORMS.length] ?? [];
  return {
    kind: 'shape',
    points: form.map(([dx, dy]) => [x + dx * RADIUS, y + dy * RADIUS] as const),
    fill: series % 2,
    width: 0.8,
  };
}

const DASHES: readonly (readonly number[])[] = [[], [6, 3], [1.5, 2.5], [9, 3, 1.5, 3], [12, 4], [4, 2, 1, 2, 1, 2]];

/** The line of the n-th series, from 0, through points. */
export function lineThrough(points: readonly (readonly [number, number])[], series: number): Shape {
  const dash = DASHES[series % DASHES.length] ?? [];
  return { kind: 'shape', points, width: 1, ...(dash.length > 0 && { dash }) };
}
