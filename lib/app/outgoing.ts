import type { Id } from '../model/ids.ts';
import type { LeavingPart } from '../model/leaving.ts';
import { leavingParts } from '../model/leaving.ts';
import type { Kind } from '../model/records.ts';
import { findIdentifying } from '../signals/identifying.ts';
import type { Telling } from '../signals/telling.ts';
import { failureOf } from '../store/failure.ts';
import { type Watch, watch } from '../store/live.ts';
import { type Entry, getRecord } from '../store/queries.ts';
import type { Database } from '../store/schema.ts';
import { rowsOf } from '../store/walk.ts';
import { type Guards, readGuards, readNames } from './guarded.ts';
import { isLetGo } from './may-go.ts';
import type { Outgoing } from './outward.ts';
import { readPrinted, recordsOf } from './printed.ts';
import { isProtected, readHeldNotes } from './protected-words.ts';
import type { Session } from './session.ts';

/** A part of a record whose words leave, as it stands with protected sources. */
export interface OutgoingPart extends LeavingPart {
  readonly record: Entry<Kind>;
  /** Where it may give somebody away; empty where nothing does. */
  readonly points: readonly Telling[];
  /** `stays`: on the device until it is put otherwise. `let`: a person said that it may go. `goes`: it leaves as it stands. */
  readonly standing: 'stays' | 'let' | 'goes';
}

/** The parts of a record whose words leave. @param known names that this device knows */
export function partsGoing(record: Entry<Kind>, guards: Guards, known: readonly string[]): OutgoingPart[] {
  return leavingParts(record).map((part) => {
    const points = guards.points(record, part);
    if (points.length > 0) return { ...part, record, points, standing: isLetGo(record, part) ? 'let' : 'stays' };
    // A tag that was made from no protected note is pointed out where it names somebody, and goes.
    const names = record.kind === 'tag' && guards.sources(record).length === 0;
    return { ...part, record, points: names ? findIdentifying(part.text, known) : [], standing: 'goes' };
  });
}

/** What goes out of a visit where somebody may be given away. */
export interface AllOutgoing {
  notes: Outgoing[];
  /** All parts whose words leave with the visit, also those without points. */
  parts: OutgoingPart[];
}

/**
 * Watches what goes out of a visit's notes back to back, and what all else that goes out with it may tell. The visit is
 * read once; after that only what may stay is, whenever it changes. @returns stops watching
 */
export function watchOutgoing(session: Session, visit: Id, on: Watch<AllOutgoing>): () => void {
  let stop = () => {};
  let stopped = false;
  OutgoingVisit.read(session, visit)
    .then((all) => {
      if (!stopped) stop = watch(() => all.now(session.db), on);
    })
    .catch((error: unknown) => on.failed(failureOf(error)));
  return () => {
    stopped = true;
    stop();
  };
}

/** What goes out of a visit, kept up to date part by part. */
class OutgoingVisit {
  #guards: Guards;
  /** The words that the guards know of the notes. */
  #heard = '';
  #known = new Map<string, OutgoingPart>();

  private constructor(
    guards: Guards,
    private readonly names: readonly string[],
    private readonly notes: readonly Id[],
    private readonly records: readonly Entry<Kind>[],
    /** Those of the records that may stay, whatever is put otherwise: only these are read again. */
    private readonly doubtful: ReadonlySet<Id>,
  ) {
    this.#guards = guards;
  }

  static async read(session: Session, visit: Id): Promise<OutgoingVisit> {
    const found = await getRecord(session.db, 'visit', visit);
    if (!found) return new OutgoingVisit(await readGuards(session, []), [], [], [], new Set());
    const [print, names] = await Promise.all([readPrinted(session, found), readNames(session.db, [found.body.unit])]);
    const notes = print.note.filter(isProtected);
    const records = recordsOf(print).filter((record) => leavingParts(record).length > 0);
    const guards = await readGuards(session, [...records, ...notes]);
    const strict = guards.with(notes.map((note) => ({ ...note, body: { ...note.body, outward: '' } })));
    const doubtful = records.filter((record) =>
      partsGoing(record, strict, names).some(({ points }) => points.length > 0),
    );
    return new OutgoingVisit(
      guards,
      names,
      notes.map(({ id }) => id),
      records,
      new Set(doubtful.map(({ id }) => id)),
    );
  }

  async now(db: Database): Promise<AllOutgoing> {
    const rows = await rowsOf(db, [...this.notes, ...this.doubtful]);
    const fresh = new Map(rows.flatMap((row) => (row ? [[row.id, row] as const] : [])));
    const shown = this.notes.flatMap((id) => (fresh.get(id) as Entry<'note'> | undefined) ?? []);
    const notes = (await readHeldNotes(db, shown)).filter(isProtected);
    this.#hear(notes);
    const records = this.records.map((record) => fresh.get(record.id) ?? record);
    const parts = records.filter(isLive).flatMap((record) => this.#partsOf(record));
    return { notes: notes.filter(isLive).map((note) => this.#guards.outgoing(note)), parts };
  }

  #hear(notes: readonly Entry<'note'>[]): void {
    const heard = JSON.stringify(
      notes.map(({ id, body }) => [id, body.text, body.outward, body['mayGo.outward'], body['mayGo.text']]),
    );
    if (heard === this.#heard) return;
    this.#heard = heard;
    this.#guards = this.#guards.with(notes);
    this.#known.clear();
  }

  /** A part that says what it said has the points that it had: most of many do. */
  #partsOf(record: Entry<Kind>): OutgoingPart[] {
    const said = leavingParts(record);
    const before = said.map(({ part }) => this.#known.get(`${record.id} ${part}`));
    const same = said.every(({ text }, at) => before[at]?.text === text && before[at]?.record.heads === record.heads);
    if (same) return before.flatMap((part) => part ?? []);
    const parts = partsGoing(record, this.#guards, this.names);
    for (const part of parts) this.#known.set(`${record.id} ${part.part}`, part);
    return parts;
  }
}

const isLive = ({ shelf }: Entry<Kind>): boolean => shelf === 'live';
