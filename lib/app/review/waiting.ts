import { valueIn } from '../../changes/fields.ts';
import { type Id, namesOne } from '../../model/ids.ts';
import { everSaid, type MayTell, standingWords, waitingFor } from '../../review/ever-said.ts';
import { type Entry, getRecords } from '../../store/queries.ts';
import { readRewritten } from '../../store/rewritten.ts';
import type { Database } from '../../store/schema.ts';
import { eachLog } from '../../store/walk.ts';

/** A task that may wait to be done yet. */
export interface Waiting {
  readonly task: Entry<'task'>;
  /** Whom it is for. */
  readonly members: readonly Id[];
  /** The visits that were said to have done it, as far as they stand and nobody else wrote whose they are. */
  readonly doneIn: readonly Done[];
}

interface Done {
  readonly visit: Id;
  readonly by: Id;
}

/**
 * Reads which tasks wait for somebody: by whatever was ever said in them, since anybody can write into a task that it is
 * another's, was done or was taken away. A visit of somebody else did it only where somebody says so who may.
 * @param tasks on all shelves
 */
export async function readWaiting(db: Database, tasks: readonly Entry<'task'>[], mayTell: MayTell): Promise<Waiting[]> {
  const open: { task: Entry<'task'>; members: Id[]; named: Id[]; trusted: Id[] }[] = [];
  const byId = new Map(tasks.map((task) => [task.id, task]));
  await eachLog(db, [...byId.keys()], (id, log) => {
    const members = waitingFor(log, mayTell);
    const task = byId.get(id);
    if (!task || members.length === 0) return;
    const named = everSaid(log, 'visit', () => false).filter(namesOne);
    const trusted = standingWords(log, 'visit', mayTell).filter(mayTell);
    open.push({ task, members, named, trusted: trusted.map((change) => valueIn(change, 'visit')).filter(namesOne) });
  });
  const makers = await readMakers(db, [...new Set(open.flatMap(({ named }) => named))]);
  const undone = open.filter(({ trusted }) => !trusted.some((visit) => makers.has(visit)));
  return undone.map(({ task, members, named }) => {
    const doneIn = named.flatMap((visit) => {
      const by = makers.get(visit);
      return by ? [{ visit, by }] : [];
    });
    return { task, members, doneIn };
  });
}

/** Who made the visits that stand; null where somebody wrote another's name over it. A name of others is refused. */
async function readMakers(db: Database, ids: readonly Id[]): Promise<Map<Id, Id | null>> {
  const rows = await getRecords(db, 'visit', ids);
  const visits = rows.filter((row) => row?.shelf === 'live') as Entry<'visit'>[];
  const rewritten = await readRewritten(db, visits, () => ['by']);
  return new Map(visits.map(({ id, body }) => [id, rewritten.has(id) ? null : body.by]));
}
