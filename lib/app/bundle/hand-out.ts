import { BundleError } from '../../bundle/format/bundle-error.ts';
import { attachmentEntry } from '../../bundle/format/bundle-format.ts';
import { packerName, packKey } from '../../bundle/format/bundle-header.ts';
import type { SealedTo } from '../../bundle/seal/seal.ts';
import { authorOf, type Hlc } from '../../changes/change.ts';
import type { Id } from '../../model/ids.ts';
import type { Pack } from '../../packs/schema.ts';
import { awaitLock } from '../../platform/files.ts';
import { failureOf } from '../../store/failure.ts';
import { readMeta, shareThrough } from '../../store/meta.ts';
import type { BatchRow, BundleRow, Database } from '../../store/schema.ts';
import { packAt } from '../packs-in-force.ts';
import { readPerson } from '../people.ts';
import { forgetBeforeSharing } from '../protect.ts';
import type { Session } from '../session.ts';
import { readAnew, readBatchesGoing } from './batches-going.ts';
import { startBundleWork } from './bundle-work.ts';
import { cutBatches } from './cut.ts';
import type { FileStaying } from './files-staying.ts';
import { type Choice, type Going, readGoing } from './going.ts';
import { type Identity, readIdentity } from './identity.ts';
import { type HandingOut, type PackedFile, type Packing, packFile } from './pack-file.ts';
import { readPacksGoing } from './packs-going.ts';
import { type Prepared, prepareEvidence } from './prepare-evidence.ts';
import { BundleWorkerFailed } from './protocol.ts';
import { clearScratches, clearScratchesLater } from './scratches.ts';
import { IMPORTS } from './take-file.ts';

export type { HandingOut } from './pack-file.ts';

/** One window at a time makes files: each bears the number after the one before. */
const HANDING = 'xunji-handing';

/** A file to hand out, read back and found whole. */
export interface HandedOut {
  readonly blob: Blob;
  /** A file name without any person in it. */
  readonly name: string;
  readonly row: BundleRow;
  /** As they were read back. */
  readonly counts: {
    readonly visits: number;
    /** Visits that were taken away, of which that goes. */
    readonly removals: number;
    readonly changes: number;
    readonly attachments: number;
  };
  /** Evidence that went without its file. */
  readonly filesStaying: readonly FileStaying[];
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
  const release = await awaitLock(HANDING, signal ?? new AbortController().signal);
  try {
    signal?.throwIfAborted();
    await session.queue.flush();
    await forgetBeforeSharing(session);
    const going = await readGoing(session, choice);
    const prepared = await prepareEvidence(session, going, signal);
    await endTyping(session.db);
    const identity = await readIdentity(session);
    await cutAll(session, identity, going, signal);
    const rows = await readBatchesGoing(session, going);
    const packing = await packingOf(session, going, { rows, copies: prepared.hashes, sealedTo });
    await clearScratches();
    const { packed, attachments } = await packWhole(session, packing, tell, signal);
    const { blob, digest } = packed;
    const row = await noteBundle(session, { identity, packing, digest, rows });
    clearScratchesLater();
    return {
      ...{ blob, name: row.file, row },
      counts: countRead(going, packed),
      filesStaying: stayingOf(going, prepared, new Set(attachments)),
    };
  } catch (error) {
    if (signal?.aborted) throw new BundleError('cancelled', '', 0, { cause: error });
    const named = error instanceof BundleError || error instanceof BundleWorkerFailed;
    throw named ? error : failureOf(error);
  } finally {
    release?.();
  }
}

/** What of the choice was found in the file: another window may have taken something away since it was read. */
function countRead({ visits, removals }: Going, { counts, visits: read }: PackedFile): HandedOut['counts'] {
  const { changes, attachments } = counts;
  return {
    ...{ changes, attachments },
    visits: visits.filter(({ visit, standing }) => standing === 'goes' && read.there.has(visit.id)).length,
    removals: removals.filter(({ id }) => read.removed.has(id)).length,
  };
}

/** What stays without its file: what was known before, and what packing found changed. */
function stayingOf(
  { evidence }: Going,
  { copies, staying }: Prepared,
  packed: ReadonlySet<string>,
): HandedOut['filesStaying'] {
  const isLeftOut = ({ id }: { id: Id }) => copies.has(id) && !packed.has(copies.get(id) ?? '');
  return [...staying, ...evidence.filter(isLeftOut).map((one) => ({ evidence: one, why: 'changed' as const }))];
}

/** Packs what is whole: bytes that are no longer those that were sealed are nobody's evidence, and stay. @returns also which went */
async function packWhole(
  session: Session,
  packing: Packing,
  tell: (progress: HandingOut) => void,
  signal?: AbortSignal,
): Promise<{ packed: PackedFile } & Pick<Packing, 'attachments'>> {
  try {
    return { packed: await pack(session, packing, tell, signal), attachments: packing.attachments };
  } catch (error) {
    const place = error instanceof BundleError && error.reason === 'changed' ? error.place : null;
    const attachments = packing.attachments.filter((sha256) => attachmentEntry(sha256) !== place);
    if (attachments.length === packing.attachments.length) throw error;
    return packWhole(session, { ...packing, attachments }, tell, signal);
  }
}

/** Packs in a worker, where there are workers. */
async function pack(
  session: Session,
  packing: Packing,
  tell: (progress: HandingOut) => void,
  signal?: AbortSignal,
): Promise<PackedFile> {
  const work = startBundleWork();
  if (!work) return packFile(session, packing, tell, signal);
  try {
    const { id, epoch } = session.me;
    const question = { ask: 'pack', packing, me: { id, epoch } } as const;
    return (await work.ask(question, 'packed', (told) => told.is === 'packing' && tell(told.progress), signal)).packed;
  } finally {
    work.end();
  }
}

/** Under the lock of imports: whoever holds it next lets go of staged bytes that no batch names yet. */
async function cutAll(session: Session, identity: Identity, going: Going, signal?: AbortSignal): Promise<void> {
  const release = await awaitLock(IMPORTS, signal ?? new AbortController().signal);
  signal?.throwIfAborted();
  try {
    const anew = await readAnew(session, going);
    for (const scoped of going.scopes) await cutBatches(session, identity, scoped, anew);
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

async function packingOf(
  session: Session,
  going: Going,
  { rows, copies, sealedTo }: { rows: readonly BatchRow[]; copies: readonly string[]; sealedTo: SealedTo | null },
): Promise<Packing> {
  const { db, me } = session;
  const author = authorOf(me);
  const last = await lastBundle(db, author);
  const packs = await packsOf(session, going);
  const { to } = going.choice;
  const person = await readPerson(session);
  return {
    header: {
      bundleId: session.newId(),
      createdAt: new Date().toISOString(),
      seq: (last?.seq ?? 0) + 1,
      prev: last?.digest ?? null,
      packs: packs.map(({ id, version }) => ({ id, version })),
      recipients: to === 'anybody' ? [] : [to.person],
    },
    author: { id: author, name: packerName(person?.body.name ?? '') },
    batches: rows.map(({ digest, author: by, seq, signature }) => ({ digest, author: by, seq, signature })),
    packs: new Map(packs.map((pack) => [packKey(pack), JSON.stringify(pack)])),
    attachments: [...new Set([...copies, ...going.rosters])].sort(),
    size: going.evidence.reduce((sum, { body }) => sum + body.size, 0),
    sealedTo,
  };
}

async function packsOf(session: Session, going: Going): Promise<Pack[]> {
  const named = await readPacksGoing(session, going);
  const found = await Promise.all(named.map(({ id, version }) => packAt(session.db, id, version)));
  return found.filter((pack) => pack !== null);
}

async function lastBundle(db: Database, author: string): Promise<BundleRow | null> {
  const own = (await db.bundles.where('author').equals(author).toArray()).filter(({ state }) => state === 'out');
  return own.reduce<BundleRow | null>((last, one) => (one.seq > (last?.seq ?? 0) ? one : last), null);
}

interface Made {
  readonly identity: Identity;
  readonly packing: Packing;
  readonly digest: string;
  readonly rows: readonly BatchRow[];
}

async function noteBundle({ db }: Session, { identity, packing, digest, rows }: Made): Promise<BundleRow> {
  const { header, author, sealedTo } = packing;
  const day = header.createdAt.slice(0, 10);
  const row: BundleRow = {
    digest,
    author: author.id,
    seq: header.seq,
    prev: header.prev,
    name: author.name,
    key: identity.key,
    at: Date.parse(header.createdAt),
    file: `xunji-${day}-${header.seq}.visits${sealedTo ? '.age' : ''}`,
    recipients: header.recipients as Id[],
    batches: rows.map(({ from: _, own: __, ...batch }) => batch),
    state: 'out',
  };
  await db.bundles.put(row);
  return row;
}
