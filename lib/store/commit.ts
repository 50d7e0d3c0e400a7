import { canonicalJson } from '../changes/canonical.ts';
import { type Change, type ChangeId, type Hlc, type Json, SEVERAL } from '../changes/change.ts';
import { millisOf, tick } from '../changes/clock.ts';
import { fieldsOf } from '../changes/fields.ts';
import { advanceHeads } from '../changes/heads.ts';
import { makeChange } from '../changes/make-change.ts';
import { materialise } from '../changes/materialise.ts';
import { compareChanges } from '../changes/merge.ts';
import { maySquash, squash, type TypingRun } from '../changes/squash.ts';
import { checkField, FieldError } from '../model/records.ts';
import { type Shifts, shift, shifted } from './counts.ts';
import { writeFailureOf } from './failure.ts';
import { type ChangeRow, type Database, type RecordRow, shelfOf } from './schema.ts';

/** What a person does to one field, or to several at once (`field` is `*` and `value` an object of them). */
export interface Edit {
  rec: string;
  kind: string;
  parent: string | null;
  field: string;
  value: Json;
  /** The heads that the person saw when they began; without it, what the store holds now. */
  seen?: readonly ChangeId[];
  /** Present while a person types into this field: the run whose last change may be replaced. */
  run?: TypingRun;
  /** The run's last change, as it was written. */
  previous?: ChangeRow;
}

/** Who writes, in which window, and what this device's clock says. */
export interface Writer {
  author: string;
  window: string;
  /** Unix milliseconds. */
  now: number;
  /** The changes come after this time, whatever the clocks say: the ids that this window gave out reach up to it. */
  after?: Hlc | null;
  /** Entries of `meta` that are void once this is written: the last words of a window that lived on. */
  withdraw?: readonly string[];
}

/** A change that was written, and whether it took the place of the one before in its run of typing. */
export interface Written {
  change: ChangeRow;
  squashed: boolean;
}

/**
 * Writes edits: in one transaction, each edit's change record and the record that it changes.
 * When it resolves, they are on disk (strict durability).
 * @returns the changes, one an edit, in order; null for an edit that says what the store holds already
 * @throws FieldError before anything is written; StoreFailure when the write failed, and then nothing is written
 */
export async function commit(db: Database, edits: readonly Edit[], writer: Writer): Promise<(Written | null)[]> {
  for (const edit of edits) checkEdit(edit);
  const written: (Written | null)[] = [];
  try {
    await onceDurable(db, async () => {
      written.length = 0;
      const ids = [...new Set(edits.map((edit) => edit.rec))];
      const [[clock, shared], found] = await Promise.all([
        db.meta.bulkGet(['clock', 'sharedThrough']),
        db.records.bulkGet(ids),
      ]);
      let last = later((clock?.value ?? null) as Hlc | null, writer.after ?? null);
      const sharedThrough = (shared?.value ?? null) as Hlc | null;
      const before = new Map(ids.map((id, at) => [id, found[at]]));
      const rows = new Map(before);
      const writes: PromiseLike<unknown>[] = [];
      for (const edit of edits) {
        last = tick(last, writer.now);
        const row = rows.get(edit.rec) ?? emptyRow(edit, last);
        const next = saysNothingNew(edit, row)
          ? null
          : await write(db, edit, row, { ...writer, hlc: last, sharedThrough, writes });
        if (next) rows.set(edit.rec, next.row);
        written.push(next);
      }
      if (writer.withdraw?.length) await db.meta.bulkDelete([...writer.withdraw]);
      if (written.every((one) => one === null)) return;
      await shiftParents(db, before, rows);
      await Promise.all([
        ...writes,
        db.records.bulkPut([...rows.values()].filter((row) => row !== undefined)),
        db.meta.put({ key: 'clock', value: last }),
      ]);
    });
  } catch (error) {
    throw await writeFailureOf(error);
  }
  return written;
}

/**
 * Runs a transaction over all tables and resolves at the moment when it is on disk: before Dexie sets off the queries
 * that watch what it changed, so that nobody waits for those to be told that a word is saved.
 */
function onceDurable(db: Database, body: () => Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    // Null once it was closed: then Dexie says so.
    const database: IDBDatabase | null = db.backendDB();
    let own: IDBTransaction | undefined;
    // On the way down: the database hears of it before the transaction, and so before Dexie's own handler there.
    const hear = (event: Event) => {
      if (event.target === own) resolve();
    };
    database?.addEventListener('complete', hear, { capture: true });
    const done = db.transaction('rw', db.records, db.changes, db.meta, async (transaction) => {
      own = transaction.idbtrans;
      await body();
    });
    done
      .then(() => resolve(), reject)
      .finally(() => database?.removeEventListener('complete', hear, { capture: true }));
  });
}

/** Keeps the counts on the parents' rows; the parents that change are among `rows` afterwards. */
async function shiftParents(
  db: Database,
  before: ReadonlyMap<string, RecordRow | undefined>,
  rows: Map<string, RecordRow | undefined>,
) {
  const shifts: Shifts = new Map();
  for (const [id, row] of rows) if (row) shift(shifts, before.get(id), row);
  const elsewhere = [...shifts.keys()].filter((id) => !rows.get(id));
  const found = elsewhere.length > 0 ? await db.records.bulkGet(elsewhere) : [];
  for (const [at, id] of elsewhere.entries()) if (found[at]) rows.set(id, found[at]);
  for (const [id, by] of shifts) {
    const row = rows.get(id);
    if (row) rows.set(id, shifted(row, by));
  }
}

const later = (a: Hlc | null, b: Hlc | null): Hlc | null => (a !== null && (b === null || a > b) ? a : b);

/**
 * Strict at the door: a field that no schema knows never gets in.
 * @throws FieldError
 */
export function checkEdit(edit: Edit): void {
  // What sets nothing would lie in the log for ever, and no other door would take it in.
  if (fieldsOf(edit).length === 0) throw new FieldError(edit.kind, edit.field, 'badValue');
  const values = edit.field === SEVERAL ? Object.entries(edit.value ?? {}) : [[edit.field, edit.value] as const];
  for (const [field, value] of values) checkField(edit.kind, field, value);
}

const monthOf = (hlc: Hlc): string => new Date(millisOf(hlc)).toISOString().slice(0, 7);

/** The row of a record that has no changes yet. */
export function emptyRow(of: Pick<Edit, 'rec' | 'kind' | 'parent'>, hlc: Hlc): RecordRow {
  const month = monthOf(hlc);
  return {
    id: of.rec,
    kind: of.kind,
    parent: of.parent ?? '',
    shelf: 'live',
    month,
    body: {},
    heads: {},
    conflicts: [],
  };
}

/** Whether an edit sets a field to what it is: then there is nothing to log. Settling a conflict always says something. */
function saysNothingNew({ field, value }: Edit, row: RecordRow): boolean {
  if (field === SEVERAL || row.heads[field]?.length !== 1) return false;
  return canonicalJson(row.body[field] ?? null) === canonicalJson(value);
}

type Pen = Writer & { hlc: Hlc; sharedThrough: Hlc | null; writes: PromiseLike<unknown>[] };

/** Writes one edit: its change into the log, in the place of the run's last one where that may go. */
async function write(db: Database, edit: Edit, row: RecordRow, pen: Pen): Promise<Written & { row: RecordRow }> {
  const { rec, kind, parent, field, value, run } = edit;
  const sup = run ? [run.last] : [...(edit.seen ?? seenNow(edit, row))];
  const rest = { rec, kind, parent, field, value, sup, hlc: pen.hlc, author: pen.author };
  const facts = { window: pen.window, at: pen.now, heads: row.heads[field] ?? [], sharedThrough: pen.sharedThrough };
  // What this window wrote last is known here; that it still is a head says that the log holds it.
  const previous =
    run && edit.previous?.id === run.last && maySquash(edit.previous, rest, run, facts) ? edit.previous : undefined;
  const change = previous ? squash(previous, rest) : makeChange(rest);
  const drop = previous ? [...(previous.drop ?? []), previous.id] : [];
  const entry: ChangeRow = { ...change, window: pen.window, ...(drop.length > 0 && { drop }) };
  // Not waited for here: all writes of the transaction are on their way together.
  pen.writes.push(
    db.changes.add({ ...entry }).then((seq) => {
      entry.seq = seq;
    }),
  );
  if (previous?.seq !== undefined) pen.writes.push(db.changes.delete(previous.seq));
  const heads = advanceHeads(row.heads, change, previous?.id);
  return { change: entry, squashed: Boolean(previous), row: await withHeads(db, row, change, heads) };
}

/** What somebody replaces who didn't say what they saw: all that the store holds of these fields. */
function seenNow(edit: Edit, row: RecordRow): ChangeId[] {
  return [...new Set(fieldsOf(edit).flatMap((field) => row.heads[field] ?? []))];
}

async function withHeads(db: Database, row: RecordRow, change: Change, heads: RecordRow['heads']): Promise<RecordRow> {
  const touched = fieldsOf(change);
  if (touched.some((field) => (heads[field]?.length ?? 0) > 1)) {
    return rebuilt(row, await db.changes.where('rec').equals(row.id).toArray());
  }
  const values = change.field === SEVERAL ? (change.value as Record<string, Json>) : { [change.field]: change.value };
  const body = { ...row.body, ...values };
  const conflicts = row.conflicts.filter((field) => !touched.includes(field));
  return { ...row, parent: change.parent ?? '', body, heads, conflicts, shelf: shelfOf(body) };
}

/**
 * A record's row made anew from all of its changes, once two people or windows have written one field. It hangs on the
 * changes alone, so that it is the same in whatever order they came.
 */
export function rebuilt(row: RecordRow, changes: readonly Change[]): RecordRow {
  const { body, heads, conflicts } = materialise(changes);
  const inOrder = changes.toSorted(compareChanges);
  const [first, last] = [inOrder.at(0), inOrder.at(-1)];
  const place = first && last && { month: monthOf(first.hlc), parent: last.parent ?? '' };
  return { ...row, ...place, body, heads, conflicts, shelf: shelfOf(body) };
}
