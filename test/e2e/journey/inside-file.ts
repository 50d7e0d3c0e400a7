import { inflateRawSync } from 'node:zlib';

/** All that a file holds, also in its compressed parts, as one text of bytes. */
export function insideOf(file: Buffer): string {
  const parts = [file.toString('latin1')];
  for (let at = file.indexOf('stream\r\n'); at >= 0; at = file.indexOf('stream\r\n', at + 1))
    parts.push(inflated(file, at + 10));
  for (let at = file.indexOf('PK\x03\x04'); at >= 0; at = file.indexOf('PK\x03\x04', at + 1))
    parts.push(inflated(file, at + 30 + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28)));
  return parts.join('\n');
}
function inflated(file: Buffer, at: number): string {
  for (const skip of [0, 2]) {
    try {
      return inflateRawSync(file.subarray(at + skip), { finishFlush: 2 }).toString('latin1');
    } catch {
      // Not deflated, or with a head of two bytes: tried next.
    }
  }
  return '';
}
