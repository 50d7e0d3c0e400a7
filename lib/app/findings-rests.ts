import type { Life, Step } from '../findings/life.ts';
import type { Id } from '../model/ids.ts';
import { getRecord, scan } from '../store/queries.ts';
import type { Database } from '../store/schema.ts';

/** The visit and the note that a closing rests on; null for a finding that isn't closed, and for what it doesn't name. */
export function restsOf<S extends Step>({ state, taken }: Life<S>): { visit: Id | null; note: Id | null } {
  const closing = state === 'closed' ? taken.at(-1) : undefined;
  return { visit: closing?.visit ?? null, note: closing?.note ?? null };
}

/** Whether what a closing rests on was taken away since; one that isn't on this device wasn't. */
export async function readRestsGone<S extends Step>(db: Database, life: Life<S>): Promise<boolean> {
  const { visit, note } = restsOf(life);
  const rests = await Promise.all([getRecord(db, 'visit', visit ?? ''), getRecord(db, 'note', note ?? '')]);
  return rests.some((one) => one?.shelf === 'deleted');
}

/** The findings that were ever closed by one of these visits or notes, by id. */
export async function closedAt(db: Database, ids: readonly Id[]): Promise<Id[]> {
  const wanted = new Set(ids);
  const found = new Set<Id>();
  await scan(db, 'step', ({ parent, body }) => {
    const rests = [body.visit, body.note];
    if (body.to === 'closed' && rests.some((id) => id && wanted.has(id))) found.add(parent);
    return true;
  });
  return [...found];
}
