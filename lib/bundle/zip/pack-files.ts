import { BlobSink } from '../format/sink.ts';
import { ZipPacker } from './write-zip.ts';

/** A file that is to be packed. */
interface FileToPack {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Packs files into a plain zip, each as it comes.
 * @param nameOf what a file is called in the zip: each by another name
 * @param onProgress is called with the number of files that are in
 * @throws the signal's reason, also while a file is awaited; what `files` throws
 */
export async function packFiles(
  files: AsyncIterable<FileToPack>,
  nameOf: (name: string) => string,
  onProgress: (done: number) => void,
  signal: AbortSignal,
): Promise<Blob> {
  const zip = new ZipPacker(new BlobSink('application/zip'));
  let done = 0;
  for await (const { name, bytes } of untilAborted(files, signal)) {
    await zip.addFile(nameOf(name), bytes as Uint8Array<ArrayBuffer>, signal);
    done += 1;
    onProgress(done);
  }
  return zip.finish();
}

/** What comes until a signal is aborted; that is heeded while the next is awaited. @throws the signal's reason */
async function* untilAborted<T>(items: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T> {
  const iterator = items[Symbol.asyncIterator]();
  let stop = () => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
  });
  // Nobody may be waiting for it just then.
  aborted.catch(() => {});
  signal.addEventListener('abort', stop);
  try {
    signal.throwIfAborted();
    for (;;) {
      const next = await Promise.race([iterator.next(), aborted]);
      if (next.done) return;
      yield next.value;
    }
  } finally {
    signal.removeEventListener('abort', stop);
    // What makes the files may be in the midst of one, and is not waited for.
    void iterator.return?.()?.catch(() => {});
  }
}
