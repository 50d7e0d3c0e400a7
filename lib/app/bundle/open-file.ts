import { bytesToHex } from '@noble/hashes/utils.js';
import { BundleError } from '../../bundle/format/bundle-error.ts';
import { BUNDLE_TYPE } from '../../bundle/format/bundle-format.ts';
import { packKey } from '../../bundle/format/bundle-header.ts';
import { standingOf as standingOfLink } from '../../bundle/format/sequence.ts';
import { fingerprintOf, keyOfLine } from '../../bundle/format/ssh-signature.ts';
import { isSealed, unseal } from '../../bundle/seal/unseal.ts';
import { verifyEd25519 } from '../../bundle/sign/ed25519.ts';
import type { CheckedBatch } from '../../bundle/zip/batch-in-bundle.ts';
import { type OpenedBundle, openBundle } from '../../bundle/zip/read-bundle.ts';
import type { Reader } from '../../bundle/zip/reader.ts';
import { personOf } from '../../changes/change.ts';
import { BUILTIN_PACKS, loadBuiltinPack } from '../../packs/builtin.ts';
import { listAttachments } from '../../store/attachments.ts';
import type { Database } from '../../store/schema.ts';
import { readMembers } from '../members.ts';
import { mapStored } from '../packs-in-force.ts';
import { mayComeIn, readBook, standingOfKey } from './address-book.ts';
import { namedOf } from './attachments-named.ts';
import { readBasis } from './basis.ts';
import { readBatchOrder } from './batch-order.ts';
import { planCampaign } from './campaign-plan.ts';
import { dryRun, type RefusedBatch } from './dry-run.ts';
import { refuseForged } from './forged.ts';
import { type Identity, readIdentity } from './identity.ts';
import { refuseMisplaced } from './misplaced.ts';
import { nameIncoming } from './names.ts';
import { refuseBadPacks } from './pack-lines.ts';
import { Scratches } from './scratches.ts';
import type { FileOrder, Here, Incoming, Signed } from './seen.ts';

export type { Here, Incoming, Signed } from './seen.ts';

/** A file whose packer's key is blocked or refused: a person has to decide about it first. */
export class BlockedKey extends Error {
  override readonly name = 'BlockedKey';
  constructor(readonly signed: Signed) {
    super(`the key of ${signed.person} is ${signed.standing}`);
  }
}

/** The same with what is needed to take it in. */
export interface OpenedFile {
  readonly seen: Incoming;
  readonly bundle: OpenedBundle;
  readonly batches: readonly CheckedBatch[];
  /** See `readBasis`. */
  readonly basis: string;
  /** Lets go of it: nothing can be read from it any more. */
  leave(): Promise<void>;
}

/** What opening a file may be given. */
export interface OpeningOptions {
  /** For a file that is sealed with one. */
  readonly passphrases?: readonly string[];
  /** How far it has come, in bytes of the file. */
  readonly tell?: (done: number, total: number) => void;
  /** Stops it: then it throws `cancelled`. */
  readonly signal?: AbortSignal;
}

/**
 * Opens a file that somebody handed over: seal, container, manifests, signature, then line by line, then what it would
 * do (bundle.md, Reading is hostile work). Nothing is written anywhere; what a sealed file holds lies aside until the
 * file is left.
 * @throws BundleError for a file that is refused as a whole; BlockedKey; StoreFailure where there is no room to open it
 */
export async function openFile(session: Here, file: File, options: OpeningOptions = {}): Promise<OpenedFile> {
  const scratches = new Scratches();
  try {
    const opened = await readFile(session, file, scratches, options);
    return { ...opened, leave: () => scratches.end() };
  } catch (error) {
    await scratches.end();
    throw error;
  }
}

async function readFile(
  session: Here,
  file: File,
  scratches: Scratches,
  { passphrases = [], tell, signal }: OpeningOptions,
): Promise<Omit<OpenedFile, 'leave'>> {
  const basis = await readBasis(session.db);
  const identity = await readIdentity(session);
  const sealed = await isSealed(file);
  const keys = { identities: [identity.ageIdentity], passphrases };
  const plain = sealed ? await unseal(file, keys, await scratches.open(BUNDLE_TYPE, file.size), signal) : file;
  const bundle = await openBundle(plain, await readerHere(session), (bytes) => tell?.(bytes, plain.size), signal);
  const { header } = bundle;
  const signedBy = await readSigners(session, identity, bundle);
  const packer = signedBy(header.author.id, keyOfLine(header.author.publicKey), header.author.name);
  if (!mayComeIn(packer.standing)) throw new BlockedKey(packer);
  const read = refuseBadPacks(await readBatches(bundle, signedBy, signal));
  const { batches, refused, misplaced } = await refuseMisplaced(session, await refuseForged(session, read));
  const here = new Set(await listAttachments());
  const unknown = bundle.attachments.filter(({ sha256 }) => !here.has(sha256));
  const changes = batches.flatMap((batch) => batch.changes);
  const told = { refused, authors: read.authors, effects: await dryRun(session.db, changes, session.me.id) };
  const seen: Incoming = {
    ...{ file: file.name, size: file.size, packer, createdAt: header.createdAt, sealed, digest: bundle.digest },
    ...told,
    campaign: await planCampaign(session.db, changes, packer),
    odd: await readBatchOrder(session.db, bundle.batches, batches),
    order: await readOrder(session.db, bundle),
    attachments: await namedOf(session.db, unknown, changes),
    // What is refused for its place is named as well: each line by itself was sound.
    names: await nameIncoming(session, told, [...changes, ...misplaced.flatMap((batch) => batch.changes)]),
  };
  return { seen, bundle, batches, basis };
}

/** Whose key it is, and whether what it signed may come in, is asked afterwards, where a person can see it. */
export async function readerHere({ db }: Here): Promise<Reader> {
  const stored = await mapStored(db, ({ body }) => `${body.pack}@${body.version}`);
  const shipped = await Promise.all(BUILTIN_PACKS.map((id) => loadBuiltinPack(id)));
  const packs = new Set([...stored, ...shipped.flatMap((pack) => (pack ? [packKey(pack)] : []))]);
  return {
    verify: verifyEd25519,
    now: Date.now(),
    hasPack: (pack) => packs.has(packKey(pack)),
    keysOf: () => undefined,
  };
}

type SignedBy = (author: string, publicKey: Uint8Array, said?: string) => Signed;

async function readSigners(session: Here, identity: Identity, { batches }: OpenedBundle): Promise<SignedBy> {
  const book = [...(await readBook(session.db))];
  const own = { key: identity.key, person: session.me.id };
  const people = [...new Set(batches.map(({ author }) => personOf(author)))];
  const members = await readMembers(session.db, people);
  const names = new Map(people.map((person, at) => [person, members[at]?.body.name ?? '']));
  return (author, publicKey, said) => {
    const person = personOf(author);
    const claimed = { key: bytesToHex(publicKey), person, name: said ?? names.get(person) ?? '' };
    const standing = standingOfKey(claimed, own, book);
    // The next key in the file is held against this one as well.
    if (standing === 'first') book.push({ ...claimed, firstSeen: Date.now(), state: 'seen' });
    return { ...claimed, fingerprint: fingerprintOf(publicKey), standing };
  };
}

interface ReadBatches {
  batches: CheckedBatch[];
  refused: RefusedBatch[];
  authors: Signed[];
}

async function readBatches(bundle: OpenedBundle, signedBy: SignedBy, signal?: AbortSignal): Promise<ReadBatches> {
  const [batches, refused]: [CheckedBatch[], RefusedBatch[]] = [[], []];
  const authors = new Map<string, Signed>();
  for (const one of bundle.batches) {
    try {
      const batch = await one.read(signal);
      const signed = signedBy(one.author, batch.publicKey);
      authors.set(`${signed.person} ${signed.key}`, signed);
      if (!mayComeIn(signed.standing)) throw new BundleError('otherKey', one.name);
      batches.push(batch);
    } catch (error) {
      if (!(error instanceof BundleError) || error.reason === 'cancelled') throw error;
      const { reason, place, line } = error;
      refused.push({ reason, place, line, author: one.author, touches: await one.touches() });
    }
  }
  return { batches, refused, authors: [...authors.values()] };
}

/**
 * Where a file stands among those of its packer that were seen here, whichever way they went; those that were taken back
 * as well. Each life of an installation counts its own, so that nothing is known of what one before it handed out.
 */
async function readOrder({ bundles }: Database, { header, digest }: OpenedBundle): Promise<FileOrder> {
  const { id: author } = header.author;
  const links = await bundles
    .where('author')
    .startsWith(`${personOf(author)}.`)
    .toArray();
  const order = standingOfLink(
    { ...header, digest },
    links.filter((link) => link.author === author),
  );
  if (order !== 'next' || header.seq > 1) return order;
  return links.length > 0 ? 'anew' : 'first';
}
