import type { Id } from '../../model/ids.ts';
import { isSearched, textsOf } from '../../search/fields.ts';
import { rowsOf } from '../../store/walk.ts';
import { type Named, nameRecords } from '../bundle/names.ts';
import type { Session } from '../session.ts';

/** A record that a figure or a text of a briefing rests on. */
export interface RecordBehind extends Named {
  /** Its first words; '' where it has none. */
  readonly says: string;
}

/**
 * Reads the records behind a figure or a text, in the order in which they are named; those that are gone are left out.
 * @throws StoreFailure
 */
export async function readBehind(session: Session, ids: readonly Id[]): Promise<RecordBehind[]> {
  const wanted = [...new Set(ids)];
  const [named, rows] = await Promise.all([nameRecords(session, wanted), rowsOf(session.db, wanted)]);
  return wanted.flatMap((id, at) => {
    const [one, row] = [named.get(id), rows[at]];
    if (!one || !row || row.shelf === 'deleted') return [];
    const says = isSearched(row.kind) ? (textsOf(row.kind, row.body)[0]?.text ?? '') : '';
    return [{ ...one, says: one.kind === 'unit' ? '' : says }];
  });
}
