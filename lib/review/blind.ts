import { type Change, type Hlc, personOf } from '../changes/change.ts';
import { fieldsOf, valueIn } from '../changes/fields.ts';
import { shownOf } from '../changes/heads.ts';
import { authorsOf } from './visit-review.ts';

/**
 * Two who rate one unit in one campaign do so blind: what the one rated doesn't reach the other until both have handed
 * over (bundle.md, Who may decide), also not by way of somebody else's bundle.
 */

/** A visit as far as blindness goes. */
export interface RatedVisit {
  readonly id: string;
  /** The unit that stands for its own now. */
  readonly unit: string;
  readonly campaign: string;
  /** Who rates there, by anybody's word. */
  readonly raters: readonly string[];
  /** Whose it is beyond doubt: they see what is rated there. */
  readonly owners: readonly string[];
  readonly isHanded: boolean;
}

/** Who rates in a visit. */
export type Raters = Pick<RatedVisit, 'raters' | 'owners' | 'isHanded'>;

/**
 * Who rates in a visit, and whether it was handed over, by words that nobody can say for another: a change in another's
 * visit is a few bytes. Where several people claim to have made it, it is nobody's, and each of them must have handed it
 * over.
 * @param log all changes of the visit
 * @param mayFor whether somebody may hand over what another wrote
 */
export function ratersIn(log: readonly Change[], mayFor: (person: string, at: Hlc) => boolean): Raters {
  const named = [...authorsOf(log)];
  // Where it names nobody it is everybody's who wrote in it.
  const makers = named.length > 0 ? named : [...new Set(log.map(({ author }) => personOf(author)))];
  const went = log.flatMap((change) =>
    fieldsOf(change)
      .filter((field) => field.startsWith(WENT) && valueIn(change, field))
      .map((field) => ({ person: field.slice(WENT.length), by: personOf(change.author) })),
  );
  const [maker, another] = makers;
  const taken = went.filter(({ by }) => by === maker).map(({ person }) => person);
  const handed = [...Map.groupBy(log, ({ author }) => personOf(author))].flatMap(([person, own]) => {
    const last = shownOf(own, 'handed');
    return last && valueIn(last, 'handed') ? [{ person, at: last.hlc }] : [];
  });
  const hasHanded = (person: string) => handed.some((one) => one.person === person);
  return {
    raters: [...new Set([...makers, ...went.map(({ person }) => person)])],
    owners: maker !== undefined && another === undefined ? [...new Set([maker, ...taken])] : [],
    isHanded: handed.some(({ person, at }) => mayFor(person, at)) || (makers.length > 0 && makers.every(hasHanded)),
  };
}

const WENT = 'went.';

/** That somebody is to rate a unit and has no visit there yet. */
export interface RatingDue {
  readonly unit: string;
  readonly campaign: string;
  readonly person: string;
}

/** To whom something goes: one person, or whoever may open it. */
export type Receiver = { readonly person: string } | 'anybody';

/**
 * The visits whose ratings must not go to somebody yet: others' at a unit that they rate themselves in that campaign,
 * unless that visit and all of theirs there were handed over. Where anybody may open it, every visit beside which
 * somebody else rates.
 * @param due those who are to rate, from tasks that nobody has done
 * @returns visits' ids
 */
export function blindVisits(visits: readonly RatedVisit[], due: readonly RatingDue[], to: Receiver): Set<string> {
  const placeOf = ({ unit, campaign }: { unit: string; campaign: string }) => `${campaign} ${unit}`;
  const together = Map.groupBy(visits, placeOf);
  const waiting = Map.groupBy(due, placeOf);
  const blind = visits.filter((visit) => {
    const others = (together.get(placeOf(visit)) ?? []).filter(({ id }) => id !== visit.id);
    const own = (person: string) => visit.owners.includes(person);
    const rivals = others.filter(({ raters }) => raters.some((rater) => !own(rater) && concerns(rater, to)));
    const expected = (waiting.get(placeOf(visit)) ?? []).some(({ person }) => !own(person) && concerns(person, to));
    return expected || (rivals.length > 0 && !(visit.isHanded && rivals.every(({ isHanded }) => isHanded)));
  });
  return new Set(blind.map(({ id }) => id));
}

const concerns = (person: string, to: Receiver): boolean => to === 'anybody' || to.person === person;

/** A record as far as blindness goes. */
export interface BlindRecord {
  readonly id: string;
  readonly kind: string;
  readonly parent: string | null;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What of a visit tells how it rated: grades, words on them, under which version, and the summing up. */
const TELLING = /^(rating\.|comment\.|ratedUnder\.|summary$)/;

/**
 * Whether a change stays behind with the ratings of the visits that `blindVisits` names: one that sets a telling field,
 * also among several, and all of a comment on a rating or of a settlement between such visits. Tags, findings and notes
 * say what was seen, and go.
 * @param record what the change belongs to, as it is now
 */
export function staysBlind(change: Change, record: BlindRecord, blind: ReadonlySet<string>): boolean {
  if (record.kind === 'visit') return blind.has(record.id) && fieldsOf(change).some((field) => TELLING.test(field));
  if (record.kind === 'comment') return blind.has(record.parent ?? '') && TELLING.test(String(record.body.field ?? ''));
  if (record.kind !== 'settlement') return false;
  return [...blind].some((visit) => record.body[`visits.${visit}`] === true);
}
