import type { Change } from '../../changes/change.ts';
import type { Id } from '../../model/ids.ts';
import type { TagStatus } from '../../model/records.ts';
import { type Adjudication, adjudicationOf, verdictOf } from '../../review/adjudication.ts';
import type { WhyMayNot } from '../../review/rights.ts';
import {
  authorsOf,
  handingSteps,
  type Review,
  type ReviewFacts,
  reviewOf,
  reviewStepOf,
} from '../../review/visit-review.ts';
import { changesOf, type Entry } from '../../store/queries.ts';
import type { Session } from '../session.ts';
import { readDeeds } from './deeds.ts';
import { readRights } from './trust.ts';

/** A visit's review with all that it was made from. */
export interface VisitReview {
  readonly review: Review;
  readonly facts: ReviewFacts;
}

/** What the steps of a visit's review add up to now, on this device. */
export async function readReview(session: Session, visit: Id): Promise<VisitReview> {
  const [log, deeds, whyMayNot] = await Promise.all([
    changesOf(session.db, visit),
    readDeeds(session, visit, 'review', 'to'),
    readRights(session),
  ]);
  const facts = factsOf(log, whyMayNot);
  const steps = deeds.flatMap((deed) => reviewStepOf(deed) ?? []);
  return { review: reviewOf([...handingSteps(log), ...steps], facts), facts };
}

function factsOf(log: readonly Change[], whyMayNot: WhyMayNot): ReviewFacts {
  const authors = authorsOf(log);
  return { isAuthor: (person) => authors.has(person), whyMayNot };
}

/** What was decided of each tag of a visit, by the tag's id; one of which nothing was is left out. */
export async function readAdjudications(session: Session, visit: Id): Promise<Map<Id, Adjudication>> {
  return adjudicationsAt(session, visit, await readRights(session));
}

async function adjudicationsAt(session: Session, visit: Id, whyMayNot: WhyMayNot): Promise<Map<Id, Adjudication>> {
  const deeds = await readDeeds(session, visit, 'verdict', 'to');
  const needed = session.pack.tagParts.map(({ id }) => id);
  const byTag = Map.groupBy(deeds, ({ body }) => String(body.tag));
  return new Map(
    [...byTag].map(([tag, own]) => {
      const verdicts = own.flatMap((deed) => verdictOf(deed) ?? []);
      return [tag, adjudicationOf(verdicts, { needed, whyMayNot })];
    }),
  );
}

/** How a tag of which nothing was decided is adjudicated. */
export const UNDECIDED: Adjudication = { state: 'suspected', taken: [], void: [], steps: [] };

/** A tag of which somebody who may has decided: the supervisor's word no longer says how it stands. */
export class TagDecided extends Error {
  override readonly name = 'TagDecided';
  constructor(readonly status: TagStatus) {
    super(`the tag was decided: ${status}`);
  }
}

/** How the tags stand of which somebody who may has decided, by their ids; the others are left out. */
export async function readDecided(session: Session, tags: readonly Entry<'tag'>[]): Promise<Map<Id, TagStatus>> {
  const whyMayNot = await readRights(session);
  const visits = [...new Set(tags.map(({ parent }) => parent))];
  const found = await Promise.all(visits.map((visit) => adjudicationsAt(session, visit, whyMayNot)));
  const decided = found.flatMap((all) => [...all].filter(([, { taken }]) => taken.length > 0));
  return new Map(decided.map(([tag, { state }]) => [tag, state]));
}

/** Refuses another word of the supervisor's where something else was decided. @throws TagDecided */
export async function refuseDecided(session: Session, tag: Entry<'tag'>, status: TagStatus): Promise<void> {
  const decided = (await readDecided(session, [tag])).get(tag.id);
  if (decided !== undefined && decided !== status) throw new TagDecided(decided);
}
