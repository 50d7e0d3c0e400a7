/** Four hexadecimal digits: a code, or a unit of UTF-16. */
export const hex4 = (value: number): string => value.toString(16).padStart(4, '0');

/** A text's UTF-16BE units in hexadecimal. */
export function utf16Hex(text: string): string {
  let hex = '';
  for (let i = 0; i < text.length; i += 1) hex += hex4(text.charCodeAt(i));
  return hex;
}

/**
 * A PDF text string in hexadecimal (ISO 32000-1, 7.9.2.2). jsPDF writes text strings literally, and in a literal a
 * reader takes the byte 0D for 0A (7.3.4.2): 不 (4E 0D) would become 上 (4E 0A).
 */
export function textString(text: string): string {
  return `<feff${utf16Hex(text)}>`;
}
