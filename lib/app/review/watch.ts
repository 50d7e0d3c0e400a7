import { type Hlc, personOf } from '../../changes/change.ts';
import { shownOf } from '../../changes/heads.ts';
import type { Id } from '../../model/ids.ts';
import { type Adjudication, type TagStanding, tagStandingOf } from '../../review/adjudication.ts';
import { commentOf, doneMarkOf, type Thread, threadsOf } from '../../review/threads.ts';
import {
  authorsOf,
  type Review,
  type ReviewRefusal,
  type ReviewStep,
  refuseReview,
  reviewOnward,
} from '../../review/visit-review.ts';
import { type Watch, watch } from '../../store/live.ts';
import { changesOf, type Entry, logsOf } from '../../store/queries.ts';
import { allUnder } from '../../store/under.ts';
import { type Maker, readMakers } from '../people.ts';
import type { Session } from '../session.ts';
import { readDeedsBy } from './deeds.ts';
import { readAdjudications, readReview, UNDECIDED } from './read.ts';
import { readRights } from './trust.ts';

export { millisOf } from '../../changes/clock.ts';

/** Who stands behind persons, by their ids. */
export type People = ReadonlyMap<Id, Maker>;

/** Who stands behind these persons. */
export async function peopleOf(session: Session, persons: Iterable<Id>): Promise<People> {
  const ids = [...new Set(persons)];
  const makers = await readMakers(
    session,
    ids.map((id) => `${id}.0`),
  );
  return new Map(ids.map((id) => [id, makers.get(`${id}.0`) ?? { is: 'unnamed' }]));
}

/** How a visit's review stands, for whoever looks at it here. */
export interface ReviewView {
  readonly review: Review;
  readonly people: People;
  /** What may come next, and why whoever works here can't do it; null where they can. A reason is asked when it is done. */
  readonly next: readonly { readonly to: ReviewStep['to']; readonly why: ReviewRefusal | null }[];
  /** Whether whoever works here wrote it: a lead hands over what another wrote only in that one's stead. */
  readonly isOwn: boolean;
}

/** Watches a visit's review: its steps, those that count for nothing with the reason, and what may come next. */
export function watchReview(session: Session, visit: Id, on: Watch<ReviewView>): () => void {
  return watch(async () => {
    const { review, facts } = await readReview(session, visit);
    const steps = [...review.taken, ...review.void.map(({ step }) => step)];
    const people = await peopleOf(
      session,
      steps.map(({ person }) => person),
    );
    const next = reviewOnward(review.state.is).map((to) => {
      const why = refuseReview(review.state, { to, person: session.me.id }, facts);
      return { to, why: why === 'needsReason' ? null : why };
    });
    return { review, people, next, isOwn: facts.isAuthor(session.me.id) };
  }, on);
}

/** The threads of a visit. */
export interface VisitThreads {
  /** By what they speak of, oldest first. */
  readonly threads: ReadonlyMap<Id, readonly Thread[]>;
  /** How many are not done. */
  readonly open: number;
  /** Whether whoever works here may say so of any thread, also where another asked. */
  readonly mayClose: boolean;
  readonly people: People;
}

/** Watches what was said of a visit and of what is in it. @returns stops watching, as all here do */
export function watchThreads(session: Session, visit: Id, on: Watch<VisitThreads>): () => void {
  return watch(async () => {
    const [deedsBy, whyMayNot] = await Promise.all([readDeedsBy(session, visit, 'comment'), readRights(session)]);
    const [said, marked] = [deedsBy('text'), deedsBy('done')];
    const comments = said.flatMap((deed) => commentOf(deed) ?? []);
    const mayClose = (person: string, hlc: Hlc) => whyMayNot(person, 'return', { hlc }) === null;
    const threads = threadsOf(comments, marked.map(doneMarkOf), mayClose);
    const people = await peopleOf(
      session,
      [...said, ...marked].map(({ person }) => person),
    );
    const open = threads.filter(({ done }) => done === null).length;
    const ownRight = whyMayNot(session.me.id, 'return') === null;
    return { threads: Map.groupBy(threads, ({ on: about }) => about), open, mayClose: ownRight, people };
  }, on);
}

/** How a tag of a visit stands, and what was decided of it. */
export interface JudgedTag {
  readonly tag: Entry<'tag'>;
  readonly standing: TagStanding;
  readonly adjudication: Adjudication;
  /** Whose word its status is, where nobody decided and it is none of the visit's authors'. */
  readonly wordOf: Id | null;
}

/** Watches how the tags of a visit stand, oldest first. */
export function watchJudgedTags(
  session: Session,
  visit: Id,
  on: Watch<{ tags: JudgedTag[]; people: People }>,
): () => void {
  return watch(async () => {
    const [found, adjudications, log] = await Promise.all([
      allUnder(session.db, visit, 'tag', 'live'),
      readAdjudications(session, visit),
      changesOf(session.db, visit),
    ]);
    const authors = authorsOf(log);
    const logs = await logsOf(
      session.db,
      found.map(({ id }) => id),
    );
    const tags = found.map((tag) => {
      const adjudication = adjudications.get(tag.id) ?? UNDECIDED;
      const standing = tagStandingOf(tag.body.status, adjudication);
      const said = shownOf(logs.get(tag.id) ?? [], 'status');
      const by = said ? personOf(said.author) : null;
      const isTheirs = by === null || authors.has(by) || standing.by === 'verdict';
      return { tag, adjudication, standing, wordOf: isTheirs ? null : by };
    });
    const given = tags.flatMap(({ adjudication: { taken, void: none } }) => [
      ...taken,
      ...none.map(({ step }) => step),
    ]);
    return {
      tags,
      people: await peopleOf(session, [
        ...given.map(({ person }) => person),
        ...tags.flatMap(({ wordOf }) => wordOf ?? []),
      ]),
    };
  }, on);
}
