import type { Id } from '../../model/ids.ts';
import type { Entry } from '../../store/queries.ts';
import { edit } from '../fields.ts';
import { creation, type Session } from '../session.ts';
import type { UnitLine } from './units-list.ts';

/** Makes a unit of a name and what else is known; undoable. @returns its id */
export async function addUnit(session: Session, unit: { name: string; type?: string | undefined }): Promise<Id> {
  const id = session.newId();
  await session.undo.act('unitAdded', [creation(id, 'unit', null, { name: unit.name.trim(), type: unit.type })]);
  return id;
}

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

/**
 * Says that the person is done with writing a name: undo then takes the whole of it back as one act. A name that is what
 * it was leaves no former one behind, however fast it was written.
 * @param unit as it was when the person began
 * @param now what the field shows
 */
export function endRenaming(session: Session, unit: Entry<'unit'>, now: string): void {
  const { name, formerly = [] } = unit.body;
  if (now.trim() === '') return;
  if (now.trim() === name.trim()) {
    session.queue.type(edit(unit, 'formerly', formerly));
    return;
  }
  const back = [edit(unit, 'name', name), edit(unit, 'formerly', formerly)];
  session.undo.did('renamed', () => session.queue.do(back));
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

/** A unit would come to stand above itself; nothing was changed. */
export class CircularParent extends Error {
  override readonly name = 'CircularParent';
  constructor(
    /** The circle: from the unit upwards by the names of what would stand above it, round to itself. */
    readonly names: readonly string[],
  ) {
    super(names.join(' → '));
  }
}

/**
 * Puts a unit under another, or under none; undoable.
 * @param all the live units
 * @throws CircularParent
 */
export async function setParent(
  session: Session,
  unit: Entry<'unit'>,
  parent: Id | null,
  all: readonly UnitLine[],
): Promise<void> {
  const byId = new Map(all.map((line) => [line.unit.id, line.unit.body]));
  const chain = parent ? chainUp(parent, (id) => byId.get(id)?.parent) : [];
  if (chain.includes(unit.id)) {
    const upwards = chain.slice(0, chain.indexOf(unit.id)).map((id) => byId.get(id)?.name ?? '');
    throw new CircularParent([unit.body.name, ...upwards, unit.body.name]);
  }
  await session.undo.act('named', [edit(unit, 'parent', parent)]);
}

/** Whether a unit is another one or stands above it. */
export function isAbove(unit: Id, other: Id, above: ReadonlyMap<Id, Id | null | undefined>): boolean {
  return chainUp(other, (id) => above.get(id)).includes(unit);
}

/** A unit and those above it, upwards, each once: a circle that is there already is gone round once. */
function chainUp(from: Id, above: (id: Id) => Id | null | undefined): Id[] {
  const chain: Id[] = [];
  for (let at: Id | null | undefined = from; at && !chain.includes(at); at = above(at)) chain.push(at);
  return chain;
}
