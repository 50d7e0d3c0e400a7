import { authorOf, type Change } from '../changes/change.ts';
import type { Edit } from '../store/commit.ts';
import { logsOf } from '../store/queries.ts';
import { removeChanges } from '../store/remove-changes.ts';
import type { ChangeRow } from '../store/schema.ts';
import type { Session } from './session.ts';

/**
 * Takes edits that were made here out of the log, as if nobody had made them: while none of them lies in a file that went
 * out, and nothing was said since that stands on them.
 * @param edits each with what it replaced
 * @returns false where that can't be any more; then nothing is changed
 * @throws StoreFailure
 */
export async function withdraw(session: Session, edits: readonly Edit[]): Promise<boolean> {
  const { db, me, queue, journal } = session;
  await queue.flush();
  const logs = await logsOf(
    db,
    edits.map(({ rec }) => rec),
  );
  const author = authorOf(me);
  const made = edits.map((edit) => {
    const log: readonly ChangeRow[] = logs.get(edit.rec) ?? [];
    const own = log.find((change) => change.author === author && isOf(edit, change));
    return own && !own.batch && !log.some(({ sup }) => sup.includes(own.id)) ? own.id : null;
  });
  const ids = made.filter((id) => id !== null);
  if (ids.length < edits.length) return false;
  await removeChanges(db, ids, ({ batch }) => batch === undefined, Date.now());
  journal.call();
  return true;
}

const isOf = ({ field, seen = [] }: Edit, change: Change): boolean =>
  change.field === field && seen.every((id) => change.sup.includes(id));
