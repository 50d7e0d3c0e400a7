/** Deflates in the zlib format, which is what PDF's FlateDecode reads, with the platform's own code. */
export async function deflate(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([bytes.slice()]).stream().pipeThrough(new CompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Bytes as jsPDF takes them: a string with a character a byte. */
export function toBinaryString(bytes: Uint8Array): string {
  const parts: string[] = [];
  // Function arguments go on the stack: slices keep clear of its end.
  for (let at = 0; at < bytes.length; at += 8192) parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return parts.join('');
}

/** The bytes of a string that holds one a character. */
export function fromBinaryString(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i);
  return bytes;
}
