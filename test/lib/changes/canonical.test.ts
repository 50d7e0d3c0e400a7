// @vitest-environment node
import { expect, test } from 'vitest';
import { CanonicalError, canonicalJson, MAX_DEPTH } from '../../../lib/changes/canonical.ts';
import type { Json } from '../../../lib/changes/change.ts';

test('numbers are spelled as in RFC 8785 appendix B', () => {
  const bits = new DataView(new ArrayBuffer(8));
  const spelled = (hex: string) => {
    bits.setBigUint64(0, BigInt(`0x${hex}`));
    return canonicalJson(bits.getFloat64(0));
  };
  expect(spelled('8000000000000000')).toBe('0');
  expect(spelled('0000000000000001')).toBe('5e-324');
  expect(spelled('7fefffffffffffff')).toBe('1.7976931348623157e+308');
  expect(spelled('4340000000000000')).toBe('9007199254740992');
  expect(spelled('44b52d02c7e14af6')).toBe('1e+23');
  expect(spelled('444b1ae4d6e2ef4e')).toBe('999999999999999700000');
  expect(spelled('444b1ae4d6e2ef50')).toBe('1e+21');
  expect(spelled('3eb0c6f7a0b5ed8d')).toBe('0.000001');
  expect(spelled('41b3de4355555557')).toBe('333333333.33333343');
});

test('keys are sorted by UTF-16 code units, at every depth (RFC 8785 §3.2.3)', () => {
  const keys = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 };
  const sorted = '{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}';
  expect(canonicalJson([keys, { b: keys, a: null }])).toBe(`[${sorted},{"a":null,"b":${sorted}}]`);
});

test('strings escape what they must and nothing else', () => {
  expect(canonicalJson('€$\u000f\nA\'B"\\\\"/\u2028')).toBe('"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/\u2028"');
});

test('half an emoji is spelled and reads back', () => {
  expect(canonicalJson('a\ud83d')).toBe('"a\\ud83d"');
  expect(JSON.parse(canonicalJson({ '\ude00': '\ud83d' }))).toEqual({ '\ude00': '\ud83d' });
});

test('an own key __proto__ is spelled like any other', () => {
  expect(canonicalJson(JSON.parse('{"b":1,"__proto__":{"a":2}}'))).toBe('{"__proto__":{"a":2},"b":1}');
});

test.each([
  [Number.NaN, 'number'],
  [Number.NEGATIVE_INFINITY, 'number'],
  [undefined, 'notJson'],
  [{ a: undefined }, 'notJson'],
  [new Array(1), 'notJson'],
  [() => 1, 'notJson'],
  [1n, 'notJson'],
  [new Date(0), 'notJson'],
])('%s is refused', (value, reason) => {
  expect(() => canonicalJson(value as Json)).toThrow(new CanonicalError(reason as 'number'));
});

test('what nests too deep, or in itself, is refused', () => {
  const nested = (depth: number): Json => (depth === 0 ? 1 : [nested(depth - 1)]);
  expect(canonicalJson(nested(MAX_DEPTH))).toHaveLength(2 * MAX_DEPTH + 1);
  const circle: Json[] = [];
  circle.push(circle);
  for (const deep of [nested(MAX_DEPTH + 1), circle])
    expect(() => canonicalJson(deep)).toThrow(new CanonicalError('depth'));
});
