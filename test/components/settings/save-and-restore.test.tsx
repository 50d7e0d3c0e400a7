import { cleanup, configure, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BackupReminder } from '../../../components/settings/backup-reminder.tsx';
import { SettingsScreen } from '../../../components/settings/settings-screen.tsx';
import { saveEverything } from '../../../lib/app/backup.ts';
import { lastSaved } from '../../../lib/app/backup-due.ts';
import { readPerson, setName } from '../../../lib/app/people.ts';
import { restoreEverything } from '../../../lib/app/restore.ts';
import type { Session } from '../../../lib/app/session.ts';
import { handOut } from '../../../lib/platform/files.ts';
import { writeMeta } from '../../../lib/store/meta.ts';
import { contentsOf, freshProfile, writeVisit } from '../../fixtures/profile.ts';
import { stage } from '../../fixtures/stage.tsx';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));
vi.mock('../../../lib/app/restore.ts', async (load) => {
  const real = await load<typeof import('../../../lib/app/restore.ts')>();
  return { ...real, restoreEverything: vi.fn(real.restoreEverything) };
});
vi.mock('../../../lib/platform/files.ts', () => ({ handOut: vi.fn() }));

configure({ asyncUtilTimeout: 8000 });
let session: Session;
beforeEach(async () => {
  vi.mocked(handOut).mockClear();
  ({ session } = await freshProfile());
});
afterEach(cleanup);

const choose = (bytes: BlobPart[]) => {
  const file = new File(bytes, 'x.xunji');
  fireEvent.change(screen.getByLabelText('选文件'), { target: { files: [file] } });
};

describe('the settings', () => {
  it('save everything to one file, hand it out, and say when it was', async () => {
    await writeVisit(session, '甲', ['一']);
    const { errors } = stage(session, () => <SettingsScreen />);
    await screen.findByText('还没存过');
    fireEvent.click(screen.getByRole('button', { name: '存成文件' }));
    await screen.findByText(/存好了，读回来核对过/);
    expect(handOut).toHaveBeenCalledWith(expect.any(Blob), expect.stringMatching(/^xunji-.*\.xunji$/));
    expect(await lastSaved(session)).not.toBeNull();
    await screen.findByText(/^上次 /);
    expect(errors).toEqual([]);
  });

  it('show what a file holds, do nothing until told to, and say what was done', async () => {
    await setName(session, '张三');
    await writeVisit(session, '甲', ['一', '二']);
    const { blob, counts } = await saveEverything(session);
    const other = (await freshProfile()).session;
    stage(other, () => <SettingsScreen />);
    choose([await blob.arrayBuffer()]);
    await screen.findByText(`${counts.records} 项内容，0 件佐证`);
    await waitFor(() => expect(document.activeElement?.textContent).toBe('先不'));
    expect(await other.db.records.count()).toBe(2);
    fireEvent.click(screen.getByRole('button', { name: '放回来' }));
    await screen.findByText(/^放回来了/);
    expect((await contentsOf(other)).changes).toEqual((await contentsOf(session)).changes);
    await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>('名字').value).toBe('张三'));
  });

  it.each([
    ['zh-CN', /有 2 批共享过的改动，文件里记的和内容对不上。内容都在/],
    ['en', /^2 batches of shared changes don't match what the file says\. Nothing in them is lost/],
  ] as const)('say how many batches of a file did not fit, and what that means: %s', async (language, said) => {
    await writeVisit(session, '甲', ['一']);
    const { blob } = await saveEverything(session);
    const other = (await freshProfile()).session;
    const { restoreEverything: restore } =
      await vi.importActual<typeof import('../../../lib/app/restore.ts')>('../../../lib/app/restore.ts');
    vi.mocked(restoreEverything).mockImplementationOnce(async (...all) => ({ ...(await restore(...all)), unfit: 2 }));
    stage(other, () => <SettingsScreen />, language);
    const label = language === 'en' ? 'Choose a file' : '选文件';
    const file = new File([await blob.arrayBuffer()], 'x.xunji');
    fireEvent.change(screen.getByLabelText(label), { target: { files: [file] } });
    fireEvent.click(await screen.findByRole('button', { name: language === 'en' ? 'Restore' : '放回来' }));
    await screen.findByText(said);
  });

  it('refuse a file that is cut, in words, and change nothing', async () => {
    await writeVisit(session, '甲', ['一']);
    const { blob } = await saveEverything(session);
    const other = (await freshProfile()).session;
    const before = await contentsOf(other);
    const { errors } = stage(other, () => <SettingsScreen />);
    choose([await blob.slice(0, blob.size - 30).arrayBuffer()]);
    await screen.findByText(/文件不完整，后面断了。这里什么都没有动。/);
    expect(await contentsOf(other)).toEqual(before);
    expect(errors).toEqual([]);
  });

  it('keep a name, and say plainly what is not sealed and what leaves', async () => {
    const { app } = stage(session, () => <SettingsScreen />);
    const name = await screen.findByLabelText<HTMLInputElement>('名字');
    await waitFor(() => expect(name.disabled).toBe(false));
    fireEvent.input(name, { target: { value: ' 张三 ' } });
    fireEvent.blur(name);
    await waitFor(async () => expect((await readPerson(session))?.body.name).toBe('张三'));
    expect(screen.getByText(/本机上的内容没有加密/)).toBeTruthy();
    expect(screen.getByText('巡记 9.8.7')).toBeTruthy();
    expect(screen.getAllByText('只作旁证', { exact: false }).length).toBeGreaterThan(0);
    fireEvent.click(screen.getByRole('radio', { name: 'English' }));
    expect(app.setLanguage).toHaveBeenCalledWith('en');
    fireEvent.click(screen.getByRole('radio', { name: '关' }));
    expect(app.setSingleKeys).toHaveBeenCalledWith(false);
  });
});

describe('the reminder', () => {
  it('stays away at first, and leads to the settings once a week has passed', async () => {
    await writeVisit(session, '甲', ['一']);
    await writeMeta(session.db, 'savedToFile', { at: Date.now(), hlc: '000000000001-0000' });
    const first = stage(session, () => <BackupReminder />);
    await new Promise((done) => setTimeout(done, 50));
    expect(first.container.textContent).toBe('');
    cleanup();
    await writeMeta(session.db, 'savedToFile', { at: Date.now() - 8 * 24 * 3_600_000, hlc: '000000000001-0000' });
    const { app } = stage(session, () => <BackupReminder />);
    fireEvent.click(await screen.findByRole('button', { name: '现在存' }));
    expect(app.go).toHaveBeenCalledWith({ screen: 'settings' });
  });
});
