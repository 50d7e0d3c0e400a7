import { UNFINISHED, type Unfinished } from '../bundle/format/unfinished.ts';
import { getKept, keptKeys, putKept } from '../store/kept.ts';
import type { Database } from '../store/schema.ts';

/** All that stands in fields and was not put down yet, of every window, and what was chosen beside it; by their keys. */
export async function readUnfinished(db: Database): Promise<Unfinished[]> {
  const keys = (await Promise.all(UNFINISHED.map((start) => keptKeys(db, start)))).flat();
  const kept = await Promise.all(keys.sort().map(async (key) => ({ key, value: await getKept(db, key) })));
  return kept.flatMap(({ key, value }) => (value == null ? [] : [{ key, value } as Unfinished]));
}

/** Keeps what another database held of unfinished lines, as if it had been typed here; what is here stays as it is. */
export async function takeUnfinished(db: Database, lines: readonly Unfinished[]): Promise<void> {
  const here = new Set((await readUnfinished(db)).map(({ key }) => key));
  for (const { key, value } of lines) if (!here.has(key)) await putKept(db, key, value);
}
