// @ts-check
// `npm run -s bundle:make -- [--to RECIPIENT]… [--passphrase FILE] IN.json OUT`
// Makes a signed bundle from plain records, for third parties and tests; lib/bundle/FORMAT.md says what IN.json holds.
// Prints one JSON line: what was made, the public key, and the digests that the author's next bundle names.
//   --to          seals it to a person, by an age recipient (age1…); several of them open it each
//   --passphrase  seals it with the first line of a file
import { createHash } from 'node:crypto';
import { openAsBlob, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { BundleError } from '../lib/bundle/format/bundle-error.ts';
import {
  authorOf,
  changesOf,
  PlainRecordsError,
  partByHome,
  readPlainRecords,
} from '../lib/bundle/format/plain-records.ts';
import { keyLine } from '../lib/bundle/format/ssh-signature.ts';
import { makeBatches } from '../lib/bundle/format/write-batch.ts';
import { seal } from '../lib/bundle/seal/seal.ts';
import { makeSecretKey, signerOf } from '../lib/bundle/sign/ed25519.ts';
import { writeBundle } from '../lib/bundle/zip/write-bundle.ts';
import { makeId } from '../lib/model/ids.ts';

/** @typedef {import('../lib/bundle/format/plain-records.ts').PlainRecords} PlainRecords */

/**
 * @param {PlainRecords} input
 * @param {(path: string) => string} beside
 * @returns {Map<string, string>} the files of attachments by their SHA-256
 */
function attachmentsOf(input, beside) {
  const files = (input.attachments ?? []).map(beside);
  return new Map(files.map((file) => [createHash('sha256').update(readFileSync(file)).digest('hex'), file]));
}

/**
 * @param {PlainRecords} input
 * @param {(path: string) => string} beside
 */
function packsOf({ packs = [] }, beside) {
  return new Map(
    packs.flatMap(({ id, version, file }) =>
      file === undefined ? [] : [[`${id}@${version}`, readFileSync(beside(file), 'utf8')]],
    ),
  );
}

/** @param {PlainRecords} input */
function headerOf(input) {
  const now = Date.now();
  return {
    bundleId: input.bundleId ?? makeId(now),
    createdAt: input.createdAt ?? new Date(now).toISOString(),
    seq: input.seq ?? 1,
    prev: input.prev ?? null,
    packs: (input.packs ?? []).map(({ id, version }) => ({ id, version })),
    recipients: input.recipients ?? [],
  };
}

/** @param {string} from */
async function make(from) {
  const input = readPlainRecords(JSON.parse(readFileSync(from, 'utf8')));
  const beside = (/** @type {string} */ path) => resolve(dirname(from), path);
  const signer = signerOf(input.author.key === undefined ? makeSecretKey() : Buffer.from(input.author.key, 'hex'));
  const header = headerOf(input);
  const now = Date.parse(header.createdAt);
  const author = { id: authorOf(input, now), name: input.author.name };
  const batches = [];
  for (const part of partByHome(changesOf(input, author.id, now))) {
    const before = batches.at(-1);
    const after = before ? { seq: (input.after?.seq ?? 0) + batches.length, digest: before.digest } : input.after;
    batches.push(...makeBatches(part, author.id, after ?? null, signer));
  }
  const attachments = attachmentsOf(input, beside);
  const open = (/** @type {string} */ sha256) => openAsBlob(attachments.get(sha256) ?? '');
  const source = { header, author, batches, packs: packsOf(input, beside), attachments: [...attachments.keys()], open };
  const { blob, digest } = await writeBundle(source, signer);
  const last = batches.at(-1);
  const after = { seq: (input.after?.seq ?? 0) + batches.length, digest: last?.digest };
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
