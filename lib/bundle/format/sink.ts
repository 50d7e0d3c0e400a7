/** Where a file goes that is made piece by piece. */
export interface Sink {
  /** Takes the next bytes, which the caller may use again once it has resolved. */
  write(bytes: Uint8Array): void | Promise<void>;
  /** Ends the file; nothing more is written. */
  end(): Promise<Blob>;
}

/** So much is gathered before it is handed to the browser, which keeps blobs outside of the page's memory. */
const HANDED_OVER = 4 * 2 ** 20;

/** Gathers a file where there is no other place for it. The browser holds it, so far as it can on the disk. */
export class BlobSink implements Sink {
  readonly #type: string;
  #done: Blob[] = [];
  #waiting: Uint8Array<ArrayBuffer>[] = [];
  #waitingSize = 0;

  /** @param type the media type of the file */
  constructor(type: string) {
    this.#type = type;
  }

  write(bytes: Uint8Array): void {
    this.#waiting.push(bytes.slice());
    this.#waitingSize += bytes.length;
    if (this.#waitingSize < HANDED_OVER) return;
    this.#done.push(new Blob(this.#waiting));
    this.#waiting = [];
    this.#waitingSize = 0;
  }

  async end(): Promise<Blob> {
    return new Blob([...this.#done, ...this.#waiting], { type: this.#type });
  }
}

/**
 * Writes a stream to its end into a sink, and ends that.
 * @param on is called with the bytes so far before each write; what it throws ends both
 * @param signal stops it: then it throws the signal's reason
 */
export async function pour(
  stream: ReadableStream<Uint8Array>,
  sink: Sink,
  on: (bytes: number) => void = () => {},
  signal?: AbortSignal,
): Promise<Blob> {
  let total = 0;
  const writable = new WritableStream<Uint8Array>({
    write: (bytes) => {
      total += bytes.length;
      on(total);
      return sink.write(bytes);
    },
  });
  await stream.pipeTo(writable, signal ? { signal } : {});
  return sink.end();
}
