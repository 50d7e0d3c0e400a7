import type { Kind } from '../../model/records.ts';
import { type Moment, shownTime } from '../../model/time.ts';
import { isSearched, type SearchedKind, textsOf } from '../../search/fields.ts';
import type { SearchRecord } from '../../search/record.ts';
import type { Entry } from '../../store/queries.ts';
import { linksOf } from './search-guards.ts';

/** Kinds that others stand under: one that was taken away takes these along, or still gives them its name. */
export const PARENT_KINDS: readonly SearchedKind[] = ['unit', 'visit', 'finding'];

const NONE: ReadonlySet<string> = new Set();

/**
 * What the search holds of a record.
 * @param guardedIds notes back to back, and their evidence: what was made from such a note is guarded as it is
 * @returns null for what is not searched: another kind, a text that is being written, what was taken away
 */
export function searchRecordOf(entry: Entry<Kind>, guardedIds: ReadonlySet<string> = NONE): SearchRecord | null {
  const { id, kind, parent, shelf } = entry;
  if (!isSearched(kind) || shelf === 'draft') return null;
  const gone = shelf === 'deleted';
  if (gone && !PARENT_KINDS.includes(kind)) return null;
  const body: Readonly<Record<string, unknown>> = entry.body;
  const guarded = body.source === 'backToBack' || [id, ...linksOf(entry)].some((one) => guardedIds.has(one));
  const into = kind === 'unit' && typeof body.mergedInto === 'string' ? body.mergedInto : null;
  return {
    id,
    kind,
    parent: kind === 'visit' && typeof body.unit === 'string' ? body.unit : parent,
    texts: textsOf(kind, body),
    on: guarded ? '' : dayOf(body),
    ...(guarded && { guarded }),
    ...(into && { into }),
    ...(gone && { gone }),
  };
}

/** A record whose beginning was lost with a torn journal has no time. */
function dayOf(body: Readonly<Record<string, unknown>>): string {
  const moment = (body.began ?? body.at) as Moment | undefined;
  if (!moment) return '';
  const { date, time } = shownTime(moment);
  return `${date} ${time}`;
}
