import type { Json } from '../../changes/change.ts';
import { DrawError } from '../../draw/draw-error.ts';
import type { DrawRecord } from '../../draw/draw-record.ts';
import { type DrawRule, readRule, ruleSchema } from '../../draw/rule.ts';
import type { Id } from '../../model/ids.ts';
import { type Moment, momentNow, todayNow } from '../../model/time.ts';
import { type Watch, watch } from '../../store/live.ts';
import { readMeta } from '../../store/meta.ts';
import { type Entry, newestOf } from '../../store/queries.ts';
import type { Database } from '../../store/schema.ts';
import { creation, type Session } from '../session.ts';
import { refuseRepeat } from './draws-repeat.ts';
import { keepRoster, rosterUnits } from './draws-roster.ts';
import { askOverRoster } from './draws-worker.ts';

export type { Exclusion } from '../../draw/eligible.ts';
export type { FrozenRoster } from '../../draw/roster.ts';
export type { Division, DrawRule } from '../../draw/rule.ts';
export { previewDraw } from './draws-preview.ts';
export { drawnBefore } from './draws-repeat.ts';
export { readRoster } from './draws-roster.ts';

/** More draws than this nobody makes in one campaign. */
const MOST = 5000;

/** A draw as the list shows it. */
export interface DrawLine {
  entry: Entry<'draw'>;
  at: Moment;
  picked: number;
  eligible: number;
  /** Null where a newer version of this program wrote a rule that this one can't read. */
  rule: DrawRule | null;
  redoes: Id | null;
  reason: string | null;
  /** Taken back by undo: it stays in sight, since a draw that vanished could be drawn until it pleases. */
  withdrawn: boolean;
}

/** Watches the draws of the current campaign, newest first, those that were taken back among them. @returns stops */
export function watchDraws(session: Session, on: Watch<DrawLine[]>): () => void {
  return watch(async () => (await drawsOf(session.db)).map(lineOf), on);
}

/** The draws of the current campaign, newest first. */
export async function drawsOf(db: Database): Promise<Entry<'draw'>[]> {
  const campaign = await readMeta(db, 'campaign');
  const all = [...(await newestOf(db, 'draw', MOST)), ...(await newestOf(db, 'draw', MOST, 'deleted'))];
  return all.filter(({ body }) => body.campaign === campaign).sort((a, b) => (a.id < b.id ? 1 : -1));
}

/** Reads only what a line shows: the whole record names every unit of the roster. */
function lineOf(entry: Entry<'draw'>): DrawLine {
  const record = entry.body.record as Partial<DrawRecord>;
  const rule = ruleSchema.safeParse(record.rule);
  return {
    entry,
    at: entry.body.at,
    picked: record.result?.picked?.length ?? 0,
    eligible: record.result?.eligible ?? 0,
    rule: rule.success ? rule.data : null,
    redoes: record.redoes ?? null,
    reason: record.reason ?? null,
    withdrawn: entry.shelf === 'deleted',
  };
}

/**
 * Draws: freezes the roster, makes a seed that nobody chose, draws, and keeps roster and draw. Undoable; what was undone
 * stays in the list as taken back.
 * @param redraw the draw in whose place it is made, and why
 * @returns the draw's id
 * @throws DrawError as `draw` does; `badValue` for a day that is still to come; `missing` for a redraw without a reason;
 *   DrawnBefore for a repetition that doesn't say that it is a redraw; StoreFailure. Nothing was drawn then
 */
export async function drawUnits(
  session: Session,
  rule: DrawRule,
  redraw: { of: Id; reason: string } | null = null,
): Promise<Id> {
  const sound = readRule(rule);
  checkDay(sound);
  const reason = redraw?.reason.trim() ?? null;
  // Signs that can't be seen are no reason either.
  if (reason?.replace(/[\s\p{Cf}]/gu, '') === '') throw new DrawError('missing', { field: 'reason' });
  await session.queue.flush();
  const units = await rosterUnits(session.db);
  // Made once roster and rule are fixed.
  const seed = makeSeed();
  const { roster, text, result } = await askOverRoster({ ask: 'draw', units, rule: sound, seed });
  // Where it is refused, nobody has seen what this seed would have drawn.
  if (!redraw) refuseRepeat(roster, result.excluded, await drawsOf(session.db));
  const at = momentNow();
  const id = session.newId();
  const redoes = redraw?.of ?? null;
  const record: DrawRecord = { id, at, seed, rosterHash: roster.hash, rule: sound, result, redoes, reason };
  const campaign = String(await readMeta(session.db, 'campaign'));
  const rosterHash = await keepRoster(text);
  const body = { campaign, at, record: record as unknown as Json, rosterHash };
  await session.undo.act('drawn', [creation(id, 'draw', null, body)]);
  return id;
}

/** A unit can't have been visited after today: such a day is a slip, and would filter nobody out. */
function checkDay({ filter }: DrawRule): void {
  const { notVisitedSince: since } = filter;
  if (since !== undefined && since !== 'never' && since > todayNow())
    throw new DrawError('badValue', { field: 'rule.filter.notVisitedSince' });
}

function makeSeed(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Why a draw was refused, for a screen that knows no error classes but by their codes; null for any other error. */
export function drawFault(error: unknown): Pick<DrawError, 'reason' | 'fault'> | null {
  return error instanceof DrawError ? error : null;
}
