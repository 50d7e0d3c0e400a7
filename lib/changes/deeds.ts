import { type Change, type ChangeId, type Hlc, type Json, personOf } from './change.ts';
import { touches } from './fields.ts';
import { shownOf } from './heads.ts';
import { materialise } from './materialise.ts';
import { reachedFrom } from './reach.ts';

/** What one person did by a record that says an act, as their own changes have it. */
export interface Deed {
  /** The record and the person: nobody else can make one of this id. */
  readonly id: string;
  readonly rec: string;
  /** The record that it is about. */
  readonly parent: string | null;
  readonly person: string;
  readonly hlc: Hlc;
  readonly body: Readonly<Record<string, Json>>;
}

/** A deed with the change that says it, and those that it answers: what whoever did it had seen there. */
export interface AnsweringDeed extends Deed {
  readonly change: ChangeId;
  readonly answered: ReadonlySet<ChangeId>;
}

/**
 * The deeds in a record's log, one for each person who did it and didn't take it back. A deed is nobody's but theirs who
 * did it: what another writes into the same record neither changes it nor takes it away, but is a deed of the other's
 * own, to be judged by what the other may.
 * @param log all changes of one record
 * @param kind what kind of record it has to be
 * @param decides the field that says what was done; whoever never set it did nothing here
 */
export function deedsOf(log: readonly Change[], kind: string, decides: string): AnsweringDeed[] {
  const own = Map.groupBy(
    log.filter((change) => change.kind === kind),
    ({ author }) => personOf(author),
  );
  const saying = log.filter((change) => touches(change, decides));
  return [...own].flatMap(([person, changes]) => {
    const { body } = materialise(changes);
    const said = shownOf(changes, decides);
    if (!said || body.deleted) return [];
    const { rec, parent, hlc, id: change } = said;
    const answered = reachedFrom(said, saying);
    return [{ id: `${rec} ${person}`, rec, parent, person, hlc, body, change, answered }];
  });
}

/** The order of deeds by clock; ties by person and record, all by code unit. */
export function compareDeeds(a: Pick<Deed, 'id' | 'hlc' | 'person'>, b: Pick<Deed, 'id' | 'hlc' | 'person'>): number {
  const [one, other] = [placeOf(a), placeOf(b)];
  return one < other ? -1 : Number(one > other);
}

const placeOf = ({ hlc, person, id }: Pick<Deed, 'id' | 'hlc' | 'person'>): string => `${hlc} ${person} ${id}`;

/** What a deed says of itself beside what was done. */
export interface Cited {
  /** The deed before it, and the word by which whoever did it may: both were seen then. */
  readonly after: string | undefined;
  readonly right: string | undefined;
  /** When it was done, in Unix milliseconds by the device's own clock, which `hlc` may lead by an hour. */
  readonly at: number | undefined;
}

/** Reads what a deed says of itself. @param said its body, or a moment that says it */
export function cited(said: unknown): Cited {
  const text = (name: 'after' | 'right') => {
    const value = memberOf(said, name);
    return typeof value === 'string' ? value : undefined;
  };
  const at = memberOf(memberOf(said, 'at') ?? said, 'device');
  return { after: text('after'), right: text('right'), at: typeof at === 'number' ? at : undefined };
}

const memberOf = (said: unknown, name: string): unknown =>
  typeof said === 'object' && said !== null ? Reflect.get(said, name) : undefined;
