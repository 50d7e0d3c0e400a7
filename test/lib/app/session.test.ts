// @vitest-environment node
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { claimDraft } from '../../../lib/app/drafts.ts';
import { beginNote, keepNote, typeNote } from '../../../lib/app/notes.ts';
import { openSession, type Session } from '../../../lib/app/session.ts';
import { startVisit } from '../../../lib/app/visits.ts';
import { keepUnsaved, readUnsaved } from '../../../lib/platform/memory.ts';
import { getRecord, newestUnder } from '../../../lib/store/queries.ts';
import { fakeLocks } from '../../fixtures/fake-locks.ts';
import { contentsOf, freshProfile } from '../../fixtures/profile.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

const MANNER = { how: 'look', source: 'public', items: [] } as const;
let session: Session;
beforeEach(async () => {
  fakeLocks();
  for (const window of (await readUnsaved()).keys()) await keepUnsaved(window, null);
  ({ session } = await freshProfile());
});
afterEach(async () => {
  vi.useRealTimers();
  // The queues of this test still have timers, and what they can't save they would leave to the next test's first page.
  await new Promise((resolve) => setTimeout(resolve, 300));
});

const textOf = async ({ db }: Session, note: string) => {
  const found = await getRecord(db, 'note', note);
  return { text: found?.body.text, conflicts: found?.conflicts };
};
/** Whatever fails in the store from now on. */
const full = () => {
  throw new DOMException('full', 'QuotaExceededError');
};

describe('a first opening', () => {
  it('brings the same campaign and team on every device, to the byte', async () => {
    const one = await contentsOf(session);
    const two = await contentsOf((await freshProfile()).session);
    expect(JSON.stringify(two)).toBe(JSON.stringify(one));
    expect(one.records.map(({ kind }) => kind).sort()).toEqual(['campaign', 'team']);
  });

  it('makes one person, also where two pages open at once', async () => {
    globalThis.indexedDB = new IDBFactory();
    const [panel, background] = await Promise.all([openSession('panel'), openSession('background')]);
    expect(panel.me).toEqual(background.me);
    expect((await openSession('panel')).me).toEqual(panel.me);
  });
});

describe('ids', () => {
  it('rise with each record, also while the clock is set back, and over a reload', async () => {
    vi.useFakeTimers({ now: Date.UTC(2026, 10, 21), toFake: ['Date'] });
    const visit = await startVisit(session, { name: '甲' });
    vi.setSystemTime(Date.UTC(2026, 10, 20));
    const written: string[] = [];
    for (let at = 0; at < 20; at++) {
      const from = at < 10 ? session : await openSession('panel');
      const note = beginNote(from, visit, `${at}`, MANNER);
      await keepNote(from, visit, note, `${at}`);
      written.push(note);
    }
    const shown = await newestUnder(session.db, visit, 'note', 50);
    expect(shown.map((note) => note.body.text).reverse()).toEqual(written.map((_, at) => `${at}`));
  });
});

describe('a panel that closes', () => {
  it('in mid-word leaves that word for the next', async () => {
    const visit = await startVisit(session, { name: '甲' });
    const note = beginNote(session, visit, '看到三', MANNER);
    session.queue.hide();
    session.close();
    expect(await textOf(await openSession('panel'), note)).toEqual({ text: '看到三', conflicts: [] });
  });

  it('while it goes on with an earlier panel’s draft is in no conflict with that', async () => {
    const visit = await startVisit(session, { name: '甲' });
    const note = beginNote(session, visit, '昨天', MANNER);
    await session.queue.flush();
    session.close();
    const second = await openSession('panel');
    const claimed = await claimDraft(second, visit);
    expect(claimed).toMatchObject({ id: note, text: '昨天' });
    typeNote(second, visit, note, '昨天，今天');
    second.queue.hide();
    second.close();
    expect(await textOf(await openSession('panel'), note)).toEqual({ text: '昨天，今天', conflicts: [] });
  });

  it('while a save is under way says each word once', async () => {
    const visit = await startVisit(session, { name: '甲' });
    const note = beginNote(session, visit, '看', MANNER);
    const saving = session.queue.flush();
    typeNote(session, visit, note, '看到');
    session.queue.hide();
    await saving;
    session.close();
    const next = await openSession('panel');
    expect(await textOf(next, note)).toEqual({ text: '看到', conflicts: [] });
    const log = await next.db.changes.where('rec').equals(note).toArray();
    expect(log.map(({ field, value }) => (field === 'text' ? value : field))).toEqual(['*', '看', '看到']);
  });

  it('and lives on goes on from its own words', async () => {
    const visit = await startVisit(session, { name: '甲' });
    const note = beginNote(session, visit, '看', MANNER);
    session.queue.hide();
    typeNote(session, visit, note, '看到');
    await session.queue.flush();
    session.close();
    expect(await textOf(await openSession('panel'), note)).toEqual({ text: '看到', conflicts: [] });
  });
});

describe('what could not be saved', () => {
  it('is with the next panel, with its reason, and saved when a person asks', async () => {
    const visit = await startVisit(session, { name: '甲' });
    session.db.changes.hook('creating', full);
    const note = beginNote(session, visit, '看到', MANNER);
    await session.queue.flush();
    expect(session.queue.state).toMatchObject({ is: 'failed', reason: 'diskFull' });
    await session.unsaved?.release();
    session.close();
    const next = await openSession('panel');
    expect(next.queue.state).toMatchObject({ is: 'failed', reason: 'diskFull' });
    expect(next.queue.unsavedText(note, 'text')).toBe('看到');
    await next.queue.retry();
    expect(await textOf(next, note)).toEqual({ text: '看到', conflicts: [] });
    await vi.waitFor(async () => expect((await readUnsaved()).size).toBe(0));
  });

  it('keeps its reason where it was not the disk', async () => {
    const visit = await startVisit(session, { name: '甲' });
    session.db.close({ disableAutoOpen: true });
    beginNote(session, visit, '看到', MANNER);
    await session.queue.flush();
    await session.unsaved?.release();
    expect((await openSession('panel')).queue.state).toMatchObject({ is: 'failed', reason: 'closed' });
  });

  it('is not cleared away by another window that saves well', async () => {
    const visit = await startVisit(session, { name: '甲' });
    const other = await openSession('panel');
    session.db.changes.hook('creating', full);
    beginNote(session, visit, '看到', MANNER);
    await session.queue.flush();
    const note = beginNote(other, visit, '另一窗', MANNER);
    await keepNote(other, visit, note, '另一窗');
    expect((await readUnsaved()).size).toBe(1);
  });

  it('is left alone by the background', async () => {
    await keepUnsaved('w', { edits: [{ rec: 'x', kind: 'note', parent: null, field: 'text', value: '看' }] });
    const background = await openSession('background');
    expect(background.queue.state.is).toBe('saved');
    await startVisit(background, { name: '乙' });
    expect((await readUnsaved()).size).toBe(1);
  });
});

describe('two windows', () => {
  it('that edit one field make a conflict of it, and nothing is overwritten', async () => {
    const visit = await startVisit(session, { name: '甲' });
    const note = beginNote(session, visit, '看', MANNER);
    await keepNote(session, visit, note, '看');
    const other = await openSession('panel');
    const seen = (await getRecord(session.db, 'note', note))?.heads.text ?? [];
    typeNote(session, visit, note, '看到一', seen);
    typeNote(other, visit, note, '看到二', seen);
    await Promise.all([session.queue.flush(), other.queue.flush()]);
    expect((await textOf(session, note)).conflicts).toEqual(['text']);
    const log = await session.db.changes.where('rec').equals(note).toArray();
    expect(log.map(({ value }) => value)).toEqual(expect.arrayContaining(['看到一', '看到二']));
  });
});
