import { readFileSync } from 'node:fs';
import { type Face, readFace } from '../../../lib/briefing/fonts/face.ts';
import { makeFonts } from '../../../scripts/fonts.mjs';

/** Where the build puts the face that ships. */
export const FONT_FILE = new URL('../../../public/fonts/noto-serif-sc-regular.ttf', import.meta.url);

/** The face that ships; made first where it isn't there yet. */
export async function shippedFace(): Promise<Face> {
  await makeFonts();
  return readFace(readFileSync(FONT_FILE));
}
