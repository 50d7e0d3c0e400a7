import type { Id } from '../../model/ids.ts';
import { METHOD_FACTS, type MethodFact, membersOf } from '../../model/records.ts';
import { type Progress, progressOf } from '../../packs/apply.ts';
import type { Pack } from '../../packs/schema.ts';
import { DEFAULT_MIN_SHARE, type PackScores, scoreVisit } from '../../packs/score.ts';
import { minutesOf, type SpentMinutes } from '../../stats/visit-minutes.ts';
import { type Watch, watch } from '../../store/live.ts';
import { type Entry, newestUnder } from '../../store/queries.ts';
import { readSurvivor } from '../merged-units.ts';
import { underVisit } from '../pack-shown.ts';
import { checklistItems } from '../progress.ts';
import { asStands, readTagStandsAt } from '../review/tag-stands.ts';
import type { Session } from '../session.ts';
import { readVisit } from '../visits.ts';

export type { Score } from '../../packs/score.ts';

/** More notes than this are not shown beside a list; far beyond any visit. */
const MOST = 5000;

/** A visit as it is read beside the list. */
export interface VisitDetail {
  visit: Entry<'visit'>;
  unit: Entry<'unit'> | null;
  /** The pack that its answers are read under: the version that it was made with, where that is to be had. */
  pack: Pack;
  /** Answers that were given under an older version, before the visit went over to this one: version by version. */
  ratedUnder: { version: string; items: string[] }[];
  minutes: SpentMinutes;
  /** Which of the six facts were kept, and how many were recorded at all. */
  kept: MethodFact[];
  recorded: number;
  progress: Progress;
  scores: PackScores;
  /** In the order of writing. */
  notes: Entry<'note'>[];
  /** With the status that each stands at. */
  tags: Entry<'tag'>[];
}

/** Watches one visit with all that is read beside the list; null when there is none, or it was taken away. */
export function watchVisitDetail(session: Session, id: Id, on: Watch<VisitDetail | null>): () => void {
  return watch(async () => {
    const line = await readVisit(session, id);
    if (line?.visit.shelf !== 'live') return null;
    const [notes, tags, stands, under, unit] = await Promise.all([
      newestUnder(session.db, id, 'note', MOST),
      newestUnder(session.db, id, 'tag', MOST),
      readTagStandsAt(session, [id]),
      underVisit(session, line.visit),
      readSurvivor(session.db, line.visit.body.unit),
    ]);
    const { body } = line.visit;
    const items = checklistItems(under, { ...line, unit });
    return {
      visit: line.visit,
      unit,
      pack: under.pack,
      ratedUnder: ratedUnderOf(body),
      minutes: body.began ? minutesOf({ ...body, id }) : { minutes: null, derived: false },
      kept: METHOD_FACTS.filter((fact) => body[`method.${fact}`] === 'kept'),
      recorded: METHOD_FACTS.filter((fact) => body[`method.${fact}`]).length,
      progress: progressOf(items, body),
      scores: scoreVisit(under.pack, items, body),
      notes: notes.reverse(),
      tags: tags.map((tag) => asStands(stands, tag)).reverse(),
    };
  }, on);
}

function ratedUnderOf(body: Entry<'visit'>['body']): VisitDetail['ratedUnder'] {
  const byVersion = Map.groupBy(membersOf(body, 'ratedUnder'), (item) => String(body[`ratedUnder.${item}`]));
  return [...byVersion].map(([version, items]) => ({ version, items }));
}

/** The share of applicable items that must be graded before any score is shown, 0 to 1. */
export function minShareOf(pack: Pack): number {
  return pack.score?.minShare ?? DEFAULT_MIN_SHARE;
}
