import * as z from 'zod/mini';
import { type Change, type Hlc, type Json, SEVERAL } from '../../changes/change.ts';
import { tick } from '../../changes/clock.ts';
import { type ChangeRest, makeChange } from '../../changes/make-change.ts';
import { ChangeError, verifyChange } from '../../changes/verify-change.ts';
import { type Id, idSchema, makeId, sha256Schema } from '../../model/ids.ts';
import { KINDS } from '../../model/records.ts';
import { BundleError } from './bundle-error.ts';
import { ABOVE_KINDS, AUTHOR_PATTERN, FINDING_KINDS, PACK_ID, PACK_VERSION } from './bundle-format.ts';
import { Places } from './one-place.ts';

/**
 * Records as somebody without this program writes them down (`npm run bundle:make`; FORMAT.md describes the file), made
 * into changes as this program makes them.
 */

/** Plain records were refused: which place of the file, and why. */
export class PlainRecordsError extends Error {
  override readonly name = 'PlainRecordsError';
  // Fields, not parameters of the constructor: scripts run this file with its types merely stripped.
  /** Such as `records[3].fields.how`, or `in.json line 7 column 3: records[3]`. */
  readonly path: string;
  constructor(path: string, why: string) {
    super(`${path}: ${why}`);
    this.path = path;
  }
}

/** Changes have no times before 1970. */
const when = z.iso.datetime().check(z.refine((time) => Date.parse(time) >= 0, 'clock'));
const recordSchema = z.strictObject({
  kind: z.string().check(z.refine((kind) => KINDS.some((known) => known === kind), 'unknownKind')),
  id: z.optional(idSchema),
  /** The record that it belongs to; none for those that stand alone. */
  parent: z.optional(z.union([idSchema, z.null()])),
  /** When it was written down; by default when the file was made. */
  at: z.optional(when),
  fields: z.record(z.string(), z.json()),
});
const inputSchema = z.strictObject({
  author: z.strictObject({
    name: z.string(),
    /** A person's id, or an author's: the person's and the epoch. */
    id: z.optional(z.string().check(z.regex(/^[0-9a-f-]{36}(\.\d{1,6})?$/))),
    /** The secret key, 32 bytes as hexadecimal digits; by default a fresh one that nobody keeps. */
    key: z.optional(z.string().check(z.regex(/^[0-9a-f]{64}$/))),
  }),
  createdAt: z.optional(when),
  bundleId: z.optional(idSchema),
  seq: z.optional(z.number()),
  prev: z.optional(z.union([sha256Schema, z.null()])),
  /** The author's last batch, where there was one. */
  after: z.optional(z.strictObject({ seq: z.number(), digest: sha256Schema })),
  recipients: z.optional(z.array(idSchema)),
  /** Those with a file go along, by its path beside this one. */
  packs: z.optional(
    z.array(
      z.strictObject({
        id: z.string().check(z.regex(PACK_ID)),
        version: z.string().check(z.regex(PACK_VERSION)),
        file: z.optional(z.string()),
      }),
    ),
  ),
  /** Paths of files beside this one. */
  attachments: z.optional(z.array(z.string())),
  records: z.array(recordSchema).check(z.minLength(1)),
});

/** A file of plain records whose shape is right. */
export type PlainRecords = z.infer<typeof inputSchema>;

/**
 * Reads a file of plain records.
 * @param value as `readPlainJson` gives it, which lets nothing through that the schema would drop
 * @throws PlainRecordsError naming the first wrong place
 */
export function readPlainRecords(value: unknown): PlainRecords {
  const read = z.safeParse(inputSchema, value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const path = issue?.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys] : (issue?.path ?? []);
  throw new PlainRecordsError(shown(path) || 'the top level', issue ? whyOf(issue) : 'invalid');
}

function whyOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'custom') return issue.message;
  return issue.code === 'invalid_type' ? `${issue.code} (${issue.expected} is needed)` : issue.code;
}

/** The author of plain records as changes name one; a person without an id is a new one. */
export function authorOf({ author }: PlainRecords, now: number): string {
  const id = author.id ?? makeId(now);
  const named = id.includes('.') ? id : `${id}.0`;
  if (!AUTHOR_PATTERN.test(named)) throw new PlainRecordsError('author.id', 'invalid_format');
  return named;
}

/** The fields of a record, by their names. */
export interface Fields {
  [field: string]: Json;
}

/** A change, and which of the records it was made of, from 0. */
interface MadeChange {
  readonly change: Change;
  readonly record: number;
}

/**
 * Makes the changes of new records: one a record, or one for each set of its fields. Their times rise in the order in which
 * the records say that they were written down, and where they say the same, in that of the file.
 * @param now Unix milliseconds, for records that don't say when
 * @param partFields the sets into which what a change sets is parted; one where it stays whole
 * @throws PlainRecordsError naming the record and the field that no such record has; or the record that stands in two
 *   places, or where none of its kind can
 */
export function changesOf(
  { records }: PlainRecords,
  { author, now, partFields }: { author: string; now: number; partFields(whole: Change): readonly Fields[] },
): MadeChange[] {
  let last: Hlc | null = null;
  const timeOf = ({ at }: { at?: string | undefined }) => (at === undefined ? now : Date.parse(at));
  // The clock never goes back: in the order of the file, a record could get the time of one that stands before it.
  const inTime = [...records.entries()].sort(([, a], [, b]) => timeOf(a) - timeOf(b));
  const timed = inTime.flatMap(([record, { kind, id, parent, at, fields }]) => {
    const rec = id ?? makeId(now);
    const make = (value: Fields): Change => {
      last = tick(last, timeOf({ at }));
      const rest = { rec, parent: parent ?? null, kind, field: SEVERAL, value, sup: [], hlc: last, author };
      return verifiedAs(record, rest);
    };
    const whole = make(fields as Fields);
    const parts = partFields(whole);
    return (parts.length > 1 ? parts.map(make) : [whole]).map((change) => ({ change, record }));
  });
  const made = timed.sort((a, b) => a.record - b.record);
  refuseMisplaced(made, author);
  return made;
}

function refuseMisplaced(made: readonly MadeChange[], author: string): void {
  try {
    new Places().follow({ head: { author, seq: 1 }, changes: made.map(({ change }) => change) });
  } catch (error) {
    if (!(error instanceof BundleError)) throw error;
    throw new PlainRecordsError(`records[${made[error.line - 2]?.record ?? 0}]`, error.reason);
  }
}

function verifiedAs(record: number, rest: ChangeRest): Change {
  try {
    return verifyChange(makeChange(rest));
  } catch (error) {
    if (!(error instanceof ChangeError)) throw error;
    const field = error.field === null || error.field === SEVERAL ? '' : `.${error.field}`;
    throw new PlainRecordsError(`records[${record}].fields${field}`, error.reason);
  }
}

/**
 * Parts changes by what they are about: a batch is about one thing, so that whoever has it can pass on one visit without
 * another. What stands above visits comes first.
 * @returns the changes by the id of the visit or of whatever else they belong to; null for what stands above
 */
export function partByHome(changes: readonly Change[]): { home: Id | null; changes: Change[] }[] {
  const isAbove = ({ kind }: Change) => ABOVE_KINDS.has(kind);
  const homeOf = ({ kind, rec, parent }: Change) => (kind === 'visit' ? rec : parent);
  const findingOf = ({ kind }: Change) => (FINDING_KINDS.has(kind) ? kind : '');
  const keyOf = (change: Change) => (isAbove(change) ? '' : `${homeOf(change)} ${findingOf(change)}`);
  const parts = [...Map.groupBy(changes, keyOf)].sort(([a], [b]) => Number(b === '') - Number(a === ''));
  return parts.map(([key, some]) => ({ home: key === '' ? null : (some.map(homeOf)[0] ?? null), changes: some }));
}

/** A path as errors show it, such as `records[3].fields.how`. */
export function shown(path: readonly PropertyKey[]): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
}
