import type { Id } from '../model/ids.ts';
import { type Entry, getRecords } from '../store/queries.ts';
import type { Database } from '../store/schema.ts';
import { readLife } from './findings-read.ts';
import { closedAt, restsOf } from './findings-rests.ts';

/** The findings that are closed now by one of these visits or notes: they lose their ground when it is taken away. */
export async function readClosedBy(db: Database, ids: readonly Id[]): Promise<Entry<'finding'>[]> {
  const going = new Set(ids);
  const ever = await getRecords(db, 'finding', await closedAt(db, ids));
  const live = ever.flatMap((finding) => (finding?.shelf === 'live' ? [finding] : []));
  const lives = await Promise.all(live.map((finding) => readLife(db, finding)));
  return live.filter((_, at) => {
    const life = lives[at];
    if (!life) return false;
    const { visit, note } = restsOf(life);
    return going.has(visit ?? '') || going.has(note ?? '');
  });
}
