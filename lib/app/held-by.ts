import type { Id } from '../model/ids.ts';
import { leavingParts } from '../model/leaving.ts';
import { type Kind, membersOf } from '../model/records.ts';
import { findNames } from '../signals/identifying.ts';
import { findCopied, findPointing, makeReady } from '../signals/telling.ts';
import { failureOf } from '../store/failure.ts';
import { type Watch, watch } from '../store/live.ts';
import type { Entry } from '../store/queries.ts';
import type { Database } from '../store/schema.ts';
import { allUnder } from '../store/under.ts';
import { readNames, wordsOf } from './guarded.ts';
import { isLetGo } from './may-go.ts';
import { readMergedWith } from './merged-units.ts';
import type { Session } from './session.ts';

/** What may repeat a protected note: the findings of its unit and what stands beside it at its visit, without the notes. */
export interface Beside {
  readonly records: readonly Entry<Kind>[];
  /** Names that this device knows. */
  readonly known: readonly string[];
}

const KINDS = ['tag', 'remark', 'material', 'evaluation', 'topic', 'complaint', 'practice', 'case'] as const;

/**
 * Watches what may repeat a visit's protected notes. What is typed into the notes themselves asks for nothing anew: a key
 * in one costs what it costs in any note. @returns stops watching
 */
export function watchBeside({ db }: Session, visit: Entry<'visit'>, on: Watch<Beside>): () => void {
  let stop = () => {};
  let stopped = false;
  const begin = async () => {
    const units = await readMergedWith(db, visit.body.unit);
    if (stopped) return;
    stop = watch(() => readBeside(db, visit, units), on);
  };
  begin().catch((error: unknown) => on.failed(failureOf(error)));
  return () => {
    stopped = true;
    stop();
  };
}

/** Reads what may repeat a visit's protected notes. @param units those that its unit counts together with */
export async function readBeside(db: Database, visit: Entry<'visit'>, units: readonly Id[]): Promise<Beside> {
  const [known, ...found] = await Promise.all([
    readNames(db, [visit.body.unit]),
    ...KINDS.map((kind): Promise<Entry<Kind>[]> => allUnder(db, visit.id, kind, 'live')),
    ...units.map((unit): Promise<Entry<Kind>[]> => allUnder(db, unit, 'finding', 'live')),
  ]);
  return { known, records: found.flat() };
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
export function repeating(note: Entry<'note'>, { records, known }: Beside): Entry<Kind>[] {
  const own = [wordsOf(note)];
  const said = makeReady(own, undefined, known);
  const isLinked = (body: Entry<Kind>['body'], id: Id) => membersOf(body, 'notes').includes(id);
  const tells = (record: Entry<Kind>) =>
    leavingParts(record).some((part) => {
      if (isLetGo(record, part)) return false;
      if (findCopied(part.text, said).length > 0) return true;
      if (part.named) return false;
      const points = isLinked(record.body, note.id)
        ? findPointing(part.text, own, known)
        : findNames(part.text, said.names);
      return points.length > 0;
    });
  return records.filter(tells);
}
