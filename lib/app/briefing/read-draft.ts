import type { Edition } from '../../model/briefing.ts';
import type { Id } from '../../model/ids.ts';
import { todayNow } from '../../model/time.ts';
import { endOfLog } from '../../store/changed.ts';
import { type Entry, getRecord } from '../../store/queries.ts';
import { type Guards, readGuards } from '../guarded.ts';
import type { Session } from '../session.ts';
import { hasTyped } from './draft-check.ts';
import { type Issued, type OfficeState, readOffices, standingOf } from './issues-read.ts';
import { type Holder, readHolder } from './numbering.ts';
import { readSourceGround, type SourceGround } from './source.ts';

/** All that a draft is shown from, as the store has it. */
export interface DraftRead {
  readonly briefing: Entry<'briefing'>;
  readonly office: OfficeState | null;
  readonly holder: Holder | null;
  /** The issue that it corrects. */
  readonly corrects: Issued | null;
  readonly ground: SourceGround;
  readonly guards: Guards | null;
  /** The day that it bears. */
  readonly today: string;
  readonly edition: Edition;
}

/** Guards of a briefing's words, for as long as nothing of what they are held against has changed. */
const guardsOf = new WeakMap<SourceGround, Map<Id, Promise<Guards>>>();

/** Reads what a draft is shown from; null where there is no such briefing. A watched query may ask. */
export async function readDraft(session: Session, id: Id, edition: Edition): Promise<DraftRead | null> {
  const { db } = session;
  // Asked here, where whoever watches is known: it is told of every change after this.
  await endOfLog(db);
  const briefing = await getRecord(db, 'briefing', id);
  if (briefing?.shelf !== 'live') return null;
  const offices = await readOffices(session);
  const office = offices.find((one) => one.office.id === briefing.body.office) ?? null;
  const issues = offices.flatMap((one) => one.issues);
  const corrects = issues.find(({ entry }) => entry.id === briefing.body.corrects);
  return {
    briefing,
    office,
    holder: office && (await readHolder(session, office)),
    corrects: corrects ? standingOf(issues, corrects) : null,
    ...(await readGround(session, briefing)),
    today: todayNow(),
    edition,
  };
}

async function readGround(
  session: Session,
  briefing: Entry<'briefing'>,
): Promise<Pick<DraftRead, 'ground' | 'guards'>> {
  const ground = await readSourceGround(session, briefing);
  if (!hasTyped(briefing)) return { ground, guards: null };
  const known = guardsOf.get(ground) ?? new Map<Id, Promise<Guards>>();
  guardsOf.set(ground, known);
  const guards = known.get(briefing.id) ?? readGuards(session, [briefing]);
  known.set(briefing.id, guards);
  return { ground, guards: await guards };
}
