import type { Id } from '../../model/ids.ts';
import { handedBefore, type ReviewState, type ReviewStep } from '../../review/visit-review.ts';
import { changedSince, endOfLog } from '../../store/changed.ts';
import { type Watch, watch } from '../../store/live.ts';
import { newestOf } from '../../store/queries.ts';
import { rowsOf } from '../../store/walk.ts';
import { readChangedSince } from '../review/changed.ts';
import { decidedVisits, type ReviewParts, readReviewParts, reviewFrom } from '../review/read-many.ts';
import { readRights } from '../review/trust.ts';
import type { Session } from '../session.ts';
import { ALL_VISITS } from './visits.ts';

/** After more changes than this at once everything is read anew. */
const MOST_CHANGES = 500;

/** How the review of a visit stands, for a list. */
export interface VisitStand {
  readonly is: ReviewState;
  /** Whether something was changed in it since the hand-over that was last decided on. */
  readonly isChanged: boolean;
}

/** By the visit's id; one that isn't named was never handed over, or is handed over no more. */
export type VisitStands = ReadonlyMap<Id, VisitStand>;

/**
 * Watches how the reviews of all visits stand. Read whole once; after that only what changed is read, and the same map is
 * told where nothing that it shows has changed. @returns stops watching
 */
export function watchVisitStands(session: Session, on: Watch<VisitStands>): () => void {
  const known = new KnownStands(session);
  return watch(() => known.read(), on);
}

interface Known {
  readonly parts: ReviewParts;
  /** The hand-over that was last decided on, as it was when `isChanged` was found; null before a decision. */
  since: string | null;
  isChanged: boolean;
}

/** The reviews as they were read last. */
class KnownStands {
  #known = new Map<Id, Known>();
  #end: number | null = null;
  #stands: VisitStands = new Map();

  constructor(private readonly session: Session) {}

  async read(): Promise<VisitStands> {
    const { db } = this.session;
    const [changed, whyMayNot] = await Promise.all([
      this.#end === null ? null : changedSince(db, this.#end, MOST_CHANGES),
      readRights(this.session),
    ]);
    // Asked first: what is written meanwhile is read once more, and never missed.
    const end = changed?.end ?? (await endOfLog(db));
    const touched = changed ? await this.#touchedBy(changed.ids) : await this.#all();
    const parts = await readReviewParts(this.session, [...touched]);
    // Another read that began later may have come to its end before this one: what it knows is newer.
    if (this.#end !== null && end < this.#end) return this.#stands;
    if (!changed) this.#known.clear();
    for (const id of touched) {
      const own = parts.get(id);
      if (own && own.steps.length > 0) this.#known.set(id, { parts: own, since: null, isChanged: false });
      else this.#known.delete(id);
    }
    this.#end = end;
    const stands = new Map<Id, VisitStand>();
    for (const [id, known] of this.#known) {
      const review = reviewFrom(known.parts, whyMayNot);
      const isDecided = review.taken.some(({ to }) => to !== 'submitted' && to !== 'takenBack');
      await this.#look(id, known, isDecided ? handedBefore(review) : null);
      if (review.state.is !== 'written') stands.set(id, { is: review.state.is, isChanged: known.isChanged });
    }
    if (end === this.#end && !isSame(stands, this.#stands)) this.#stands = stands;
    return this.#stands;
  }

  /** Looks again at what was changed since a hand-over, where that is another one than before. */
  async #look(id: Id, known: Known, handed: ReviewStep | null): Promise<void> {
    const since = handed?.id ?? null;
    if (known.since === since) return;
    known.isChanged = handed !== null && (await readChangedSince(this.session, id, handed)).length > 0;
    known.since = since;
  }

  /** The visits that were handed over, and those on which somebody decided. */
  async #all(): Promise<Set<Id>> {
    const { db } = this.session;
    const visits = await decidedVisits(db);
    for (const { id, body } of await newestOf(db, 'visit', ALL_VISITS)) if (body.handed) visits.add(id);
    return visits;
  }

  /** The visits that some records stand in or are. */
  async #touchedBy(ids: readonly Id[]): Promise<Set<Id>> {
    const rows = await rowsOf(this.session.db, ids);
    const visits = rows.flatMap((row) => {
      if (!row) return [];
      if (row.kind === 'visit') return [row.id];
      return row.kind === 'finding' ? [String(row.body.visit ?? '')] : [row.parent];
    });
    const isVisit = (await rowsOf(this.session.db, visits)).map((row) => row?.kind === 'visit');
    return new Set(visits.filter((_, at) => isVisit[at]));
  }
}

function isSame(one: VisitStands, other: VisitStands): boolean {
  if (one.size !== other.size) return false;
  return [...one].every(([id, { is, isChanged }]) => {
    const before = other.get(id);
    return before?.is === is && before.isChanged === isChanged;
  });
}
