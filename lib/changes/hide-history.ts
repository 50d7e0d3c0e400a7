import { type Change, type ChangeId, type Hlc, SEVERAL } from './change.ts';
import { fieldsOf, valueIn } from './fields.ts';
import { freshNonce, makeChange } from './make-change.ts';
import { materialise } from './materialise.ts';

/**
 * The second way in which a change may leave the log (the first is squash.ts): what a note said before its source was
 * protected. Only what nobody else can have seen goes (S26; bundle.md, Protection of sources on export).
 */

/** What tells the changes that nobody else has seen. */
export interface Unshared {
  /** Whose they are: other people's are with them. */
  readonly author: string;
  /** The latest time of a change that a file was written with; null before the first file. */
  readonly sharedThrough: Hlc | null;
  /** Those that went out one by one, whatever their time. */
  readonly out?: ReadonlySet<ChangeId>;
}

/** How a log is to be rewritten. */
export interface Hiding {
  readonly drop: readonly Change[];
  /** What is put in the place of those: the same as they say now, under ids that can't be guessed back. */
  readonly add: readonly Change[];
  /** How many changes of this author stay because a file may hold them. */
  readonly shared: number;
}

/**
 * Rewrites a record's log so that what it said before is gone and what it says now stays as it is, with all its heads and
 * disagreements.
 * @param log all changes of one record
 */
export function hideHistory(log: readonly Change[], unshared: Unshared): Hiding {
  const kept = keptOf(log, unshared);
  const own = log.filter(({ author }) => author === unshared.author);
  const shared = own.filter(({ id }) => kept.has(id)).length;
  const open = log.filter(({ id }) => !kept.has(id));
  const { heads } = materialise(log);
  const known = new Map(log.map((change) => [change.id, change]));
  const drop: Change[] = [];
  const add: Change[] = [];
  for (const change of open) {
    const current = fieldsOf(change).filter((field) => heads[field]?.includes(change.id));
    const groups = groupByReach(change, current, known, kept);
    const [only, ...others] = groups;
    if (only && others.length === 0 && isHidden(change, only, current)) continue;
    drop.push(change);
    for (const group of groups) add.push(remade(change, group));
  }
  return { drop, add, shared };
}

/** The changes that must stay: shared or other people's, and whatever those name. */
function keptOf(log: readonly Change[], { author, sharedThrough, out }: Unshared): Set<ChangeId> {
  const stays = (change: Change) =>
    change.author !== author ||
    (sharedThrough !== null && change.hlc <= sharedThrough) ||
    (out?.has(change.id) ?? false);
  const kept = new Set(log.filter(stays).map(({ id }) => id));
  const known = new Map(log.map((change) => [change.id, change]));
  for (const id of kept) for (const named of known.get(id)?.sup ?? []) if (known.has(named)) kept.add(named);
  return kept;
}

/** Fields that hold a source's words, or the name that somebody's device gave a file. */
export const OWN_WORDS: ReadonlySet<string> = new Set(['text', 'quote', 'name']);

/** Fields that a change sets now, and the changes that stay which it replaces there. */
interface Group {
  readonly fields: string[];
  readonly sup: ChangeId[];
}

/** By what each field's value replaces among the changes that stay: through those that go, however many there were. */
function groupByReach(
  change: Change,
  fields: readonly string[],
  known: ReadonlyMap<ChangeId, Change>,
  kept: ReadonlySet<ChangeId>,
): Group[] {
  const groups = new Map<string, Group>();
  for (const field of fields) {
    const sup = [...reach(change, field, known, kept)].sort();
    // What a source said is a change of its own, so that it can stay where the rest goes.
    const key = OWN_WORDS.has(field) ? `${field} ${sup.join()}` : sup.join();
    const group = groups.get(key) ?? { fields: [], sup };
    group.fields.push(field);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function reach(
  from: Change,
  field: string,
  known: ReadonlyMap<ChangeId, Change>,
  kept: ReadonlySet<ChangeId>,
): Set<ChangeId> {
  const found = new Set<ChangeId>();
  const seen = new Set<ChangeId>([from.id]);
  const next = [...from.sup];
  for (let id = next.pop(); id !== undefined; id = next.pop()) {
    const change = known.get(id);
    if (seen.has(id) || !change || !fieldsOf(change).includes(field)) continue;
    seen.add(id);
    if (kept.has(id)) found.add(id);
    else next.push(...change.sup);
  }
  return found;
}

/** Whether a change is already as it would be remade. */
function isHidden(change: Change, { fields, sup }: Group, current: readonly string[]): boolean {
  const whole = fields.length === current.length && current.length === fieldsOf(change).length;
  return whole && change.nonce !== undefined && sup.join() === [...change.sup].sort().join();
}

function remade(change: Change, { fields, sup }: Group): Change {
  const [only] = fields;
  const said =
    fields.length === 1 && only !== undefined
      ? { field: only, value: valueIn(change, only) }
      : { field: SEVERAL, value: Object.fromEntries(fields.map((field) => [field, valueIn(change, field)])) };
  return makeChange({ ...change, ...said, sup, nonce: freshNonce() });
}
