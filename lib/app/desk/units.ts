import type { Id } from '../../model/ids.ts';
import { shownTime } from '../../model/time.ts';
import type { Edit } from '../../store/commit.ts';
import { type Watch, watch } from '../../store/live.ts';
import { type Entry, newestOf } from '../../store/queries.ts';
import type { Database } from '../../store/schema.ts';
import { endOf } from '../merged-units.ts';
import { creation, type Session } from '../session.ts';

/** More units or visits than this nobody has. */
const MOST = 200_000;

/** A unit as the list shows it; what was merged into it counts as its own. */
export interface UnitLine {
  unit: Entry<'unit'>;
  /** The name of the unit above; '' where none is known. */
  parent: string;
  visits: number;
  /** `YYYY-MM-DD` of the newest visit; null where there was none. */
  last: string | null;
}

/** All live units: those that stand for themselves, and what was merged into each. */
export interface UnitList {
  lines: readonly UnitLine[];
  /** By the unit that they were merged into in the end. */
  merged: ReadonlyMap<Id, readonly Entry<'unit'>[]>;
}

/** Watches all live units with their visits. @returns stops watching */
export function watchUnits(session: Session, on: Watch<UnitList>): () => void {
  return watch(() => readUnits(session.db), on);
}

/** All live units, newest first. */
export async function readUnits(db: Database): Promise<UnitList> {
  const [units, visits] = await Promise.all([newestOf(db, 'unit', MOST), newestOf(db, 'visit', MOST)]);
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  // What refers to a unit that was taken away stands for itself again.
  const into = (id: string) => {
    const to = byId.get(id)?.body.mergedInto;
    return to && byId.has(to) ? to : null;
  };
  const series = new Map<string, { count: number; last: string }>();
  for (const { body } of visits) {
    const id = endOf(body.unit, into);
    const known = series.get(id) ?? { count: 0, last: '' };
    const { date } = shownTime(body.began);
    series.set(id, { count: known.count + 1, last: date > known.last ? date : known.last });
  }
  const merged = new Map<Id, Entry<'unit'>[]>();
  const lines: UnitLine[] = [];
  for (const unit of units) {
    const end = endOf(unit.id, into);
    if (end !== unit.id) merged.set(end, [...(merged.get(end) ?? []), unit]);
    else {
      const { count = 0, last = null } = series.get(unit.id) ?? {};
      lines.push({ unit, parent: byId.get(unit.body.parent ?? '')?.body.name ?? '', visits: count, last });
    }
  }
  return { lines, merged };
}

/** Makes a unit of a name and what else is known; undoable. @returns its id */
export async function addUnit(session: Session, unit: { name: string; type?: string | undefined }): Promise<Id> {
  const id = session.newId();
  await session.undo.act('unitAdded', [creation(id, 'unit', null, { name: unit.name.trim(), type: unit.type })]);
  return id;
}

const edit = (unit: Entry<'unit'>, field: string, value: Edit['value']): Edit => ({
  rec: unit.id,
  kind: 'unit',
  parent: unit.parent || null,
  field,
  value,
});

/**
 * Keeps the name that a unit had before somebody began to write another, as a former name; saved by itself, with what
 * is typed. Written back to what it was, the name is no former one.
 * @param former the name when the person began
 * @param now what the field shows
 */
export function keepFormerName(session: Session, unit: Entry<'unit'>, former: string, now: string): void {
  const before = unit.body.formerly ?? [];
  const others = before.filter((name) => name !== former);
  const renamed = former.trim() !== '' && former.trim() !== now.trim();
  const names = renamed ? [...others, former] : others;
  if (names.join('\n') !== before.join('\n')) session.queue.type(edit(unit, 'formerly', names));
}

/** The most that a figure may be, as the record takes it. */
const MOST_FIGURE = 1_000_000_000;

/**
 * Takes what a field for a figure shows; saved by itself. Empty says that it is not known.
 * @param typed digits, full-width ones too
 * @returns false where that is no whole number from 0 up: then nothing is taken
 */
export function typeFigure(
  session: Session,
  unit: Entry<'unit'>,
  field: 'newOrganisations' | 'mobileMembers',
  typed: string,
): boolean {
  const text = typed.normalize('NFKC').trim();
  if (text !== '' && !(/^\d{1,10}$/.test(text) && Number(text) <= MOST_FIGURE)) return false;
  session.queue.type(edit(unit, field, text === '' ? null : Number(text)));
  return true;
}

/** Says that a member must not go to a unit, or may again; undoable. Why is kept either way. */
export function setRecusal(session: Session, unit: Entry<'unit'>, member: Id, recused: boolean): Promise<void> {
  return session.undo.act('recusal', [edit(unit, `recused.${member}`, recused)]);
}

/**
 * Puts a unit under another, or under none; undoable.
 * @param all the live units
 * @returns false where it would come to stand above itself: then nothing is changed
 */
export async function setParent(
  session: Session,
  unit: Entry<'unit'>,
  parent: Id | null,
  all: readonly UnitLine[],
): Promise<boolean> {
  const above = new Map(all.map((line) => [line.unit.id, line.unit.body.parent]));
  if (parent && isAbove(unit.id, parent, above)) return false;
  await session.undo.act('named', [edit(unit, 'parent', parent)]);
  return true;
}

/** Whether a unit is another one or stands above it. */
export function isAbove(unit: Id, other: Id, above: ReadonlyMap<Id, Id | null | undefined>): boolean {
  const seen = new Set<string>();
  for (let at: Id | null | undefined = other; at && !seen.has(at); at = above.get(at)) {
    if (at === unit) return true;
    seen.add(at);
  }
  return false;
}
