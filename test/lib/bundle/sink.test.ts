// @vitest-environment node
import { expect, it } from 'vitest';
import { BlobSink, pour } from '../../../lib/bundle/format/sink.ts';

const streamOf = (...parts: readonly Uint8Array[]) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (const part of parts) controller.enqueue(part);
      controller.close();
    },
  });
const filled = (size: number, value: number) => new Uint8Array(size).fill(value);

it('gathers a stream of any size into a file, and tells how far it is before each piece', async () => {
  const told: number[] = [];
  const parts = [filled(3 * 2 ** 20, 1), filled(2 * 2 ** 20, 2), filled(5, 3)];
  const file = await pour(streamOf(...parts), new BlobSink('text/x'), (bytes) => told.push(bytes));
  expect(file.type).toBe('text/x');
  expect(Buffer.compare(Buffer.from(await file.arrayBuffer()), Buffer.concat(parts))).toBe(0);
  expect(told).toEqual([3 * 2 ** 20, 5 * 2 ** 20, 5 * 2 ** 20 + 5]);
});

it('stops with what the sink throws, and lets go of the stream', async () => {
  const full = new Error('full');
  let cancelled: unknown = null;
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(filled(1, 1)),
    cancel: (reason) => {
      cancelled = reason;
    },
  });
  const sink = {
    write: () => {
      throw full;
    },
    end: () => Promise.reject(new Error('was ended')),
  };
  await expect(pour(endless, sink)).rejects.toBe(full);
  expect(cancelled).toBe(full);
});

it('stops when it is told to', async () => {
  const stop = new AbortController();
  const endless = new ReadableStream<Uint8Array>({ pull: (controller) => controller.enqueue(filled(1, 1)) });
  const pouring = pour(
    endless,
    new BlobSink('text/x'),
    (bytes) => {
      if (bytes === 3) stop.abort();
    },
    stop.signal,
  );
  await expect(pouring).rejects.toMatchObject({ name: 'AbortError' });
});
