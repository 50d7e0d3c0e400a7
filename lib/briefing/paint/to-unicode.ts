import { hex4, utf16Hex } from './text-string.ts';

/** Entries of one bfchar section (Adobe Technical Note 5014, CMap specification). */
const SECTION = 100;

/**
 * The map from codes to characters that readers copy text with (ISO 32000-1, 9.10.3): code n + 1 is the n-th character,
 * exactly, those outside the BMP as surrogate pairs.
 */
export function toUnicodeMap(codePoints: readonly number[]): string {
  const sections: string[] = [];
  for (let at = 0; at < codePoints.length; at += SECTION) {
    const slice = codePoints.slice(at, at + SECTION);
    const lines = slice.map((codePoint, i) => `<${hex4(at + i + 1)}> <${utf16Hex(String.fromCodePoint(codePoint))}>`);
    sections.push(`${slice.length} beginbfchar\n${lines.join('\n')}\nendbfchar`);
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
