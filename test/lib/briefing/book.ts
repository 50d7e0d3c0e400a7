import { readFileSync } from 'node:fs';
import { type Face, readFace } from '../../../lib/briefing/fonts/face.ts';
import { bookOf, type FontBook } from '../../../lib/briefing/paint/font-book.ts';
import { makeFonts } from '../../../scripts/fonts.mjs';

/** Where the build puts the faces that ship, by what they are for. */
export const FONT_FILES = {
  serif: 'noto-serif-sc-regular',
  bold: 'noto-serif-sc-bold',
  sans: 'noto-sans-sc-medium',
  kai: 'xunji-kai',
} as const;

/** The bytes of a face that ships. @param file as the build names it, without an ending */
export const fontFile = (file: string): Uint8Array =>
  readFileSync(new URL(`../../../public/fonts/${file}.ttf`, import.meta.url));

/** The face of the body, which has the most characters; made first where it isn't there yet. */
export async function shippedFace(): Promise<Face> {
  await makeFonts();
  return readFace(fontFile(FONT_FILES.serif));
}

/** All faces that ship, as briefings use them. */
export async function shippedBook(): Promise<FontBook> {
  const serif = await shippedFace();
  const [bold, sans, kai] = [FONT_FILES.bold, FONT_FILES.sans, FONT_FILES.kai].map((file) => readFace(fontFile(file)));
  if (!bold || !sans || !kai) throw new Error('a face is missing');
  return bookOf({ serif, bold, sans, kai });
}
