/** Deflates in the zlib format, which is what PDF's FlateDecode reads, with the platform's own code. */
export async function deflate(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([bytes.slice()]).stream().pipeThrough(new CompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Function arguments go on the stack: slices keep clear of its end. */
const SLICE = 8192;

/** Bytes as jsPDF takes them: a string with a character a byte. */
export function toBinaryString(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += SLICE) {
    const slice = bytes.subarray(at, at + SLICE) as unknown as number[];
    // Not spread: that walks the array one by one, and took a tenth of all the time.
    parts.push(String.fromCharCode.apply(null, slice));
  }
  return parts.join('');
}

/** The bytes of a string that holds one a character. */
export function fromBinaryString(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i);
  return bytes;
}
