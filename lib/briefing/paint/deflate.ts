import { joinBytes } from '../../model/join-bytes.ts';

/** Deflates in the zlib format, which is what PDF's FlateDecode reads, with the platform's own code. */
export async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new CompressionStream('deflate');
  const writer = stream.writable.getWriter();
  // Not waited for: it is done when the last of what is read has come, and what fails fails there.
  const written = writer.write(bytes).then(() => writer.close());
  written.catch(() => undefined);
  // By hand: the ways through Blob and Response took a third of the time of all pages.
  const reader = stream.readable.getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let next = await reader.read(); !next.done; next = await reader.read()) parts.push(next.value);
  return joinBytes(parts);
}

/** So many at a time: each takes a quarter of a megabyte, and there are few cores. */
const LANES = 4;

/**
 * Makes `count` pieces, one after the other, and deflates them side by side; a piece is made when there is room for it.
 * @param make the n-th piece, from 0; called in that order
 */
export async function deflateEach(
  count: number,
  make: (at: number) => Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>[]> {
  const packed: Uint8Array<ArrayBuffer>[] = [];
  let next = 0;
  const work = async () => {
    while (next < count) {
      const at = next;
      next += 1;
      packed[at] = await deflate(make(at));
    }
  };
  await Promise.all(Array.from({ length: LANES }, work));
  return packed;
}

/** The bytes of a string that holds one a character. */
export function fromBinaryString(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i);
  return bytes;
}
