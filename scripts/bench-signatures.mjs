// @ts-check
import { ed25519 } from '@noble/curves/ed25519.js';
import { signerOf, verifyEd25519 } from '../lib/bundle/sign/ed25519.ts';
import { median, paired } from './quantile.mjs';

const ROUNDS = 9;
const SIGNATURES = 60;

/**
 * Checking signatures of a key that was met before, as the batches of one author are, against the library alone.
 */
export function benchSignatures() {
  const signer = signerOf(ed25519.utils.randomSecretKey());
  const message = new TextEncoder().encode('Xunji');
  const signature = signer.sign(message);
  /** @param {() => unknown} check */
  const timeOf = (check) => {
    const begun = performance.now();
    for (let at = 0; at < SIGNATURES; at++) check();
    return performance.now() - begun;
  };
  const ours = () => timeOf(() => verifyEd25519(signature, message, signer.publicKey));
  const theirs = () => timeOf(() => ed25519.verify(signature, message, signer.publicKey, { zip215: false }));
  ours();
  theirs();
  const taken = Array.from({ length: ROUNDS }, () => [ours(), theirs()]);
  const [mine, peers] = [taken.map(([one]) => one ?? 0), taken.map(([, two]) => two ?? 0)];
  return {
    ratios: { 'bundle.signature_of_known_key_over_library': paired(mine, peers) },
    milliseconds: { [`${SIGNATURES} signatures of one key, by the library (medians)`]: [median(mine), median(peers)] },
  };
}
