// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { type Comment, commentOf, type DoneMark, doneMarkOf, threadsOf } from '../../../lib/review/threads.ts';
import { hlcOf } from '../changes/builders.ts';

const said = (
  rec: string,
  person: string,
  at: number,
  thread: string | null = null,
  more: Partial<Comment> = {},
): Comment => ({
  ...{ id: `${rec} ${person}`, rec, person, hlc: hlcOf(at), on: 'n1', field: null, thread, text: rec, at: undefined },
  ...more,
});
const mark = (rec: string, person: string, at: number, isDone = true, answered: string[] = []): DoneMark => ({
  ...{ id: `${rec} ${person}`, rec, person, hlc: hlcOf(at), isDone },
  ...{ change: `${person} ${at}`, answered: new Set(answered) },
});
const threads = (comments: Comment[], marks: DoneMark[] = []) =>
  threadsOf(comments, marks, (person) => person === 'lead');

describe('comments', () => {
  it('stand in threads by clock, whatever the order they came in, each once', () => {
    const [ask, answer, again, other] = [
      said('a', 'reviewer', 1),
      said('b', 'author', 2, 'a'),
      said('c', 'reviewer', 3, 'a'),
      said('d', 'lead', 4),
    ];
    const found = threads([other, again, answer, ask, answer]);
    expect(found.map(({ id, first, replies }) => [id, first, replies])).toEqual([
      ['a', ask, [answer, again]],
      ['d', other, []],
    ]);
  });

  it('are kept in their thread where the first was taken away or hasn’t come', () => {
    expect(threads([said('b', 'author', 2, 'a')])).toMatchObject([
      { id: 'a', first: null, replies: [{ rec: 'b' }], on: 'n1' },
    ]);
  });

  it('are done with when whoever asked says so, or whoever may decide, and open again when they say that', () => {
    const comments = [said('a', 'reviewer', 1), said('b', 'author', 2, 'a')];
    const done = (...marks: DoneMark[]) => threads(comments, marks)[0]?.done?.person ?? null;
    expect(done()).toBeNull();
    expect(done(mark('a', 'author', 3))).toBeNull();
    expect(done(mark('a', 'reviewer', 3))).toBe('reviewer');
    expect(done(mark('a', 'reviewer', 3), mark('a', 'lead', 4, false))).toBeNull();
    expect(done(mark('a', 'lead', 4, false), mark('a', 'reviewer', 5))).toBe('reviewer');
    expect(done(mark('b', 'reviewer', 3))).toBeNull();
    // The lead's clock is hours ahead: what answers the lead's word comes after it all the same.
    expect(done(mark('a', 'lead', 900), mark('a', 'reviewer', 5, false, ['lead 900']))).toBeNull();
    expect(done(mark('a', 'lead', 900), mark('a', 'stranger', 5, false, ['lead 900']))).toBe('lead');
  });

  it('are read from deeds; what is still being written is none', () => {
    const deed = {
      id: 'a',
      rec: 'r',
      parent: 'v',
      person: 'p',
      hlc: hlcOf(1),
      change: 'c',
      answered: new Set<string>(),
    };
    const body = { text: '为什么', on: 'n1', field: 'rating.2.1', draft: false };
    expect(commentOf({ ...deed, body })).toMatchObject({ text: '为什么', on: 'n1', field: 'rating.2.1', thread: null });
    expect(commentOf({ ...deed, body: { ...body, draft: true } })).toBeNull();
    expect(commentOf({ ...deed, body: { text: '为什么' } })).toBeNull();
    expect(doneMarkOf({ ...deed, body: { done: null } }).isDone).toBe(false);
    expect(doneMarkOf({ ...deed, body: { done: { device: 1 } } }).isDone).toBe(true);
  });
});
