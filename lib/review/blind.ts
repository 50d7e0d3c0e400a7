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
  /** Where it counts (`placeOf`), and where it counted before somebody moved it. */
  readonly at: readonly string[];
  /** Those places, and others whose unit looks like its own (`findLookAlikes`). */
  readonly beside: readonly string[];
  /** It was taken away, or stands in no list any more. */
  readonly isGone: boolean;
  /** Who rates there, by anybody's word. */
  readonly raters: readonly string[];
  /** Whose it is beyond doubt: they see what is rated there. */
  readonly owners: readonly string[];
  readonly isHanded: boolean;
  /** Whether anything in its history tells a rating. */
  readonly isRated: boolean;
}

/** Who rates in a visit. */
export type Raters = Pick<RatedVisit, 'raters' | 'owners' | 'isHanded' | 'isRated'>;

/** A unit in a campaign: what is rated there by two is rated blind. */
export const placeOf = (unit: string, campaign: string): string => `${campaign} ${unit}`;

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
    isRated: log.some((change) => fieldsOf(change).some((field) => TELLING.test(field))),
  };
}

const WENT = 'went.';

/** That somebody is to rate a unit and has no visit there yet. */
export interface RatingDue extends Pick<RatedVisit, 'at' | 'beside'> {
  readonly person: string;
}

/** To whom something goes: one person, or whoever may open it. */
export type Receiver = { readonly person: string } | 'anybody';

/**
 * Why a visit's ratings must not go yet: somebody rates its unit too; or did, in a visit that was taken away before it was
 * handed over; or rates a unit that looks like its own.
 */
export type BlindReason = 'rival' | 'gone' | 'lookAlike';

/**
 * The visits whose ratings must not go to somebody yet: others' at a unit that they rate themselves in that campaign,
 * unless that visit and all of theirs there were handed over. Where anybody may open it, every visit beside which
 * somebody else rates. Whoever rated stays one who rates though their visit was taken away: it can be put back.
 * @param due those who are to rate, from tasks that nobody has done
 * @returns visits' ids, each with the plainest reason
 */
export function blindVisits(
  visits: readonly RatedVisit[],
  due: readonly RatingDue[],
  to: Receiver,
): Map<string, BlindReason> {
  const blind = findBlind(visits, due, to);
  if (blind.size === 0) return new Map();
  const itself = <P extends Pick<RatedVisit, 'at' | 'beside'>>(one: P): P => ({ ...one, beside: one.at });
  const known = findBlind(visits.map(itself), due.map(itself), to);
  const there = visits.filter(({ isGone }) => !isGone).map(itself);
  const plain = findBlind(there, due.map(itself), to);
  const reasonOf = (id: string) => (plain.has(id) ? 'rival' : known.has(id) ? 'gone' : 'lookAlike');
  return new Map([...blind].map((id) => [id, reasonOf(id)]));
}

function findBlind(visits: readonly RatedVisit[], due: readonly RatingDue[], to: Receiver): Set<string> {
  const together = byPlace(visits);
  const waiting = byPlace(due);
  const blind = visits.filter((visit) => {
    const own = (person: string) => visit.owners.includes(person);
    const rivalsIn = ({ raters }: RatedVisit) => raters.filter((rater) => !own(rater) && concerns(rater, to));
    const others = [...standingAt(together, visit)].filter(({ id, isGone, isRated }) => {
      return id !== visit.id && (isRated || !isGone);
    });
    const rivals = others.filter((other) => rivalsIn(other).length > 0);
    const expected = [...standingAt(waiting, visit)].some(({ person }) => !own(person) && concerns(person, to));
    const isDone = (rival: RatedVisit) =>
      rival.isHanded || (rival.isGone && rivalsIn(rival).every((rater) => hasAnother(rater, others)));
    return expected || (rivals.length > 0 && !(visit.isHanded && rivals.every(isDone)));
  });
  return new Set(blind.map(({ id }) => id));
}

/** Whether somebody handed over what they rated in a visit that is there: then one begun by mistake holds up nobody. */
const hasAnother = (rater: string, visits: readonly RatedVisit[]): boolean =>
  visits.some(({ isGone, isHanded, isRated, raters }) => !isGone && isHanded && isRated && raters.includes(rater));

type Standing = Pick<RatedVisit, 'at' | 'beside'>;

function byPlace<S extends Standing>(all: readonly S[]): Map<string, S[]> {
  const groups = new Map<string, S[]>();
  for (const one of all) {
    for (const place of new Set(one.beside)) {
      const group = groups.get(place);
      if (group) group.push(one);
      else groups.set(place, [one]);
    }
  }
  return groups;
}

const standingAt = <S extends Standing>(groups: ReadonlyMap<string, S[]>, { at }: Standing): Set<S> =>
  new Set(at.flatMap((place) => groups.get(place) ?? []));

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
 * also among several; all of a comment on the visit itself, which may speak of any rating, or of which nobody can say what
 * it speaks of; the steps of the review, whose reasons do; and a settlement between such visits. Tags, findings and notes
 * say what was seen, and go with what is said of them.
 * @param record what the change belongs to, as it is now
 */
export function staysBlind(change: Change, record: BlindRecord, blind: ReadonlySet<string>): boolean {
  if (record.kind === 'visit') return blind.has(record.id) && fieldsOf(change).some((field) => TELLING.test(field));
  if (record.kind === 'comment') return blind.has(record.parent ?? '') && isOfVisit(record);
  if (record.kind === 'review') return blind.has(record.parent ?? '');
  if (record.kind !== 'settlement') return false;
  return [...blind].some((visit) => record.body[`visits.${visit}`] === true);
}

/** Where nobody says which part of the visit it is about, it may be any. */
function isOfVisit({ parent, body }: BlindRecord): boolean {
  return (body.on ?? parent) === parent && (!body.field || TELLING.test(String(body.field)));
}
