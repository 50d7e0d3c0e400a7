import { Dexie, type Table } from 'dexie';
import type { Change, ChangeId, Json } from '../changes/change.ts';
import type { Id, Sha256 } from '../model/ids.ts';
import { DATABASE, SHAPES } from './shapes.ts';

/** Where a record stands in lists: shown, being written in a composer, or taken away. */
export type Shelf = 'live' | 'draft' | 'deleted';

/** A record as the store keeps it: what its changes add up to. */
export interface RecordRow {
  id: string;
  kind: string;
  /** The record it belongs to, or '' (null is not indexable). */
  parent: string;
  shelf: Shelf;
  /** The month it was made in, such as 2026-11: coarse on purpose. */
  month: string;
  body: Record<string, Json>;
  /** The current changes of each field; more than one is two people or windows at once. */
  heads: Record<string, ChangeId[]>;
  /** Fields whose heads differ in value. */
  conflicts: string[];
  /** Whether people disagree in it, or it has to be looked whether they do: see disputed.ts. */
  disputed?: 'yes' | 'look';
  /** How many records of a kind stand under it: see counts.ts. */
  counts?: Record<string, number>;
}

/** A change as the store keeps it, with what only this device needs. */
export interface ChangeRow extends Change {
  /** Local order of arrival, which the journal follows. */
  seq?: number;
  /** Changes of the same run of typing whose place it took: the journal lets them go. */
  drop?: ChangeId[];
  /** What it dropped was to be forgotten: the journal is written anew without it, at once. */
  hides?: true;
  /** The window that it was typed in, by which a page's last words are joined to what it wrote before. */
  window?: string;
  /** The batch that brought it here or that it went out in, by its digest. */
  batch?: string;
}

/** One author's signed changes as they travel; its bytes lie sealed under `digest`. */
export interface BatchRow {
  /** The SHA-256 of its bytes. */
  digest: Sha256;
  /** `<person>.<epoch>`. */
  author: string;
  seq: number;
  prev: Sha256 | null;
  signature: string;
  /** The visit or unit that it is about; null for what stands above visits (units, tasks, members …). */
  about: Id | null;
  /**
   * All that it is about, null among them, where that is more than one thing, as a stranger's may be: it goes with all of
   * these or not at all.
   */
  homes?: readonly (Id | null)[];
  /** True where it holds nothing but ratings, which may have to stay until both sides have handed over. */
  ratings?: boolean;
  /** True where it holds nothing but findings and their steps, which may go without their visit. */
  findings?: boolean;
  /** The files that brought it, by their digest; none where it was made here, or a backup brought it. */
  from: Sha256[];
  /** It was made here: it goes with no file. */
  own?: boolean;
  /** Some of its changes were here when it came, from other batches (`repeats.ts`). */
  repeats?: boolean;
}

/** Where a file that was taken in stands; `out` for one that was handed out. */
export type BundleState = 'out' | 'applying' | 'applied' | 'undoing' | 'undone';

/** A file that came or went. */
export interface BundleRow {
  /** Its digest, which its packer's next one names as `prev`. */
  digest: Sha256;
  author: string;
  seq: number;
  prev: Sha256 | null;
  /** Who packed it, and by which key (64 hexadecimal digits). */
  name: string;
  key: string;
  /** Unix milliseconds by this device's clock. */
  at: number;
  file: string;
  recipients: Id[];
  batches: Omit<BatchRow, 'from'>[];
  state: BundleState;
}

/** A key of the address book. */
export interface KeyRow {
  /** The public key, 64 hexadecimal digits. */
  key: string;
  person: Id;
  name: string;
  /** Unix milliseconds. */
  firstSeen: number;
  state: 'seen' | 'confirmed' | 'refused';
  /** By whom it was confirmed: by hand here, or by a lead's roster (the lead's key). */
  by?: string;
}

interface MetaRow {
  key: string;
  value: unknown;
}

/** The database: opened by lib/store alone. */
export class Database extends Dexie {
  declare records: Table<RecordRow, string>;
  declare changes: Table<ChangeRow, number>;
  declare meta: Table<MetaRow, string>;
  declare bundles: Table<BundleRow, string>;
  declare batches: Table<BatchRow, string>;
  declare keys: Table<KeyRow, string>;

  constructor(name: string = DATABASE, factory?: IDBFactory) {
    // Strict: an acknowledged word survives a power cut, not only a crash.
    // Never opened again by itself: after a full disk that would make an empty database in place of the lost one.
    // Without a cache of results: what is shown comes from the disk, and saves in the midst of typing pass Dexie by.
    super(name, {
      chromeTransactionDurability: 'strict',
      autoOpen: false,
      cache: 'disabled',
      ...(factory && { indexedDB: factory }),
    });
    for (const shape of SHAPES) {
      const version = this.version(shape.version).stores(shape.stores);
      if ('upgrade' in shape) version.upgrade(shape.upgrade);
    }
  }
}

/** The shelf that a body stands on. */
export function shelfOf(body: Readonly<Record<string, unknown>>): Shelf {
  if (body.deleted) return 'deleted';
  return body.draft === true ? 'draft' : 'live';
}
