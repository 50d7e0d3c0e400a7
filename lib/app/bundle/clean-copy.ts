import { bytesToHex } from '@noble/hashes/utils.js';
import { cleanPhoto } from '../../bundle/format/clean-photo.ts';

/**
 * Why no copy without metadata can be made of a picture: it is a drawing in text, which may hold anything; several
 * pictures, of which all but one would be lost; or one that this browser doesn't draw, or that is broken.
 */
export type CannotLeave = 'drawing' | 'moving' | 'unread';

/**
 * How a file may leave: a picture as a copy without metadata; what is no picture as it is; `cannot` for a picture of
 * which no such copy can be made, so that the file would tell what nobody looked at.
 */
type CleanCopy = { readonly clean: Blob } | { readonly asIs: true } | { readonly cannot: CannotLeave };

/** As many bytes of a file as tell what it is. */
const START = 4096;
/** Of a photo that is drawn anew; above this the file grows and nobody sees why. */
const QUALITY = 0.95;

/** How pictures begin, in hexadecimal digits, by media type. */
const BEGINNINGS: readonly (readonly [type: string, begins: RegExp])[] = [
  ['image/jpeg', /^ffd8ff/],
  ['image/png', /^89504e470d0a1a0a/],
  ['image/webp', /^52494646.{8}57454250/],
  ['image/gif', /^47494638(37|39)61/],
  // Two letters alone could begin any text: the size of the header behind them has to be one that there is.
  ['image/bmp', /^424d.{8}0{8}.{8}(0c|28|34|38|40|6c|7c)000000/],
  ['image/tiff', /^(49492a00|4d4d002a)/],
  // ISO 14496-12: a box `ftyp`, then whose it is: avif, avis; heic, heix and their kin, mif1, msf1.
  ['image/avif', /^.{8}66747970617669(66|73)/],
  ['image/heic', /^.{8}66747970(686569|686576|6d69663|6d73663)/],
  // What cameras and programs keep to themselves: RAF, RW2, ORF, X3F, CR3, JPEG 2000 and XL, PSD. Few browsers draw it.
  [
    'image/x-other',
    /^(46554a4946494c4d|49495500|4949524f|49495253|4d4d4f52|464f5662|.{8}66747970637278|0000000c(6a502020|4a584c20)|38425053)/,
  ],
];
const LONGEST_BEGINNING = 18;

const SVG = /^\s*(?:<\?[^>]*>\s*|<!--(?:(?!-->)[\s\S])*-->\s*)*<(?:!DOCTYPE\s+svg|(?:\w+:)?svg)[\s/>]/i;

/** Photographs: without loss they would take many times the room. Whatever else is drawn anew loses nothing. */
const PHOTOGRAPHS: ReadonlySet<string> = new Set(['image/jpeg', 'image/webp', 'image/avif', 'image/heic']);
/** What may hold several pictures, of which only the first would be drawn. */
const MAY_MOVE: ReadonlySet<string> = new Set(['image/gif', 'image/png', 'image/webp', 'image/avif']);

/**
 * Makes the copy of a file that may leave (bundle.md, Protection of sources on export): EXIF, place, thumbnail and
 * comments stay with the original, which isn't touched.
 * - JPEG, PNG and WebP keep their picture byte for byte.
 * - Other pictures (GIF, BMP, AVIF, TIFF, HEIC …), and such of those three as are read only by lenient decoders, are
 *   drawn anew at full size where this browser can: what is drawn holds dots alone. Photographs become JPEG, others PNG. One that moves would stand
 *   still, and nobody would be told: `cannot`.
 * - SVG is text: it may hold names, comments, links and whole pictures with all that is in them: `cannot`.
 *
 * Bytes are believed before the type, since whoever sends a file chooses its name. Sound, film and documents are no
 * pictures: they leave as they are.
 * @returns the copy with the media type that it now has
 * @throws DOMException `NotReadableError` where the file can't be read
 */
export async function cleanCopy(file: Blob): Promise<CleanCopy> {
  const type = await typeOf(file);
  if (!type.startsWith('image/')) return { asIs: true };
  if (type === 'image/svg+xml') return { cannot: 'drawing' };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const clean = cleanPhoto(bytes);
  if (clean) return { clean: new Blob([clean], { type }) };
  return drawAnew(bytes, type);
}

/** What is cleaned as it stands, by copying: only a broken one can't be. */
const COPIED: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp']);

/**
 * Foresees whether a file may leave, at the cost of its first bytes for nearly all: of a photo in a common format it is
 * taken that it is whole, and only `cleanCopy` knows.
 * @returns what it will leave as, or `cannot` and why, as `cleanCopy` says it
 * @throws DOMException `NotReadableError` where the file can't be read
 */
export async function foreseeCopy(file: Blob): Promise<'picture' | 'asIs' | { readonly cannot: CannotLeave }> {
  const type = await typeOf(file);
  if (!type.startsWith('image/')) return 'asIs';
  if (COPIED.has(type)) return 'picture';
  const copy = await cleanCopy(file);
  return 'cannot' in copy ? copy : 'picture';
}

/** The media type by the first bytes, else the one that the file is said to have. */
async function typeOf(file: Blob): Promise<string> {
  const start = await file.slice(0, START).arrayBuffer();
  const bytes = bytesToHex(new Uint8Array(start).subarray(0, LONGEST_BEGINNING));
  const known = BEGINNINGS.find(([, begins]) => begins.test(bytes));
  if (known) return known[0];
  return SVG.test(new TextDecoder().decode(start))
    ? 'image/svg+xml'
    : (file.type.split(';')[0]?.trim().toLowerCase() ?? '');
}

async function drawAnew(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<CleanCopy> {
  try {
    const frames = MAY_MOVE.has(type) ? await countFrames(bytes, type) : 1;
    if (frames !== 1) return { cannot: frames === null ? 'unread' : 'moving' };
    const drawn = await draw(new Blob([bytes], { type }), PHOTOGRAPHS.has(type) ? 'image/jpeg' : 'image/png');
    return drawn ? { clean: drawn } : { cannot: 'unread' };
  } catch (error) {
    // How browsers say that they don't know the format, or that the picture is broken or too large for a canvas.
    if (error instanceof DOMException) return { cannot: 'unread' };
    throw error;
  }
}

/** How many pictures a file holds; null where this browser can't say. */
async function countFrames(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<number | null> {
  if (typeof ImageDecoder === 'undefined' || !(await ImageDecoder.isTypeSupported(type))) return null;
  const decoder = new ImageDecoder({ data: bytes, type });
  try {
    await Promise.all([decoder.tracks.ready, decoder.completed]);
    return decoder.tracks.selectedTrack?.frameCount ?? null;
  } finally {
    decoder.close();
  }
}

async function draw(file: Blob, type: 'image/jpeg' | 'image/png'): Promise<Blob | null> {
  const picture = await createImageBitmap(file);
  try {
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const context = canvas.getContext('2d');
    if (!context) return null;
    if (type === 'image/jpeg') {
      // JPEG has no transparency: what is clear in the picture becomes paper, not black.
      context.fillStyle = '#fff';
      context.fillRect(0, 0, picture.width, picture.height);
    }
    context.drawImage(picture, 0, 0);
    return await canvas.convertToBlob({ type, quality: QUALITY });
  } finally {
    picture.close();
  }
}
