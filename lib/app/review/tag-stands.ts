import type { Change } from '../../changes/change.ts';
import { personOf } from '../../changes/change.ts';
import { touches } from '../../changes/fields.ts';
import type { Id } from '../../model/ids.ts';
import type { TagStatus } from '../../model/records.ts';
import { adjudicationOf, type Verdict, verdictOf } from '../../review/adjudication.ts';
import type { WhyMayNot } from '../../review/rights.ts';
import { countedStatus } from '../../review/tag-word.ts';
import { authorsOf } from '../../review/visit-review.ts';
import { changedSince, endOfLog } from '../../store/changed.ts';
import { type Watch, watch } from '../../store/live.ts';
import { type Entry, getRecords, newestOf } from '../../store/queries.ts';
import type { Database } from '../../store/schema.ts';
import { allUnder } from '../../store/under.ts';
import { eachLog, rowsOf } from '../../store/walk.ts';
import type { Session } from '../session.ts';
import type { TagShifts } from '../tag-shifts.ts';
import { readDeeds } from './deeds.ts';
import { UNDECIDED } from './read.ts';
import { readRights } from './trust.ts';

/** More tags or verdicts than this nobody has. */
const MOST = 200_000;
/** After more changes than this at once everything is read anew. */
const MOST_CHANGES = 500;

/** A tag that stands otherwise than its record says: by a verdict, or since a stranger's word on it doesn't count. */
export interface OtherStand {
  readonly visit: Id;
  /** What its record says. */
  readonly said: string;
  readonly is: TagStatus;
}

/** By the tag's id; one that isn't named stands as its record says. */
export type TagStands = ReadonlyMap<Id, OtherStand>;

/** Watches by how much the rows of visits miscount their tags: see `shiftsOf`. @returns stops watching */
export function watchTagShifts(session: Session, on: Watch<TagShifts>): () => void {
  let last: { stands: TagStands; shifts: TagShifts } | null = null;
  return watch(async () => {
    const stands = await readTagStands(session);
    last = last?.stands === stands ? last : { stands, shifts: shiftsOf(stands) };
    return last.shifts;
  }, on);
}

/** The same for a few visits, of whose tags alone anything is read. @returns stops watching */
export function watchTagShiftsAt(session: Session, visits: readonly Id[], on: Watch<TagShifts>): () => void {
  return watch(async () => shiftsOf(await readTagStandsAt(session, visits)), on);
}

/** Which live tags of a few visits stand otherwise than their records say; of all others nothing is read. */
export async function readTagStandsAt(session: Session, visits: readonly Id[]): Promise<TagStands> {
  const under = <K extends 'tag' | 'verdict'>(kind: K, shelf?: 'live') =>
    Promise.all(visits.map((visit) => allUnder(session.db, visit, kind, shelf)));
  const [tags, verdicts] = await Promise.all([under('tag', 'live'), under('verdict')]);
  const parts = await readSaidOf(session, tags.flat(), verdicts.flat());
  return standsOf(session, parts, await readRights(session));
}

/**
 * Which live tags stand otherwise than their records say. Read whole once a page; after that only what changed is read,
 * and the same map is told where nothing has changed in it. A watched query may ask.
 */
export function readTagStands(session: Session): Promise<TagStands> {
  const known = all.get(session.db) ?? new KnownTags();
  all.set(session.db, known);
  return known.read(session);
}

/** A tag as it stands, for whoever goes by what its record says. */
export function asStands(stands: TagStands, tag: Entry<'tag'>): Entry<'tag'> {
  const other = stands.get(tag.id);
  return other ? { ...tag, body: { ...tag.body, status: other.is } } : tag;
}

function shiftsOf(stands: TagStands): TagShifts {
  const shifts = new Map<Id, Record<string, number>>();
  for (const { visit, said, is } of stands.values()) {
    const own = shifts.get(visit) ?? {};
    own[said] = (own[said] ?? 0) - 1;
    own[is] = (own[is] ?? 0) + 1;
    shifts.set(visit, own);
  }
  return shifts;
}

/** What it takes to say how a tag stands, before it is known who may decide. */
interface Parts {
  readonly tag: Entry<'tag'>;
  /** The changes that say its status. */
  readonly said: readonly Change[];
  readonly verdicts: readonly Verdict[];
  readonly authors: ReadonlySet<string>;
}

const all = new WeakMap<Database, KnownTags>();

/** The tags of which somebody said more than that they are suspected, as they were read last. */
class KnownTags {
  #known = new Map<Id, Parts>();
  #end: number | null = null;
  #stands: TagStands = new Map();

  async read(session: Session): Promise<TagStands> {
    const { db } = session;
    const [changed, whyMayNot] = await Promise.all([
      this.#end === null ? null : changedSince(db, this.#end, MOST_CHANGES),
      readRights(session),
    ]);
    // Asked first: what is written meanwhile is read once more, and never missed.
    const end = changed?.end ?? (await endOfLog(db));
    const touched = changed && (await this.#touchedBy(db, changed.ids));
    const parts = touched ? await readParts(session, await liveOf(db, touched)) : await readAll(session);
    // Another read that began later may have come to its end before this one: what it knows is newer.
    if (this.#end !== null && end < this.#end) return this.#stands;
    if (!touched) this.#known.clear();
    for (const id of touched ?? []) this.#known.delete(id);
    for (const one of parts) this.#known.set(one.tag.id, one);
    this.#end = end;
    const stands = standsOf(session, this.#known.values(), whyMayNot);
    if (!isSame(stands, this.#stands)) this.#stands = stands;
    return this.#stands;
  }

  /** The tags that some records are, decide on or are the visits of. */
  async #touchedBy(db: Database, ids: readonly Id[]): Promise<Set<Id>> {
    const rows = (await rowsOf(db, ids)).filter((row) => row !== null);
    const touched = new Set<Id>();
    for (const { id, kind, body } of rows) {
      if (kind === 'tag') touched.add(id);
      if (kind === 'verdict') touched.add(String(Reflect.get(body, 'tag')));
    }
    const visits = new Set(rows.flatMap(({ id, kind }) => (kind === 'visit' ? [id] : [])));
    for (const [id, { tag }] of this.#known) if (visits.has(tag.parent)) touched.add(id);
    return touched;
  }
}

const liveOf = async (db: Database, ids: Iterable<Id>): Promise<Entry<'tag'>[]> =>
  (await getRecords(db, 'tag', [...ids])).filter((tag) => tag !== null).filter(({ shelf }) => shelf === 'live');

async function readAll(session: Session): Promise<Parts[]> {
  const { db } = session;
  const [tags, ...verdicts] = await Promise.all([
    newestOf(db, 'tag', MOST),
    newestOf(db, 'verdict', MOST),
    newestOf(db, 'verdict', MOST, 'deleted'),
  ]);
  return readSaidOf(session, tags, verdicts.flat());
}

/** The parts of those tags that anything was said of: few, since most stay as they were tagged. */
function readSaidOf(
  session: Session,
  tags: readonly Entry<'tag'>[],
  verdicts: readonly Entry<'verdict'>[],
): Promise<Parts[]> {
  const decided = new Set(verdicts.map(({ parent }) => parent));
  return readParts(
    session,
    tags.filter((tag) => decided.has(tag.parent) || !isUntouched(tag)),
    decided,
  );
}

/** Whether a tag is as it was tagged, as far as its row tells: the change that made it says so, and no other does. */
const isUntouched = ({ body, heads }: Entry<'tag'>): boolean =>
  body.status === 'suspected' && String(heads.status) === String(heads.tag);

/** @param decided the visits in which somebody decided of a tag; all may be where it is left out */
async function readParts(session: Session, tags: readonly Entry<'tag'>[], decided?: ReadonlySet<Id>): Promise<Parts[]> {
  const { db } = session;
  const visits = [...new Set(tags.map(({ parent }) => parent))];
  const said = new Map<Id, Change[]>();
  const authors = new Map<Id, Set<string>>();
  await eachLog(
    db,
    tags.map(({ id }) => id),
    (id, log) =>
      said.set(
        id,
        log.filter((change) => touches(change, 'status')),
      ),
  );
  await eachLog(db, visits, (id, log) => authors.set(id, authorsOf(log)));
  const asked = visits.filter((visit) => decided?.has(visit) ?? true);
  const deeds = (await Promise.all(asked.map((visit) => readDeeds(session, visit, 'verdict', 'to')))).flat();
  const byTag = Map.groupBy(deeds, ({ parent, body }) => `${parent} ${String(body.tag)}`);
  return tags.map((tag) => ({
    tag,
    said: said.get(tag.id) ?? [],
    verdicts: (byTag.get(`${tag.parent} ${tag.id}`) ?? []).flatMap((deed) => verdictOf(deed) ?? []),
    authors: authors.get(tag.parent) ?? new Set(),
  }));
}

function standsOf({ me, pack }: Session, known: Iterable<Parts>, whyMayNot: WhyMayNot): TagStands {
  const needed = pack.tagParts.map(({ id }) => id);
  const stands = new Map<Id, OtherStand>();
  for (const { tag, said, verdicts, authors } of known) {
    const counts = ({ author, hlc }: Change) => {
      const person = personOf(author);
      return person === me.id || authors.has(person) || whyMayNot(person, 'adjudicate', { hlc }) === null;
    };
    const decided = verdicts.length > 0 ? adjudicationOf(verdicts, { needed, whyMayNot }) : UNDECIDED;
    const is = countedStatus(said, counts, decided);
    if (is !== tag.body.status) stands.set(tag.id, { visit: tag.parent, said: tag.body.status, is });
  }
  return stands;
}

function isSame(one: TagStands, other: TagStands): boolean {
  if (one.size !== other.size) return false;
  return [...one].every(([id, { visit, said, is }]) => {
    const before = other.get(id);
    return before?.visit === visit && before.said === said && before.is === is;
  });
}
