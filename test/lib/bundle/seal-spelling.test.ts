// @vitest-environment node
import { expect, it, vi } from 'vitest';
import { seal } from '../../../lib/bundle/seal/seal.ts';
import { unseal } from '../../../lib/bundle/seal/unseal.ts';
import { bundled, digestOf } from './bundles.ts';

vi.mock('age-encryption', async (load) => (await import('../../fixtures/quick-age.ts')).quickAge(await load()));

it('a sealed file opens by its passphrase, whichever way a keyboard spells its accents', async () => {
  for (const [sealedBy, typed] of [
    ['caf\u00e9 2026', 'cafe\u0301 2026'],
    ['cafe\u0301 2026', 'caf\u00e9 2026'],
  ] as const) {
    const sealed = await seal(bundled(), { passphrase: sealedBy });
    expect(await digestOf(await unseal(sealed, { passphrases: [typed] }))).toBe(await digestOf(bundled()));
  }
});
