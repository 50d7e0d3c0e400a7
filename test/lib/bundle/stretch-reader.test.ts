// @vitest-environment node
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { StretchReader } from '../../../lib/bundle/zip/stretch-reader.ts';
import { runs } from '../changes/runs.ts';

const SIZE = 700_000;
const bytes = Uint8Array.from({ length: SIZE }, (_, at) => at % 253);

it('reads what lies there, wherever and how much is asked for, and no further than the end', async () => {
  const place = fc.tuple(fc.nat(SIZE), fc.oneof(fc.nat(100), fc.nat(SIZE)));
  const property = fc.asyncProperty(fc.array(place, { maxLength: 6 }), async (places) => {
    const reader = new StretchReader(new Blob([bytes]));
    for (const [from, length] of places) {
      const read = await reader.readUint8Array(from, length);
      expect(Buffer.compare(read, bytes.subarray(from, from + length))).toBe(0);
    }
  });
  await fc.assert(property, runs());
});
