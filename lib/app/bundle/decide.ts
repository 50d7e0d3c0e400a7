import { failureOf } from '../../store/failure.ts';
import type { Session } from '../session.ts';
import { type Claimed, decideKey } from './address-book.ts';

/**
 * A person decides about a key, as `decideKey` does; undoable.
 * @throws StoreFailure
 */
export async function decideAbout(
  session: Session,
  { key, person, name }: Claimed,
  state: 'confirmed' | 'refused' | 'seen',
): Promise<void> {
  const before = await decideKey(session, { key, person, name }, state);
  session.undo.did('keyDecided', async () => {
    try {
      if (before) await session.db.keys.put(before);
      else await session.db.keys.delete(key);
    } catch (error) {
      throw failureOf(error);
    }
  });
}
