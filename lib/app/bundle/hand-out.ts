import { BundleError } from '../../bundle/format/bundle-error.ts';
import { batchName } from '../../bundle/format/bundle-format.ts';
import { packKey } from '../../bundle/format/bundle-header.ts';
import { countChanges } from '../../bundle/format/read-batch.ts';
import { type SealedTo, seal } from '../../bundle/seal/seal.ts';
import { openBundle } from '../../bundle/zip/read-bundle.ts';
import { type BundleSource, writeBundle } from '../../bundle/zip/write-bundle.ts';
import type { Hlc } from '../../changes/change.ts';
import type { Id } from '../../model/ids.ts';
import type { Pack } from '../../packs/schema.ts';
import { awaitLock } from '../../platform/files.ts';
import { readAttachment } from '../../store/attachments.ts';
import { failureOf } from '../../store/failure.ts';
import { readMeta, shareThrough } from '../../store/meta.ts';
import { getRecord, getRecords } from '../../store/queries.ts';
import type { BatchRow, BundleRow, Database } from '../../store/schema.ts';
import { readSealed, SealMismatch } from '../../store/sealed-files.ts';
import { packAt } from '../packs-in-force.ts';
import { forgetBeforeSharing } from '../protect.ts';
import type { Session } from '../session.ts';
import { cutBatches } from './cut.ts';
import { type Choice, type Going, readBatchesGoing, readGoing } from './going.ts';
import { type Identity, readIdentity } from './identity.ts';
import { readerHere } from './open-file.ts';
import { prepareEvidence } from './prepare-evidence.ts';
import { IMPORTS } from './take-file.ts';

/** How far handing out has come, in bytes. */
export interface HandingOut {
  readonly doing: 'packing' | 'sealing' | 'checking';
  readonly done: number;
  readonly total: number;
}

/** A file to hand out, read back and found whole. */
export interface HandedOut {
  readonly blob: Blob;
  /** A file name without any person in it. */
  readonly name: string;
  readonly row: BundleRow;
  readonly counts: { readonly visits: number; readonly changes: number; readonly attachments: number };
}

/**
 * Makes the file that hands visits to somebody: cuts and signs what has not gone out yet, packs the batches of the
 * visits, whoever made them, seals it if asked, and reads it back before it says that it is there.
 * @param sealedTo nobody where it is to be left open
 * @throws BundleError `cancelled`, or what reading back found; StoreFailure
 */
export async function handOut(
  session: Session,
  choice: Choice,
  sealedTo: SealedTo | null,
  tell: (progress: HandingOut) => void = () => undefined,
  signal?: AbortSignal,
): Promise<HandedOut> {
  try {
    await session.queue.flush();
    await forgetBeforeSharing(session);
    const going = await readGoing(session, choice);
    const copies = await prepareEvidence(session, going.evidence, signal);
    await endTyping(session.db);
    const identity = await readIdentity(session);
    await cutAll(session, identity, going, signal);
    const rows = await readBatchesGoing(session, going);
    const source = await sourceOf(session, going, { rows, copies });
    const total = going.evidence.reduce((sum, { body }) => sum + body.size, 0);
    const packed = await writeBundle(
      source,
      identity.signer,
      (done) => tell({ doing: 'packing', done, total }),
      signal,
    );
    const checked = await openBundle(
      packed.blob,
      await readerHere(session),
      (done) => tell({ doing: 'checking', done, total: packed.blob.size }),
      signal,
    );
    for (const batch of checked.batches) await batch.read(signal);
    tell({ doing: 'sealing', done: 0, total: packed.blob.size });
    const blob = sealedTo ? await seal(packed.blob, sealedTo) : packed.blob;
    const row = await noteBundle(session, {
      identity,
      source,
      digest: packed.digest,
      rows,
      isSealed: sealedTo !== null,
    });
    const { changes, attachments } = checked.header.counts;
    return { blob, name: row.file, row, counts: { visits: going.visits.length, changes, attachments } };
  } catch (error) {
    if (signal?.aborted) throw new BundleError('cancelled', '', 0, { cause: error });
    throw error instanceof BundleError ? error : failureOf(error);
  }
}

/** Under the lock of imports: whoever holds it next lets go of staged bytes that no batch names yet. */
async function cutAll(session: Session, identity: Identity, { scopes }: Going, signal?: AbortSignal): Promise<void> {
  const release = await awaitLock(IMPORTS, signal ?? new AbortController().signal);
  signal?.throwIfAborted();
  try {
    for (const { scope, stays } of scopes) await cutBatches(session, identity, scope, stays);
  } finally {
    release?.();
  }
}

/** From here on no change that is there now is squashed: what a batch holds stays what the log holds. */
function endTyping(db: Database): Promise<void> {
  return db.transaction('rw', db.meta, async () => {
    const clock = (await readMeta(db, 'clock')) as Hlc | undefined;
    // No note counts as shared by that: each change that goes says so itself (hide-history.ts).
    if (clock) await shareThrough(db, clock, Date.now(), false);
  });
}

async function sourceOf(
  session: Session,
  going: Going,
  { rows, copies }: { rows: readonly BatchRow[]; copies: readonly string[] },
): Promise<BundleSource> {
  const { db, me } = session;
  const author = `${me.id}.${me.epoch}`;
  const last = await lastBundle(db, author);
  const packs = await packsOf(session, going);
  const { to } = going.choice;
  const name = (await getRecord(db, 'member', me.id))?.body.name;
  return {
    header: {
      bundleId: session.newId(),
      createdAt: new Date().toISOString(),
      seq: (last?.seq ?? 0) + 1,
      prev: last?.digest ?? null,
      packs: packs.map(({ id, version }) => ({ id, version })),
      recipients: to === 'anybody' ? [] : [to.person],
    },
    author: { id: author, name: name?.trim() || '—' },
    batches: await Promise.all(rows.map(asBatch)),
    packs: new Map(packs.map((pack) => [packKey(pack), JSON.stringify(pack)])),
    attachments: copies,
    open: async (sha256) => {
      const file = await readAttachment(sha256);
      if (!file) throw new SealMismatch(sha256);
      return file;
    },
  };
}

async function asBatch({ digest, author, seq, signature }: BatchRow): Promise<BundleSource['batches'][number]> {
  const file = await readSealed('batches', digest);
  if (!file) throw new SealMismatch(digest);
  const bytes = new Uint8Array(await file.arrayBuffer());
  return { name: batchName(author, seq), bytes, signature, changes: countChanges(bytes) };
}

/** The packs that visits stand under, those that are shipped included: what was rated is read under its own words. */
async function packsOf({ db }: Session, { visits }: Going): Promise<Pack[]> {
  const campaigns = await getRecords(db, 'campaign', [...new Set(visits.map(({ visit }) => visit.body.campaign))]);
  const packOf = new Map(campaigns.flatMap((one) => (one ? [[one.id, one.body.pack] as const] : [])));
  const named = visits.flatMap(({ visit: { body } }) => {
    const id = packOf.get(body.campaign);
    return id ? [`${id}@${body.packVersion}`] : [];
  });
  const found = [...new Set(named)].map((key) => key.split('@') as [string, string]);
  return (await Promise.all(found.map(([id, version]) => packAt(db, id, version)))).filter((pack) => pack !== null);
}

async function lastBundle(db: Database, author: string): Promise<BundleRow | null> {
  const own = (await db.bundles.where('author').equals(author).toArray()).filter(({ state }) => state === 'out');
  return own.reduce<BundleRow | null>((last, one) => (one.seq > (last?.seq ?? 0) ? one : last), null);
}

interface Made {
  readonly identity: Identity;
  readonly source: BundleSource;
  readonly digest: string;
  readonly rows: readonly BatchRow[];
  readonly isSealed: boolean;
}

async function noteBundle({ db }: Session, { identity, source, digest, rows, isSealed }: Made): Promise<BundleRow> {
  const { header, author } = source;
  const day = header.createdAt.slice(0, 10);
  const row: BundleRow = {
    digest,
    author: author.id,
    seq: header.seq,
    prev: header.prev,
    name: author.name,
    key: identity.key,
    at: Date.parse(header.createdAt),
    file: `xunji-${day}-${header.seq}.visits${isSealed ? '.age' : ''}`,
    recipients: header.recipients as Id[],
    batches: rows.map(({ from: _, own: __, ...batch }) => batch),
    state: 'out',
  };
  await db.bundles.put(row);
  return row;
}
