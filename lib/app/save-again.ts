import type { Session } from './session.ts';

/**
 * Tries to save again what could not be saved, because a person asked for it. Where the browser closed the database,
 * this page can't write any more: it is loaded again, and the new one saves what this one hands on.
 * @throws StoreFailure when the queue fails again
 */
export async function saveAgain(session: Session): Promise<void> {
  if (session.db.isOpen()) return session.queue.retry();
  await session.unsaved?.handOn(session.queue.unsaved);
  location.reload();
}
