import * as z from 'zod/mini';
import { idSchema } from '../model/ids.ts';
import { GRADES, NOTE_KINDS, TEAM_LEVELS } from '../model/records.ts';

/**
 * The shape of a checklist pack (清单包): all that the product knows about the field, as versioned data. A later
 * campaign is another pack, not another program (domain.md). Strict: a misspelt field is an error, not a silence.
 * What fields must say together (references, authority, a way to find out) is checked in cross-checks.ts.
 */

/** The five parts that a confirmed tag carries; each is a field of the tag's record, and `evidence` a set of it. */
export const TAG_PARTS = ['fact', 'unitSaid', 'peopleSaid', 'otherwise', 'evidence'] as const;
export type TagPartId = (typeof TAG_PARTS)[number];

/** Where a document stands: a central meeting, a city's, an article by a practitioner, a collection of drafts. */
const AUTHORITIES = ['central', 'city', 'practitioner', 'collection'] as const;

/** The longest label for a chip or a column head, in characters: upright in the heat map, one line in the panel. */
const MAX_SHORT = 8;

const filled = z.string().check(z.refine((text) => text.trim() !== '', { params: { reason: 'empty' } }));
const pair = z.strictObject({ zh: filled, en: filled });
/** Text for people: Chinese first, English complete. */
export type Pair = z.infer<typeof pair>;

const shortPair = z.strictObject({
  zh: filled.check(z.refine((text) => [...text].length <= MAX_SHORT, { params: { reason: 'tooLong' } })),
  en: filled,
});

/** An id that can be a member of a record's set (`traits.branch`): letters and digits, no dot. */
const camel = z.string().check(z.regex(/^[a-z][A-Za-z0-9]*$/));
const some = <T extends z.core.$ZodType>(schema: T) => z.array(schema).check(z.minLength(1));

const source = z.strictObject({
  doc: z.string(),
  /** The n-th non-empty line of the document, counted from 1. */
  para: z.int().check(z.minimum(1)),
});
export type PackSource = z.infer<typeof source>;

const doc = z.strictObject({
  id: z.string().check(z.regex(/^D\d+$/)),
  title: pair,
  authority: z.enum(AUTHORITIES),
  /** False where the document is never the only basis that a person is shown. */
  soleBasis: z.boolean(),
  /** How many non-empty lines it has, so that a citation past its end is refused. */
  paras: z.int().check(z.minimum(1)),
  note: pair,
});

const unitType = z.strictObject({ id: camel, name: pair, focus: pair, sources: some(source) });
const named = z.strictObject({ id: camel, name: pair });
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
  /** The requirements in domain.md that it serves. */
  serves: some(z.string().check(z.regex(/^S\d{2}$/))),
  types: some(z.string()),
  /** It also applies to a unit of any type that has one of these traits. */
  traits: z.optional(some(z.string())),
});

const tag = z.strictObject({
  id: z.string().check(z.regex(/^F\d{2}$/)),
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
  /** A low grade needs a fact of the visit behind it (S06). */
  needsFact: z.boolean(),
  /** A good grade needs something seen, heard or asked behind it: papers alone prove nothing (S34). */
  needsBehind: z.boolean(),
});

/**
 * The campaign and team that every installation starts with, under the same ids, so that two installations don't
 * count as two campaigns. Records take the Chinese names, whatever the screen's language, for the same reason.
 */
const seed = z.strictObject({
  campaign: z.strictObject({ id: idSchema, name: pair }),
  team: z.strictObject({ id: idSchema, name: pair, level: z.enum(TEAM_LEVELS), mandate: pair }),
});

/** The format that this program reads. A pack of another format is refused as a whole. */
export const PACK_FORMAT = 1;

export const packSchema = z.strictObject({
  formatVersion: z.literal(PACK_FORMAT),
  id: z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)),
  version: z.string().check(z.regex(/^\d+\.\d+\.\d+$/)),
  title: pair,
  docs: some(doc),
  unitTypes: some(unitType),
  traits: z.array(named),
  sections: some(section),
  items: some(item),
  areas: some(named),
  tags: some(tag),
  tagParts: some(z.strictObject({ id: z.enum(TAG_PARTS), title: pair, example: pair })),
  grades: some(grade),
  seed,
});

export type Pack = z.infer<typeof packSchema>;
export type PackItem = z.infer<typeof item>;
export type PackTag = z.infer<typeof tag>;
export type PackArea = z.infer<typeof named>;
