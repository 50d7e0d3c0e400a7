import type { Id } from '../model/ids.ts';
import { membersOf } from '../model/records.ts';
import { awaitLock, holdLock } from '../platform/files.ts';
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

/** How long a page that is going may still hold its draft, in milliseconds. */
export const GOING = 1500;

/**
 * Holds a draft as this window's.
 * @param patience how long to wait for one that is held, in milliseconds
 * @returns release, or null when another window holds it
 */
export async function holdDraft(id: Id, patience = 0): Promise<(() => void) | null> {
  own.add(id);
  const name = `draft:${id}`;
  const release =
    (await holdLock(name)) ?? (patience > 0 ? await awaitLock(name, AbortSignal.timeout(patience)) : null);
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
    // The page that wrote it may be on its way out, or a row of the list be looking whether somebody holds it.
    const release = await holdDraft(draft.id, GOING);
    if (!release) continue;
    const { text = '', how = 'look', source = 'public' } = draft.body;
    return { id: draft.id, text, manner: { how, source, items: membersOf(draft.body, 'items') }, release };
  }
  return null;
}
