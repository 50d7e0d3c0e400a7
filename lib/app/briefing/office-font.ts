import { type Face, readFace } from '../../briefing/fonts/face.ts';
import type { Sha256 } from '../../model/ids.ts';
import { findAttachment, keepAttachment } from '../../store/attachments.ts';

/** The largest font file that is taken, in bytes: the largest Chinese faces have some 30 million. */
const MAX_FONT = 64 * 1024 * 1024;

/** Characters without which nobody writes a briefing. */
const NEEDED = '的一是在不了有和人这中大为上个国我以要他';

/**
 * Why a font file wasn't taken: empty or larger than `MAX_FONT`; no TrueType face, as a collection or one with other
 * outlines isn't; broken; without Chinese; or its maker forbids to embed it (OS/2, fsType).
 */
type FontReason = 'empty' | 'tooLarge' | 'notTrueType' | 'broken' | 'noChinese' | 'forbidden';

/** A font file that wasn't taken; nothing was kept. */
export class FontRefused extends Error {
  override readonly name = 'FontRefused';
  readonly reason: FontReason;
  readonly file: string;
  constructor(reason: FontReason, file: string) {
    super(`${reason}: ${file}`);
    this.reason = reason;
    this.file = file;
  }
}

/**
 * Looks whether a font file can be a briefing's 仿宋, and keeps it as an attachment.
 * @throws FontRefused; StoreFailure `diskFull`
 */
export async function keepFontFile(file: File): Promise<Sha256> {
  if (file.size === 0) throw new FontRefused('empty', file.name);
  if (file.size > MAX_FONT) throw new FontRefused('tooLarge', file.name);
  const reason = faultOf(new Uint8Array(await file.arrayBuffer()));
  if (reason) throw new FontRefused(reason, file.name);
  return keepAttachment(file);
}

/** Whether an office's font lies on this device: the office comes with bundles, its font's file doesn't. */
export const isFontHere = async (sha256: Sha256): Promise<boolean> => (await findAttachment(sha256)) !== null;

function faultOf(bytes: Uint8Array): FontReason | null {
  try {
    const face = readFace(bytes);
    if (isForbidden(face)) return 'forbidden';
    const has = (sign: string) => face.outlineOf(face.glyphOf(sign.codePointAt(0) ?? 0)).length > 0;
    return [...NEEDED].every((sign) => face.glyphOf(sign.codePointAt(0) ?? 0) > 0 && has(sign)) ? null : 'noChinese';
  } catch (error) {
    // Whatever reading past the end of a table throws, the file is at fault.
    return error instanceof Error && 'reason' in error && error.reason === 'notTrueType' ? 'notTrueType' : 'broken';
  }
}

/** Restricted licence, no subsetting, or bitmaps only (OpenType 1.9, "OS/2", fsType): each document holds a subset. */
function isForbidden({ tables }: Face): boolean {
  if (!tables.has('OS/2')) return false;
  const type = tables.view('OS/2').getUint16(8);
  const usage = type & 0x000e;
  return usage === 0x0002 || (type & 0x0300) !== 0;
}
