import type { Change } from '../../changes/change.ts';
import { valueIn } from '../../changes/fields.ts';
import type { Id } from '../../model/ids.ts';
import type { Kind } from '../../model/records.ts';

/** Where a record stands. */
export type Place = Pick<Change, 'kind' | 'parent'>;

/**
 * Of which kind the record is that a record of each kind belongs to; null where it may belong to none, as a note does
 * that waits in the inbox. What this program makes stands nowhere else; FORMAT.md has the same table.
 */
const HOLDERS: Readonly<Record<Kind, readonly (Kind | null)[]>> = {
  campaign: [null],
  team: [null],
  member: [null],
  unit: [null],
  draw: [null],
  view: [null],
  office: [null],
  briefing: [null],
  // The parts of a draft belong to it.
  pack: [null, 'pack'],
  // These name their unit themselves as well.
  visit: ['unit', null],
  task: ['unit', null],
  finding: ['unit'],
  settlement: ['unit'],
  issue: ['office'],
  numbering: ['office'],
  step: ['finding'],
  note: ['visit', null],
  tag: ['visit'],
  evidence: ['visit'],
  remark: ['visit'],
  material: ['visit'],
  evaluation: ['visit'],
  topic: ['visit'],
  complaint: ['visit'],
  practice: ['visit'],
  case: ['visit'],
  comment: ['visit'],
  review: ['visit'],
  verdict: ['visit'],
};

/** What a change says of its record that hangs on what other records are. */
export interface Leaning extends Place {
  readonly rec: Id;
  /** Of a comment: what it speaks of, and the first of its thread; null where the change doesn't say. */
  readonly on: Id | null;
  readonly thread: Id | null;
}

/** Picks out of a change what `misplacedBy` asks. */
export function leaningOf(change: Change): Leaning {
  const { rec, kind, parent } = change;
  const named = (field: string): Id | null => {
    const value = kind === 'comment' ? valueIn(change, field) : null;
    return typeof value === 'string' ? value : null;
  };
  return { rec, kind, parent, on: named('on'), thread: named('thread') };
}

/**
 * Says what stands against a record's place: it would be shown nowhere, and go out with nothing.
 * @param known where a record stands, as far as that is known; what is unknown may come later and stands against nothing
 * @returns the other record that can't hold it or be spoken of; the record itself where nothing could; null for a place
 *   in which it may stand
 */
export function misplacedBy(leaning: Leaning, known: (id: Id) => Place | undefined): Id | null {
  const { rec, on, thread } = leaning;
  const above = misheldBy(leaning, known);
  if (above !== null) return above;
  if (on !== null && (on === rec || known(on)?.kind === 'comment')) return on;
  if (thread !== null && (known(thread)?.kind ?? 'comment') !== 'comment') return thread;
  return null;
}

function misheldBy({ rec, kind, parent }: Leaning, known: (id: Id) => Place | undefined): Id | null {
  const holders = HOLDERS[kind as Kind];
  if (parent === null) return holders.includes(null) ? null : rec;
  if (parent === rec || holders.every((holder) => holder === null)) return rec;
  const above = known(parent);
  if (!above) return null;
  // What holds one of its own kind belongs to nothing itself: so there are no rings.
  const holds = holders.includes(above.kind as Kind) && (above.kind !== kind || above.parent === null);
  return holds ? null : parent;
}
