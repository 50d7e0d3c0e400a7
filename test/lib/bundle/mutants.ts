import { NAMESPACE } from '../../../lib/bundle/format/bundle-format.ts';
import { fingerprintOf, keyLine, signFile } from '../../../lib/bundle/format/ssh-signature.ts';
import { verifyEd25519 } from '../../../lib/bundle/sign/ed25519.ts';
import { CanonicalError, canonicalJson } from '../../../lib/changes/canonical.ts';
import { makeChange } from '../../../lib/changes/make-change.ts';
import { authorOf, idOf } from '../changes/builders.ts';
import { bytesOf, sha } from './backups.ts';
import { bundled, listing, signerNo } from './bundles.ts';
import { type RawEntry, rawZip } from './zip-bytes.ts';

/** Files that somebody made out of an honest bundle without the keys of those who made it. */

type Random = (below: number) => number;

/** A sequence that is the same for the same number (mulberry32). */
function randomFrom(seed: number): Random {
  let state = seed | 0;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const text = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes);
/** The attacker, who has a key like everybody else. */
const attacker = signerNo(3);

let honest: { bytes: Uint8Array; entries: RawEntry[] } | undefined;

async function original(): Promise<{ bytes: Uint8Array; entries: RawEntry[] }> {
  if (honest) return honest;
  let entries: RawEntry[] = [];
  const blob = bundled((raw) => {
    raw.entries = (all) => {
      entries = all;
      return all;
    };
  });
  honest = { bytes: new Uint8Array(await blob.arrayBuffer()), entries };
  return honest;
}

/** The mutant of this number: odd ones by bytes, even ones by what the file says. */
export async function mutant(number: number): Promise<Blob> {
  const random = randomFrom(number);
  const { bytes, entries } = await original();
  return new Blob([number % 2 ? byBytes(bytes, random) : byStructure(entries, random)]);
}

function byBytes(bytes: Uint8Array, random: Random): Uint8Array<ArrayBuffer> {
  let out = Array.from(bytes);
  // What was cut at its first byte has nothing more to change.
  for (let times = 1 + random(4); times > 0 && out.length > 0; times--) {
    const at = random(out.length);
    const length = 1 + random(random(2) ? 4 : 200);
    const from = random(out.length);
    const edits: (() => number[])[] = [
      () => out.with(at, random(256)),
      () => out.with(at, (out[at] ?? 0) ^ (1 << random(8))),
      () => out.toSpliced(at, length),
      () => out.toSpliced(at, 0, ...out.slice(from, from + length)),
      () => out.toSpliced(at, length, ...out.slice(from, from + length)),
      () => out.slice(0, at),
      () => out.toSpliced(at, 4, 0xff, 0xff, 0xff, 0xff),
    ];
    out = edits[random(edits.length)]?.() ?? out;
  }
  return Uint8Array.from(out);
}

function byStructure(entries: RawEntry[], random: Random): Uint8Array<ArrayBuffer> {
  let out = entries.map((entry) => ({ ...entry }));
  for (let times = 1 + random(3); times > 0; times--) out = edited(out, random);
  if (random(4)) out = claimed(out, random);
  if (random(8)) out = relisted(out);
  if (random(8)) out = resigned(out, random);
  return rawZip(out);
}

/** Changes what one file says, or which files there are. */
function edited(entries: RawEntry[], random: Random): RawEntry[] {
  const at = random(entries.length);
  const one = entries[at];
  const other = entries[random(entries.length)];
  if (!one || !other) return entries;
  const batches = entries.filter(({ name }) => name.endsWith('.ndjson'));
  const edits: (() => RawEntry[])[] = [
    () => entries.toSpliced(at, 1),
    () => entries.toSpliced(at, 0, other),
    () => entries.with(at, { ...one, name: other.name }),
    () => entries.with(at, { ...one, bytes: other.bytes }),
    () => entries.with(at, { ...one, bytes: scrambled(one.bytes, random) }),
    () => entries.with(at, { ...one, name: one.name.replace(authorOf(1), authorOf(random(2) ? 2 : 3)) }),
    () => [...entries, photoOf(random)],
    () => rewritten(entries, batches, random),
    () => rewritten(entries, batches, random),
    () => rewritten(entries, batches, random),
    () => headed(entries, random),
  ];
  return edits[random(edits.length)]?.() ?? entries;
}

function scrambled(bytes: Uint8Array, random: Random): Uint8Array {
  const copy = bytes.slice();
  if (copy.length > 0) copy[random(copy.length)] = random(256);
  return copy;
}

function photoOf(random: Random): RawEntry {
  const bytes = bytesOf(`照片 ${random(9)}`);
  return { name: `data/att/${sha(bytes)}`, bytes };
}

/** Changes a change, with an id that is right for it, and signs the batch with the attacker's key, or not at all. */
function rewritten(entries: RawEntry[], batches: RawEntry[], random: Random): RawEntry[] {
  const batch = batches[random(batches.length)];
  if (!batch) return entries;
  const lines = new TextDecoder().decode(batch.bytes).split('\n');
  const at = 1 + random(Math.max(1, lines.length - 2));
  const words = [`改过的话 ${random(99)}`, '', '<script>alert(1)</script>'];
  try {
    const change = { ...JSON.parse(lines[at] ?? ''), value: words[random(words.length)] };
    if (!random(4)) change.author = authorOf(1 + random(3));
    if (!random(4)) change.rec = idOf(random(9));
    if (!random(6)) change.sup = ['a'.repeat(64)];
    const { id, ...rest } = random(6) ? makeChange(change) : change;
    lines[at] = canonicalJson({ id, ...rest });
  } catch (error) {
    // An edit before this one may have left no line that can be read, or another file in the batch's place.
    if (!(error instanceof SyntaxError || error instanceof CanonicalError)) throw error;
  }
  if (!random(5)) lines.splice(at, 1);
  const bytes = bytesOf(lines.join('\n'));
  const signature = bytesOf(signFile(bytes, NAMESPACE.batch, attacker));
  const resign = random(4) > 0;
  return entries.map((one) => {
    if (one === batch) return { ...one, bytes };
    return resign && one.name === batch.name.replace('.ndjson', '.sshsig') ? { ...one, bytes: signature } : one;
  });
}

/** Changes the header. */
function headed(entries: RawEntry[], random: Random): RawEntry[] {
  const changes = [
    ['"seq":1', '"seq":2'],
    ['"prev":null', `"prev":"${'b'.repeat(64)}"`],
    ['"changes":5', `"changes":${random(9)}`],
    ['王督导', '李督导'],
    ['2026-11-21T02', '2026-11-21T03'],
    ['"packs":[]', '"packs":[{"id":"known-pack","version":"1.0.0"}]'],
  ];
  const [from = '', to = ''] = changes[random(changes.length)] ?? [];
  return inHeader(entries, (header) => header.replace(from, to));
}

/** Puts the attacker's key into the header, with or without the attacker's own name. */
function claimed(entries: RawEntry[], random: Random): RawEntry[] {
  return inHeader(entries, (header) => {
    const keyed = header.replace(/ssh-ed25519 [A-Za-z0-9+/]*/, keyLine(attacker.publicKey));
    return random(3) ? keyed : keyed.replace(`"id":"${authorOf(1)}"`, `"id":"${authorOf(3)}"`);
  });
}

function inHeader(entries: RawEntry[], change: (header: string) => string): RawEntry[] {
  return entries.map((one) => {
    if (one.name !== 'data/bundle.json') return one;
    return { ...one, bytes: bytesOf(change(new TextDecoder().decode(one.bytes))) };
  });
}

/** Makes counts, manifests and check sums right for what is there. */
function relisted(entries: RawEntry[]): RawEntry[] {
  const here = entries.filter(({ name }) => name.startsWith('data/'));
  const changes = here
    .filter(({ name }) => name.endsWith('.ndjson'))
    .reduce((sum, { bytes }) => sum + Math.max(0, text(bytes).split('\n').length - 2), 0);
  const counts = {
    attachments: here.filter(({ name }) => name.startsWith('data/att/')).length,
    batches: here.filter(({ name }) => name.endsWith('.ndjson')).length,
    changes,
    packs: 0,
  };
  const counted = inHeader(entries, (header) =>
    header.replace(/"counts":\{[^}]*\}/, `"counts":${canonicalJson(counts)}`),
  );
  const payload = counted.filter(({ name }) => name.startsWith('data/'));
  const size = payload.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const made = new Map([
    ['bag-info.txt', bytesOf(`Payload-Oxum: ${size}.${payload.length}\n`)],
    ['manifest-sha256.txt', bytesOf(listing(payload))],
  ]);
  const listedAnew = counted.map((one) => ({ ...one, bytes: made.get(one.name) ?? one.bytes }));
  const tags = ['mimetype', 'bagit.txt', 'bag-info.txt', 'manifest-sha256.txt'];
  const tagManifest = bytesOf(listing(listedAnew.filter(({ name }) => tags.includes(name))));
  return listedAnew.map((one) => (one.name === 'tagmanifest-sha256.txt' ? { ...one, bytes: tagManifest } : one));
}

/** Signs with the attacker's key, under the attacker's fingerprint or, now and then, under the old one. */
function resigned(entries: RawEntry[], random: Random): RawEntry[] {
  const tagManifest = entries.find(({ name }) => name === 'tagmanifest-sha256.txt');
  if (!tagManifest) return entries;
  const signature = bytesOf(signFile(tagManifest.bytes, NAMESPACE.bundle, attacker));
  const name = `signatures/${fingerprintOf(attacker.publicKey)}.sshsig`;
  return entries.map((one) => {
    if (!one.name.startsWith('signatures/')) return one;
    return { ...one, bytes: signature, ...(random(8) && { name }) };
  });
}

const verdicts = new Map<string, ReturnType<typeof verifyEd25519>>();

/** As `verifyEd25519`, which is asked the same thing by most mutants: what it said is kept. */
export function verifyOnce(...[signature, message, publicKey]: Parameters<typeof verifyEd25519>) {
  const key = fromBytes(signature) + fromBytes(message) + fromBytes(publicKey);
  const known = verdicts.get(key);
  if (known) return known;
  const verdict = verifyEd25519(signature, message, publicKey);
  if (verdicts.size < 1_000) verdicts.set(key, verdict);
  return verdict;
}

const fromBytes = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
