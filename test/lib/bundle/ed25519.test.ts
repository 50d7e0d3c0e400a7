// @vitest-environment node
import { ed25519 } from '@noble/curves/ed25519.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeSecretKey, signerOf, verifyEd25519 } from '../../../lib/bundle/sign/ed25519.ts';
import { runs } from '../changes/runs.ts';

const { Point } = ed25519;
const ORDER = Point.CURVE().n;
const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));
const little = (number: bigint) =>
  Uint8Array.from({ length: 32 }, (_, at) => Number((number >> BigInt(8 * at)) & 255n));
const joined = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));
const MESSAGE = new TextEncoder().encode('走访');

/** A generator of the eight points whose order is 8 or less. */
const TORSION = Point.fromHex('c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a');
const LOW_POINTS = Array.from({ length: 8 }, (_, at) => (at === 0 ? Point.ZERO : TORSION.multiplyUnsafe(BigInt(at))));
const P = 2n ** 255n - 19n;
const SIGN = 2n ** 255n;
/** All spellings of those points, those that RFC 8032 forbids included: y beyond the field, and minus nought. */
const LOW_KEYS = [
  ...LOW_POINTS.map((point) => point.toBytes()),
  ...[0n, 1n, P - 1n, P, P + 1n].flatMap((y) => [little(y), little(y + SIGN)]),
];

/** RFC 8032 §7.1, TEST 1 to 3. */
const RFC = [
  [
    '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ],
  [
    '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    '72',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ],
  [
    'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
    'af82',
    '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  ],
] as const;

describe('Ed25519', () => {
  it.each(RFC)('signs and verifies as RFC 8032 has it', (secret, message, signature) => {
    const signer = signerOf(bytes(secret));
    expect(Buffer.from(signer.sign(bytes(message))).toString('hex')).toBe(signature);
    expect(verifyEd25519(bytes(signature), bytes(message), signer.publicKey)).toBe('holds');
  });

  it('holds for what was signed and for nothing else', () => {
    const property = fc.property(
      fc.uint8Array({ minLength: 1, maxLength: 100 }),
      fc.nat(),
      fc.nat({ max: 63 }),
      (message, at, where) => {
        const signer = signerOf(makeSecretKey());
        const signature = signer.sign(message);
        expect(verifyEd25519(signature, message, signer.publicKey)).toBe('holds');
        const other = message.with(at % message.length, (message[at % message.length] ?? 0) ^ 1);
        expect(verifyEd25519(signature, other, signer.publicKey)).toBe('fails');
        const forged = signature.with(where, (signature[where] ?? 0) ^ (1 << (at % 8)));
        expect(verifyEd25519(forged, message, signer.publicKey)).toBe('fails');
      },
    );
    fc.assert(property, { ...runs(), numRuns: 30 });
  });

  it('refuses every key of low order, however it is spelled, with every signature that such a key makes hold', () => {
    expect(LOW_POINTS.every((point) => point.isSmallOrder())).toBe(true);
    for (const key of LOW_KEYS) {
      for (const r of LOW_KEYS) {
        expect(verifyEd25519(joined(r, new Uint8Array(32)), MESSAGE, key)).toBe('badKey');
      }
    }
  });

  it('refuses keys that are no point, and those outside the group of prime order', () => {
    const secret = makeSecretKey();
    const sound = Point.fromBytes(signerOf(secret).publicKey);
    const signature = signerOf(secret).sign(MESSAGE);
    for (const low of LOW_POINTS.slice(1)) {
      expect(verifyEd25519(signature, MESSAGE, sound.add(low).toBytes())).toBe('badKey');
    }
    for (const key of [new Uint8Array(31), new Uint8Array(33), new Uint8Array(0), little(2n), little(P + 3n)]) {
      expect(verifyEd25519(signature, MESSAGE, key)).toBe('badKey');
    }
  });

  it('takes one spelling of a signature: S below the order, 64 bytes', () => {
    const signer = signerOf(makeSecretKey());
    const signature = signer.sign(MESSAGE);
    const s = signature.slice(32).reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n);
    expect(verifyEd25519(joined(signature.slice(0, 32), little(s + ORDER)), MESSAGE, signer.publicKey)).toBe('fails');
    expect(verifyEd25519(signature.slice(0, 63), MESSAGE, signer.publicKey)).toBe('fails');
    for (const r of LOW_KEYS) {
      expect(verifyEd25519(joined(r, signature.slice(32)), MESSAGE, signer.publicKey)).toBe('fails');
    }
  });

  it('says the same of a key that was met often as the library says of it, whatever the signature', () => {
    const signer = signerOf(makeSecretKey());
    const signature = signer.sign(MESSAGE);
    const [r, s] = [signature.slice(0, 32), signature.slice(32)];
    const zero = new Uint8Array(32);
    const spellings = [...LOW_KEYS, r, signer.publicKey, zero, little(2n), little(P + 3n)].flatMap((one) =>
      [s, zero, little(1n), little(ORDER), little(ORDER - 1n), little(2n ** 256n - 1n)].map((two) => joined(one, two)),
    );
    const mixed = LOW_POINTS.map((low) => joined(Point.fromBytes(r).add(low).toBytes(), s));
    for (const round of [1, 2]) {
      for (const one of [signature, ...spellings, ...mixed]) {
        const expected = ed25519.verify(one, MESSAGE, signer.publicKey, { zip215: false }) ? 'holds' : 'fails';
        expect(verifyEd25519(one, MESSAGE, signer.publicKey), `round ${round}`).toBe(expected);
      }
    }
  });

  it('knows any number of keys apart', () => {
    const signer = signerOf(makeSecretKey());
    const signature = signer.sign(MESSAGE);
    for (let at = 0; at < 40; at++) {
      const another = signerOf(makeSecretKey());
      expect(verifyEd25519(another.sign(MESSAGE), MESSAGE, another.publicKey)).toBe('holds');
      expect(verifyEd25519(signature, MESSAGE, another.publicKey)).toBe('fails');
    }
  });
});
