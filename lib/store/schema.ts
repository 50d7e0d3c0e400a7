import { Dexie, type Table } from 'dexie';
import type { Change, ChangeId, Json } from '../changes/change.ts';
import { DATABASE, FIRST } from './migrations/001-first.ts';

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
}

interface MetaRow {
  key: string;
  value: unknown;
}

export { DATABASE };

/** The database: opened by lib/store alone. */
export class Database extends Dexie {
  declare records: Table<RecordRow, string>;
  declare changes: Table<ChangeRow, number>;
  declare meta: Table<MetaRow, string>;

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
    this.version(FIRST.version).stores(FIRST.stores);
  }
}

/** The shelf that a body stands on. */
export function shelfOf(body: Readonly<Record<string, unknown>>): Shelf {
  if (body.deleted) return 'deleted';
  return body.draft === true ? 'draft' : 'live';
}
