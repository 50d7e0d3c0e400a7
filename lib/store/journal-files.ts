import { type JournalContents, readJournal } from './journal-format.ts';

const FOLDER = 'journal';

/** The folder of journals in the origin's private file system. One database has one or, while compacting, two. */
export async function journalFolder(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle(FOLDER, { create: true });
}

/** A journal's file: which database it follows, and its generation (compacting makes the next). */
export interface JournalFile {
  name: string;
  database: string;
  generation: number;
}

/** The name of a journal's file: `<database>.<generation>.ndjson`. */
export const journalName = (database: string, generation: number): string => `${database}.${generation}.ndjson`;

/** All journals on this device, in order of generation. */
export async function listJournals(): Promise<JournalFile[]> {
  const files: JournalFile[] = [];
  for await (const name of (await journalFolder()).keys()) {
    const match = /^([0-9a-f-]+)\.(\d+)\.ndjson$/.exec(name);
    if (match?.[1] && match[2]) files.push({ name, database: match[1], generation: Number(match[2]) });
  }
  return files.sort((a, b) => a.generation - b.generation);
}

/** What a journal's file holds. */
export async function openJournal(name: string): Promise<JournalContents & { savedAt: number }> {
  const file = await (await (await journalFolder()).getFileHandle(name)).getFile();
  return { ...readJournal(new Uint8Array(await file.arrayBuffer())), savedAt: file.lastModified };
}

/** Takes a journal away: only once all that it holds is in the database, or the person said so. */
export async function removeJournal(name: string): Promise<void> {
  await (await journalFolder()).removeEntry(name);
}
