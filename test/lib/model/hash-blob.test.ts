// @vitest-environment node
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { AT_ONCE, hashBlob } from '../../../lib/model/hash-blob.ts';

const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

it.each([0, 1, 70_000, AT_ONCE, AT_ONCE + 1])(
  'says the hash of %i bytes, and hands them out once and in order',
  async (size) => {
    const bytes = Uint8Array.from({ length: size }, (_, at) => at % 251);
    const seen = new Uint8Array(size);
    let at = 0;
    const hash = await hashBlob(new Blob([bytes]), (part) => {
      seen.set(part, at);
      at += part.length;
    });
    expect(hash).toBe(sha(bytes));
    expect(at).toBe(size);
    expect(Buffer.compare(seen, bytes)).toBe(0);
  },
);

it('ends with what whoever takes the bytes throws', async () => {
  const stop = new Error('enough');
  for (const size of [10, AT_ONCE + 1]) {
    const blob = new Blob([new Uint8Array(size)]);
    await expect(
      hashBlob(blob, () => {
        throw stop;
      }),
    ).rejects.toBe(stop);
  }
});
