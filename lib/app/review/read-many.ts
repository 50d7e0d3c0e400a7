import type { Id } from '../../model/ids.ts';
import type { REVIEW_STEPS } from '../../model/review.ts';
import type { WhyMayNot } from '../../review/rights.ts';
import {
  authorsOf,
  handingSteps,
  type Review,
  type ReviewStep,
  reviewOf,
  reviewStepOf,
} from '../../review/visit-review.ts';
import { logsOf, newestOf } from '../../store/queries.ts';
import type { Database } from '../../store/schema.ts';
import type { Session } from '../session.ts';
import { readDeeds } from './deeds.ts';

type Decided = (typeof REVIEW_STEPS)[number];

/** More decisions than this nobody has. */
const MOST = 200_000;

/** What a visit's review is made from, before it is known who may decide. */
export interface ReviewParts {
  readonly steps: readonly ReviewStep[];
  readonly authors: ReadonlySet<string>;
}

/** Reads the parts of many visits' reviews; those of visits that are not there are left out. */
export async function readReviewParts(
  session: Pick<Session, 'db'>,
  visits: readonly Id[],
): Promise<Map<Id, ReviewParts>> {
  const logs = await logsOf(session.db, visits);
  const parts = await Promise.all(
    [...logs].map(async ([visit, log]) => {
      const deeds = await readDeeds(session, visit, 'review', 'to');
      const steps = [...handingSteps(log), ...deeds.flatMap((deed) => reviewStepOf(deed) ?? [])];
      return [visit, { steps, authors: authorsOf(log) }] as const;
    }),
  );
  return new Map(parts);
}

/** What the parts of a review add up to. */
export const reviewFrom = ({ steps, authors }: ReviewParts, whyMayNot: WhyMayNot): Review =>
  reviewOf(steps, { isAuthor: (person) => authors.has(person), whyMayNot });

/**
 * The visits on which somebody decided anything, whether it counts or not.
 * @param to what they decided; anything where it is left out
 */
export async function decidedVisits(db: Database, to?: readonly Decided[]): Promise<Set<Id>> {
  const shelves = ['live', 'deleted'] as const;
  const found = await Promise.all(shelves.map((shelf) => newestOf(db, 'review', MOST, shelf)));
  const wanted = found.flat().filter(({ body }) => to === undefined || to.includes(body.to));
  return new Set(wanted.map(({ parent }) => parent));
}
