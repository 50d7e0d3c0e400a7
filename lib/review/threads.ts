import type { Hlc } from '../changes/change.ts';
import { type AnsweringDeed, cited, compareDeeds, type Deed } from '../changes/deeds.ts';

/** A comment as its own writer has it. */
export interface Comment {
  readonly id: string;
  readonly rec: string;
  readonly person: string;
  readonly hlc: Hlc;
  /** What it speaks of, and which field of that; null for the whole. */
  readonly on: string;
  readonly field: string | null;
  /** The first comment of its thread; null for one that is the first. */
  readonly thread: string | null;
  readonly text: string;
  /** See `Cited`. */
  readonly at: number | undefined;
}

/** That somebody said that a thread was done with, or that it was not after all. */
export interface DoneMark extends Omit<AnsweringDeed, 'body' | 'parent'> {
  readonly isDone: boolean;
  /** See `Cited`. */
  readonly at?: number | undefined;
}

/** A comment with the answers to it. */
export interface Thread {
  /** The record of its first comment. */
  readonly id: string;
  /** Null where that was taken away or hasn't come yet. */
  readonly first: Comment | null;
  readonly replies: readonly Comment[];
  readonly on: string;
  readonly field: string | null;
  /** The mark that stands: by whoever asked or may decide, the newest that no other of them answers. Null while open. */
  readonly done: DoneMark | null;
}

/** The comment that a deed in a record of kind `comment` is; null for one still being written. */
export function commentOf({ id, rec, person, hlc, body }: Deed): Comment | null {
  if (body.draft === true || typeof body.text !== 'string' || typeof body.on !== 'string') return null;
  const [field, thread] = [body.field, body.thread].map((one) => (typeof one === 'string' ? one : null));
  return {
    id,
    rec,
    person,
    hlc,
    on: body.on,
    field: field ?? null,
    thread: thread ?? null,
    text: body.text,
    at: cited(body).at,
  };
}

/** The mark that a deed in a comment's record is. */
export function doneMarkOf({ body, ...deed }: AnsweringDeed): DoneMark {
  return { ...deed, isDone: Boolean(body.done), at: cited(body.done).at };
}

/**
 * Comments in their threads, by the clock of the first word; answers likewise.
 * @param mayClose whether somebody who didn't ask may say all the same that it is done with
 */
export function threadsOf(
  comments: readonly Comment[],
  marks: readonly DoneMark[],
  mayClose: (person: string, at: Hlc) => boolean,
): Thread[] {
  const ordered = [...new Map(comments.map((one) => [one.id, one])).values()].sort(compareDeeds);
  const firsts = new Map(ordered.filter(({ thread }) => thread === null).map((one) => [one.rec, one]));
  const byThread = Map.groupBy(ordered, ({ rec, thread }) => thread ?? rec);
  return [...byThread].flatMap(([id, all]) => {
    const first = firsts.get(id) ?? null;
    const { on, field } = first ?? (all[0] as Comment);
    const asked = (person: string) => all.some((one) => one.rec === id && one.person === person);
    const counting = marks.filter((one) => one.rec === id && (asked(one.person) || mayClose(one.person, one.hlc)));
    const answered = new Set(counting.flatMap((mark) => [...mark.answered]));
    const newest = counting
      .filter(({ change }) => !answered.has(change))
      .sort(compareDeeds)
      .at(-1);
    const done = newest?.isDone ? newest : null;
    return [{ id, first, replies: all.filter((one) => one !== first), on, field, done }];
  });
}
