import { canonicalJson } from '../changes/canonical.ts';
import { type Change, type ChangeId, type Hlc, type Json, SEVERAL } from '../changes/change.ts';
import { tick } from '../changes/clock.ts';
import { fieldsOf, touches } from '../changes/fields.ts';
import { advanceHeads } from '../changes/heads.ts';
import { freshNonce, makeChange } from '../changes/make-change.ts';
import { maySquash, squash, type TypingRun } from '../changes/squash.ts';
import { cleanNames } from '../model/one-line.ts';
import { checkField, FieldError } from '../model/records.ts';
import { type Shifts, shift, shifted } from './counts.ts';
import { markOf } from './disputed.ts';
import { emptyRow, rebuilt } from './rows.ts';
import { type ChangeRow, type RecordRow, shelfOf } from './schema.ts';

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

/** What is known of the store, as far as a commit needs it. A row that is known to be missing is there as undefined. */
export interface Held {
  clock: Hlc | null;
  sharedThrough: Hlc | null;
  rows: ReadonlyMap<string, RecordRow | undefined>;
  /** The whole log of records on which people or windows disagree. */
  logs: ReadonlyMap<string, readonly ChangeRow[]>;
}

/** All that a commit writes. `adds` are the very objects in `written`, so that their place in the log can be told. */
export interface Plan {
  written: (Written | null)[];
  adds: ChangeRow[];
  /** Places in the log that are given up. */
  drops: number[];
  rows: RecordRow[];
  clock: Hlc | null;
}

/** What must be read before a plan can be made. */
export interface Wanted {
  rows: string[];
  logs: string[];
}

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

/** An edit as it is kept: nothing stands in its names that nobody sees and that turns or breaks a line. */
export function cleanEdit<E extends Edit>(edit: E): E {
  const { kind, field, value } = edit;
  if (field !== SEVERAL) return { ...edit, value: cleanNames(kind, field, value) };
  const fields = Object.entries(value ?? {}).map(([name, one]) => [name, cleanNames(kind, name, one)]);
  return { ...edit, value: Object.fromEntries(fields) };
}

/** What the edits come to, given what the store holds; or what more has to be known of it. Reads and writes nothing. */
export function planCommit(edits: readonly Edit[], held: Held, writer: Writer): Plan | Wanted {
  const unknown = edits.map((edit) => edit.rec).filter((id) => !held.rows.has(id));
  if (unknown.length > 0) return { rows: [...new Set(unknown)], logs: [] };
  const rows = new Map(held.rows);
  const plan: Plan = { written: [], adds: [], drops: [], rows: [], clock: later(held.clock, writer.after ?? null) };
  for (const edit of edits) {
    plan.clock = tick(plan.clock, writer.now);
    const row = rows.get(edit.rec) ?? emptyRow(edit, plan.clock);
    const next = saysNothingNew(edit, row) ? null : write(edit, row, held, { ...writer, hlc: plan.clock }, plan);
    if (next === 'log') return { rows: [], logs: [edit.rec] };
    if (next) rows.set(edit.rec, next.row);
    plan.written.push(next && { change: next.change, squashed: next.squashed });
  }
  const missing = shiftParents(held.rows, rows);
  if (missing.length > 0) return { rows: missing, logs: [] };
  for (const [id, row] of rows) if (row && row !== held.rows.get(id)) plan.rows.push(row);
  return plan;
}

const later = (a: Hlc | null, b: Hlc | null): Hlc | null => (a !== null && (b === null || a > b) ? a : b);

/** Keeps the counts on the parents' rows, which then are among `rows`. @returns the parents that are not known yet */
function shiftParents(before: Held['rows'], rows: Map<string, RecordRow | undefined>): string[] {
  const shifts: Shifts = new Map();
  for (const [id, row] of rows) if (row && row !== before.get(id)) shift(shifts, before.get(id), row);
  const missing = [...shifts.keys()].filter((id) => !rows.has(id));
  if (missing.length > 0) return missing;
  for (const [id, by] of shifts) {
    const row = rows.get(id);
    if (row) rows.set(id, shifted(row, by));
  }
  return [];
}

/** Whether an edit sets a field to what it is: then there is nothing to log. Settling a conflict always says something. */
function saysNothingNew({ field, value, seen }: Edit, row: RecordRow): boolean {
  const heads = row.heads[field] ?? [];
  if (field === SEVERAL || heads.length !== 1) return false;
  // Who leaves taken away what another went on with says that they know of it.
  if (field === 'deleted' && seen?.some((id) => !heads.includes(id))) return false;
  return canonicalJson(row.body[field] ?? null) === canonicalJson(value);
}

type Pen = Writer & { hlc: Hlc };

/** One edit: its change into the log, in the place of the run's last one where that may go. */
function write(edit: Edit, row: RecordRow, held: Held, pen: Pen, plan: Plan): (Written & { row: RecordRow }) | 'log' {
  const { rec, kind, parent, field, value, run } = edit;
  const sup = run ? [run.last] : [...(edit.seen ?? seenNow(edit, row))];
  const nonce = isProtected(edit, row) ? { nonce: freshNonce() } : {};
  const rest = { rec, kind, parent, field, value, sup, hlc: pen.hlc, author: pen.author, ...nonce };
  const facts = { window: pen.window, at: pen.now, heads: row.heads[field] ?? [], sharedThrough: held.sharedThrough };
  // What this window wrote last is known here; that it still is a head says that the log holds it.
  const previous =
    run && edit.previous?.id === run.last && maySquash(edit.previous, rest, run, facts) ? edit.previous : undefined;
  const change = previous ? squash(previous, rest) : makeChange(rest);
  const drop = previous ? [...(previous.drop ?? []), previous.id] : [];
  const entry: ChangeRow = { ...change, window: pen.window, ...(drop.length > 0 && { drop }) };
  const log = held.logs.get(rec);
  const whole = log && [...log.filter((one) => one.id !== previous?.id), ...plan.adds.filter(of(rec)), entry];
  const next = rowAfter(row, change, advanceHeads(row.heads, change, previous?.id), whole);
  if (next === 'log') return next;
  plan.adds.push(entry);
  if (previous?.seq !== undefined) plan.drops.push(previous.seq);
  return { change: entry, squashed: Boolean(previous), row: next };
}

/** Whether what is written stays with whoever wrote it: then its id must not tell what it says (S26). */
function isProtected({ field, value }: Edit, { kind, body }: RecordRow): boolean {
  if (kind !== 'note') return false;
  const named = field === SEVERAL ? (value as Record<string, Json>).source : field === 'source' ? value : undefined;
  return (named ?? body.source) === 'backToBack';
}

/**
 * What somebody replaces who didn't say what they saw: all that the store holds of these fields. Who takes a record away
 * says so of all its fields, so that what another wrote into it meanwhile is known as unseen (conflicts.ts).
 */
function seenNow(edit: Edit, row: RecordRow): ChangeId[] {
  const fields = edit.field === 'deleted' && edit.value ? Object.keys(row.heads) : fieldsOf(edit);
  return [...new Set(fields.flatMap((field) => row.heads[field] ?? []))];
}

const of = (rec: string) => (change: Change) => change.rec === rec;

/** @param log all changes of the record, this one among them; asked for where people or windows disagree, or may */
function rowAfter(
  row: RecordRow,
  change: Change,
  heads: RecordRow['heads'],
  log: readonly ChangeRow[] | undefined,
): RecordRow | 'log' {
  const touched = fieldsOf(change);
  if (touched.some((field) => (heads[field]?.length ?? 0) > 1)) return log ? rebuilt(row, log) : 'log';
  const values = change.field === SEVERAL ? (change.value as Record<string, Json>) : { [change.field]: change.value };
  const body = { ...row.body, ...values };
  const conflicts = row.conflicts.filter((field) => !touched.includes(field));
  const shelf = shelfOf(body);
  if (shelf === 'deleted' && !replacesAll(change, heads)) return log ? rebuilt(row, log) : 'log';
  const { disputed: _, ...rest } = { ...row, parent: change.parent ?? '', body, heads, conflicts, shelf };
  return { ...rest, ...(shelf !== 'deleted' && markOf(conflicts)) };
}

/** Whether whoever takes a record away has seen all that it says. */
const replacesAll = ({ id, sup, field, value }: Change, heads: RecordRow['heads']): boolean =>
  touches({ field, value }, 'deleted') &&
  Object.values(heads).every((ids) => ids.every((one) => one === id || sup.includes(one)));
