// @ts-check
// `npm run -s bundle:make -- [--to RECIPIENT]… [--passphrase FILE] IN.json OUT`
// Makes a signed bundle from plain records, for third parties and tests; lib/bundle/FORMAT.md says what IN.json holds.
// Prints one JSON line: what was made, the public key, and the digests that the author's next bundle names.
//   --to          seals it to a person, by an age recipient (age1…); several of them open it each
//   --passphrase  seals it with the first line of a file
import { openAsBlob, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { BundleError } from '../lib/bundle/format/bundle-error.ts';
import { PlainRecordsError, readPlainRecords } from '../lib/bundle/format/plain-records.ts';
import { keyLine } from '../lib/bundle/format/ssh-signature.ts';
import { seal } from '../lib/bundle/seal/seal.ts';
import { makeSecretKey, signerOf, verifyEd25519 } from '../lib/bundle/sign/ed25519.ts';
import { makePlainBundle } from '../lib/bundle/zip/plain-bundle.ts';
import { hasShipped } from './bundle-packs.mjs';

/** @param {string} file */
async function openBeside(file) {
  if (!statSync(file).isFile()) throw Object.assign(new Error(`not a file: ${file}`), { code: 'EISDIR' });
  return openAsBlob(file);
}

/** @param {string} from */
async function make(from) {
  const input = readPlainRecords(JSON.parse(readFileSync(from, 'utf8')));
  const { key } = input.author;
  const signer = signerOf(key === undefined ? makeSecretKey() : Buffer.from(key, 'hex'));
  const { blob, author, digest, after } = await makePlainBundle(input, {
    signer,
    verify: verifyEd25519,
    now: Date.now(),
    hasPack: hasShipped,
    file: (path) => openBeside(resolve(dirname(from), path)),
  });
  return { blob, said: { author: { ...author, publicKey: keyLine(signer.publicKey) }, digest, after } };
}

async function main() {
  const to = /** @type {const} */ ({ type: 'string', multiple: true });
  const options = { to, passphrase: /** @type {const} */ ({ type: 'string' }) };
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [from, out, more] = positionals;
  if (from === undefined || out === undefined || more !== undefined) throw new TypeError('two files are needed');
  const { blob, said } = await make(from);
  const passphrase = values.passphrase && readFileSync(values.passphrase, 'utf8').split(/\r?\n/)[0];
  const sealedTo = passphrase ? { passphrase } : values.to && { recipients: values.to };
  const file = sealedTo ? await seal(blob, sealedTo) : blob;
  writeFileSync(out, new Uint8Array(await file.arrayBuffer()));
  console.log(JSON.stringify({ file: out, ...said }));
}

try {
  await main();
} catch (error) {
  const known = error instanceof PlainRecordsError || error instanceof BundleError || error instanceof TypeError;
  const named = error instanceof SyntaxError || (error instanceof Error && 'code' in error);
  if (!known && !named) throw error;
  console.error(error.message);
  if (error instanceof TypeError) console.error('usage: bundle-make [--to RECIPIENT]… [--passphrase FILE] IN.json OUT');
  process.exitCode = error instanceof TypeError ? 2 : 1;
}
