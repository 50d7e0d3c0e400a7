import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';

/** The real source with one place changed; the named property must catch it. */
export type Mutant = { file: string; from: string; to: string; caughtBy: string };

const lib = join(import.meta.dirname, '../../../lib');

/** A new folder inside the project, so that outside packages are found; where git and Biome pass over. */
export function makeFolder(): string {
  const cache = join(lib, '../.cache');
  mkdirSync(cache, { recursive: true });
  return mkdtempSync(join(cache, 'mutants-'));
}

/**
 * Writes a copy of a room of lib with one place changed, with the rooms that it stands on; gives the copy's directory.
 * Fails where the place is not found exactly once: write the mutant anew for the new source.
 */
export function mutate(folder: string, name: string, room: string, { file, from, to }: Mutant): string {
  const own = join(folder, name.replaceAll(' ', '-'));
  for (const each of ['model', 'changes', room]) cpSync(join(lib, each), join(own, each), { recursive: true });
  const source = readFileSync(join(own, room, file), 'utf8');
  expect(source.split(from).length - 1, 'places found').toBe(1);
  writeFileSync(
    join(own, room, file),
    source.replace(from, () => to),
  );
  return join(own, room);
}

/** What an expectation said, inside fast-check's report or not: a mutant that merely crashes proves nothing. */
export function failureOf(property: () => void): unknown {
  try {
    property();
  } catch (error) {
    return error instanceof Error ? (error.cause ?? error) : error;
  }
  return 'it was not caught';
}
