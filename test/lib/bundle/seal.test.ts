// @vitest-environment node
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BundleError } from '../../../lib/bundle/format/bundle-error.ts';
import { seal } from '../../../lib/bundle/seal/seal.ts';
import { isSealed, unseal } from '../../../lib/bundle/seal/unseal.ts';
import { onPath } from '../../../scripts/chromium.mjs';
import { ageVectors } from './age-vectors.ts';
import { bundled, digestOf, readWhole } from './bundles.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures/bundles');
const BODY = 'QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWY';

/** A head with these recipients, and nothing that anybody could open. */
const headed = (...stanzas: string[]) =>
  new Blob([
    `age-encryption.org/v1\n${stanzas.map((line) => `-> ${line}\n${BODY}\n`).join('')}--- ${BODY}\n`,
    'x'.repeat(99),
  ]);

async function refusalOf(act: Promise<unknown>): Promise<unknown> {
  try {
    await act;
    return 'was opened';
  } catch (error) {
    if (error instanceof BundleError) return error.reason;
    throw error;
  }
}

let me = '';
let recipient = '';
let folder = '';
beforeAll(async () => {
  me = await generateX25519Identity();
  recipient = await identityToRecipient(me);
  folder = mkdtempSync(join(tmpdir(), 'xunji-seal-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('a sealed bundle', () => {
  it('is opened by each of those whom it was sealed to, and says what it said', async () => {
    const other = await generateX25519Identity();
    const sealed = await seal(bundled(), { recipients: [recipient, await identityToRecipient(other)] });
    expect(await isSealed(sealed)).toBe(true);
    for (const identity of [me, other]) {
      const open = await unseal(sealed, { identities: [identity] });
      expect(await isSealed(open)).toBe(false);
      expect((await readWhole(open)).changes).toHaveLength(5);
    }
  });

  it('is opened by its passphrase and by no other', async () => {
    const encrypter = new Encrypter();
    encrypter.setPassphrase('走访记录');
    encrypter.setScryptWorkFactor(10);
    const sealed = new Blob([(await encrypter.encrypt(new Uint8Array(await bundled().arrayBuffer()))).slice()]);
    expect(await digestOf(await unseal(sealed, { passphrases: ['走访记录'] }))).toBe(await digestOf(bundled()));
    expect(await refusalOf(unseal(sealed, { passphrases: ['走访纪录'] }))).toBe('wrongKey');
    expect(await refusalOf(unseal(sealed, {}))).toBe('wrongKey');
  });

  it('by a passphrase takes as much work to guess as a reader is ready to do', async () => {
    const sealed = await seal(new Blob(['x']), { passphrase: 'p' });
    expect(await sealed.slice(0, 80).text()).toMatch(/-> scrypt \S+ 18\n/);
    expect(await (await unseal(sealed, { passphrases: ['p'] })).text()).toBe('x');
  });

  it('says what the place says that it is opened into, and stops when it is told to', async () => {
    const sealed = await seal(bundled(), { recipients: [recipient] });
    const full = new Error('full');
    const sink = { write: () => Promise.reject(full), end: () => Promise.reject(new Error('was ended')) };
    await expect(unseal(sealed, { identities: [me] }, sink)).rejects.toBe(full);
    const opening = unseal(sealed, { identities: [me] }, undefined, AbortSignal.abort());
    await expect(opening).rejects.toMatchObject({ reason: 'cancelled' });
  });

  it('stays shut to others', async () => {
    const sealed = await seal(bundled(), { recipients: [recipient] });
    expect(await refusalOf(unseal(sealed, { identities: [await generateX25519Identity()] }))).toBe('wrongKey');
    expect(await refusalOf(unseal(sealed, { identities: ['AGE-SECRET-KEY-1NONSENSE'] }))).toBe('wrongKey');
  });

  it('is refused where it was cut or changed anywhere', async () => {
    const sealed = new Uint8Array(await (await seal(bundled(), { recipients: [recipient] })).arrayBuffer());
    for (let at = 0; at < sealed.length; at += 97) {
      const cut = await refusalOf(unseal(new Blob([sealed.slice(0, at)]), { identities: [me] }));
      expect(cut).toMatch(/^(sealHeader|sealBroken)$/);
      const changed = sealed.with(at, (sealed[at] ?? 0) ^ 1);
      const forged = await refusalOf(unseal(new Blob([changed]), { identities: [me] }));
      expect(forged).toMatch(/^(sealHeader|sealBroken|wrongKey)$/);
    }
  });

  it('is made for nobody but people that age knows', async () => {
    const mistyped = recipient.slice(0, -1) + (recipient.endsWith('x') ? 'y' : 'x');
    for (const recipients of [[], ['me'], [mistyped], [recipient, 'age1pq1x']]) {
      expect(await refusalOf(seal(bundled(), { recipients }))).toBe('wrongKey');
    }
  });
});

describe('the head of a sealed file, before anything is tried', () => {
  const asked = (file: Blob) => refusalOf(unseal(file, { identities: [me], passphrases: ['p'] }));

  it('may not ask for more work than a second', async () => {
    expect(await asked(headed('scrypt AAAAAAAAAAAAAAAAAAAAAA 22'))).toBe('workFactor');
    expect(await asked(headed('scrypt AAAAAAAAAAAAAAAAAAAAAA 19'))).toBe('workFactor');
    expect(await asked(headed('scrypt AAAAAAAAAAAAAAAAAAAAAA 1e9'))).toBe('workFactor');
    expect(await asked(headed('scrypt AAAAAAAAAAAAAAAAAAAAAA 10'))).toBe('wrongKey');
  });

  it('may not name more than a hundred people, nor be longer than 64 KB', async () => {
    const stanza = 'X25519 TEiF0ypqr+bpvcqXNyCVJpL7OuwPdVwPL7KQEbFDOCc';
    expect(await asked(headed(...Array(10_000).fill(stanza)))).toBe('sealHeader');
    expect(await asked(headed(...Array(101).fill(stanza)))).toBe('sealHeader');
    expect(await asked(headed(...Array(100).fill(stanza)))).toBe('wrongKey');
    expect(await asked(headed(`other ${'x'.repeat(70_000)}`))).toBe('sealHeader');
  });

  it('has to be one', async () => {
    for (const text of ['', 'x', 'age-encryption.org/v1\n', 'age-encryption.org/v2\n-> x\n\n--- x\n']) {
      expect(await asked(new Blob([text]))).toBe('sealHeader');
    }
  });
});

const REASONS: Record<string, RegExp> = {
  'no match': /^wrongKey$/,
  'HMAC failure': /^sealBroken$/,
  'header failure': /^(sealHeader|workFactor|sealBroken)$/,
  'payload failure': /^sealBroken$/,
  'armor failure': /^sealHeader$/,
};

describe('the vectors of the age format', () => {
  const vectors = ageVectors();

  it('are all there', () => {
    expect(vectors.length).toBeGreaterThan(100);
  });

  it.each(vectors)('get their verdict: $name', async ({ file, identities, passphrases, expect: verdict, payload }) => {
    const opening = unseal(file, { identities, passphrases });
    if (verdict === 'success') expect(await digestOf(await opening)).toBe(payload);
    else expect(await refusalOf(opening)).toMatch(REASONS[verdict] ?? /^$/);
  });
});

describe('what the age command makes', () => {
  // Made by age 1.1.1: age -r …, age -a -r …, age -p.
  const sealedBy = (name: string) => new Blob([readFileSync(join(FIXTURES, name))]);
  const identity = readFileSync(join(FIXTURES, 'sealed.identity.txt'), 'utf8').match(/^AGE-.*$/m)?.[0] ?? '';

  it.each(['sealed.visits.age', 'sealed-armored.visits.age'])('opens here: %s', async (name) => {
    const open = await unseal(sealedBy(name), { identities: [identity] });
    expect((await readWhole(open)).changes).toHaveLength(5);
  });

  it('opens here by its passphrase', async () => {
    const open = await unseal(sealedBy('sealed-passphrase.visits.age'), { passphrases: ['visits to a village'] });
    expect((await readWhole(open)).changes).toHaveLength(5);
  });
});

describe.skipIf(!onPath('age'))('the age command of this machine', () => {
  it('opens what is sealed here', async () => {
    writeFileSync(join(folder, 'key'), me);
    const sealed = await seal(bundled(), { recipients: [recipient] });
    writeFileSync(join(folder, 'a.age'), new Uint8Array(await sealed.arrayBuffer()));
    const open = execFileSync('age', ['-d', '-i', join(folder, 'key'), join(folder, 'a.age')]);
    expect(await digestOf(new Blob([open]))).toBe(await digestOf(bundled()));
  });

  it('seals what is opened here', async () => {
    const input = new Uint8Array(await bundled().arrayBuffer());
    const sealed = execFileSync('age', ['-r', recipient], { input });
    expect((await readWhole(await unseal(new Blob([sealed]), { identities: [me] }))).changes).toHaveLength(5);
  });
});
