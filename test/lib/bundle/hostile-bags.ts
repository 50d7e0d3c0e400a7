import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprintOf, keyLine } from '../../../lib/bundle/format/ssh-signature.ts';
import { authorOf, idOf } from '../changes/builders.ts';
import { bytesOf, sha } from './backups.ts';
import { fingerprintNo, PHOTO, signerNo } from './bundles.ts';
import { also, batch, entry, type HostileCase, header, listed, set, tag } from './hostile-case.ts';

const photo = `data/att/${sha(PHOTO)}`;
const stray = `data/att/${'d'.repeat(64)}`;
const own = `data/batches/${authorOf(1)}-1`;
const author = { id: authorOf(1), name: '王督导', publicKey: keyLine(signerNo(1).publicKey) };
const signature = (key: number) => `signatures/${fingerprintNo(key)}.sshsig`;
const packs = join(import.meta.dirname, '../../../lib/packs/data');
const pack = readFileSync(join(packs, 'counter-service.json'), 'utf8');
const { version } = JSON.parse(pack) as { version: string };
/** The neutral element of the curve, and another point of low order. */
const LOW_ORDER = ['01'.padEnd(64, '0'), 'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f'];

const headerCase = (name: string, change: Record<string, unknown>, place: string): HostileCase => ({
  ...{ name, change: header(change) },
  verdict: { reason: 'header', place: `data/bundle.json ${place}` },
});

/** What manifests, signatures and the header say that isn't so. */
export const BAGS: readonly HostileCase[] = [
  // What may be read
  {
    name: 'a pack that goes along',
    change: (raw) => {
      raw.packs[`counter-service@${version}`] = pack;
      raw.header.packs = [{ id: 'counter-service', version }];
    },
    verdict: null,
  },
  {
    name: 'a pack that the reader has',
    change: header({ packs: [{ id: 'known-pack', version: '1.0.0' }] }),
    verdict: null,
  },
  {
    name: 'a bag that says more of itself',
    change: tag('bag-info.txt', (text) => `Contact-Name: 王\n${text}`),
    verdict: null,
  },
  // Manifests
  {
    name: 'a file that no manifest lists',
    change: also({ name: stray, bytes: PHOTO }),
    verdict: { reason: 'unlisted', place: stray },
    vector: 'unlisted',
  },
  {
    name: 'a file that was left out',
    change: set({ entries: (all) => all.filter(({ name }) => name !== photo) }),
    verdict: { reason: 'missing', place: photo },
    vector: 'missing',
  },
  {
    name: 'no manifest',
    change: set({ entries: (all) => all.filter(({ name }) => name !== 'manifest-sha256.txt') }),
    verdict: { reason: 'missing', place: 'manifest-sha256.txt' },
  },
  {
    name: 'no tag manifest',
    change: set({ entries: (all) => all.filter(({ name }) => name !== 'tagmanifest-sha256.txt') }),
    verdict: { reason: 'missing', place: 'tagmanifest-sha256.txt' },
  },
  {
    name: 'no header',
    change: set({ entries: (all) => all.filter(({ name }) => name !== 'data/bundle.json') }),
    verdict: { reason: 'missing', place: 'data/bundle.json' },
  },
  {
    name: 'another photo than the manifest says',
    change: entry(photo, () => ({ bytes: bytesOf('别的') })),
    verdict: { reason: 'changed', place: photo },
    vector: 'other-photo',
  },
  {
    name: 'another header than the manifest says',
    change: entry('data/bundle.json', ({ bytes }) => ({
      bytes: bytesOf(new TextDecoder().decode(bytes).replace('王', '李')),
    })),
    verdict: { reason: 'changed', place: 'data/bundle.json' },
    vector: 'other-header',
  },
  {
    name: 'another manifest than the tag manifest says',
    change: entry('manifest-sha256.txt', ({ bytes }) => ({ bytes: bytesOf(`${new TextDecoder().decode(bytes)}\n`) })),
    verdict: { reason: 'changed', place: 'manifest-sha256.txt' },
  },
  {
    name: 'a manifest in disorder',
    change: tag('manifest-sha256.txt', (text) => `${text}x\n`),
    verdict: { reason: 'manifest', place: 'manifest-sha256.txt', line: 7 },
  },
  {
    name: 'a manifest that ends in mid-line',
    change: tag('manifest-sha256.txt', (text) => text.slice(0, -1)),
    verdict: { reason: 'manifest' },
  },
  {
    name: 'a manifest that lists a file twice',
    change: tag('manifest-sha256.txt', (text) => text + text),
    verdict: { reason: 'manifest' },
  },
  {
    name: 'a manifest with line ends of another system',
    change: tag('manifest-sha256.txt', (text) => text.replaceAll('\n', '\r\n')),
    verdict: { reason: 'manifest' },
  },
  {
    name: 'a manifest that lists a tag file',
    change: tag('manifest-sha256.txt', (text) => `${text}${sha(bytesOf('x'))}  bagit.txt\n`),
    verdict: { reason: 'manifest' },
  },
  {
    name: 'a manifest that lists what is not there',
    change: tag('manifest-sha256.txt', (text) => `${text}${'d'.repeat(64)}  ${stray}\n`),
    verdict: { reason: 'missing', place: stray },
  },
  {
    name: 'an attachment under another name than its hash',
    change: listed({ name: stray, bytes: PHOTO }),
    verdict: { reason: 'manifest' },
  },
  {
    name: 'a tag manifest that leaves one out',
    change: tag('tagmanifest-sha256.txt', (text) => text.split('\n').slice(1).join('\n')),
    verdict: { reason: 'unlisted', place: 'mimetype' },
  },
  {
    name: 'another version of bags',
    change: tag('bagit.txt', (text) => text.replace('1.0', '0.97')),
    verdict: { reason: 'manifest', place: 'bagit.txt' },
  },
  {
    name: 'a bag that counts otherwise',
    change: tag('bag-info.txt', () => 'Payload-Oxum: 1.1\n'),
    verdict: { reason: 'manifest', place: 'bag-info.txt Payload-Oxum' },
  },
  {
    name: 'a bag whose info is in disorder',
    change: tag('bag-info.txt', (text) => `${text}\u202e: x\n`),
    verdict: { reason: 'manifest', place: 'bag-info.txt', line: 2 },
  },
  {
    name: 'a label that is more than a label',
    change: tag('mimetype', (text) => `${text}x`),
    verdict: { reason: 'notABundle' },
  },
  // Signatures
  {
    name: 'no signature',
    change: set({ signature: () => null }),
    verdict: { reason: 'signature' },
    vector: 'unsigned',
  },
  {
    name: 'two signatures',
    change: also({ name: signature(2), bytes: bytesOf('x') }),
    verdict: { reason: 'signature', place: signature(2) },
    vector: 'two-signatures',
  },
  {
    name: 'a signature by another key than its name says',
    change: set({
      entries: (all) => all.map((one) => (one.name === signature(1) ? { ...one, name: signature(2) } : one)),
    }),
    verdict: { reason: 'signature', place: signature(2) },
  },
  {
    name: 'a signature over something else',
    change: set({
      entries: (all) =>
        all.map((one) =>
          one.name === 'tagmanifest-sha256.txt' ? { ...one, bytes: bytesOf(reversed(one.bytes)) } : one,
        ),
    }),
    verdict: { reason: 'signature', place: signature(1) },
  },
  {
    name: 'the signature of a batch in the place of the packer’s',
    change: (raw) => {
      let other = '';
      const [first] = raw.batches;
      if (first)
        first.signature = (text) => {
          other = text;
          return text;
        };
      raw.signature = () => other;
    },
    verdict: { reason: 'signature', place: signature(1) },
  },
  {
    name: 'a signature with something behind it',
    change: set({ signature: (text) => `${text}\n` }),
    verdict: { reason: 'signature' },
  },
  {
    name: 'a signature that is spelled otherwise',
    change: set({ signature: (text) => text.replace(/^(.{50})(.*)\n/m, '$1\n$2') }),
    verdict: { reason: 'signature' },
  },
  {
    name: 'a signature of which one bit is another',
    change: set({ signature: (text) => text.replace(/(.)(?=.{4}\n-----END)/, (char) => (char === 'A' ? 'B' : 'A')) }),
    verdict: { reason: 'signature' },
  },
  {
    name: 'no signature at all in its place',
    change: set({ signature: () => 'hello' }),
    verdict: { reason: 'signature' },
  },
  ...LOW_ORDER.map(
    (hex, at): HostileCase => ({
      name: `a key of low order (${at + 1})`,
      change: lowOrder(hex),
      verdict: { reason: 'badKey' },
      ...(at === 0 && { vector: 'low-order-key' }),
    }),
  ),
  // The header
  {
    name: 'a newer format',
    change: header({ formatVersion: 2, more: { deep: [] } }),
    verdict: { reason: 'newer', place: 'data/bundle.json 2' },
    vector: 'newer-format',
  },
  {
    name: 'a newer format with files of its own',
    change: (raw) => {
      raw.header.formatVersion = 7;
      raw.more.push({ name: 'data/drawings/1.svg', bytes: bytesOf('x') });
    },
    verdict: { reason: 'newer', place: 'data/bundle.json 7' },
  },
  { name: 'another program’s format', change: header({ format: 'other' }), verdict: { reason: 'header' } },
  { name: 'a version that is none', change: header({ formatVersion: 1.5 }), verdict: { reason: 'header' } },
  headerCase('a field that the header has not', { more: 1 }, ''),
  headerCase(
    'another key than the one that signed',
    { author: { ...author, publicKey: keyLine(signerNo(2).publicKey) } },
    'author.publicKey',
  ),
  headerCase('a name that turns the line around', { author: { ...author, name: '\u202e王' } }, 'author.name'),
  headerCase('a name that nobody can see', { author: { ...author, name: '\u3164\u200b ' } }, 'author.name'),
  headerCase('a name with tags in it', { author: { ...author, name: '王\u{e0041}' } }, 'author.name'),
  headerCase('a time that no calendar shows', { createdAt: '9999-12-31T23:59:59.999Z' }, 'createdAt'),
  headerCase('a name of half a character', { author: { ...author, name: '\ud83d' } }, 'author.name'),
  headerCase('an author that is none', { author: { ...author, id: 'wang' } }, 'author.id'),
  headerCase('an author without an epoch', { author: { ...author, id: idOf(0xa001) } }, 'author.id'),
  headerCase('a time that is none', { createdAt: 'today' }, 'createdAt'),
  headerCase('a number below one', { seq: 0 }, 'seq'),
  headerCase('a later one that follows none', { seq: 2 }, 'prev'),
  headerCase('a first one that follows another', { prev: 'a'.repeat(64) }, 'prev'),
  {
    name: 'a header that is spelled otherwise',
    change: set({ headerText: (text) => text.replace(':', ': ') }),
    verdict: { reason: 'canonical', place: 'data/bundle.json' },
  },
  {
    name: 'a header with a key twice',
    change: set({ headerText: (text) => text.replace('{', '{"seq":1,') }),
    verdict: { reason: 'canonical' },
  },
  {
    name: 'a header with a prototype as key',
    change: set({ headerText: (text) => text.replace('{', '{"__proto__":{},') }),
    verdict: { reason: 'shape', place: 'data/bundle.json __proto__' },
  },
  {
    name: 'a header that is no JSON',
    change: set({ headerText: (text) => text.slice(1) }),
    verdict: { reason: 'json' },
  },
  {
    name: 'a header that nests without end',
    change: set({ headerText: () => '['.repeat(100_000) }),
    verdict: { reason: 'deep' },
  },
  { name: 'a header that is a list', change: set({ headerText: () => '[]' }), verdict: { reason: 'header' } },
  {
    name: 'a count that is wrong',
    change: header({ counts: { batches: 2, changes: 6, packs: 0, attachments: 1 } }),
    verdict: { reason: 'counts', place: 'data/bundle.json counts.changes' },
  },
  // Packs
  {
    name: 'a pack that nobody has',
    change: header({ packs: [{ id: 'strange', version: '9.0.0' }] }),
    verdict: { reason: 'unknownPack', place: 'strange@9.0.0' },
    vector: 'unknown-pack',
  },
  {
    name: 'a pack that the header doesn’t name',
    change: (raw) => void Object.assign(raw.packs, { [`counter-service@${version}`]: pack }),
    verdict: { reason: 'header', place: `data/bundle.json packs counter-service@${version}` },
  },
  {
    name: 'a pack that is another than its name',
    change: (raw) => {
      raw.packs['other@1.0.0'] = pack;
      raw.header.packs = [{ id: 'other', version: '1.0.0' }];
    },
    verdict: { reason: 'badPack', place: 'data/packs/other@1.0.0.json' },
  },
  {
    name: 'a pack that is none',
    change: (raw) => {
      raw.packs['other@1.0.0'] = '{"formatVersion":1}';
      raw.header.packs = [{ id: 'other', version: '1.0.0' }];
    },
    verdict: { reason: 'badPack' },
  },
  // Batches as files
  {
    name: 'a batch without a signature',
    change: batch((one) => {
      one.signature = () => null;
    }),
    verdict: { reason: 'missing', place: `${own}.sshsig` },
  },
  {
    name: 'the signature of a batch that is not there',
    change: listed({ name: `data/batches/${authorOf(3)}-1.sshsig`, bytes: bytesOf('x') }),
    verdict: { reason: 'missing', place: `data/batches/${authorOf(3)}-1.ndjson` },
  },
  {
    name: 'a batch whose signature is for something else',
    change: (raw) => {
      const [first, second] = raw.batches;
      let other = '';
      if (first) first.signature = (text) => (other = text);
      if (second) second.signature = () => other;
    },
    verdict: { reason: 'signature', place: `data/batches/${authorOf(2)}-1.sshsig` },
  },
];

function reversed(bytes: Uint8Array): string {
  const lines = new TextDecoder().decode(bytes).trimEnd().split('\n');
  return `${lines.reverse().join('\n')}\n`;
}

/** A signature with R the neutral element and S nought holds, for a careless reader, for every message under such keys. */
function lowOrder(hex: string): HostileCase['change'] {
  const publicKey = Uint8Array.from(Buffer.from(hex, 'hex'));
  return (raw) => {
    raw.header.author = { ...author, publicKey: keyLine(publicKey) };
    raw.signature = (text) => {
      const inner = Buffer.from(text.replace(/-----.*-----|\n/g, ''), 'base64');
      inner.set(publicKey, 6 + 4 + 4 + 4 + 11 + 4);
      inner.set([1, ...new Uint8Array(63)], inner.length - 64);
      const lines = inner.toString('base64').match(/.{1,70}/g) ?? [];
      return `-----BEGIN SSH SIGNATURE-----\n${lines.join('\n')}\n-----END SSH SIGNATURE-----\n`;
    };
    const name = `signatures/${fingerprintOf(publicKey)}.sshsig`;
    raw.entries = (all) => all.map((one) => (one.name === signature(1) ? { ...one, name } : one));
  };
}
