import { type Change, type ChangeId, type Hlc, type Json, personOf } from '../changes/change.ts';
import { touches, valueIn } from '../changes/fields.ts';
import { mergeChanges } from '../changes/merge.ts';
import { reachedFrom } from '../changes/reach.ts';
import type { MEMBER_ROLES } from '../model/records.ts';

/** What counts only from whoever may decide it (bundle.md, Who may decide). */
export type Decision = 'accept' | 'return' | 'reopen' | 'settle' | 'adjudicate' | 'suspectAgain';
type Role = (typeof MEMBER_ROLES)[number];

const MAY: Readonly<Record<Role, readonly Decision[]>> = {
  lead: ['accept', 'return', 'reopen', 'settle', 'adjudicate', 'suspectAgain'],
  reviewer: ['accept', 'return', 'adjudicate'],
  supervisor: [],
  liaison: [],
};

/**
 * Why somebody may not decide: no lead put them on the roster, or took them off again; leads say different things of
 * them; the roster has no key of theirs, or another than their bundles are signed with; their role may not.
 */
export type RightRefusal = 'notOnRoster' | 'unsettled' | 'noKey' | 'otherKey' | 'notTheirRole';

/** When something was decided: by the clock of whoever did, and the roster's word by which they did, where they name it. */
export interface When {
  readonly hlc: Hlc;
  readonly right?: ChangeId | undefined;
}

/** When a step was taken; undefined for one that is only asked about, and so would be taken now. */
export const whenOf = ({ hlc, right }: Partial<When>): When | undefined =>
  hlc === undefined ? undefined : { hlc, right };

/** Says why a person may not decide something; null where they may. @param at when; now where it is left out */
export type WhyMayNot = (person: string, what: Decision, at?: When) => RightRefusal | null;

/** Whom this device trusts. */
export interface Trust {
  /** The lead whose word begins it all; with `key` null whoever works at this device, whose word needs no signature. */
  readonly lead: { readonly person: string; readonly key: string | null };
  /** The key with which a person's bundles came in here; null for none. */
  keyOf(person: string): string | null;
}

const FIELDS = ['role', 'key', 'deleted'] as const;
type Field = (typeof FIELDS)[number];
/** A field as leads say it; `unsettled` where they differ. */
type Said = { readonly value: Json } | 'unsettled';
interface Standing {
  readonly from: Hlc;
  /** The change since which it is so. */
  readonly by: ChangeId;
  readonly said: Readonly<Partial<Record<Field, Said>>>;
}

/**
 * Who may decide, from the roster's whole history: what somebody decided while they might still counts after their role
 * was changed. Only a lead's word on another counts: nobody gives themselves a role, and the lead that the device trusts
 * keeps theirs. Two leads both may; where they differ on somebody it is nobody's role until one settles it. Clocks order
 * all this, and a clock is not proven: the screen says so.
 * @param changes all changes of all members' records, in any order
 */
export function rightsFrom(changes: readonly Change[], trust: Trust): WhyMayNot {
  return walkRoster(changes, trust).whyNot;
}

/** Where somebody stands on the roster, by the words that count. */
export interface RosterPlace {
  readonly person: string;
  /** Null for a role that this version doesn't know, and where leads differ. */
  readonly role: Role | null;
  /** The key that leads say is theirs, 64 hexadecimal digits; null for none, and where leads differ. */
  readonly key: string | null;
  /** Leads say different things of their role or key: it is nobody's word until one settles it. */
  readonly unsettled: boolean;
}

/**
 * The roster as it stands now, by person: whom leads gave a role or a key and did not take off again. By the same words
 * that `rightsFrom` counts; the trusted lead is not on it, whose place nobody has to say.
 * @param changes as for `rightsFrom`
 */
export function rosterFrom(changes: readonly Change[], trust: Trust): Map<string, RosterPlace> {
  const { standings } = walkRoster(changes, trust);
  return new Map(
    [...standings].flatMap(([person, own]) => {
      const { role, key, deleted } = own.at(-1)?.said ?? {};
      const unsettled = [role, key, deleted].includes('unsettled');
      if (!unsettled && (sayingNow(deleted) || !(sayingNow(role) || sayingNow(key)))) return [];
      const named = String(sayingNow(role));
      const place = { person, role: isRole(named) ? named : null, key: textOf(sayingNow(key)), unsettled };
      return [[person, place] as const];
    }),
  );
}

/**
 * The roster's word by which somebody may decide now, which a decision names: whoever read it came after it, though the
 * clock of the lead who wrote it is hours ahead. Undefined for somebody of whom no lead said anything.
 * @param changes as for `rightsFrom`
 */
export function rightOf(changes: readonly Change[], trust: Trust, person: string): ChangeId | undefined {
  return walkRoster(changes, trust).standings.get(person)?.at(-1)?.by;
}

const isRole = (role: string): role is Role => Object.hasOwn(MAY, role);
const sayingNow = (said: Said | undefined): Json => (said && said !== 'unsettled' ? said.value : null);
const textOf = (value: Json): string | null => (typeof value === 'string' ? value : null);

function walkRoster(changes: readonly Change[], trust: Trust) {
  const standings = new Map<string, Standing[]>();
  const counted = new Map<string, Change[]>();
  const members = mergeChanges(changes.filter(({ kind }) => kind === 'member'));
  const logs = Map.groupBy(members, ({ rec }) => rec);
  const whyNot: WhyMayNot = (person, what, at) => refuse(person, what, trust, standingAt(standings.get(person), at));
  for (const change of members) {
    const { rec, author, hlc, id } = change;
    const isLead = whyNot(personOf(author), 'settle', change) === null;
    if (!isLead || rec === personOf(author)) continue;
    const own = [...(counted.get(rec) ?? []), change];
    counted.set(rec, own);
    const said = Object.fromEntries(FIELDS.flatMap((field) => sayingOf(own, logs.get(rec) ?? [], field)));
    standings.set(rec, [...(standings.get(rec) ?? []), { from: hlc, by: id, said }]);
  }
  return { whyNot, standings };
}

/**
 * Of those changes that count the ones that stand for a field. What one of them replaced by way of one that doesn't count
 * is replaced too.
 * @param log all changes of the record
 */
export function countingHeads(counting: readonly Change[], log: readonly Change[], field: string): Change[] {
  const saying = counting.filter((change) => touches(change, field));
  const touching = log.filter((change) => touches(change, field));
  const replaced = new Set(saying.flatMap((change) => [...reachedFrom(change, touching)]));
  return saying.filter(({ id }) => !replaced.has(id));
}

/** What those changes that count say of a field. */
function sayingOf(counting: readonly Change[], log: readonly Change[], field: Field): [Field, Said][] {
  const heads = countingHeads(counting, log, field).map((change) => valueIn(change, field));
  const values = new Set(heads.map((value) => (field === 'deleted' ? Boolean(value) : value)));
  const [value] = values;
  if (value === undefined) return [];
  return [[field, values.size > 1 ? 'unsettled' : { value }]];
}

const standingAt = (standings: readonly Standing[] | undefined, at: When | undefined): Standing | undefined =>
  standings?.findLast(({ from, by }) => at === undefined || from <= at.hlc || by === at.right);

function refuse(
  person: string,
  what: Decision,
  { lead, keyOf }: Trust,
  standing: Standing | undefined,
): RightRefusal | null {
  if (person === lead.person) return lead.key === null || keyOf(person) === lead.key ? null : 'otherKey';
  if (!standing) return 'notOnRoster';
  const { role, key, deleted } = standing.said;
  if (role === 'unsettled' || key === 'unsettled' || deleted === 'unsettled') return 'unsettled';
  if (deleted?.value || !role) return 'notOnRoster';
  const named = String(role.value);
  if (!isRole(named) || !MAY[named].includes(what)) return 'notTheirRole';
  if (!key?.value) return 'noKey';
  return keyOf(person) === key.value ? null : 'otherKey';
}
