import type { Id } from '../../model/ids.ts';
import { shownTime } from '../../model/time.ts';
import { type Watch, watch } from '../../store/live.ts';
import { type Entry, getRecords, newestOf } from '../../store/queries.ts';
import { type EvaluationSum, evaluate } from '../evaluations.ts';
import { edit } from '../fields.ts';
import { readSurvivors } from '../merged-units.ts';
import type { Session } from '../session.ts';
import { VOICE_KINDS, type VoiceKind } from '../voices.ts';

/** More of a kind than this nobody has. */
const MOST = 50_000;

/** What the page of what people said has lists of. */
export const DESK_VOICES = ['evaluation', ...VOICE_KINDS] as const;
export type DeskVoiceKind = (typeof DESK_VOICES)[number];

/** Something that people said or brought, with where and when. */
export interface DeskVoice<K extends DeskVoiceKind = DeskVoiceKind> {
  entry: Entry<K>;
  visit: Entry<'visit'>;
  /** The unit that stands for the visit's now; null where there is none. */
  unit: Entry<'unit'> | null;
  /** The local day it was written down; empty where that was lost. */
  date: string;
}

/**
 * Watches all of a kind, newest first; what belongs to a visit that was taken away is left out.
 * @returns stops watching
 */
export function watchDeskVoices<K extends DeskVoiceKind>(
  session: Session,
  kind: K,
  on: Watch<DeskVoice<K>[]>,
): () => void {
  const { db } = session;
  return watch(async () => {
    const entries = await newestOf(db, kind, MOST);
    const parents = [...new Set(entries.map(({ parent }) => parent))];
    const found = await getRecords(db, 'visit', parents);
    const visits = found.filter((visit) => visit?.shelf === 'live') as Entry<'visit'>[];
    const units = await readSurvivors(
      db,
      visits.map(({ body }) => body.unit),
    );
    const places = new Map(visits.map((visit, at) => [visit.id, { visit, unit: units[at] ?? null }]));
    return entries.flatMap((entry) => {
      const place = places.get(entry.parent);
      return place ? [{ entry, ...place, date: dayOf(entry) }] : [];
    });
  }, on);
}

const dayOf = ({ body }: Entry<DeskVoiceKind>): string => (body.at ? shownTime(body.at).date : '');

/** Of which kind a record is, where it is one of those that the page has lists of; null else. */
export async function kindOfVoice({ db }: Session, id: Id): Promise<DeskVoiceKind | null> {
  const row = await db.records.get(id);
  return DESK_VOICES.find((kind) => kind === row?.kind) ?? null;
}

/** What several evaluations come to, under one name: of a type of units, or of one unit. */
export interface GroupSum {
  /** What they have in common; '' for those that have nothing of it. */
  key: string;
  sum: EvaluationSum;
}

/**
 * Adds evaluations up by what their rows have in common, the one with the most people first. A group has percentages
 * only where its own sample is large enough.
 */
export function sumsBy(
  session: Session,
  rows: readonly DeskVoice<'evaluation'>[],
  keyOf: (row: DeskVoice<'evaluation'>) => string,
): GroupSum[] {
  const groups = new Map<string, DeskVoice<'evaluation'>[]>();
  for (const row of rows) {
    const own = groups.get(keyOf(row));
    if (own) own.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return [...groups]
    .map(([key, own]) => ({ key, sum: sumOf(session, own) }))
    .sort((a, b) => b.sum.people - a.sum.people);
}

/** What these evaluations come to. */
export const sumOf = (session: Session, rows: readonly DeskVoice<'evaluation'>[]): EvaluationSum =>
  evaluate(
    session,
    rows.map(({ entry }) => entry),
  );

/** Marks what is to be passed on into a later briefing, or takes the mark away; undoable as one act. */
export function passOn(session: Session, rows: readonly DeskVoice<VoiceKind>[], on: boolean): Promise<void> {
  const changing = rows.filter(({ entry }) => (entry.body.passOn === true) !== on);
  if (changing.length === 0) return Promise.resolve();
  return session.undo.act(
    'passedOn',
    changing.map(({ entry }) => edit(entry, 'passOn', on)),
  );
}
