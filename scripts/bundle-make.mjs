// @ts-check
// `npm run -s bundle:make -- [--to RECIPIENT]… [--passphrase FILE] IN.json OUT`
// Makes a signed bundle from plain records, for third parties and tests; lib/bundle/FORMAT.md says what IN.json holds.
// OUT is there whole or not at all, and never one of the files that go in.
// Prints one JSON line: what was made, the public key, and the digests that the author's next bundle names.
//   --to          seals it to a person, by an age recipient (age1…); several of them open it each
//   --passphrase  seals it with the first line of a file; age has it alone, not together with --to
import { openAsBlob, readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { BundleError } from '../lib/bundle/format/bundle-error.ts';
import { readPlainJson } from '../lib/bundle/format/plain-json.ts';
import { PlainRecordsError, readPlainRecords } from '../lib/bundle/format/plain-records.ts';
import { keyLine } from '../lib/bundle/format/ssh-signature.ts';
import { seal } from '../lib/bundle/seal/seal.ts';
import { makeSecretKey, signerOf, verifyEd25519 } from '../lib/bundle/sign/ed25519.ts';
import { makePlainBundle } from '../lib/bundle/zip/plain-bundle.ts';
import { refuseOut, writeOut } from './bundle-out.mjs';
import { hasShipped } from './bundle-packs.mjs';
import { passphraseIn } from './bundle-passphrase.mjs';

/** @param {string} file */
async function openBeside(file) {
  if (!statSync(file).isFile()) throw Object.assign(new Error(`not a file: ${file}`), { code: 'EISDIR' });
  return openAsBlob(file);
}

/**
 * @param {{ to?: string[], passphrase?: string }} options
 * @returns {import('../lib/bundle/seal/seal.ts').SealedTo | null} null for what is not to be sealed
 * @throws TypeError for both; an error with a code where the passphrase is empty: what was to be sealed would lie open
 */
function sealedToOf({ to, passphrase }) {
  if (to && passphrase !== undefined) throw new TypeError('--to and --passphrase: age takes a passphrase alone');
  if (passphrase === undefined) return to ? { recipients: to } : null;
  const line = passphraseIn(passphrase);
  if (line !== '') return { passphrase: line };
  throw Object.assign(new Error(`--passphrase ${passphrase}: its first line is empty`), { code: 'EINVAL' });
}

/**
 * @param {import('../lib/bundle/format/plain-records.ts').PlainRecords} input
 * @param {(path: string) => string} beside finds a file that the records name
 */
async function make(input, beside) {
  const { key } = input.author;
  const signer = signerOf(key === undefined ? makeSecretKey() : Buffer.from(key, 'hex'));
  const { blob, author, digest, after } = await makePlainBundle(input, {
    signer,
    verify: verifyEd25519,
    now: Date.now(),
    hasPack: hasShipped,
    file: (path) => openBeside(beside(path)),
  });
  return { blob, said: { author: { ...author, publicKey: keyLine(signer.publicKey) }, digest, after } };
}

const USAGE = 'usage: bundle-make [--to RECIPIENT]… [--passphrase FILE] IN.json OUT';

async function main() {
  const to = /** @type {const} */ ({ type: 'string', multiple: true });
  const help = /** @type {const} */ ({ type: 'boolean', short: 'h' });
  const options = { to, help, passphrase: /** @type {const} */ ({ type: 'string' }) };
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  if (values.help) return console.log(USAGE);
  const [from, out, more] = positionals;
  if (from === undefined || out === undefined || more !== undefined) throw new TypeError('two files are needed');
  const sealedTo = sealedToOf(values);
  const input = readPlainRecords(readPlainJson(readFileSync(from), from));
  const beside = (/** @type {string} */ path) => resolve(dirname(from), path);
  const named = [...(input.attachments ?? []), ...(input.packs ?? []).flatMap(({ file }) => file ?? [])].map(beside);
  refuseOut(out, [from, ...(values.passphrase === undefined ? [] : [values.passphrase]), ...named]);
  const { blob, said } = await make(input, beside);
  await writeOut(out, sealedTo ? await seal(blob, sealedTo) : blob);
  console.log(JSON.stringify({ file: out, ...said }));
}

try {
  await main();
} catch (error) {
  const known = error instanceof PlainRecordsError || error instanceof BundleError || error instanceof TypeError;
  if (!known && !(error instanceof Error && 'code' in error)) throw error;
  console.error(error.message);
  if (error instanceof TypeError) console.error(USAGE);
  process.exitCode = error instanceof TypeError ? 2 : 1;
}
