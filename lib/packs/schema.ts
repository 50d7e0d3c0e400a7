import * as z from 'zod/mini';
import { idSchema } from '../model/ids.ts';
import { GRADES, NOTE_KINDS, TEAM_LEVELS, UNIT_FACTS } from '../model/records.ts';
import { TAG_TEXTS } from '../model/tag-texts.ts';

/**
 * The shape of a checklist pack (清单包): all that the product knows about the field, as versioned data. A later
 * campaign is another pack, not another program (domain.md). Strict: a misspelt field is an error, not a silence.
 * What fields must say together (references, authority, a way to find out) is checked in cross-checks.ts.
 */

/** The five parts that a confirmed tag carries; each is a field of the tag's record, and `evidence` a set of it. */
export const TAG_PARTS = [...TAG_TEXTS, 'evidence'] as const;
export type TagPartId = (typeof TAG_PARTS)[number];

/** Where a document stands: a central meeting, a city's, a practitioner's article, drafts, an office's own rules. */
const AUTHORITIES = ['central', 'city', 'practitioner', 'collection', 'house'] as const;

/** The longest label for a chip or a column head, in characters: upright in the heat map, one line in the panel. */
const MAX_SHORT = 8;

const filled = z.string().check(
  z.refine((text) => text.trim() !== '', { params: { reason: 'empty' } }),
  z.refine((text) => !/\p{Surrogate}/u.test(text), { params: { reason: 'brokenText' } }),
);
const pair = z.strictObject({ zh: filled, en: filled });
/** Text for people: Chinese first, English complete. */
export type Pair = z.infer<typeof pair>;

const shortPair = z.strictObject({
  zh: filled.check(z.refine((text) => [...text].length <= MAX_SHORT, { params: { reason: 'tooLong' } })),
  en: filled,
});

/** How a pack's requirement or dimension is named: letters and digits (`S01`). */
const code = z.string().check(z.regex(/^[A-Za-z0-9]+$/));
/** One of several under such a name: `S01.1`, `villageCommunity.1`, `plan.1`. */
const numbered = z.string().check(z.regex(/^[A-Za-z0-9]+\.[1-9]\d*$/));
const version = z.string().check(z.regex(/^\d+\.\d+\.\d+$/));

/** An id that can be a member of a record's set (`traits.branch`): letters and digits, no dot. */
const camel = z.string().check(z.regex(/^[a-z][A-Za-z0-9]*$/));
/** More entries than any list of a pack has; one beyond it is something else. */
export const MOST_ENTRIES = 5_000;
const some = <T extends z.core.$ZodType>(schema: T) => z.array(schema).check(z.minLength(1), z.maxLength(MOST_ENTRIES));

const source = z.strictObject({
  doc: z.string(),
  /** The n-th non-empty line of the document, counted from 1. */
  para: z.int().check(z.minimum(1)),
});
export type PackSource = z.infer<typeof source>;

export type PackAuthority = (typeof AUTHORITIES)[number];

const doc = z.strictObject({
  id: z.string().check(z.regex(/^[A-Z]{1,3}\d+$/)),
  title: pair,
  authority: z.enum(AUTHORITIES),
  /** False where the document is never the only basis that a person is shown. */
  soleBasis: z.boolean(),
  /** How many non-empty lines it has, so that a citation past its end is refused. */
  paras: z.int().check(z.minimum(1)),
  note: pair,
});

/** What a source asks of one type of unit, or of units with one trait: its id begins with theirs. */
const clause = z.strictObject({ id: numbered, text: pair, source });

const unitType = z.strictObject({
  id: camel,
  name: pair,
  focus: pair,
  sources: some(source),
  clauses: z.optional(some(clause)),
});
const named = z.strictObject({ id: camel, name: pair });
const trait = z.strictObject({ id: camel, name: pair, clauses: z.optional(some(clause)) });

/** What a unit is held against, point by point (S01–S04); an item names the points that it speaks to. */
const dimension = z.strictObject({
  id: code,
  title: pair,
  points: some(z.strictObject({ id: numbered, title: pair, sources: some(source) })),
});

/** A duty's count, and whether it is a month's: one city's rule. Its dates are the campaign's, not the pack's. */
const dutyCount = z.strictObject({
  every: z.optional(z.literal('month')),
  count: z.optional(z.int().check(z.minimum(1))),
  local: z.literal(true),
});
const section = z.strictObject({ id: z.string().check(z.regex(/^\d+$/)), title: pair });

const item = z.strictObject({
  id: z.string().check(z.regex(/^\d+\.\d+$/)),
  section: z.string(),
  /** A duty (规定动作) is local, done or not done or not known, and never part of a score (S11–S13). */
  form: z.enum(['rated', 'duty']),
  question: pair,
  short: shortPair,
  /** What to look at, where, and whom to ask. */
  look: pair,
  how: some(z.enum(NOTE_KINDS)),
  /** What would speak against a good reading. */
  against: pair,
  sources: some(source),
  /** The requirements that it serves, by the names that the pack's makers give them. */
  serves: z.array(code),
  /** None where only a trait decides. */
  types: z.array(z.string()),
  /** It also applies to a unit of any type that has one of these traits. */
  traits: z.optional(some(z.string())),
  /** The points of the dimensions that its grade counts for; a duty has none, since it never enters a score. */
  points: z.optional(some(z.string())),
  /** The clauses on its type or trait that it serves. */
  clauses: z.optional(some(z.string())),
  /** How much it counts in a dimension's mean: above 0, at most 10; 1 where nothing is said. */
  weight: z.optional(z.number().check(z.positive(), z.maximum(10))),
  duty: z.optional(dutyCount),
  /** The version in which it was retired: asked of nobody since, kept for the words of old answers. */
  retired: z.optional(version),
});

const tag = z.strictObject({
  id: z.string().check(z.regex(/^[A-Z]\d{2}$/)),
  area: z.string(),
  title: pair,
  /** What it looks like in the field. */
  hint: pair,
  /** Words that a person may search by, Chinese and English. */
  words: some(filled),
  /** To be stopped at once and reported the same day (S32). */
  urgent: z.boolean(),
  sources: some(source),
  items: z.optional(some(z.string())),
});

const grade = z.strictObject({
  grade: z.enum(GRADES),
  name: pair,
  /** 0 to 100; null for the two that leave the denominator. */
  score: z.nullable(z.number().check(z.minimum(0), z.maximum(100))),
  /** A low grade needs a fact of the visit behind it (S06). */
  needsFact: z.boolean(),
  /** A good grade needs something seen, heard or asked behind it: papers alone prove nothing (S34). */
  needsBehind: z.boolean(),
});

/** A paper of the unit that is examined (审核把关, S27), with the rules that it is held against. */
const material = z.strictObject({
  id: camel,
  name: pair,
  sources: some(source),
  rules: some(
    z.strictObject({
      id: numbered,
      text: pair,
      /** What a paper that breaks the rule may be a sign of. */
      tags: z.optional(some(z.string())),
      sources: some(source),
    }),
  ),
});

const atLeast = (least: number) => z.int().check(z.minimum(least));

/** What visits may cost a unit before planning warns (S36). The figures are the pack's own, and its note says so. */
const limits = z.strictObject({
  visitsPerUnitMonth: atLeast(1),
  minutesPerVisit: atLeast(1),
  peoplePerVisit: atLeast(0),
  papersPerVisit: atLeast(0),
  sources: some(source),
  note: pair,
});

/** What people are asked (群众评价, S23): a question's good word and its other word; 说不清 is always there. */
const question = z.strictObject({ id: camel, yes: shortPair, no: shortPair, sources: some(source) });

const evaluation = z.strictObject({
  /** With fewer people than this, only counts are shown, no percentage. */
  minSample: atLeast(1),
  note: pair,
});

/**
 * The campaign and team that every installation starts with, under the same ids, so that two installations don't
 * count as two campaigns. Records take the Chinese names, whatever the screen's language, for the same reason.
 */
const seed = z.strictObject({
  campaign: z.strictObject({ id: idSchema, name: pair }),
  team: z.strictObject({
    id: idSchema,
    name: pair,
    level: z.enum(TEAM_LEVELS),
    mandate: pair,
    /** Who may send a team in such a campaign (S45); a person who chooses the level reads it. */
    rule: z.optional(pair),
  }),
});

/** The version that every pack begins with: the one that a seed names. */
export const FIRST_VERSION = '1.0.0';

/** The format that this program reads. A pack of another format is refused as a whole. */
export const PACK_FORMAT = 1;

export const packSchema = z.strictObject({
  formatVersion: z.literal(PACK_FORMAT),
  id: z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)),
  version,
  title: pair,
  docs: some(doc),
  unitTypes: some(unitType),
  traits: z.array(trait),
  dimensions: z.optional(z.array(dimension)),
  sections: some(section),
  items: some(item),
  areas: some(named),
  tags: some(tag),
  tagParts: some(z.strictObject({ id: z.enum(TAG_PARTS), title: pair, example: pair })),
  grades: some(grade),
  /** The share of applicable items that must be graded before any score is shown. */
  score: z.optional(z.strictObject({ minShare: z.number().check(z.minimum(0), z.maximum(1)) })),
  materials: z.optional(z.array(material)),
  limits: z.optional(limits),
  questions: z.optional(z.array(question)),
  evaluation: z.optional(evaluation),
  /** What the campaign wants known of a unit, beyond what is known of every one. */
  unitFacts: z.optional(some(z.enum(UNIT_FACTS))),
  seed,
});

export type Pack = z.infer<typeof packSchema>;
export type PackItem = z.infer<typeof item>;
export type PackTag = z.infer<typeof tag>;
export type PackQuestion = z.infer<typeof question>;
export type PackArea = z.infer<typeof named>;
