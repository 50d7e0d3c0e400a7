import type { Id } from '../model/ids.ts';
import type { Kind } from '../model/records.ts';
import { type Watch, watch } from '../store/live.ts';
import type { Entry } from '../store/queries.ts';
import { getRecords } from '../store/queries.ts';
import type { Session } from './session.ts';

export type { Entry } from '../store/queries.ts';

const KINDS = ['note', 'tag', 'material'] as const;

/** Watches the notes, tags and papers that a finding is linked with; those that were taken away are left out. */
export function watchLinked({ db }: Session, ids: readonly Id[], on: Watch<Entry<Kind>[]>): () => void {
  return watch(async () => {
    const shelves = await Promise.all(KINDS.map((kind) => getRecords<Kind>(db, kind, ids)));
    return shelves.flat().flatMap((found) => (found && found.shelf === 'live' ? [found] : []));
  }, on);
}
