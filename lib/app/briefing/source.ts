import type { SheetPhoto } from '../../briefing/compose/sheet.ts';
import type { BriefingSource, SourceVisit } from '../../briefing/compose/source.ts';
import type { Id } from '../../model/ids.ts';
import { showLine } from '../../model/one-line.ts';
import { membersOf } from '../../model/records.ts';
import { todayNow } from '../../model/time.ts';
import { readMeta } from '../../store/meta.ts';
import { type Entry, getRecord } from '../../store/queries.ts';
import { leastSample } from '../evaluations.ts';
import { packInForce } from '../packs-in-force.ts';
import type { Session } from '../session.ts';
import { type VisitsRead, visitsOf } from './known-visits.ts';
import { type Ground, packParts, readGround } from './source-ground.ts';
import { withPeople } from './source-names.ts';
import { type KnownVisit, sourceFindings } from './source-visit.ts';

/** How large photos are, by the hash of their evidence; one that isn't named can't be shown. */
export type PhotoSizes = ReadonlyMap<string, { readonly width: number; readonly height: number }>;

/** What a briefing is composed from, and what of its visits is left out. */
export interface ReadSource {
  readonly source: BriefingSource;
  /** The hashes of all pictures that may be shown, sized or not. */
  readonly pictures: readonly string[];
  /** Visits that were chosen and are in it without their ratings, since these must stay yet. */
  readonly blind: readonly Id[];
  /** Visits that were chosen and are gone. */
  readonly gone: readonly Id[];
}

/** The same before photos have sizes: what follows from the store alone. */
export interface SourceGround {
  readonly source: BriefingSource;
  readonly visits: readonly KnownVisit[];
  readonly blind: readonly Id[];
  readonly gone: readonly Id[];
}

/**
 * Reads what a briefing is composed from. Visits are read once a page and again only where they changed, so that it may
 * be asked after each edit.
 * @param photos how large those are that may be shown
 */
export async function readSource(
  session: Session,
  briefing: Entry<'briefing'>,
  photos: PhotoSizes,
): Promise<ReadSource> {
  return withPhotos(await readSourceGround(session, briefing), photos);
}

/** Sets photos into what was read. */
export function withPhotos({ source, visits, blind, gone }: SourceGround, photos: PhotoSizes): ReadSource {
  const shown = (of: KnownVisit): SheetPhoto[] =>
    of.pictures.flatMap((picture) => {
      const size = photos.get(picture.ref);
      return size ? [{ ...picture, ...size }] : [];
    });
  const photosOf = new Map(visits.map((of) => [of.visit.id, shown(of)]));
  return {
    source: {
      ...source,
      visits: source.visits.map((visit) => ({
        ...visit,
        sheet: { ...visit.sheet, photos: photosOf.get(visit.id) ?? [] },
      })),
    },
    pictures: [...new Set(visits.flatMap(({ pictures }) => pictures.map(({ ref }) => ref)))],
    blind,
    gone,
  };
}

/** What the last source of a briefing was made of: where all of it is as it was, so is the source. */
interface Made {
  readonly key: string;
  readonly version: number;
  readonly ground: SourceGround;
}

const made = new WeakMap<Session['db'], Map<Id, Made>>();

/** Reads all but the photos; the very same object where nothing has changed. */
export async function readSourceGround(session: Session, briefing: Entry<'briefing'>): Promise<SourceGround> {
  const { db } = session;
  const { body } = briefing;
  const ids = membersOf(body, 'visit').sort();
  const under = await underCampaign(session, body.campaign);
  const read = await visitsOf(db).read(under, ids);
  const key = JSON.stringify([ids, body.template, body.from, body.until, body.unit, body.campaign, todayNow()]);
  const known = made.get(db) ?? new Map<Id, Made>();
  made.set(db, known);
  const before = known.get(briefing.id);
  if (before?.key === key && before.version === read.version) return before.ground;
  const ground = await makeGround(under, briefing, ids, read);
  known.set(briefing.id, { key, version: read.version, ground });
  return ground;
}

/** The pack of a briefing's campaign gives it its words and its order, whatever visits were begun with. */
async function underCampaign(session: Session, campaign: Id): Promise<Session> {
  if ((await readMeta(session.db, 'campaign')) === campaign) return session;
  const pack = await packInForce(session.db, campaign);
  return pack.id === session.pack.id && pack.version === session.pack.version ? session : { ...session, pack };
}

async function makeGround(
  session: Session,
  { body }: Entry<'briefing'>,
  ids: readonly Id[],
  read: VisitsRead,
): Promise<SourceGround> {
  const { db, pack } = session;
  const [ground, campaign] = await Promise.all([groundAt(db, read.version), getRecord(db, 'campaign', body.campaign)]);
  const team = campaign?.body.team ? await getRecord(db, 'team', campaign.body.team) : null;
  const unit = body.unit ? ground.endOf(body.unit) : null;
  const visits = read.visits.filter(({ visit }) => unit === null || visit.unit === unit);
  const there = new Set(read.visits.map(({ visit }) => visit.id));
  const parts = packParts(pack);
  const visited = [...new Set(visits.map(({ visit }) => visit.unit))];
  const findings = findingsIn(session, visits, visited, read);
  return {
    source: {
      template: body.template,
      campaign: showLine(campaign?.body.name),
      team: team && showLine(team.body.name),
      from: body.from ?? null,
      until: body.until ?? null,
      today: todayNow(),
      leastSample: leastSample(session),
      ...parts,
      roster: ground.rosterOf(new Set(parts.unitTypes.map(({ id }) => id)), new Set(visited)),
      units: unitsIn(ground, visited, unit),
      visits: visits.map(({ visit }) => (read.blind.has(visit.id) ? withoutRatings(visit) : visit)),
      findings,
      names: withPeople(ground.names, { visits: visits.map(({ visit }) => visit), findings }),
    },
    visits,
    blind: visits.flatMap(({ visit }) => (read.blind.has(visit.id) ? [visit.id] : [])),
    gone: ids.filter((id) => !there.has(id)),
  };
}

const grounds = new WeakMap<Session['db'], { readonly version: number; readonly ground: Promise<Ground> }>();

/** The roster, read once as long as nothing has changed. */
function groundAt(db: Session['db'], version: number): Promise<Ground> {
  const before = grounds.get(db);
  if (before?.version === version) return before.ground;
  const ground = readGround(db);
  grounds.set(db, { version, ground });
  ground.catch(() => grounds.delete(db));
  return ground;
}

/** The unit that a letter is for stands in it also where no visit to it was chosen. */
const unitsIn = (ground: Ground, visited: readonly Id[], unit: Id | null) =>
  ground.unitsWith(unit && !visited.includes(unit) ? [...visited, unit] : visited);

function findingsIn(
  session: Session,
  visits: readonly KnownVisit[],
  units: readonly Id[],
  { findings }: Pick<VisitsRead, 'findings'>,
): BriefingSource['findings'] {
  const here = new Set(visits.map(({ visit }) => visit.id));
  const from = {
    isHere: (visit: Id | null | undefined) => visit !== null && visit !== undefined && here.has(visit),
    notes: new Map(visits.flatMap(({ notes }) => notes.map((note) => [note.id, note]))),
    evidence: new Map(visits.flatMap(({ evidence }) => evidence.map((one) => [one.id, one]))),
  };
  return units.flatMap((unit) => sourceFindings(session, unit, findings.get(unit) ?? [], from));
}

/** What tells how a visit was rated: its grades, and what was written to them and of it as a whole. */
const withoutRatings = (visit: SourceVisit): SourceVisit => ({
  ...visit,
  grades: {},
  sheet: { ...visit.sheet, ratings: [], summary: '', progress: { ...visit.sheet.progress, rated: 0 } },
});
