import type { Kind } from '../../model/records.ts';
import { type Watch, watch } from '../../store/live.ts';
import type { Entry } from '../../store/queries.ts';
import { rowsOf } from '../../store/walk.ts';
import { type Guards, readGuards } from '../guarded.ts';
import { type OutgoingPart, partsGoing } from '../outgoing.ts';
import type { Session } from '../session.ts';

/** What of rows must not leave the device as it stands (S26). */
export interface Withholding<T> {
  /** Whether a column of a row stays; a column bears the name of the part that it shows. */
  stays(row: T, column: string): boolean;
  /** The parts that may give a source away, also those of which somebody said that they may go. */
  readonly parts: readonly OutgoingPart[];
  readonly guards: Guards;
}

/**
 * Reads what of rows must not leave, in a list or as copied text.
 * @param recordOf the record that a row shows
 * @param columns the parts that leave; all where it is left out
 */
export async function readWithheld<T>(
  session: Session,
  rows: readonly T[],
  recordOf: (row: T) => Entry<Kind>,
  columns?: readonly string[],
): Promise<Withholding<T>> {
  await session.queue.flush();
  const records = rows.map(recordOf);
  const guards = await readGuards(session, records);
  const leaves = ({ part, field }: OutgoingPart) => !columns || columns.includes(part) || columns.includes(field);
  const parts = records.flatMap((record) => partsGoing(record, guards, []).filter(leaves));
  const telling = parts.filter(({ points, standing }) => points.length > 0 && standing !== 'goes');
  const staying = new Set(
    telling.flatMap(({ record, part, standing }) => (standing === 'stays' ? [`${record.id} ${part}`] : [])),
  );
  return { stays: (row, column) => staying.has(`${recordOf(row).id} ${column}`), parts: telling, guards };
}

/** Watches how the parts stand that were withheld, while somebody puts them otherwise. @returns stops watching */
export function watchWithheld(
  { db }: Session,
  { parts, guards }: Pick<Withholding<never>, 'parts' | 'guards'>,
  on: Watch<readonly OutgoingPart[]>,
): () => void {
  const ids = [...new Set(parts.map(({ record }) => record.id))];
  const wanted = new Set(parts.map(({ record, part }) => `${record.id} ${part}`));
  return watch(async () => {
    const rows = (await rowsOf(db, ids)).flatMap((row) => row ?? []);
    const now = rows.flatMap((row) => partsGoing(row, guards, []));
    return now.filter(({ record, part }) => wanted.has(`${record.id} ${part}`));
  }, on);
}
