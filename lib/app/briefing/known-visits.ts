import type { Id, Sha256 } from '../../model/ids.ts';
import type { Kind } from '../../model/records.ts';
import { todayNow } from '../../model/time.ts';
import { changedSince, endOfLog } from '../../store/changed.ts';
import { type Entry, getRecords } from '../../store/queries.ts';
import type { Database } from '../../store/schema.ts';
import { rowsOf } from '../../store/walk.ts';
import { readBytesStaying } from '../bundle/evidence-said.ts';
import { type Kin, readKin, readSurvivors } from '../merged-units.ts';
import { underVisit } from '../pack-shown.ts';
import type { ClearedPrint } from '../printed.ts';
import { readBlindVisits } from '../review/blind.ts';
import { readTagStands, type TagStands } from '../review/tag-stands.ts';
import type { Session } from '../session.ts';
import { readManyVisitRecords } from '../visit-sheet.ts';
import type { VisitLine } from '../visits.ts';
import { type KnownVisit, knownVisit } from './source-visit.ts';

/** After more changes than this at once everything is read anew. */
const MOST_CHANGES = 500;

/** Kinds of which nothing stands in what a briefing is composed from. */
const BESIDE: ReadonlySet<string> = new Set<Kind>([
  ...(['office', 'briefing', 'issue', 'numbering', 'view', 'comment', 'draw', 'review', 'settlement'] as const),
]);
/** Kinds that stand in every visit. */
const EVERYWHERE: ReadonlySet<string> = new Set<Kind>(['unit', 'member', 'team', 'campaign', 'pack']);

/** Visits as briefings are made from them, with the findings of their units. */
export interface VisitsRead {
  /** Those of the visits asked for that there are, in that order. */
  readonly visits: readonly KnownVisit[];
  /** By the unit that stands for the visits' own now. */
  readonly findings: ReadonlyMap<Id, ClearedPrint['lines']>;
  /** Visits whose ratings must stay yet, since another rates the same unit and hasn't handed over. */
  readonly blind: ReadonlySet<Id>;
  /** Counts up whenever anything has changed that stands in a visit. */
  readonly version: number;
}

const all = new WeakMap<Database, KnownVisits>();

/** The visits of a database, one reader a page. */
export function visitsOf(db: Database): KnownVisits {
  const known = all.get(db) ?? new KnownVisits();
  all.set(db, known);
  return known;
}

/** Visits as they were read last: what is asked for again is read again only where something of its unit has changed. */
class KnownVisits {
  #visits = new Map<Id, KnownVisit>();
  #findings = new Map<Id, ClearedPrint['lines']>();
  #blind: Promise<ReadonlySet<Id>> | null = null;
  #kin: Kin | null = null;
  #stands: TagStands = new Map();
  /** Bytes of protected sources, as visits were read by them. */
  #staying: ReadonlySet<Sha256> | null = null;
  #end: number | null = null;
  #version = 0;
  #under = '';
  /** One read after the other: two at once would each read all. */
  #last: Promise<unknown> = Promise.resolve();

  /** Reads visits; a watched query may ask. */
  read(session: Session, ids: readonly Id[]): Promise<VisitsRead> {
    const next = this.#last.then(() => this.#read(session, ids));
    this.#last = next.catch(() => undefined);
    return next;
  }

  async #read(session: Session, ids: readonly Id[]): Promise<VisitsRead> {
    await this.#forgetStale(session);
    const missing = ids.filter((id) => !this.#visits.has(id));
    if (missing.length > 0) await this.#add(session, missing);
    this.#blind ??= readBlindVisits(session, 'anybody').then((blind) => new Set(blind.keys()));
    const blind = await this.#blind;
    const visits = ids.flatMap((id) => this.#visits.get(id) ?? []);
    return { visits, findings: this.#findings, blind, version: this.#version };
  }

  async #forgetStale(session: Session): Promise<void> {
    const { db, pack } = session;
    const under = `${pack.id} ${pack.version} ${todayNow()}`;
    const changed =
      this.#end === null || under !== this.#under ? null : await changedSince(db, this.#end, MOST_CHANGES);
    // Asked first: what is written meanwhile is read once more, and never missed.
    const end = changed?.end ?? (await endOfLog(db));
    const stands = await readTagStands(session);
    const stale = changed && (await this.#staleUnits(db, changed.ids, stands));
    if (!stale) {
      this.#visits.clear();
      this.#findings.clear();
      [this.#blind, this.#kin, this.#staying] = [null, null, null];
    }
    for (const [id, { visit }] of this.#visits) if (stale?.has(visit.unit)) this.#visits.delete(id);
    for (const unit of stale ?? []) this.#findings.delete(unit);
    if (!stale || stale.size > 0 || this.#blind === null) this.#version += 1;
    [this.#end, this.#stands, this.#under] = [end, stands, under];
  }

  /** The units of which something has changed; null where all has to be read. */
  async #staleUnits(db: Database, ids: readonly Id[], stands: TagStands): Promise<Set<Id> | null> {
    const rows = (await rowsOf(db, ids)).filter((row) => row === null || !BESIDE.has(row.kind));
    if (rows.some((row) => row === null || EVERYWHERE.has(row.kind))) return null;
    const changed = rows.filter((row) => row !== null);
    if (changed.some(({ kind }) => kind === 'visit' || kind === 'task')) this.#blind = null;
    // A picture may lie at any visit: what is protected at one stays at all.
    const isNamed = changed.some(({ kind }) => kind === 'note' || kind === 'evidence');
    if (isNamed && !isSame(this.#staying, await readBytesStaying(db))) return null;
    const moved = [...stands, ...this.#stands].flatMap(([tag, { visit, is }]) =>
      stands.get(tag)?.is === is && this.#stands.get(tag)?.is === is ? [] : [visit],
    );
    const [visits, findings] = await Promise.all([
      getRecords(db, 'visit', [...changed.flatMap(visitIn), ...moved]),
      getRecords(db, 'finding', changed.flatMap(findingIn)),
    ]);
    const units = [...visits.map((visit) => visit?.body.unit), ...findings.map((finding) => finding?.parent)];
    return new Set(units.flatMap((unit) => (unit ? [this.#kin?.endOf(unit) ?? unit] : [])));
  }

  async #add(session: Session, ids: readonly Id[]): Promise<void> {
    const { db } = session;
    this.#kin ??= await readKin(db);
    this.#staying ??= await readBytesStaying(db);
    const staying = this.#staying;
    const visits = (await getRecords(db, 'visit', ids)).filter((visit) => visit !== null);
    const lines = await linesOf(
      db,
      visits.filter(({ shelf }) => shelf === 'live'),
    );
    for (const [under, some] of await byPack(session, lines)) {
      const { recordsOf, findings } = await readManyVisitRecords(under, some);
      for (const line of some) {
        const unit = this.#kin.endOf(line.visit.body.unit);
        this.#visits.set(line.visit.id, knownVisit(under, recordsOf(line), unit, staying));
      }
      for (const [unit, of] of findings) this.#findings.set(unit, of);
    }
  }
}

const isSame = (one: ReadonlySet<string> | null, other: ReadonlySet<string>): boolean =>
  one?.size === other.size && [...other].every((hash) => one.has(hash));

const visitIn = ({ id, kind, parent }: Entry<Kind>): Id[] =>
  kind === 'visit' ? [id] : kind === 'finding' || kind === 'step' ? [] : [parent];
const findingIn = ({ id, kind, parent }: Entry<Kind>): Id[] =>
  kind === 'finding' ? [id] : kind === 'step' ? [parent] : [];

async function linesOf(db: Database, visits: readonly Entry<'visit'>[]): Promise<VisitLine[]> {
  const units = await readSurvivors(
    db,
    visits.map(({ body }) => body.unit),
  );
  return visits.map((visit, at) => ({ visit, unit: units[at] ?? null, notes: 0, suspected: 0, confirmed: 0 }));
}

/** Visits by the pack that they were begun with: each version is looked up once. */
async function byPack(session: Session, lines: readonly VisitLine[]): Promise<Map<Session, VisitLine[]>> {
  const sessions = new Map<string, Session>();
  const groups = new Map<Session, VisitLine[]>();
  for (const line of lines) {
    const { campaign, packVersion } = line.visit.body;
    const key = `${campaign} ${packVersion}`;
    const own = sessions.get(key) ?? (await underVisit(session, line.visit));
    sessions.set(key, own);
    groups.set(own, [...(groups.get(own) ?? []), line]);
  }
  return groups;
}
