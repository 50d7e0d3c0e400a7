import { SheetError } from './sheet-error.ts';
import type { TextEncodingName } from './table-file.ts';

/** Control characters that no table has. A file that decodes to them isn't text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NOT_TEXT = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/;

/**
 * Decodes a text file strictly: UTF-16 by its mark, else UTF-8, else GB18030 (which holds GBK and GB2312). Strict UTF-8
 * goes first, since GB18030 takes most UTF-8 texts for other words.
 * @throws SheetError `encoding` with the first line that can't be read in the encoding that got furthest
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: TextEncodingName } {
  const marked = markOf(bytes);
  const tried: readonly TextEncodingName[] = marked ? [marked] : ['utf-8', 'gb18030'];
  for (const encoding of tried) {
    const text = decodeStrictly(bytes, encoding);
    if (text !== null && !NOT_TEXT.test(text)) return { text, encoding };
  }
  const line = marked ? 1 : Math.max(firstBadLine(bytes, 'utf-8'), firstBadLine(bytes, 'gb18030'));
  throw new SheetError('encoding', { line });
}

function markOf(bytes: Uint8Array): TextEncodingName | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
}

/** Null where the bytes aren't of this encoding: the one thing that a strict decoder says by throwing a TypeError. */
function decodeStrictly(bytes: Uint8Array, encoding: TextEncodingName): string | null {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    return decoder.decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** A line feed is never a part of a longer character in either encoding, so lines can be tried one by one. */
function firstBadLine(bytes: Uint8Array, encoding: 'utf-8' | 'gb18030'): number {
  let line = 1;
  for (let from = 0; from < bytes.length; line++) {
    const found = bytes.indexOf(0x0a, from);
    const to = found < 0 ? bytes.length : found + 1;
    const text = decodeStrictly(bytes.subarray(from, to), encoding);
    if (text === null || NOT_TEXT.test(text)) return line;
    from = to;
  }
  return line;
}
