import { type Change, SEVERAL } from '../../changes/change.ts';
import { MAX_LEAD, millisOf } from '../../changes/clock.ts';
import { ChangeError, verifyChange } from '../../changes/verify-change.ts';
import type { Id } from '../../model/ids.ts';
import { type BatchHead, readBatchHead } from './batch-head.ts';
import { BundleError } from './bundle-error.ts';
import { BUNDLE_LIMITS } from './bundle-format.ts';
import { parseCanonical } from './read-canonical.ts';

/** A batch of which every line is sound. */
export interface ReadBatch {
  readonly head: BatchHead;
  /** In the order of the author's clock. */
  readonly changes: Change[];
  /** How many of them are more than an hour ahead of the reader's clock, which they don't drag along. */
  readonly ahead: number;
}

/** What the reader knows. */
export interface BatchFacts {
  /** The batch's entry. */
  readonly place: string;
  /** What the entry's name says. */
  readonly named: { readonly author: string; readonly seq: number };
  /** Unix milliseconds by the reader's clock. */
  readonly now: number;
}

/** A clock may be wrong by this much and its owner's words still count: a year, in milliseconds. */
const MAX_WRONG = 366 * 86_400_000;

/**
 * Reads a batch whose signature holds, line by line, and stops at the first bad one: its signature covers it whole, so
 * it is taken whole or not at all.
 * @throws BundleError naming the line and the reason
 */
export function readBatch(bytes: Uint8Array, { place, named, now }: BatchFacts): ReadBatch {
  const lines = linesIn(bytes, place);
  const first = lines.next();
  if (first.done) throw new BundleError('header', place, 1);
  const head = readBatchHead(first.value, place, named);
  const changes: Change[] = [];
  let ahead = 0;
  for (const line of lines) {
    const at = changes.length + 2;
    const change = readLine(line, place, at);
    if (change.author !== head.author) throw new BundleError('foreign', place, at);
    const last = changes.at(-1);
    if (last && orderOf(last) >= orderOf(change)) throw new BundleError('order', place, at);
    const lead = millisOf(change.hlc) - now;
    if (lead > MAX_WRONG) throw new BundleError('clock', place, at);
    if (lead > MAX_LEAD) ahead++;
    changes.push(change);
  }
  if (changes.length !== head.changes) throw new BundleError('counts', place, changes.length + 1);
  return { head, changes, ahead };
}

/** One author's changes rise by their clock; those of one moment by id. So none stands there twice. */
const orderOf = ({ hlc, id }: Change): string => `${hlc} ${id}`;

function readLine(line: Uint8Array, place: string, at: number): Change {
  const value = parseCanonical(line, place, at);
  try {
    return verifyChange(value);
  } catch (error) {
    if (!(error instanceof ChangeError)) throw error;
    const reason = error.reason === 'hash' ? 'id' : error.reason;
    const field = !error.field || error.field === SEVERAL ? '' : ` ${error.field}`;
    throw new BundleError(reason, `${place}${field}`, at, { cause: error });
  }
}

function* linesIn(bytes: Uint8Array, place: string): Generator<Uint8Array> {
  let start = 0;
  for (let at = 1; start < bytes.length; at++) {
    const end = bytes.indexOf(10, start);
    // A last line that has no end is half a line.
    if (end < 0) throw new BundleError('json', place, at);
    if (end - start > BUNDLE_LIMITS.line) throw new BundleError('tooLarge', place, at);
    yield bytes.subarray(start, end);
    start = end + 1;
  }
}

/** How many lines follow the first. */
export function countChanges(bytes: Uint8Array): number {
  let lines = 0;
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, end + 1)) lines++;
  return Math.max(0, lines - 1);
}

const MOST_TOUCHED = 10_000;

/**
 * The records that a batch seems to be about, with those that they belong to: for a batch that is refused, so that a
 * person hears which visits lack something. Nothing else is taken from it.
 */
export function recordsTouched(bytes: Uint8Array): Id[] {
  const text = new TextDecoder('latin1').decode(bytes);
  const found = new Set<Id>();
  const named = /"(?:rec|parent)":"([0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})"/g;
  for (const [, id] of text.matchAll(named)) if (id && found.size < MOST_TOUCHED) found.add(id);
  return [...found];
}
