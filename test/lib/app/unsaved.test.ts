// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { beginNote, keepNote, typeNote } from '../../../lib/app/notes.ts';
import { saveAgain } from '../../../lib/app/save-again.ts';
import { openSession, type Session } from '../../../lib/app/session.ts';
import { wordsUnsaved } from '../../../lib/app/unsaved.ts';
import { startVisit } from '../../../lib/app/visits.ts';
import { keepUnsaved, readUnsaved } from '../../../lib/platform/memory.ts';
import { getRecord, newestUnder } from '../../../lib/store/queries.ts';
import { fakeLocks } from '../../fixtures/fake-locks.ts';
import { freshProfile } from '../../fixtures/profile.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

const MANNER = { how: 'look', source: 'public', items: [] } as const;
let left: Session;
let right: Session;
let visit: string;
beforeEach(async () => {
  fakeLocks();
  for (const window of (await readUnsaved()).keys()) await keepUnsaved(window, null);
  ({ session: left } = await freshProfile());
  visit = await startVisit(left, { name: '甲' });
  right = await openSession('panel');
});
afterEach(() => new Promise((resolve) => setTimeout(resolve, 300)));

const full = () => {
  throw new DOMException('full', 'QuotaExceededError');
};

/** A window that begins a note on a full disk. @returns the note's id */
async function failIn(session: Session, text: string): Promise<string> {
  session.db.changes.hook('creating', full);
  const note = beginNote(session, visit, text, MANNER);
  await session.queue.flush();
  expect(session.queue.state.is).toBe('failed');
  return note;
}

async function leave(...windows: readonly Session[]): Promise<void> {
  for (const session of windows) {
    await session.unsaved?.release();
    session.close();
  }
}

const textsIn = async (session: Session) =>
  (await newestUnder(session.db, visit, 'note', 20, 'draft')).map(({ body }) => body.text).sort();
const waitingIn = (session: Session) => session.queue.unsaved.map(({ value }) => value);

describe('two windows that both fail to save', () => {
  it('leave the words of both to the next, which saves them when asked', async () => {
    await failIn(left, '左边的');
    await failIn(right, '右边的');
    await leave(left, right);
    const next = await openSession('panel');
    expect(next.queue.state).toMatchObject({ is: 'failed', reason: 'diskFull' });
    expect(JSON.stringify(waitingIn(next))).toMatch(/左边的.*右边的|右边的.*左边的/);
    await next.queue.retry();
    expect(await textsIn(next)).toEqual(['右边的', '左边的'].sort());
    await vi.waitFor(async () => expect((await readUnsaved()).size).toBe(0));
  });

  it('keep what is theirs while they live: a third leaves it alone, and takes it once its window is gone', async () => {
    await failIn(left, '左边的');
    const third = await openSession('panel');
    expect(third.queue.state.is).toBe('saved');
    expect(waitingIn(third)).toEqual([]);
    await leave(left);
    await vi.waitFor(() => expect(JSON.stringify(waitingIn(third))).toContain('左边的'));
    expect(third.queue.state.is).toBe('failed');
    await vi.waitFor(async () => expect([...(await readUnsaved()).keys()]).toEqual([third.window]));
  });

  it('give it to one of two that come after, and never to both', async () => {
    await failIn(left, '左边的');
    await leave(left, right);
    const both = await Promise.all([openSession('panel'), openSession('panel')]);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(both.map((session) => session.queue.state.is).sort()).toEqual(['failed', 'saved']);
  });

  it('that wrote into one field keep both sides, as a conflict', async () => {
    const note = beginNote(left, visit, '看', MANNER);
    await keepNote(left, visit, note, '看');
    const seen = (await getRecord(left.db, 'note', note))?.heads.text ?? [];
    for (const [session, text] of [
      [left, '左边的说法'],
      [right, '右边的说法'],
    ] as const) {
      session.db.changes.hook('creating', full);
      typeNote(session, visit, note, text, seen);
      await session.queue.flush();
    }
    await leave(left, right);
    const next = await openSession('panel');
    expect(waitingIn(next).sort()).toEqual(['右边的说法', '左边的说法']);
    // Left once more before it is saved, both are still there.
    await leave(next);
    const last = await openSession('panel');
    expect(waitingIn(last).sort()).toEqual(['右边的说法', '左边的说法']);
    await last.queue.retry();
    expect((await getRecord(last.db, 'note', note))?.conflicts).toEqual(['text']);
    const log = await last.db.changes.where('rec').equals(note).toArray();
    expect(log.map(({ value }) => value)).toEqual(expect.arrayContaining(['左边的说法', '右边的说法']));
  });
});

describe('a page that can write no more', () => {
  it('hands on what it holds, and the next saves it at once', async () => {
    left.db.close({ disableAutoOpen: true });
    beginNote(left, visit, '看到', MANNER);
    await left.queue.flush();
    vi.stubGlobal('location', { reload: vi.fn() });
    await saveAgain(left);
    vi.unstubAllGlobals();
    const next = await openSession('panel');
    expect(next.queue.state.is).toBe('saved');
    expect(await textsIn(next)).toEqual(['看到']);
    await vi.waitFor(async () => expect((await readUnsaved()).size).toBe(0));
  });
});

it('says the words that wait, of a briefing without the marks of its figures, and nothing twice', () => {
  const of = (kind: 'note' | 'briefing', field: string, value: string) => ({
    rec: 'x',
    kind,
    parent: null,
    field,
    value,
  });
  const edits = [
    of('note', 'text', '记下的。'),
    of('note', 'how', 'check'),
    of('briefing', 'text.a', '走访\ufff94\ufffaunits\ufffb个。'),
    of('briefing', 'of.a', '走访4个。'),
  ];
  expect(wordsUnsaved(edits)).toBe('记下的。\n\n走访4个。');
});
