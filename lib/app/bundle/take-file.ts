import { BundleError } from '../../bundle/format/bundle-error.ts';
import { attachmentEntry } from '../../bundle/format/bundle-format.ts';
import { isOfFinding, tellsRating } from '../../bundle/zip/parts.ts';
import type { Change } from '../../changes/change.ts';
import { touches, valueIn } from '../../changes/fields.ts';
import { materialise } from '../../changes/materialise.ts';
import type { Bytes } from '../../model/hash-blob.ts';
import { type Id, isIdLike } from '../../model/ids.ts';
import type { Pack } from '../../packs/schema.ts';
import { awaitLock } from '../../platform/files.ts';
import type { BlindRecord } from '../../review/blind.ts';
import { failureOf } from '../../store/failure.ts';
import { commitImport, finishImports } from '../../store/imports.ts';
import type { BundleRow, Database } from '../../store/schema.ts';
import { keepAllSealed, SealMismatch } from '../../store/sealed-files.ts';
import { rowsOf } from '../../store/walk.ts';
import { keepAttachments } from '../keep-attachments.ts';
import { packAt } from '../packs-in-force.ts';
import { readAbout, readHomes } from './about.ts';
import { mayComeIn, noteKeys } from './address-book.ts';
import { Overtaken, readBasis } from './basis.ts';
import type { Here, Incoming, OpenedFile } from './open-file.ts';

/** One window at a time takes files in or back. */
export const IMPORTS = 'xunji-imports';

/** So long another window is waited for, in milliseconds: one that opens only looks whether something was broken off. */
const PATIENCE = 3000;

/** Holds the lock of imports. @returns release; null where another window takes a file in or back */
export function holdImports(): Promise<(() => void) | null> {
  return awaitLock(IMPORTS, AbortSignal.timeout(PATIENCE));
}

/** Another window is taking a file in. */
export class ImportBusy extends Error {
  override readonly name = 'ImportBusy';
}

/** How far taking a file in has come: bytes of attachments, then batches. */
export interface TakingIn {
  readonly doing: 'keeping' | 'merging';
  readonly done: number;
  readonly total: number;
}

/**
 * Takes in a file that a person has seen and said yes to. Until the one short write that commits it nothing shows, and a
 * kill leaves nothing; after it everything comes, if need be at the next start.
 * @param signal stops it before the commit: then it throws `cancelled`
 * @returns packs that came along and are not here yet
 * @throws BundleError where the file was changed since it was opened; Overtaken where it has to be opened again;
 *   StoreFailure; ImportBusy
 */
export async function takeFile(
  { db }: Here,
  opened: OpenedFile,
  tell: (progress: TakingIn) => void = () => undefined,
  signal?: AbortSignal,
): Promise<Pack[]> {
  const release = await holdImports();
  if (!release) throw new ImportBusy();
  try {
    await finishImports(db, Date.now);
    if ((await readBasis(db)) !== opened.basis) throw new Overtaken();
    await keepAttachments(
      opened.seen.attachments,
      (sha256) => bytesOf(opened, sha256, signal),
      (done, total) => tell({ doing: 'keeping', done, total }),
    );
    // One's own file that came back brings nothing but bytes: it stays one that went, or the next would bear its number.
    if ((await db.bundles.get(opened.seen.digest))?.state === 'out') return [];
    const row = await stageBatches(db, opened);
    if (signal?.aborted) throw new BundleError('cancelled');
    await commitImport(db, row);
    tell({ doing: 'merging', done: 0, total: row.batches.length });
    const { packer, authors } = opened.seen;
    await noteKeys(db, [packer, ...authors].filter(isAnothers), Date.now());
    const known = new Map(opened.batches.map(({ digest, changes }) => [digest, changes]));
    await finishImports(db, Date.now, (done, total) => tell({ doing: 'merging', done, total }), known);
    return await unknownPacks(db, opened);
  } catch (error) {
    const isOurs = error instanceof BundleError || error instanceof Overtaken;
    throw changedSince(error) ?? (isOurs ? error : failureOf(error));
  } finally {
    release();
  }
}

const isAnothers = ({ standing }: Incoming['packer']): boolean => standing !== 'own' && mayComeIn(standing);

async function bytesOf({ bundle }: OpenedFile, sha256: string, signal?: AbortSignal): Promise<Bytes> {
  if (signal?.aborted) throw new BundleError('cancelled');
  return bundle.attachment(sha256);
}

/** The error for a file that is no longer the one that was opened; null for any other. */
function changedSince(error: unknown): BundleError | null {
  if (error instanceof SealMismatch)
    return new BundleError('changed', attachmentEntry(error.sha256), 0, { cause: error });
  const isGone = error instanceof DOMException && error.name === 'NotReadableError';
  return isGone ? new BundleError('changed', '', 0, { cause: error }) : null;
}

async function stageBatches(db: Database, { bundle, batches, seen: { packer, file } }: OpenedFile): Promise<BundleRow> {
  const all = batches.flatMap(({ changes }) => changes);
  const about = await readAbout(db, all);
  const homesOf = await readHomes(db, all, about);
  const commented = await readCommented(db, all);
  await keepAllSealed(
    'batches',
    batches.map(({ bytes }) => new Blob([bytes])),
  );
  const rows: BundleRow['batches'] = [];
  for (const { digest, head, signature, changes } of batches) {
    const [first] = changes;
    const homes = homesOf(changes);
    const of = homes.find((home) => home !== null) ?? (first && about.get(first.rec)) ?? null;
    const records = recordsIn(changes, commented);
    const ratings = [of, ...homes].some((home) => changes.some(tellsRating({ about: home, records })));
    const { author, seq, prev } = head;
    const parts = {
      ...(homes.length > 1 && { homes }),
      ...(ratings && { ratings }),
      ...(changes.every(isOfFinding) && { findings: true }),
    };
    rows.push({ author, seq, prev, digest, signature, about: of, ...parts });
  }
  const { header, digest } = bundle;
  return {
    ...{ digest, file, batches: rows, state: 'applying', at: Date.now() },
    ...{ author: header.author.id, seq: header.seq, prev: header.prev, recipients: header.recipients },
    ...{ name: packer.name, key: packer.key },
  };
}

/** The records that changes speak of, as far as these say it, or it is known of a comment what it speaks of. */
function recordsIn(changes: readonly Change[], commented: ReadonlyMap<Id, Id>): BlindRecord[] {
  return [...Map.groupBy(changes, ({ rec }) => rec)].flatMap(([id, some]) => {
    const [first] = some;
    const on = commented.get(id);
    const body = { ...(on !== undefined && { on }), ...materialise(some).body };
    return first ? [{ id, kind: first.kind, parent: first.parent, body }] : [];
  });
}

/** What comments speak of, as it is said here or in another batch of the file: who changes one needn't say it again. */
async function readCommented(db: Database, all: readonly Change[]): Promise<Map<Id, Id>> {
  const comments = all.filter(({ kind }) => kind === 'comment');
  const rows = await rowsOf(db, [...new Set(comments.map(({ rec }) => rec))]);
  const here = rows.flatMap((row) => (row && isIdLike(row.body.on) ? [[row.id, row.body.on] as const] : []));
  const coming = comments.flatMap((change) => {
    const on = touches(change, 'on') ? valueIn(change, 'on') : null;
    return isIdLike(on) ? [[change.rec, on] as const] : [];
  });
  return new Map([...coming, ...here]);
}

/** What was rated under a version of a pack is read under that version. */
async function unknownPacks(db: Database, { bundle }: OpenedFile): Promise<Pack[]> {
  const unknown: Pack[] = [];
  for (const pack of bundle.packs) if (!(await packAt(db, pack.id, pack.version))) unknown.push(pack);
  return unknown;
}
