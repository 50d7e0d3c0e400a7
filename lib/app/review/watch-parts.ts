import type { Id } from '../../model/ids.ts';
import type { Kind } from '../../model/records.ts';
import { type Watch, watch } from '../../store/live.ts';
import { type Entry, getRecord } from '../../store/queries.ts';
import { allUnder } from '../../store/under.ts';
import { readMergedWith } from '../merged-units.ts';
import { type Maker, readMakers } from '../people.ts';
import type { Session } from '../session.ts';
import type { CommentOn } from './comments.ts';
import { recordsOf } from './scope.ts';

/** Watches a visit and all that it consists of, but what is still being written, the visit first. */
export function watchParts(session: Session, visit: Id, on: Watch<Entry<Kind>[]>): () => void {
  return watch(async () => (await recordsOf(session.db, visit)).filter(({ shelf }) => shelf !== 'draft'), on);
}

/** A comment that was begun and not put down yet, and what it speaks of. */
export type BegunComment = CommentOn & { readonly id: Id };

/** Watches the comments on a visit that were begun and not put down yet, oldest first. */
export function watchBegunComments(session: Session, visit: Id, on: Watch<BegunComment[]>): () => void {
  return watch(async () => {
    const drafts = await allUnder(session.db, visit, 'comment', 'draft');
    return drafts
      .filter(({ body }) => body.text !== '')
      .map(({ id, body }) => ({
        ...{ id, on: body.on },
        ...(body.field && { field: body.field }),
        ...(body.thread && { thread: body.thread }),
      }));
  }, on);
}

/** Another visit that one may be held against. */
export interface VisitBeside {
  readonly visit: Entry<'visit'>;
  readonly by: Maker;
}

/** Watches the other visits to a visit's unit in its campaign, also those made before units were merged; newest first. */
export function watchVisitsBeside(session: Session, id: Id, on: Watch<VisitBeside[]>): () => void {
  return watch(async () => {
    const visit = await getRecord(session.db, 'visit', id);
    if (!visit) return [];
    const units = await readMergedWith(session.db, visit.body.unit);
    const found = await Promise.all(units.map((unit) => allUnder(session.db, unit, 'visit', 'live')));
    const others = found.flat().filter((one) => one.id !== id && one.body.campaign === visit.body.campaign);
    const makers = await readMakers(
      session,
      others.map(({ body }) => `${body.by}.0`),
    );
    const besides = others.map((one) => ({ visit: one, by: makers.get(`${one.body.by}.0`) ?? UNNAMED }));
    return besides.sort((a, b) => (a.visit.id < b.visit.id ? 1 : -1));
  }, on);
}

const UNNAMED: Maker = { is: 'unnamed' };
