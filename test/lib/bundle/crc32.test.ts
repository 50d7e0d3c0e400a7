// @vitest-environment node
import { crc32 as known } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { crc32 } from '../../../lib/bundle/zip/crc32.ts';
import { runs } from '../changes/runs.ts';

it('is the sum that zlib says, of whatever bytes, wherever they lie, and in how many pieces', () => {
  const bytes = fc.uint8Array({ maxLength: 200 });
  const property = fc.property(bytes, fc.nat(200), fc.nat(7), (all, cut, shift) => {
    const moved = new Uint8Array(all.length + shift);
    moved.set(all, shift);
    const whole = moved.subarray(shift);
    expect(crc32(whole)).toBe(known(all));
    const at = Math.min(cut, all.length);
    expect(crc32(whole.subarray(at), crc32(whole.subarray(0, at)))).toBe(known(all));
  });
  fc.assert(property, runs());
});
