import { cleanup, configure, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FailureScreen } from '../../../components/settings/failure-screen.tsx';
import { FirstRun } from '../../../components/settings/first-run.tsx';
import { KeysDialog } from '../../../components/settings/keys-dialog.tsx';
import { LossCard } from '../../../components/settings/loss-card.tsx';
import { readPerson } from '../../../lib/app/people.ts';
import { openSession, type Session } from '../../../lib/app/session.ts';
import { handOut } from '../../../lib/platform/files.ts';
import { StoreFailure } from '../../../lib/store/failure.ts';
import { journalName } from '../../../lib/store/journal-files.ts';
import { journalLine } from '../../../lib/store/journal-format.ts';
import { databaseId } from '../../../lib/store/meta.ts';
import { freshProfile, writeVisit } from '../../fixtures/profile.ts';
import { stage } from '../../fixtures/stage.tsx';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));
vi.mock('../../../lib/platform/files.ts', () => ({ handOut: vi.fn() }));

configure({ asyncUtilTimeout: 8000 });
let session: Session;
let root: Awaited<ReturnType<typeof freshProfile>>['root'];
beforeEach(async () => {
  vi.mocked(handOut).mockClear();
  ({ session, root } = await freshProfile());
});
afterEach(cleanup);

describe('the first run', () => {
  it.each([
    ['张三', 'Enter'],
    ['', '跳过'],
  ])('takes a name or none (%s, %s)', async (name, by) => {
    const done = vi.fn();
    stage(session, () => <FirstRun onDone={done} />);
    const field = screen.getByRole<HTMLInputElement>('textbox', { name: '名字' });
    // N must start a visit at once, so the question takes no focus.
    expect(document.activeElement).toBe(document.body);
    field.value = name;
    fireEvent.keyDown(field, { key: 'Enter', isComposing: true });
    expect(done).not.toHaveBeenCalled();
    if (by === 'Enter') fireEvent.keyDown(field, { key: 'Enter' });
    else fireEvent.click(screen.getByRole('button', { name: by }));
    await waitFor(() => expect(done).toHaveBeenCalledOnce());
    expect((await readPerson(session))?.body.name).toBe(name);
  });
});

describe('a lost database', () => {
  async function lose(): Promise<Session> {
    await writeVisit(session, '甲', ['一', '二']);
    const rows = await session.db.changes.toArray();
    const folder = await root.getDirectoryHandle('journal', { create: true });
    await folder.put(
      journalName(await databaseId(session.db), 1),
      new TextEncoder().encode(rows.map(journalLine).join('')),
    );
    globalThis.indexedDB = new IDBFactory();
    return openSession('panel');
  }

  it('is offered with what it holds and put back on one click', async () => {
    const fresh = await lose();
    const { app } = stage(fresh, () => <LossCard />);
    const card = await screen.findByRole('region', { name: '上次的数据库不见了。' });
    expect(card.textContent).toMatch(/找到 \d\d:\d\d 的备份，有走访 1 次、记录 2 条。/);
    fireEvent.click(within(card).getByRole('button', { name: '放回来' }));
    await waitFor(() => expect(screen.queryByRole('region')).toBeNull());
    expect(app.say).toHaveBeenCalledWith('放回来了');
    expect(await fresh.db.records.count()).toBe(await session.db.records.count());
  });

  it('can be put off, and is found in the settings then', async () => {
    const fresh = await lose();
    stage(fresh, () => <LossCard />);
    fireEvent.click(await screen.findByRole('button', { name: '先不' }));
    await waitFor(() => expect(screen.queryByRole('region')).toBeNull());
    cleanup();
    stage(fresh, () => <LossCard again />);
    await screen.findByRole('button', { name: '放回来' });
    expect(screen.queryByRole('button', { name: '先不' })).toBeNull();
  });
});

describe('the sheet of shortcuts', () => {
  it('names every key of the panel, and the one that the browser holds', async () => {
    const close = vi.fn();
    stage(session, () => <KeysDialog onClose={close} />);
    await screen.findByText('Alt+Shift+X');
    for (const key of [
      '/',
      'N',
      '[ ]',
      '?',
      'Esc',
      'Ctrl Z',
      'Enter',
      'Shift Enter',
      'Alt K',
      'Alt P',
      'Alt I',
      'C',
      'T',
      'U',
      '0',
      '9',
    ]) {
      expect(screen.getAllByText(key).length).toBeGreaterThan(0);
    }
    fireEvent.click(screen.getByRole('button', { name: '关上' }));
    expect(close).toHaveBeenCalledOnce();
  });
});

describe('a database that does not open', () => {
  it.each(['newer', 'closed', 'diskFull', 'reload', 'unknown'] as const)(
    'says what happened, what is safe and what to do: %s',
    (reason) => {
      const { container } = stage(session, () => <FailureScreen failure={new StoreFailure(reason)} />);
      expect(screen.getByRole('alert').textContent?.length).toBeGreaterThan(20);
      expect(container.textContent).not.toMatch(/[!！]|undefined/);
    },
  );

  it('gives out the raw data, and makes no database where there is none', async () => {
    await writeVisit(session, '甲', ['原始的字']);
    stage(session, () => <FailureScreen failure={new StoreFailure('newer')} />);
    const name = /Export raw data|导出原始数据/;
    fireEvent.click(screen.getByRole('button', { name }));
    await waitFor(() => expect(handOut).toHaveBeenCalledOnce());
    const [blob, file] = vi.mocked(handOut).mock.calls[0] ?? [];
    expect(file).toMatch(/-raw\.json$/);
    const raw = JSON.parse((await blob?.text()) ?? '');
    expect(raw.stores.records).toHaveLength(await session.db.records.count());
    expect(JSON.stringify(raw)).toContain('原始的字');

    cleanup();
    globalThis.indexedDB = new IDBFactory();
    stage(session, () => <FailureScreen failure={new StoreFailure('closed')} />);
    fireEvent.click(screen.getByRole('button', { name }));
    await screen.findByText(/no data to export|没有可导出的数据/);
    expect(await indexedDB.databases()).toEqual([]);
  });
});
