import { type AccessHandle, openHandle } from './access-handle.ts';
import { StoreFailure } from './failure.ts';
import { journalFolder, journalName, listJournals, openJournal, removeJournal } from './journal-files.ts';
import { journalLine } from './journal-format.ts';
import type { Database } from './schema.ts';

/** Compact once a journal is this large and at least half of its lines were let go. */
const COMPACT_BYTES = 1_000_000;
const SLICE = 1000;

/**
 * Follows the change log of a database into an append-only file. It reads what it hasn't written yet by the log's
 * local order, so nobody has to hand it anything and a missed call costs nothing. One at a time: the caller holds the
 * Web Lock `xunji-journal`.
 */
export class JournalWriter {
  #handle: AccessHandle | null = null;
  #name = '';
  #seq = 0;
  #lines = 0;
  /** Earlier generations: a kill while compacting leaves one behind. */
  #older: string[] = [];

  constructor(
    private readonly db: Database,
    private readonly database: string,
  ) {}

  /** Finds this database's journal, cuts off a torn end, and is ready to follow. */
  async open(): Promise<void> {
    const mine = (await listJournals()).filter((file) => file.database === this.database);
    this.#name = mine.at(-1)?.name ?? journalName(this.database, 1);
    const handle = await openToAppend(this.#name);
    const newest = mine.length > 0 ? await openJournal(this.#name) : null;
    this.#older = mine.slice(0, -1).map((file) => file.name);
    if (newest && newest.soundBytes < handle.getSize()) handle.truncate(newest.soundBytes);
    this.#handle = handle;
    this.#seq = newest?.lastSeq ?? 0;
    this.#lines = newest?.lines ?? 0;
  }

  /** Writes all that the log holds and the journal doesn't, then flushes. @returns how many lines were written */
  async follow(): Promise<number> {
    const { written, hides } = await this.#catchUp();
    // The newest holds all of the log now.
    for (const name of this.#older.splice(0)) await removeJournal(name).catch(() => undefined);
    if (hides || (await this.#isLoose())) await this.#compact();
    return written;
  }

  async #catchUp(): Promise<{ written: number; hides: boolean }> {
    let [written, hides] = [0, false];
    for (;;) {
      const rows = await this.db.changes.where(':id').above(this.#seq).limit(SLICE).toArray();
      const handle = this.#handle;
      if (rows.length === 0 || !handle) break;
      append(handle, new TextEncoder().encode(rows.map(journalLine).join('')));
      this.#seq = rows.at(-1)?.seq ?? this.#seq;
      written += rows.length;
      hides ||= rows.some((row) => row.hides);
    }
    if (written > 0) this.#handle?.flush();
    this.#lines += written;
    return { written, hides };
  }

  /** Whether it is large and at least half of it was let go. */
  async #isLoose(): Promise<boolean> {
    if (!this.#handle || this.#handle.getSize() < COMPACT_BYTES) return false;
    const kept = await this.db.changes.count();
    return kept > 0 && kept <= this.#lines / 2;
  }

  /** Writes the log anew into the next generation, and only then takes the old file away. */
  async #compact(): Promise<void> {
    const handle = this.#handle;
    if (!handle) return;
    const old = this.#name;
    const generation = Number(old.split('.')[1]) + 1;
    const next = await openToAppend(journalName(this.database, generation));
    next.truncate(0);
    this.#handle = next;
    this.#name = journalName(this.database, generation);
    this.#seq = 0;
    this.#lines = 0;
    await this.#catchUp();
    handle.close();
    await removeJournal(old);
  }

  close(): void {
    this.#handle?.close();
    this.#handle = null;
  }
}

/** Writes at the end, wholly or not at all: a full disk may take a part of it without a word. */
function append(handle: AccessHandle, bytes: Uint8Array): void {
  const at = handle.getSize();
  if (handle.write(bytes, { at }) === bytes.length) return;
  handle.truncate(at);
  throw new StoreFailure('diskFull');
}

async function openToAppend(name: string): Promise<AccessHandle> {
  return openHandle(await (await journalFolder()).getFileHandle(name, { create: true }));
}
