import type { Id } from '../model/ids.ts';
import { leavingParts } from '../model/leaving.ts';
import { type Kind, membersOf } from '../model/records.ts';
import { findNames } from '../signals/identifying.ts';
import { findCopied, findPointing } from '../signals/telling.ts';
import { failureOf } from '../store/failure.ts';
import { type Watch, watch } from '../store/live.ts';
import type { Entry } from '../store/queries.ts';
import type { Database } from '../store/schema.ts';
import { allUnder } from '../store/under.ts';
import { readFree, readNames } from './guarded.ts';
import { isLetGo } from './may-go.ts';
import { readKin } from './merged-units.ts';
import { type Hearing, hearAll, makeHearing, saidIn } from './outward.ts';
import { readProtected } from './protected-words.ts';
import type { Session } from './session.ts';

/** What may repeat a protected note: the findings of its unit and what stands beside it at its visit, without the notes. */
export interface Beside {
  readonly records: readonly Entry<Kind>[];
  /** What words that go out of the notes are held against. */
  readonly hearing: Hearing;
}

const KINDS = ['tag', 'remark', 'material', 'evaluation', 'topic', 'complaint', 'practice', 'case'] as const;

/**
 * Watches what may repeat a protected note at its visit. What is typed into the note itself asks for nothing anew: a key in
 * one costs what it costs in any note. What the unit's other notes back to back say is read once. @returns stops watching
 */
export function watchBeside(
  session: Session,
  { note, visit }: { note: Id; visit: Entry<'visit'> },
  on: Watch<Beside>,
): () => void {
  const { db } = session;
  let stop = () => {};
  let stopped = false;
  const begin = async () => {
    const kin = await readKin(db);
    const unit = kin.endOf(visit.body.unit);
    const [free, heard] = await Promise.all([readFree(session, kin, [unit]), readProtected(db, kin, [unit])]);
    if (stopped) return;
    const said = { free, notes: (heard.get(unit) ?? []).filter(({ id }) => id !== note) };
    stop = watch(() => readBeside(db, visit, kin.idsWith(unit), said), on);
  };
  begin().catch((error: unknown) => on.failed(failureOf(error)));
  return () => {
    stopped = true;
    stop();
  };
}

/**
 * Reads what may repeat a visit's protected notes.
 * @param units those that its unit counts together with
 * @param said what gives nobody away, and what else was said back to back there
 */
export async function readBeside(
  db: Database,
  visit: Entry<'visit'>,
  units: readonly Id[],
  said: { free: ReadonlySet<string>; notes: readonly Entry<'note'>[] } = { free: new Set(), notes: [] },
): Promise<Beside> {
  const [known, ...found] = await Promise.all([
    readNames(db, [visit.body.unit]),
    ...KINDS.map((kind): Promise<Entry<Kind>[]> => allUnder(db, visit.id, kind, 'live')),
    ...units.map((unit): Promise<Entry<Kind>[]> => allUnder(db, unit, 'finding', 'live')),
  ]);
  return { hearing: makeHearing(said.notes, known, said.free), records: found.flat() };
}

/** How many findings, tags and other records hold a protected note's words back, until they are put otherwise there. */
export interface HeldBy {
  readonly findings: number;
  readonly tags: number;
  readonly others: number;
}

/** Counts what a protected note's words hold back. */
export function heldBy(note: Entry<'note'>, beside: Beside): HeldBy {
  const held = repeating(note, beside);
  const count = (kind: Kind) => held.filter((record) => record.kind === kind).length;
  const [findings, tags] = [count('finding'), count('tag')];
  return { findings, tags, others: held.length - findings - tags };
}

/** The records that tell of a protected note, and of which nobody said that they may go. */
export function repeating(note: Entry<'note'>, { records, hearing }: Beside): Entry<Kind>[] {
  const own = [saidIn(note)];
  const said = hearAll([note], hearing);
  const isLinked = (body: Entry<Kind>['body'], id: Id) => membersOf(body, 'notes').includes(id);
  const tells = (record: Entry<Kind>) =>
    leavingParts(record).some((part) => {
      if (isLetGo(record, part)) return false;
      if (findCopied(part.text, said).length > 0) return true;
      if (part.named) return false;
      const points = isLinked(record.body, note.id)
        ? findPointing(part.text, own, hearing.known)
        : findNames(part.text, said.names);
      return points.length > 0;
    });
  return records.filter(tells);
}
