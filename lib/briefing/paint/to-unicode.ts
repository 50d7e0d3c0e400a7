import { hex4, utf16Hex } from './text-string.ts';

/** Codes of one range: those that share their first byte (ISO 32000-1, 9.10.3; Adobe Technical Note 5014, bfrange). */
const RANGE = 0x100;
/** Ranges of one section. */
const SECTION = 100;

/**
 * The map from codes to characters that readers copy text with (ISO 32000-1, 9.10.3): code n + 1 is the n-th character,
 * exactly, those outside the BMP as surrogate pairs.
 */
export function toUnicodeMap(codePoints: readonly number[]): string {
  const ranges: string[] = [];
  for (let first = 1; first <= codePoints.length; first = (Math.floor(first / RANGE) + 1) * RANGE) {
    const last = Math.min(codePoints.length, Math.floor(first / RANGE) * RANGE + RANGE - 1);
    const texts = codePoints.slice(first - 1, last).map((one) => `<${utf16Hex(String.fromCodePoint(one))}>`);
    ranges.push(`<${hex4(first)}><${hex4(last)}>[${texts.join('')}]`);
  }
  const sections: string[] = [];
  for (let at = 0; at < ranges.length; at += SECTION) {
    const slice = ranges.slice(at, at + SECTION);
    sections.push(`${slice.length} beginbfrange\n${slice.join('\n')}\nendbfrange`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${sections.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}
