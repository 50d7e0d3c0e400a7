import type { Id } from '../model/ids.ts';
import { membersOf } from '../model/records.ts';
import { holdLock } from '../platform/files.ts';
import { newestUnder } from '../store/queries.ts';
import type { DraftManner } from './notes.ts';
import type { Session } from './session.ts';

/** A draft that a composer took up. */
export interface ClaimedDraft {
  id: Id;
  text: string;
  manner: DraftManner;
  /** Lets other windows take it up. */
  release(): void;
}

const own = new Set<Id>();

/** Whether a composer of this window writes the draft. */
export const isOwnDraft = (id: Id): boolean => own.has(id);

/** Holds a draft as this window's. @returns release, or null when another window holds it */
export async function holdDraft(id: Id): Promise<(() => void) | null> {
  own.add(id);
  const release = await holdLock(`draft:${id}`);
  if (!release) {
    own.delete(id);
    return null;
  }
  return () => {
    own.delete(id);
    release();
  };
}

/** Holds a draft that was just begun here; nobody waits for the lock. @returns lets other windows take it up */
export function holdBegun(id: Id): () => void {
  const held = holdDraft(id);
  return () => void held.then((release) => release?.());
}

/** Whether another window writes the draft. */
export async function isHeldElsewhere(id: Id): Promise<boolean> {
  if (own.has(id)) return false;
  const release = await holdLock(`draft:${id}`);
  release?.();
  return release === null;
}

/** Takes up the newest draft of a visit that no window holds; null when there is none. */
export async function claimDraft(session: Session, visit: Id): Promise<ClaimedDraft | null> {
  await session.queue.flush();
  for (const draft of await newestUnder(session.db, visit, 'note', 20, 'draft')) {
    if (own.has(draft.id)) continue;
    const release = await holdDraft(draft.id);
    if (!release) continue;
    const { text = '', how = 'look', source = 'public' } = draft.body;
    return { id: draft.id, text, manner: { how, source, items: membersOf(draft.body, 'items') }, release };
  }
  return null;
}
