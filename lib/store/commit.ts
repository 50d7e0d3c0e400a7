import type { Hlc } from '../changes/change.ts';
import { commitTyping } from './commit-typing.ts';
import { writeFailureOf } from './failure.ts';
import {
  checkEdit,
  cleanEdit,
  type Edit,
  type Held,
  type Plan,
  planCommit,
  type Writer,
  type Written,
} from './plan-commit.ts';
import type { ChangeRow, Database } from './schema.ts';

export { checkEdit, type Edit, type Writer, type Written } from './plan-commit.ts';

/**
 * Writes edits: in one transaction, each edit's change record and the record that it changes.
 * When it resolves, they are on disk (strict durability).
 * @returns the changes, one an edit, in order; null for an edit that says what the store holds already
 * @throws FieldError before anything is written; StoreFailure when the write failed, and then nothing is written
 */
export async function commit(db: Database, asked: readonly Edit[], writer: Writer): Promise<(Written | null)[]> {
  for (const edit of asked) checkEdit(edit);
  const edits = asked.map(cleanEdit);
  try {
    const plan = (await commitOnward(db, edits, writer)) ?? (await commitRead(db, edits, writer));
    return plan.written;
  } catch (error) {
    throw await writeFailureOf(error);
  }
}

/** What the store held after this window's last commit: the next key is most likely typed into the same field. */
const lastHeld = new WeakMap<Database, Held>();

/** A save in the midst of typing; null where the store has to be read first. */
async function commitOnward(db: Database, edits: readonly Edit[], writer: Writer): Promise<Plan | null> {
  const held = lastHeld.get(db);
  if (!held || !db.isOpen() || !edits.every((edit) => edit.run && held.rows.get(edit.rec))) return null;
  lastHeld.delete(db);
  const plan = await commitTyping(db, edits, held, writer);
  if (plan) lastHeld.set(db, heldAfter(held, plan));
  return plan;
}

/** Reads what the edits hang on, then writes them. */
async function commitRead(db: Database, edits: readonly Edit[], writer: Writer): Promise<Plan> {
  lastHeld.delete(db);
  const ids = [...new Set(edits.map((edit) => edit.rec))];
  let [held, plan]: [Held | null, Plan | null] = [null, null];
  await onceDurable(db, async () => {
    held = await read(db, ids);
    let next = planCommit(edits, held, writer);
    while (!('written' in next)) {
      held = await readMore(db, held, next);
      next = planCommit(edits, held, writer);
    }
    plan = next;
    const writes = plan.adds.length > 0 ? write(db, plan, writer) : [withdraw(db, writer)];
    await Promise.all(writes);
  });
  if (!held || !plan) throw new Error('a commit ended without a plan');
  lastHeld.set(db, heldAfter(held, plan));
  return plan;
}

async function read(db: Database, ids: string[]): Promise<Held> {
  const [[clock, shared], found] = await Promise.all([
    db.meta.bulkGet(['clock', 'sharedThrough']),
    db.records.bulkGet(ids),
  ]);
  return {
    clock: (clock?.value ?? null) as Hlc | null,
    sharedThrough: (shared?.value ?? null) as Hlc | null,
    rows: new Map(ids.map((id, at) => [id, found[at]])),
    logs: new Map(),
  };
}

async function readMore(db: Database, held: Held, wanted: { rows: string[]; logs: string[] }): Promise<Held> {
  const [rows, logs] = await Promise.all([
    db.records.bulkGet(wanted.rows),
    Promise.all(wanted.logs.map((rec) => db.changes.where('rec').equals(rec).toArray())),
  ]);
  return {
    ...held,
    rows: new Map([...held.rows, ...wanted.rows.map((id, at) => [id, rows[at]] as const)]),
    logs: new Map([...held.logs, ...wanted.logs.map((rec, at) => [rec, logs[at] ?? []] as const)]),
  };
}

/** Sends all writes of a plan; none waits for another. */
function write(db: Database, plan: Plan, writer: Writer): PromiseLike<unknown>[] {
  const [only, ...others] = plan.rows;
  return [
    add(db, plan.adds),
    ...(plan.drops.length > 0 ? [db.changes.bulkDelete(plan.drops)] : []),
    only && others.length === 0 ? db.records.put(only) : db.records.bulkPut(plan.rows),
    db.meta.put({ key: 'clock', value: plan.clock }),
    withdraw(db, writer),
  ];
}

/** Puts changes into the log, and notes on each its place there. */
function add(db: Database, adds: readonly ChangeRow[]): PromiseLike<unknown> {
  const [only, ...others] = adds;
  if (only && others.length === 0) {
    return db.changes.add({ ...only }).then((seq) => {
      only.seq = seq;
    });
  }
  const rows = adds.map((entry) => ({ ...entry }));
  return db.changes.bulkAdd(rows, { allKeys: true }).then((places) => {
    for (const [at, seq] of places.entries()) Object.assign(adds[at] ?? {}, { seq });
  });
}

async function withdraw(db: Database, { withdraw: keys }: Writer): Promise<void> {
  if (keys?.length) await db.meta.bulkDelete([...keys]);
}

function heldAfter(held: Held, plan: Plan): Held {
  const clock = plan.adds.length > 0 ? plan.clock : held.clock;
  return {
    ...held,
    clock,
    rows: new Map([...held.rows, ...plan.rows.map((row) => [row.id, row] as const)]),
    logs: new Map(),
  };
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
