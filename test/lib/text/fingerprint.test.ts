// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fingerprint } from '../../../lib/text/fingerprint.ts';
import { runs } from '../changes/runs.ts';

describe('a fingerprint', () => {
  test('is the same for the same words in the same place, and another for others', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (one, other, salt) => {
        expect(fingerprint(one, salt)).toBe(fingerprint(one, salt));
        expect(fingerprint(one, salt) === fingerprint(other, salt)).toBe(one === other);
        expect(fingerprint(one, 'a')).not.toBe(fingerprint(one, 'b'));
      }),
      runs(),
    );
  });
  test('is short, whatever the words', () => {
    expect(fingerprint('字'.repeat(100_000), 'x')).toMatch(/^[0-9a-f]{16}$/);
  });
});
