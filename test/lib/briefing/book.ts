import { readFileSync } from 'node:fs';
import { type Face, readFace } from '../../../lib/briefing/fonts/face.ts';
import { bookOf, FACE_FILES, type FontBook } from '../../../lib/briefing/paint/font-book.ts';
import { makeFonts } from '../../../scripts/fonts.mjs';

/** The bytes of a face that ships. @param file as the build names it, without an ending */
export const fontFile = (file: string): Uint8Array =>
  readFileSync(new URL(`../../../public/fonts/${file}.ttf`, import.meta.url));

/** The face of the body, which has the most characters; made first where it isn't there yet. */
export async function shippedFace(): Promise<Face> {
  await makeFonts();
  return readFace(fontFile(FACE_FILES.serif));
}

/** All faces that ship, as briefings use them. */
export async function shippedBook(): Promise<FontBook> {
  const serif = await shippedFace();
  const [bold, sans, kai] = [FACE_FILES.bold, FACE_FILES.sans, FACE_FILES.kai].map((file) => readFace(fontFile(file)));
  if (!bold || !sans || !kai) throw new Error('a face is missing');
  return bookOf({ serif, bold, sans, kai });
}
