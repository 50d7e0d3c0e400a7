import type { BlockOf, BlockPhoto } from '../blocks/blocks.ts';
import { setBox } from './cell.ts';
import { GAP, type Setup } from './format.ts';
import type { Element, PageItem } from './page.ts';
import { partOf, type Slab } from './slab.ts';

/** Between two photos beside each other. */
const GUTTER = 14;
/** A photo fills half the text's width; one that stands alone may be as wide as this share of it. */
export const ALONE = 0.66;
/** Upright photos are no higher than this share of the text area. */
export const HIGHEST = 0.34;
/** How small a row of one or of two photos becomes at most, of its usual size, to fit below what stands on a page. */
const LEAST = { alone: 0.6, pair: 0.75 } as const;
/** A caption of more lines than this is cut out of the row and goes on below it, line by line. */
const MOST_CAPTION = 12;

/** Photos in rows of two, each with its caption. */
export function setPhotos(block: BlockOf<'photos'>, setup: Setup): Slab[] {
  const slabs: Slab[] = [];
  for (let i = 0; i < block.photos.length; i += 2) {
    slabs.push(...photoRow(block.photos.slice(i, i + 2), setup));
  }
  return slabs;
}

/** A row, and the lines of a long caption. @param share of its usual size */
function photoRow(photos: readonly BlockPhoto[], setup: Setup, share = 1): Slab[] {
  const { format, measure } = setup;
  const { page, styles } = format;
  const half = Math.max(1, page.textWidth - GUTTER) / 2;
  const widest = photos.length > 1 ? half : page.textWidth * ALONE;
  const column = photos.length > 1 ? half : page.textWidth;
  const placed = photos.map((photo, i) => {
    const scale = share * Math.min(widest / photo.width, (page.textHeight * HIGHEST) / photo.height);
    const caption = setBox(photo.caption, styles.caption, column, measure);
    return {
      photo,
      caption,
      element: { type: 'Caption' } satisfies Element as Element,
      width: photo.width * scale,
      height: photo.height * scale,
      x: page.left + i * (half + GUTTER),
    };
  });
  const pictures = Math.max(...placed.map(({ height }) => height));
  const most = Math.max(...placed.map(({ caption }) => caption.lines.length));
  const line = styles.caption.lineHeight;
  const captions = (y: number, from: number, to: number): PageItem[] =>
    placed.flatMap(({ caption, element, x }) => partOf(element, caption.paint(x, y, from, to)));
  const shown = Math.min(most, MOST_CAPTION);
  const below = 4 + shown * line + GAP / 2;
  const row: Slab = {
    height: pictures + below,
    above: GAP,
    onGrid: false,
    keep: false,
    paint: (y) => [
      ...placed.map(
        ({ photo, width, height, x }): PageItem => ({
          kind: 'picture',
          ref: photo.ref,
          x: x + (column - width) / 2,
          // Photos of a row stand on one line, above their captions.
          y: y + pictures - height,
          width,
          height,
          element: { type: 'Figure', alt: photo.caption },
        }),
      ),
      ...captions(y + pictures + 4, 0, shown),
    ],
  };
  const rest = Array.from({ length: most - shown }, (_, i): Slab => {
    const from = shown + i;
    return { height: line, above: 0, onGrid: false, keep: false, paint: (y) => captions(y, from, from + 1) };
  });
  // The rest of a long caption goes on as it is.
  return share < 1 ? [row] : [{ ...row, shrink: shrinking(photos, setup, { pictures, below }) }, ...rest];
}

/** Makes a row smaller so that it fits, and remembers what it made last. */
function shrinking(
  photos: readonly BlockPhoto[],
  setup: Setup,
  { pictures, below }: { pictures: number; below: number },
): (height: number) => Slab | null {
  const least = photos.length > 1 ? LEAST.pair : LEAST.alone;
  let made: { share: number; slab: Slab | null } = { share: 1, slab: null };
  return (height) => {
    const share = (height - below) / pictures;
    if (share < least || share >= 1) return null;
    if (made.share !== share) made = { share, slab: photoRow(photos, setup, share)[0] ?? null };
    return made.slab;
  };
}
