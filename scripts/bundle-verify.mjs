// @ts-check
// `npm run -s bundle:verify -- [--signers FILE] [--identity FILE] [--passphrase FILE] FILE…`
// Says of each bundle whether it may be trusted to be what it was when it was packed: one JSON line a file,
//   {"file", "verdict": "accepted" | "refused", "reason", "author", "counts"} and where it is refused "place" and "line".
// A bundle of which one batch is refused is refused. Ends with 0 only where all are accepted, 2 where it was not asked
// properly. lib/bundle/FORMAT.md says what the reasons mean.
//   --signers     whose keys are known: an allowed_signers file as ssh-keygen has it, with authors' ids as principals
//   --identity    opens sealed ones: a file as age-keygen writes it
//   --passphrase  likewise: a file whose first line is the passphrase
import { existsSync, openAsBlob, readFileSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { BundleError } from '../lib/bundle/format/bundle-error.ts';
import { KeyClaims } from '../lib/bundle/format/key-claims.ts';
import { Places } from '../lib/bundle/format/one-place.ts';
import { Chain } from '../lib/bundle/format/sequence.ts';
import { fingerprintOfLine, showFingerprint } from '../lib/bundle/format/ssh-signature.ts';
import { isSealed, unseal } from '../lib/bundle/seal/unseal.ts';
import { verifyEd25519 } from '../lib/bundle/sign/ed25519.ts';
import { refuseBadPack } from '../lib/bundle/zip/pack-lines.ts';
import { openBundle } from '../lib/bundle/zip/read-bundle.ts';
import { personOf } from '../lib/changes/change.ts';
import { hasShipped } from './bundle-packs.mjs';
import { passphraseIn } from './bundle-passphrase.mjs';

/** @typedef {import('../lib/bundle/format/sequence.ts').Link} Link */
/** @typedef {import('../lib/bundle/zip/read-bundle.ts').OpenedBundle} OpenedBundle */
/** @typedef {{ identities: string[], passphrases: string[], signers: Map<string, string[]>, seen: Map<string, Chain> }} Known */

/**
 * @param {string | undefined} file
 * @returns {string[]} its lines, without comments and empty ones
 */
function linesOf(file) {
  if (file === undefined) return [];
  const lines = readFileSync(file, 'utf8').split(/\r?\n/);
  return lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
}

/**
 * @param {string} file of allowed signers: principals, options if any, type of key, key
 * @returns {Map<string, string[]>} the fingerprints of each person's keys
 * @throws TypeError for one that names nobody's: whoever gives it means somebody
 */
function signersIn(file) {
  const lines = linesOf(file);
  /** @type {Map<string, string[]>} */
  const signers = new Map();
  for (const line of lines) {
    const [principals = '', ...rest] = line.split(/\s+/);
    const at = rest.indexOf('ssh-ed25519');
    if (at < 0) continue;
    const fingerprint = fingerprintOfLine(`ssh-ed25519 ${rest[at + 1]}`);
    for (const principal of principals.split(',')) {
      const person = personOf(principal);
      signers.set(person, [...(signers.get(person) ?? []), fingerprint]);
    }
  }
  if (signers.size === 0) throw new TypeError(`--signers ${file}: no line names an ssh-ed25519 key`);
  return signers;
}

/**
 * Refuses a second history: another bundle or batch under a number that was seen, among all files of one call.
 * @param {Known['seen']} seen
 * @param {string} chain
 * @param {Link} link
 * @param {string} place
 */
function follow(seen, chain, link, place) {
  const links = seen.get(chain) ?? new Chain();
  if (links.standingOf(link) === 'forked') throw new BundleError('forked', place);
  links.add(link);
  seen.set(chain, links);
}

/**
 * Reads every batch. What it finds counts only once all are sound.
 * @param {OpenedBundle} bundle
 * @param {Known} known
 */
async function readAll(bundle, { seen, signers }) {
  const { header, digest, fingerprint } = bundle;
  const [records, places, claims] = [new Set(), new Places(), new KeyClaims()];
  const claim = (/** @type {string} */ author, /** @type {string} */ key, /** @type {string} */ place) => {
    // More keys of a person than one may be known; which, only whoever knows them can say.
    if (!signers.has(personOf(author)) && !claims.follow(author, key)) throw new BundleError('otherKey', place);
  };
  claim(header.author.id, fingerprint, 'data/bundle.json');
  for (const batch of bundle.batches) {
    const checked = await batch.read();
    const { head, changes } = checked;
    claim(head.author, checked.fingerprint, batch.name);
    places.follow(checked);
    refuseBadPack(checked);
    for (const { rec } of changes) records.add(rec);
    follow(seen, `batch ${head.author}`, { ...head, digest: batch.digest }, batch.name);
  }
  for (const error of places.misplaced().values()) throw error;
  follow(seen, `bundle ${header.author.id} ${fingerprint}`, { ...header, digest }, 'data/bundle.json');
  return { ...header.counts, records: records.size };
}

/**
 * @param {string} file
 * @param {Known} known
 */
async function verify(file, known) {
  if (!statSync(file).isFile()) throw Object.assign(new Error(`not a file: ${file}`), { code: 'EISDIR' });
  const blob = await openAsBlob(file);
  const sealed = await isSealed(blob);
  if (sealed && known.identities.length + known.passphrases.length === 0) throw new BundleError('sealed');
  const bundle = await openBundle(sealed ? await unseal(blob, known) : blob, {
    verify: verifyEd25519,
    now: Date.now(),
    hasPack: hasShipped,
    keysOf: (person) => known.signers.get(person),
  });
  const { id, name } = bundle.header.author;
  return {
    author: { id, name, fingerprint: showFingerprint(bundle.fingerprint) },
    counts: await readAll(bundle, known),
  };
}

/**
 * Why a file could not be read: the system's word, `EBUSY` for one that became another while it was read. Whoever read it
 * met that as a fault of what it holds, and says so.
 * @param {unknown} error
 * @param {string} file
 * @returns {string | null} null where it could be read
 */
function whyUnreadable(error, file) {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause.name === 'NotReadableError') return existsSync(file) ? 'EBUSY' : 'ENOENT';
  }
  const isOfSystem = error instanceof Error && 'code' in error && !(error instanceof BundleError);
  return isOfSystem ? String(error.code) : null;
}

/**
 * @param {string} file
 * @param {Known} known
 */
async function judge(file, known) {
  try {
    return { file, verdict: 'accepted', reason: null, ...(await verify(file, known)) };
  } catch (error) {
    const refused = { file, verdict: 'refused' };
    const nobody = { author: null, counts: null };
    const code = whyUnreadable(error, file);
    if (code !== null) return { ...refused, reason: 'unreadable', ...nobody, place: code, line: 0 };
    if (!(error instanceof BundleError)) throw error;
    const { reason, place, line } = error;
    return { ...refused, reason, ...nobody, place, line };
  }
}

const escaped = (/** @type {number} */ unit) => `\\u${unit.toString(16).padStart(4, '0')}`;

/** One line of JSON, in which nothing from the file can move the cursor or turn the line around. */
const show = (/** @type {object} */ value) =>
  JSON.stringify(value).replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    // A sign of two units is escaped by both, as JSON does it.
    (char) => Array.from({ length: char.length }, (_, at) => escaped(char.charCodeAt(at))).join(''),
  );

const USAGE = 'usage: bundle-verify [--signers FILE] [--identity FILE] [--passphrase FILE] FILE…';

/** @returns {Promise<number>} with what the process ends */
async function main() {
  const text = /** @type {const} */ ({ type: 'string' });
  const help = /** @type {const} */ ({ type: 'boolean', short: 'h' });
  const options = { help, signers: text, identity: text, passphrase: text };
  const { values, positionals: files } = parseArgs({ options, allowPositionals: true });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  if (files.length === 0) throw new TypeError('no file');
  const known = {
    identities: linesOf(values.identity),
    passphrases: values.passphrase === undefined ? [] : [passphraseIn(values.passphrase)],
    signers: values.signers === undefined ? new Map() : signersIn(values.signers),
    seen: new Map(),
  };
  let refused = 0;
  for (const file of files) {
    const line = await judge(file, known);
    if (line.verdict !== 'accepted') refused++;
    console.log(show(line));
  }
  return refused === 0 ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`${error instanceof Error ? error.message : error}`);
  console.error(USAGE);
  process.exitCode = 2;
}
