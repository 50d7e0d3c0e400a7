import * as z from 'zod/mini';
import {
  briefingMembers,
  briefingShape,
  issueMembers,
  issueShape,
  numberingShape,
  officeMembers,
  officeShape,
} from './briefing.ts';
import { campaignShape, dutyPlan, MEMBER_ROLES, memberShape, TEAM_LEVELS, teamShape } from './campaign.ts';
import { common, count, GRADES, name, none, text } from './field-shapes.ts';
import { findingMembers, findingShape, materialMembers, materialShape, remarkShape, stepShape } from './findings.ts';
import { idSchema, sha256Schema, stepIdSchema } from './ids.ts';
import { drawShape, packShape, taskShape } from './plan.ts';
import {
  commentShape,
  reviewMembers,
  reviewShape,
  settlementMembers,
  settlementShape,
  TAG_STATUSES,
  verdictMembers,
  verdictShape,
} from './review.ts';
import { momentSchema } from './time.ts';
import { caseShape, complaintShape, evaluationMembers, evaluationShape, practiceShape, topicShape } from './voices.ts';

export { GRADES, MEMBER_ROLES, TAG_STATUSES, TEAM_LEVELS };

/**
 * What the product keeps. A record's body is flat: one entry a field, so that a change can name what it sets.
 * A field whose name has a dot is a member of a set or map (`items.2.1`, `rating.2.1`): one field a member, so that
 * two people who add different members never collide.
 * These schemas are strict, for the doors where data come in; what the store holds is read loosely.
 */

/** How a note came about: 看 听 问 查. */
export const NOTE_KINDS = ['look', 'listen', 'ask', 'check'] as const;
/** Whom it came from: public, 面对面, 背靠背 (S19). */
export const SOURCES = ['public', 'faceToFace', 'backToBack'] as const;
/** Who spoke back to back: a category, never a name (S26). */
export const SPEAKERS = ['resident', 'partyMember', 'staff', 'grassrootsCadre', 'serviceUser', 'other'] as const;
/** A duty's standing: 做了 没做 不清楚. Never part of a score. */
export const DUTY_STATES = ['done', 'notDone', 'unknown'] as const;
/** The six facts of 四不两直 (S17; domain.md, unannounced visit). */
export const METHOD_FACTS = ['noNotice', 'noGreeting', 'noBriefing', 'noEscort', 'toGrassroots', 'toSite'] as const;
const FACT_STATES = ['kept', 'notKept', 'notApplicable'] as const;
/** What only some campaigns want known of a unit (S10, S43): a pack names those that its own does. */
export const UNIT_FACTS = ['newOrganisations', 'mobileMembers', 'weak'] as const;

export type NoteKind = (typeof NOTE_KINDS)[number];
export type Source = (typeof SOURCES)[number];
export type Speaker = (typeof SPEAKERS)[number];
export type Grade = (typeof GRADES)[number];
export type DutyState = (typeof DUTY_STATES)[number];
export type TagStatus = (typeof TAG_STATUSES)[number];
export type MethodFact = (typeof METHOD_FACTS)[number];
export type FactState = (typeof FACT_STATES)[number];
export type UnitFact = (typeof UNIT_FACTS)[number];

const unit = z.strictObject({
  ...common,
  name,
  type: z.optional(z.union([z.string(), none])),
  /** As it was written: with leading zeros, all 18 digits. */
  code: z.optional(z.union([name, none])),
  level: z.optional(z.union([name, none])),
  /** The unit above. */
  parent: z.optional(z.union([idSchema, none])),
  place: z.optional(z.union([name, none])),
  /** The first responsible person (S09). */
  first: z.optional(z.union([name, none])),
  /** New economic and social organisations in its charge, and mobile members (S10). */
  newOrganisations: z.optional(z.union([count, none])),
  mobileMembers: z.optional(z.union([count, none])),
  /** A weak and lax branch (S43). */
  weak: z.optional(z.union([z.boolean(), none])),
  /** Names that it had before. */
  formerly: z.optional(z.array(name)),
  /** The unit that it was merged into: its visits are shown there. */
  mergedInto: z.optional(z.union([idSchema, none])),
});

const visit = z.strictObject({
  ...common,
  unit: idSchema,
  campaign: idSchema,
  by: z.string(),
  packVersion: z.string(),
  began: momentSchema,
  ended: z.optional(z.union([momentSchema, none])),
  /** When it was handed over, and after which step of its review; null once it was taken back. */
  handed: z.optional(z.union([z.extend(momentSchema, { after: z.optional(stepIdSchema) }), none])),
  summary: z.optional(text),
  /** Places seen, and why this unit or spot was chosen (S18). */
  places: z.optional(text),
  whyHere: z.optional(text),
  /** Without saying who one is (S20). */
  covert: z.optional(z.union([z.boolean(), none])),
  /** Who of the unit or from above came along. */
  accompanied: z.optional(text),
  /** What the visit cost the unit (S36): minutes it was kept, people who were kept, papers asked for. */
  minutes: z.optional(z.union([count, none])),
  people: z.optional(z.union([count, none])),
  papers: z.optional(z.union([count, none])),
  task: z.optional(z.union([idSchema, none])),
});

/** Words that were selected on a page, with where they stood. */
const quoteSchema = z.strictObject({
  text,
  title: text,
  address: text,
  at: momentSchema,
  /** True where the page held more than could be taken. */
  cut: z.optional(z.boolean()),
});

const note = z.strictObject({
  ...common,
  text,
  how: z.enum(NOTE_KINDS),
  source: z.enum(SOURCES),
  speaker: z.optional(z.union([z.enum(SPEAKERS), none])),
  at: momentSchema,
  quote: z.optional(z.union([quoteSchema, none])),
  /** What goes out of a note back to back, where its own words might give somebody away (S26). */
  outward: z.optional(text),
  /** True while it is being written in a composer and has not been put down yet. */
  draft: z.optional(z.boolean()),
});

const tag = z.strictObject({
  ...common,
  /** The pack's id of the tag, such as F08. */
  tag: z.string(),
  status: z.enum(TAG_STATUSES),
  at: momentSchema,
  /** The five parts that a confirmed tag carries: these four, and at least one piece of evidence. */
  fact: z.optional(text),
  unitSaid: z.optional(text),
  peopleSaid: z.optional(text),
  otherwise: z.optional(text),
  /** When an urgent one was reported (S32). */
  reported: z.optional(z.union([momentSchema, none])),
});

const imageType = z.enum(['image/jpeg', 'image/png', 'image/webp']);

const evidence = z.strictObject({
  ...common,
  sha256: sha256Schema,
  /** As the person's device named it: shown here, never handed on. */
  name: z.optional(name),
  type: z.string().check(z.maxLength(200)),
  size: z.int().check(z.minimum(0)),
  at: momentSchema,
  caption: z.optional(text),
  /** The copy that is handed on, without where and with what it was taken; the original stays (lib/app/bundle). */
  clean: z.optional(z.strictObject({ sha256: sha256Schema, size: z.int().check(z.minimum(0)), type: imageType })),
});

/** A list as somebody set it up: what it shows, in which order and groups. */
const view = z.strictObject({
  ...common,
  /** Which list it is of. */
  list: z.string().check(z.maxLength(40)),
  name,
  shows: z.record(z.string(), z.json()),
});

const BODIES = {
  campaign: campaignShape,
  team: teamShape,
  member: memberShape,
  unit,
  visit,
  note,
  tag,
  evidence,
  pack: packShape,
  draw: drawShape,
  task: taskShape,
  finding: findingShape,
  step: stepShape,
  remark: remarkShape,
  material: materialShape,
  evaluation: evaluationShape,
  topic: topicShape,
  complaint: complaintShape,
  practice: practiceShape,
  case: caseShape,
  view,
  comment: commentShape,
  review: reviewShape,
  verdict: verdictShape,
  settlement: settlementShape,
  office: officeShape,
  briefing: briefingShape,
  issue: issueShape,
  numbering: numberingShape,
} as const;
export type Kind = keyof typeof BODIES;

/**
 * `mayGo.<part>`: a person said of that part's words, known by their fingerprint, that they may leave this device though
 * they might give a protected source away (S26; lib/app/may-go.ts).
 */
const leaves = { mayGo: z.union([z.string().check(z.maxLength(40)), none]) };

/** Members of a record's sets and maps: the name before the dot, and what the value may be. */
const MEMBERS = {
  /** A duty's dates in this campaign, by its item (S11–S13). */
  campaign: { duty: z.union([dutyPlan, none]) },
  team: leaves,
  /** `teams.<team>`: they work in that team as well, beside the one that they were added to. */
  member: { teams: z.boolean() },
  /** `recused.<member>`: that member must not go there, and why. */
  unit: { ...leaves, traits: z.boolean(), recused: z.boolean(), recusedWhy: text },
  visit: {
    ...leaves,
    rating: z.union([z.enum(GRADES), none]),
    duty: z.union([z.enum(DUTY_STATES), none]),
    comment: text,
    /** `ratedUnder.<item>`: the version to whose words the answer was given, where the visit has gone over since. */
    ratedUnder: z.union([z.string().check(z.maxLength(100)), none]),
    method: z.union([z.enum(FACT_STATES), none]),
    methodWhy: text,
    /** Which members went. */
    went: z.boolean(),
  },
  note: { ...leaves, items: z.boolean(), evidence: z.boolean() },
  tag: { ...leaves, items: z.boolean(), notes: z.boolean(), evidence: z.boolean() },
  evidence: leaves,
  /** Words of a draft as they are typed: `text.items.1.1.look.zh`. */
  pack: { text },
  draw: {},
  task: {},
  finding: { ...leaves, ...findingMembers },
  step: leaves,
  remark: leaves,
  material: { ...leaves, ...materialMembers },
  evaluation: { ...leaves, ...evaluationMembers },
  topic: leaves,
  complaint: leaves,
  practice: leaves,
  case: leaves,
  view: {},
  comment: leaves,
  review: { ...leaves, ...reviewMembers },
  verdict: { ...leaves, ...verdictMembers },
  settlement: { ...leaves, ...settlementMembers },
  office: { ...leaves, ...officeMembers },
  briefing: { ...leaves, ...briefingMembers },
  issue: { ...leaves, ...issueMembers },
  numbering: {},
} as const satisfies Record<Kind, Record<string, z.core.$ZodType>>;

type Members<K extends Kind> = {
  [S in keyof (typeof MEMBERS)[K] & string as `${S}.${string}`]?: z.infer<(typeof MEMBERS)[K][S] & z.core.$ZodType>;
};
export type Body<K extends Kind> = z.infer<(typeof BODIES)[K]> & Members<K>;

/** Why a field was refused, with its name: never half taken. */
export class FieldError extends Error {
  override readonly name = 'FieldError';
  readonly kind: string;
  readonly field: string;
  readonly reason: 'unknownKind' | 'unknownField' | 'badValue';
  constructor(kind: string, field: string, reason: FieldError['reason']) {
    super(`${kind}.${field}: ${reason}`);
    this.kind = kind;
    this.field = field;
    this.reason = reason;
  }
}

/**
 * Checks one field of one kind of record, strictly.
 * @param field a plain field (`text`) or a member of a set (`items.2.1`)
 * @throws FieldError naming the kind, the field and the reason
 */
export function checkField(kind: string, field: string, value: unknown): void {
  const reason = faultOf(kind, field, value);
  if (reason) throw new FieldError(kind, field, reason);
}

/** Whether a field of a kind takes a value; `checkField` says why not. */
export const takesValue = (kind: string, field: string, value: unknown): boolean => !faultOf(kind, field, value);

function faultOf(kind: string, field: string, value: unknown): FieldError['reason'] | null {
  const shape = shapeOf(kind, field);
  if (!shape) return Object.hasOwn(BODIES, kind) ? 'unknownField' : 'unknownKind';
  return z.safeParse(shape, value).success ? null : 'badValue';
}

/** The shape of a kind's field; undefined where there is no such kind or field. */
export function shapeOf(kind: string, field: string): z.core.$ZodType | undefined {
  if (!Object.hasOwn(BODIES, kind) || field.length > 200) return undefined;
  const [key = ''] = field.split('.', 1);
  const shelf: Record<string, z.core.$ZodType> = key === field ? BODIES[kind as Kind].shape : MEMBERS[kind as Kind];
  return Object.hasOwn(shelf, key) ? shelf[key] : undefined;
}

/** The fields that a kind has: plain ones, and `set.*` for each set and map. */
export const fieldNames = (kind: Kind): string[] => [
  ...Object.keys(BODIES[kind].shape),
  ...Object.keys(MEMBERS[kind]).map((set) => `${set}.*`),
];

/** All kinds of records. */
export const KINDS = Object.keys(BODIES) as readonly Kind[];

/**
 * The members of a set in a record's body: for `items` of `{"items.2.1": true, "items.2.2": false}`, `["2.1"]`.
 * A member that was taken out again (false, null or an empty text) does not count.
 */
export function membersOf(body: Readonly<Record<string, unknown>>, set: string): string[] {
  const prefix = `${set}.`;
  return Object.keys(body)
    .filter((key) => key.startsWith(prefix) && Boolean(body[key]))
    .map((key) => key.slice(prefix.length));
}
