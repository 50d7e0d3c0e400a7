import { canonicalJson } from '../changes/canonical.ts';
import { type Change, type ChangeId, type Hlc, type Json, SEVERAL } from '../changes/change.ts';
import { tick } from '../changes/clock.ts';
import { fieldsOf } from '../changes/fields.ts';
import { advanceHeads } from '../changes/heads.ts';
import { makeChange } from '../changes/make-change.ts';
import { materialise } from '../changes/materialise.ts';
import { maySquash, squash, type TypingRun } from '../changes/squash.ts';
import { checkField } from '../model/records.ts';
import { failureOf } from './failure.ts';
import { type Database, type RecordRow, shelfOf } from './schema.ts';

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
}

/** Who writes, in which window, and what this device's clock says. */
export interface Writer {
  author: string;
  window: string;
  /** Unix milliseconds. */
  now: number;
}

/** A change that was written, and whether it took the place of the one before in its run of typing. */
export interface Written {
  change: Change;
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
    await db.transaction('rw', db.records, db.changes, db.meta, async () => {
      written.length = 0;
      const ids = [...new Set(edits.map((edit) => edit.rec))];
      const [clock, shared, found] = await Promise.all([
        db.meta.get('clock'),
        db.meta.get('sharedThrough'),
        db.records.bulkGet(ids),
      ]);
      let last = (clock?.value ?? null) as Hlc | null;
      const sharedThrough = (shared?.value ?? null) as Hlc | null;
      const rows = new Map(ids.map((id, at) => [id, found[at]]));
      for (const edit of edits) {
        last = tick(last, writer.now);
        const row = rows.get(edit.rec) ?? emptyRow(edit, writer.now);
        const next = saysNothingNew(edit, row) ? null : await write(db, edit, row, { ...writer, hlc: last, sharedThrough });
        if (next) rows.set(edit.rec, next.row);
        written.push(next);
      }
      await db.records.bulkPut([...rows.values()].filter((row) => row !== undefined));
      await db.meta.put({ key: 'clock', value: last });
    });
  } catch (error) {
    throw failureOf(error);
  }
  return written;
}

/** Strict at the door: a field that no schema knows never gets in. */
function checkEdit(edit: Edit): void {
  if (edit.field !== SEVERAL) return checkField(edit.kind, edit.field, edit.value);
  for (const [field, value] of Object.entries(edit.value ?? {})) checkField(edit.kind, field, value);
}

/** The row of a record that has no changes yet. */
export function emptyRow(of: Pick<Edit, 'rec' | 'kind' | 'parent'>, now: number): RecordRow {
  const month = new Date(now).toISOString().slice(0, 7);
  return { id: of.rec, kind: of.kind, parent: of.parent ?? '', shelf: 'live', month, body: {}, heads: {}, conflicts: [] };
}

/** Whether an edit sets a field to what it is: then there is nothing to log. Settling a conflict always says something. */
function saysNothingNew({ field, value }: Edit, row: RecordRow): boolean {
  if (field === SEVERAL || row.heads[field]?.length !== 1) return false;
  return canonicalJson(row.body[field] ?? null) === canonicalJson(value);
}

type Pen = Writer & { hlc: Hlc; sharedThrough: Hlc | null };

/** Writes one edit: its change into the log, in the place of the run's last one where that may go. */
async function write(db: Database, edit: Edit, row: RecordRow, pen: Pen): Promise<Written & { row: RecordRow }> {
  const { rec, kind, parent, field, value, run } = edit;
  const sup = run ? [run.last] : [...(edit.seen ?? seenNow(edit, row))];
  const rest = { rec, kind, parent, field, value, sup, hlc: pen.hlc, author: pen.author };
  const previous = run && (await db.changes.where('id').equals(run.last).first());
  const facts = { window: pen.window, at: pen.now, heads: row.heads[field] ?? [], sharedThrough: pen.sharedThrough };
  const squashed = Boolean(run && previous && maySquash(previous, rest, run, facts));
  const change = squashed && previous ? squash(previous, rest) : makeChange(rest);
  if (squashed && previous?.seq !== undefined) await db.changes.delete(previous.seq);
  const drop = squashed && previous ? [...(previous.drop ?? []), previous.id] : [];
  await db.changes.add({ ...change, window: pen.window, ...(drop.length > 0 && { drop }) });
  const heads = advanceHeads(row.heads, change, squashed ? previous?.id : undefined);
  return { change, squashed, row: await withHeads(db, row, change, heads) };
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

/** A record's row made anew from all of its changes, once two people or windows have written one field. */
export function rebuilt(row: RecordRow, changes: readonly Change[]): RecordRow {
  const { body, heads, conflicts } = materialise(changes);
  return { ...row, body, heads, conflicts, shelf: shelfOf(body) };
}
