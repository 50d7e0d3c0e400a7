/** So much is gathered before it is handed over: blobs are kept outside of a page's memory. */
const HANDED_OVER = 4 * 2 ** 20;

/**
 * Gathers a stream into a blob.
 * @param most in bytes
 * @param tooMuch makes the error for more than that
 */
export async function collect(
  stream: ReadableStream<Uint8Array>,
  { type, most, tooMuch }: { type: string; most: number; tooMuch: () => Error },
): Promise<Blob> {
  const done: Blob[] = [];
  let waiting: Uint8Array<ArrayBuffer>[] = [];
  let [size, total] = [0, 0];
  const reader = stream.getReader();
  for (;;) {
    const { done: ended, value } = await reader.read();
    if (ended) break;
    total += value.length;
    if (total > most) throw tooMuch();
    waiting.push(value.slice());
    size += value.length;
    if (size < HANDED_OVER) continue;
    done.push(new Blob(waiting));
    waiting = [];
    size = 0;
  }
  return new Blob([...done, ...waiting], { type });
}
