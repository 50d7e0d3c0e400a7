import { cleanup, configure, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ConflictCard } from '../../../components/history/conflict-card.tsx';
import { HistoryDialog } from '../../../components/history/history-dialog.tsx';
import { setField } from '../../../lib/app/fields.ts';
import type { Session } from '../../../lib/app/session.ts';
import { commit } from '../../../lib/store/commit.ts';
import { type Entry, getRecord } from '../../../lib/store/queries.ts';
import { freshProfile, writeVisit } from '../../fixtures/profile.ts';
import { stage } from '../../fixtures/stage.tsx';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

configure({ asyncUtilTimeout: 8000 });
let session: Session;
let visit: string;
let noteId: string;
beforeEach(async () => {
  ({ session } = await freshProfile());
  const written = await writeVisit(session, '甲', ['宣传栏是六月的']);
  visit = written.visit;
  noteId = written.notes[0] ?? '';
});
afterEach(cleanup);

async function entryOf<K extends 'note' | 'visit'>(kind: K, id: string): Promise<Entry<K>> {
  const found = await getRecord(session.db, kind, id);
  if (!found) throw new Error(`no ${kind}`);
  return found;
}

/** Two windows set a field, neither having seen the other's. */
async function disagree(kind: 'note' | 'visit', id: string, field: string, values: readonly (string | null)[]) {
  const entry = await entryOf(kind, id);
  const edit = { rec: id, kind, parent: entry.parent, field, seen: entry.heads[field] ?? [] };
  for (const [at, value] of values.entries()) {
    const author = at === 0 ? `${session.me.id}.0` : '0193532a-0000-7000-8000-00000000a009.0';
    await commit(session.db, [{ ...edit, value }], { author, window: `w${at}`, now: Date.now() });
  }
  return entryOf(kind, id);
}

it('shows words that are the name of something every object has', async () => {
  await setField(session, await entryOf('note', noteId), 'text', 'constructor');
  await setField(session, await entryOf('note', noteId), 'text', 'toString');
  const entry = await entryOf('note', noteId);
  stage(session, () => <HistoryDialog entry={entry} field="text" label="记录" onClose={vi.fn()} />);
  await screen.findByText('toString');
  screen.getByText('constructor');
});

describe('a conflict', () => {
  it('shows both texts side by side with what differs, and key 1 chooses the first', async () => {
    const note = await disagree('note', noteId, 'text', ['宣传栏是五月的', '宣传栏是旧的']);
    const done = vi.fn();
    const { container } = stage(session, () => <ConflictCard entry={note} field="text" label="记录" onDone={done} />);
    const first = await screen.findByRole('group', { name: '第 1 处' });
    expect(within(first).getByText(/我/)).toBeTruthy();
    expect(container.textContent).toContain('起初 宣传栏是六月的');
    const marked = (tag: string) => [...container.querySelectorAll(tag)].map(({ textContent }) => textContent);
    expect([marked('del'), marked('ins')]).toEqual([
      ['六月', '六月'],
      ['五月', '旧'],
    ]);
    await waitFor(() => expect(container.contains(document.activeElement)).toBe(true));
    fireEvent.keyDown(document.activeElement ?? first, { key: '1' });
    await waitFor(() => expect(done).toHaveBeenCalledOnce());
    const after = await entryOf('note', noteId);
    expect(after.body.text).toBe('宣传栏是五月的');
    expect(after.conflicts).toEqual([]);
  });

  it('takes a third text, in whose field 1 and 2 are letters', async () => {
    const note = await disagree('note', noteId, 'text', ['甲', '乙']);
    const done = vi.fn();
    stage(session, () => <ConflictCard entry={note} field="text" label="记录" onDone={done} />);
    fireEvent.click(await screen.findByRole('button', { name: '另写一段' }));
    const field = screen.getByRole('textbox', { name: '另写一段' });
    fireEvent.keyDown(field, { key: '1' });
    fireEvent.input(field, { target: { value: '甲和乙' } });
    fireEvent.click(screen.getByRole('button', { name: '用这一段' }));
    await waitFor(() => expect(done).toHaveBeenCalledOnce());
    expect((await entryOf('note', noteId)).body.text).toBe('甲和乙');
  });

  it('names grades and other codes, and offers no third text for them', async () => {
    const entry = await disagree('visit', visit, 'rating.2.1', ['poor', null]);
    stage(session, () => <ConflictCard entry={entry} field="rating.2.1" label="2.1" onDone={() => undefined} />);
    await screen.findByText('较差');
    expect(screen.getByText('空的')).toBeTruthy();
    expect(screen.queryByRole('button', { name: '另写一段' })).toBeNull();
    fireEvent.click(screen.getAllByRole('button', { name: /用这一处/ })[0] ?? document.body);
    await waitFor(async () => expect((await entryOf('visit', visit)).conflicts).toEqual([]));
    expect((await entryOf('visit', visit)).body['rating.2.1']).toBe('poor');
  });

  it('shows markup as text', async () => {
    const note = await disagree('note', noteId, 'text', ['<img src=x onerror=alert(1)>', '<b>粗</b>']);
    const { container } = stage(session, () => (
      <ConflictCard entry={note} field="text" label="记录" onDone={() => undefined} />
    ));
    await screen.findByRole('group', { name: '第 2 处' });
    expect(container.querySelector('img, .side b')).toBeNull();
  });
});

describe('a history', () => {
  it('lists versions newest first, shows one in full, and puts it back as a new one', async () => {
    session.queue.forget(noteId, 'text');
    await setField(session, await entryOf('note', noteId), 'text', '宣传栏是五月的');
    const note = await entryOf('note', noteId);
    const close = vi.fn();
    stage(session, () => <HistoryDialog entry={note} field="text" label="记录" onClose={close} />);
    await waitFor(() => expect(screen.getAllByRole('listitem').length).toBeGreaterThan(1));
    const rows = screen.getAllByRole('listitem');
    expect(rows[0]?.textContent).toContain('现在这一版');
    expect(rows[0]?.textContent).toContain('五月');
    const older = rows.find((row) => row.textContent?.includes('六月'));
    fireEvent.click(within(older ?? document.body).getByRole('button'));
    expect(screen.getByText('宣传栏是六月的')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '换成这一版' }));
    expect(close).toHaveBeenCalledOnce();
    await waitFor(async () => expect((await entryOf('note', noteId)).body.text).toBe('宣传栏是六月的'));
    // What was shown before is still among the versions.
    expect((await session.db.changes.toArray()).map(({ value }) => value)).toContain('宣传栏是五月的');
  });
});
