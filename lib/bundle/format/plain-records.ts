import * as z from 'zod/mini';
import { MAX_DEPTH } from '../../changes/canonical.ts';
import { type Change, type Hlc, type Json, SEVERAL } from '../../changes/change.ts';
import { tick } from '../../changes/clock.ts';
import { type ChangeRest, makeChange } from '../../changes/make-change.ts';
import { ChangeError, verifyChange } from '../../changes/verify-change.ts';
import { type Id, idSchema, makeId, sha256Schema } from '../../model/ids.ts';
import { TASK_KINDS } from './backup-format.ts';
import { BundleError } from './bundle-error.ts';
import { AUTHOR_PATTERN, FINDING_KINDS, PACK_ID, PACK_VERSION } from './bundle-format.ts';
import { Places } from './one-place.ts';

/**
 * Records as somebody without this program writes them down (`npm run bundle:make`; FORMAT.md describes the file), made
 * into changes as this program makes them.
 */

/** Plain records were refused: which place of the file, and why. */
export class PlainRecordsError extends Error {
  override readonly name = 'PlainRecordsError';
  // Fields, not parameters of the constructor: scripts run this file with its types merely stripped.
  /** Such as `records[3].fields.how`. */
  readonly path: string;
  constructor(path: string, why: string) {
    super(`${path}: ${why}`);
    this.path = path;
  }
}

/** Names that reach an object's prototype when somebody careless uses them as a key. */
const HOSTILE: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
/** So many steps of a path that is too deep are named. */
const NAMED = 5;

const when = z.iso.datetime();
const recordSchema = z.strictObject({
  kind: z.string(),
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

/** Reads a file of plain records. @throws PlainRecordsError naming the first wrong place */
export function readPlainRecords(value: unknown): PlainRecords {
  refuseHostile(value, []);
  const read = z.safeParse(inputSchema, value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const path = issue?.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys] : (issue?.path ?? []);
  throw new PlainRecordsError(shown(path), issue?.code ?? 'invalid');
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
 * Makes the changes of new records, in the order of the file by a clock that never goes back: one a record, or one for
 * each set of its fields.
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
  const made = records.flatMap(({ kind, id, parent, at, fields }, record) => {
    const rec = id ?? makeId(now);
    const make = (value: Fields): Change => {
      last = tick(last, at === undefined ? now : Date.parse(at));
      const rest = { rec, parent: parent ?? null, kind, field: SEVERAL, value, sup: [], hlc: last, author };
      return verifiedAs(record, rest);
    };
    const whole = make(fields as Fields);
    const parts = partFields(whole);
    return (parts.length > 1 ? parts.map(make) : [whole]).map((change) => ({ change, record }));
  });
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
  const isAbove = ({ kind }: Change) => TASK_KINDS.has(kind);
  const homeOf = ({ kind, rec, parent }: Change) => (kind === 'visit' ? rec : parent);
  const findingOf = ({ kind }: Change) => (FINDING_KINDS.has(kind) ? kind : '');
  const keyOf = (change: Change) => (isAbove(change) ? '' : `${homeOf(change)} ${findingOf(change)}`);
  const parts = [...Map.groupBy(changes, keyOf)].sort(([a], [b]) => Number(b === '') - Number(a === ''));
  return parts.map(([key, some]) => ({ home: key === '' ? null : (some.map(homeOf)[0] ?? null), changes: some }));
}

/** Before zod, which drops some names silently, and whose recursion has no floor. */
function refuseHostile(value: unknown, path: readonly PropertyKey[]): void {
  if (typeof value !== 'object' || value === null) return;
  if (path.length > MAX_DEPTH) throw new PlainRecordsError(shown(path.slice(0, NAMED)), 'deep');
  for (const [key, part] of Object.entries(value)) {
    const here = [...path, Array.isArray(value) ? Number(key) : key];
    if (HOSTILE.has(key)) throw new PlainRecordsError(shown(here), 'shape');
    refuseHostile(part, here);
  }
}

function shown(path: readonly PropertyKey[]): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
}
