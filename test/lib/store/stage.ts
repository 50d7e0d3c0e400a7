import { IDBFactory } from 'fake-indexeddb';
import { SEVERAL } from '../../../lib/changes/change.ts';
import { materialise } from '../../../lib/changes/materialise.ts';
import { commit, type Edit, type Writer, type Written } from '../../../lib/store/commit.ts';
import { openDatabase } from '../../../lib/store/open.ts';
import type { Database } from '../../../lib/store/schema.ts';
import { fakeOpfs } from '../../fixtures/opfs.ts';
import { authorOf, idOf } from '../changes/builders.ts';

export const NOW = Date.UTC(2026, 10, 21, 6);
export const VISIT = idOf(100);
export const NOTE = idOf(1);

/** An empty store on a device of its own. */
export async function freshStore(): Promise<Database> {
  globalThis.indexedDB = new IDBFactory();
  fakeOpfs();
  return (await openDatabase(() => undefined)).db;
}

/** Another store beside the first. */
export const otherStore = async (name: string): Promise<Database> => (await openDatabase(() => undefined, name)).db;

export const writerAt = (now: number, parts: Partial<Writer> = {}): Writer => ({
  author: authorOf(1),
  window: 'w1',
  now,
  ...parts,
});

/** An edit of the note's text, unless it says otherwise. */
export const editOf = (value: Edit['value'], parts: Partial<Edit> = {}): Edit => ({
  rec: NOTE,
  kind: 'note',
  parent: VISIT,
  field: 'text',
  value,
  ...parts,
});

export const several = (value: Record<string, Edit['value']>, parts: Partial<Edit> = {}): Edit =>
  editOf(value, { field: SEVERAL, ...parts });

/** Writes one edit and gives back its change. */
export async function write(db: Database, edit: Edit, writer = writerAt(NOW)): Promise<Written> {
  const [written] = await commit(db, [edit], writer);
  if (!written) throw new Error('nothing was written');
  return written;
}

/** What lies in a store, without what only one device knows. */
export async function contentsOf(db: Database) {
  const changes = (await db.changes.toArray()).map(({ seq: _, drop: __, window: ___, ...change }) => change);
  const records = (await db.records.orderBy('id').toArray()).map(({ counts, disputed: _, ...row }) => ({
    ...row,
    // No counts and none that are above nought say the same.
    counts: Object.fromEntries(Object.entries(counts ?? {}).filter(([, count]) => count !== 0)),
  }));
  return { changes: changes.sort((a, b) => (a.id < b.id ? -1 : 1)), records };
}

/** Every row that is not what its changes add up to. */
export async function rowsThatLie(db: Database): Promise<string[]> {
  const rows = await db.records.toArray();
  const lies: string[] = [];
  for (const { id, body, heads, conflicts } of rows) {
    const made = materialise(await db.changes.where('rec').equals(id).toArray());
    const said = JSON.stringify([sorted(body), sorted(heads), [...conflicts].sort()]);
    if (said !== JSON.stringify([sorted(made.body), sorted(made.heads), made.conflicts])) lies.push(id);
  }
  return lies;
}

const sorted = (value: object): unknown[] => Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
