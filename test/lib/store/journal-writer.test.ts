// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest';
import { journalName, listJournals, openJournal } from '../../../lib/store/journal-files.ts';
import { readJournal } from '../../../lib/store/journal-format.ts';
import { JournalWriter } from '../../../lib/store/journal-writer.ts';
import type { ChangeRow, Database } from '../../../lib/store/schema.ts';
import type { FakeFolder } from '../../fixtures/opfs.ts';
import { idOf } from '../changes/builders.ts';
import { editOf, freshStore, NOW, write, writerAt } from './stage.ts';

const DB = 'aaaa';
let db: Database;
beforeEach(async () => {
  db = await freshStore();
});

const folder = async () =>
  (await navigator.storage.getDirectory()).getDirectoryHandle('journal', { create: true }) as unknown as FakeFolder;
const file = async (name = journalName(DB, 1)) => (await folder()).getFileHandle(name, { create: true });
async function opened(): Promise<JournalWriter> {
  const writer = new JournalWriter(db, DB);
  await writer.open();
  return writer;
}
/** Writes a note's text, so long that a journal of some lines is large. */
const note = (number: number, text = '长') => write(db, editOf(text, { rec: idOf(number) }), writerAt(NOW + number));
const heldIn = async (name = journalName(DB, 1)) => (await openJournal(name)).changes.map((change) => change.rec);

describe('the journal', () => {
  it('holds all that the log holds, each line once', async () => {
    await note(1);
    const writer = await opened();
    expect(await writer.follow()).toBe(1);
    await note(2);
    await note(3);
    expect(await writer.follow()).toBe(2);
    expect(await writer.follow()).toBe(0);
    expect(await heldIn()).toEqual([idOf(1), idOf(2), idOf(3)]);
  });

  it('goes on where the last writer ended, and cuts off what the power cut tore', async () => {
    await note(1);
    const first = await opened();
    await first.follow();
    first.close();
    const journal = await file();
    journal.put(new Uint8Array([...journal.bytes, ...new TextEncoder().encode('0badf00d {"s":2,')]));
    await note(2);
    const second = await opened();
    expect(await second.follow()).toBe(1);
    const contents = readJournal(journal.bytes);
    expect(contents).toMatchObject({ lines: 2, badLines: 0, soundBytes: journal.bytes.length });
  });

  it('names what a squash let go, so that it does not come back', async () => {
    const { change } = await note(1, '看');
    const writer = await opened();
    await writer.follow();
    const run = { window: 'w1', last: change.id, lastAt: NOW, count: 0 };
    await write(db, editOf('看到', { rec: idOf(1), run, previous: change as ChangeRow }), writerAt(NOW + 500));
    await writer.follow();
    const contents = await openJournal(journalName(DB, 1));
    expect(contents.changes.map(({ value }) => value)).toEqual(['看到']);
    expect(contents.dropped).toEqual(new Set([change.id]));
  });

  it('leaves another database’s journal alone', async () => {
    (await file(journalName('bbbb', 7))).put(new Uint8Array(3));
    await note(1);
    await (await opened()).follow();
    expect((await listJournals()).map(({ name }) => name)).toEqual([journalName(DB, 1), journalName('bbbb', 7)]);
  });

  it('stops at a full disk with whole lines only, and says so', async () => {
    await note(1);
    const writer = await opened();
    await writer.follow();
    const journal = await file();
    const before = journal.bytes.length;
    await note(2);
    journal.takes = 40;
    await expect(writer.follow()).rejects.toMatchObject({ reason: 'diskFull' });
    expect(journal.bytes.length).toBe(before);
    journal.takes = null;
    expect(await writer.follow()).toBe(1);
    expect(await heldIn()).toEqual([idOf(1), idOf(2)]);
  });
});

describe('compacting', () => {
  const long = '很'.repeat(60_000);

  /** Six large changes of which four were let go since. */
  async function mostlyGone(): Promise<void> {
    for (const number of [1, 2, 3, 4, 5, 6]) await note(number, long);
    const writer = await opened();
    await writer.follow();
    writer.close();
    await db.changes.where('rec').anyOf([1, 2, 3, 4].map(idOf)).delete();
  }

  it('writes the log anew and only then takes the old file away, also by a later writer', async () => {
    await mostlyGone();
    await note(7);
    const writer = await opened();
    await writer.follow();
    expect((await listJournals()).map(({ name }) => name)).toEqual([journalName(DB, 2)]);
    expect(await heldIn(journalName(DB, 2))).toEqual([5, 6, 7].map(idOf));
    await note(8);
    await writer.follow();
    expect(await heldIn(journalName(DB, 2))).toEqual([5, 6, 7, 8].map(idOf));
  });

  it('does not happen while more than half is still there', async () => {
    for (const number of [1, 2, 3, 4, 5, 6]) await note(number, long);
    const writer = await opened();
    await writer.follow();
    await writer.follow();
    expect((await listJournals()).map(({ generation }) => generation)).toEqual([1]);
  });

  it('that was cut short by a kill is brought to its end: all is in the new one, the old one goes', async () => {
    await mostlyGone();
    const half = readJournal((await file()).bytes).changes.length;
    expect(half).toBe(6);
    (await file(journalName(DB, 2))).put(new Uint8Array(0));
    const writer = await opened();
    await writer.follow();
    expect((await listJournals()).map(({ generation }) => generation)).toEqual([2]);
    expect(await heldIn(journalName(DB, 2))).toEqual([5, 6].map(idOf));
  });
});
