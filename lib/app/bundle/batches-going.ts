import { personOf } from '../../changes/change.ts';
import type { Id, Sha256 } from '../../model/ids.ts';
import type { Receiver } from '../../review/blind.ts';
import type { Entry } from '../../store/queries.ts';
import type { BatchRow } from '../../store/schema.ts';
import type { Session } from '../session.ts';
import { sortByKey } from './one-key.ts';
import { readRemovalBatches } from './removals.ts';
import type { Scope } from './scope.ts';
import type { Stays } from './stays.ts';

/** A scope, and what of it stays. */
export interface Scoped {
  readonly scope: Scope;
  readonly stays: Stays;
}

/** What was chosen, as far as it decides which batches go. */
export interface Chosen {
  readonly scopes: readonly Scoped[];
  /** Visits that were taken away, of which nothing goes but that. */
  readonly removals: readonly Entry<'visit'>[];
  /** Visits whose ratings stay until both who rate their unit have handed over. */
  readonly blind: ReadonlySet<Id>;
  /** To whom. */
  readonly choice: { readonly to: Receiver };
}

/**
 * What becomes of a batch, which goes whole or not at all: it goes; it holds ratings of a blind visit; it is about
 * something that wasn't chosen; or its key keeps it out of this file (`sortByKey`): `otherKey` where it goes with another
 * one, `anew` where what it says is cut once more.
 */
type Fate = 'goes' | 'blind' | 'apart' | 'otherKey' | 'anew';

/** A batch, and what becomes of it. */
export interface Fated {
  readonly row: BatchRow;
  readonly fate: Fate;
  /** It takes away a visit that is chosen for that. */
  readonly isRemoval: boolean;
}

/** Says of every batch that is here what becomes of it. @returns by its digest */
export async function readFates(
  session: Pick<Session, 'db'>,
  { scopes, blind, removals, choice }: Chosen,
): Promise<Map<Sha256, Fated>> {
  const whole = wholeOf(scopes);
  const findings = aboutOf(scopes.filter(({ scope }) => !scope.removalOnly));
  const ofRemovals = await readRemovalBatches(session, removals);
  const removed = new Set<Id | null>(removals.map(({ id }) => id));
  const fateOf = (row: BatchRow): Fate => {
    if (row.ratings && homesOf(row).some((home) => home !== null && blind.has(home))) return 'blind';
    const isRemoval = ofRemovals.has(row.digest);
    const isChosen = (home: Id | null) => whole.has(home) || (row.findings === true && findings.has(home));
    const goes = row.homes
      ? row.homes.every((home) => isChosen(home) || (isRemoval && removed.has(home)))
      : isRemoval || isChosen(row.about);
    return goes ? 'goes' : 'apart';
  };
  const rows = await session.db.batches.toArray();
  const fated = rows.map((row): Fated => ({ row, fate: fateOf(row), isRemoval: ofRemovals.has(row.digest) }));
  const { anew, others } = await sortByKey(session.db, going(fated), choice.to);
  const byKey = ({ digest }: BatchRow) => (others.has(digest) ? 'otherKey' : anew.has(digest) ? 'anew' : null);
  return new Map(fated.map((one) => [one.row.digest, { ...one, fate: byKey(one.row) ?? one.fate }] as const));
}

const going = (fated: Iterable<Fated>): BatchRow[] =>
  [...fated].flatMap(({ row, fate }) => (fate === 'goes' ? [row] : []));

/** The people of whom batches stay since they are signed by another key than those of theirs that go. */
export function findOtherKeys(fates: Iterable<Fated>): Id[] {
  return [...new Set([...fates].flatMap(({ row, fate }) => (fate === 'otherKey' ? [personOf(row.author)] : [])))];
}

/** The batches of one's own whose changes are to be cut once more, under the key that one has now. */
export async function readAnew(session: Pick<Session, 'db'>, chosen: Chosen): Promise<Set<Sha256>> {
  return new Set(
    [...(await readFates(session, chosen))].flatMap(([digest, { fate }]) => (fate === 'anew' ? digest : [])),
  );
}

/** The batches that go: those of the chosen visits and findings, their units and what stands above, whoever made them. */
export async function readBatchesGoing(session: Pick<Session, 'db'>, chosen: Chosen): Promise<BatchRow[]> {
  return going((await readFates(session, chosen)).values()).sort((a, b) =>
    a.author === b.author ? a.seq - b.seq : a.author < b.author ? -1 : 1,
  );
}

/** The visits that aren't chosen and lie in one batch with something that is, which stays for that reason alone. */
export function findBound({ scopes, removals }: Chosen, fates: Iterable<Fated>): Set<Id> {
  const whole = wholeOf(scopes);
  const removed = new Set(removals.map(({ id }) => id));
  const bound = new Set<Id>();
  for (const { row, fate, isRemoval } of fates) {
    const { homes = [] } = row;
    if (fate !== 'apart' || (!isRemoval && !homes.some((home) => whole.has(home)))) continue;
    for (const home of homes) if (home !== null && !whole.has(home) && !removed.has(home)) bound.add(home);
  }
  return bound;
}

/** All that a batch is about. */
export const homesOf = ({ about, homes = [about] }: BatchRow): readonly (Id | null)[] => homes;

const aboutOf = (some: readonly Scoped[]) => new Set(some.map(({ scope }) => scope.about));

/** What scopes are about of which all goes, and not a part. */
const wholeOf = (some: readonly Scoped[]) =>
  aboutOf(some.filter(({ scope }) => !scope.findingsOnly && !scope.removalOnly));
