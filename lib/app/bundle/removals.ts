import { touches } from '../../changes/fields.ts';
import type { Id } from '../../model/ids.ts';
import { shownTime } from '../../model/time.ts';
import { isGoneVisit } from '../../store/disputed.ts';
import { type Watch, watch } from '../../store/live.ts';
import { type Entry, logsOf, newestOf } from '../../store/queries.ts';
import type { ChangeRow, Database } from '../../store/schema.ts';
import { rowsOf } from '../../store/walk.ts';
import { readSurvivors } from '../merged-units.ts';
import { readTeam, type ShownMember } from '../party.ts';
import type { Session } from '../session.ts';
import type { Scope } from './scope.ts';
import { readShared, type Stays } from './stays.ts';

/** More than this nobody takes away. */
const MOST = 20_000;

/** A visit as it is listed to be handed out. */
export interface OutVisit {
  readonly visit: Entry<'visit'>;
  /** The unit that stands for it now; null where there is none. */
  readonly unit: Entry<'unit'> | null;
  /** Local day and time, such as 2023-11-14 and 09:38; empty where the beginning is not here. */
  readonly date: string;
  readonly time: string;
  readonly by: ShownMember | null;
}

/**
 * Watches the visits that were taken away and that others may have, since something of them went out or came in by a
 * file, newest first: their removal can be handed on. @returns stops watching
 */
export function watchRemoved({ db }: Session, on: Watch<OutVisit[]>): () => void {
  return watch(async () => {
    const visits = await shared(db, await newestOf(db, 'visit', MOST, 'deleted'));
    if (visits.length === 0) return [];
    // Of a visit that never was here only its removal may be: that says where it belongs, and no more.
    const unitIds = visits.map(({ parent, body }) => body.unit ?? parent);
    const [units, team] = await Promise.all([readSurvivors(db, unitIds), readTeam(db)]);
    const members = new Map(team.map((member) => [member.id, member]));
    return visits.map((visit, at): OutVisit => {
      const { date, time } = visit.body.began ? shownTime(visit.body.began) : { date: '', time: '' };
      return { visit, unit: units[at] ?? null, date, time, by: members.get(visit.body.by) ?? null };
    });
  }, on);
}

/** Of some visits those that were taken away and that others may have. */
export async function readRemoved({ db }: Pick<Session, 'db'>, ids: readonly Id[]): Promise<Entry<'visit'>[]> {
  const rows = await rowsOf(db, ids);
  return shared(db, rows.filter((row) => row !== null).filter(isGoneVisit));
}

async function shared(db: Database, visits: readonly Entry<'visit'>[]): Promise<Entry<'visit'>[]> {
  const known = await readShared(db, idsOf(visits));
  return visits.filter(({ id }) => known.has(id));
}

const idsOf = (visits: readonly Pick<Entry<'visit'>, 'id'>[]): Id[] => visits.map(({ id }) => id);

/** The changes by which visits were taken away, and put back in between. */
export async function readRemovals(
  { db }: Pick<Session, 'db'>,
  visits: readonly Pick<Entry<'visit'>, 'id'>[],
): Promise<ChangeRow[]> {
  const logs = await logsOf(db, idsOf(visits));
  return [...logs.values()].flat().filter((change) => touches(change, 'deleted'));
}

/** The batches that take visits away: those go, and nothing else of these visits does. @returns digests */
export async function readRemovalBatches(
  session: Pick<Session, 'db'>,
  visits: readonly Entry<'visit'>[],
): Promise<Set<string>> {
  const log = await readRemovals(session, visits);
  return new Set(log.flatMap(({ batch }) => batch ?? []));
}

/** What goes of a visit that was taken away: that alone. Whatever else was written and never sent stays. */
export const removalOf = (visit: Entry<'visit'>): { scope: Scope; stays: Stays } => ({
  scope: { about: visit.id, records: [visit], removalOnly: true },
  stays: { staying: [], words: [], goes: ({ field }) => field === 'deleted' },
});
