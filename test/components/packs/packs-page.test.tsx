import { cleanup, configure, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PacksPage } from '../../../components/packs/packs-page.tsx';
import { openDraft } from '../../../lib/app/desk/packs-draft.ts';
import { DRAFT_VERSION } from '../../../lib/app/packs-in-force.ts';
import type { Session } from '../../../lib/app/session.ts';
import { deskWordsOf } from '../../../lib/i18n/desk.ts';
import { loadBuiltinPack } from '../../../lib/packs/builtin.ts';
import { freshProfile } from '../../fixtures/profile.ts';
import { stage } from '../../fixtures/stage.tsx';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));
configure({ asyncUtilTimeout: 8000 });

const { packs, desk } = deskWordsOf('zh-CN');
let session: Session;
beforeEach(async () => {
  ({ session } = await freshProfile());
});
afterEach(cleanup);

const show = (open?: string) => stage(session, () => <PacksPage {...(open && { open })} />);
const itemCount = async (pack: string) =>
  (await loadBuiltinPack(pack))?.items.filter(({ retired }) => retired === undefined).length ?? 0;

describe('the page of packs', () => {
  it('lists what is to be had, and which is in use', async () => {
    show();
    const table = within(await screen.findByRole('table'));
    const standing = table.getAllByText(packs.inForce);
    expect(standing).toHaveLength(1);
    expect(standing[0]?.closest('tr')?.textContent).toContain(session.pack.title.zh);
    expect(table.getAllByText(packs.from.shipped)).toHaveLength(2);
  });

  it('says so where an address names a version that is gone, and leads back', async () => {
    const { app } = show('counter-service@9.9.9');
    await screen.findByRole('heading', { name: packs.gone });
    fireEvent.click(screen.getByRole('button', { name: packs.back }));
    expect(app.go).toHaveBeenCalledWith({ screen: 'desk', page: 'packs' });
  });

  it('narrows the items of one pack without narrowing those of another', async () => {
    show(`${session.pack.id}@${session.pack.version}`);
    const type = await screen.findByRole('combobox', { name: packs.type });
    fireEvent.change(type, { target: { value: session.pack.unitTypes[0]?.id } });
    await screen.findByRole('button', { name: desk.clear });
    cleanup();
    show('counter-service@1.0.0');
    const count = await itemCount('counter-service');
    expect(await screen.findByText(desk.shown(count, count))).toBeTruthy();
  });

  it('offers to take over a version of the pack in use only', async () => {
    show('counter-service@1.0.0');
    await screen.findByRole('button', { name: packs.begin });
    expect(screen.queryByRole('button', { name: packs.use })).toBeNull();
  });
});

describe('a draft', () => {
  it('keeps what is typed of an item, and gives it back when the page is opened again', async () => {
    await openDraft(session, session.pack);
    const open = `${session.pack.id}@${DRAFT_VERSION}@1.1`;
    const field = packs.inLanguage(packs.fields.question, 'zh');
    show(open);
    fireEvent.input(await screen.findByLabelText(field), { target: { value: '' } });
    await session.queue.flush();
    cleanup();
    show(open);
    await waitFor(() => expect(screen.getByLabelText<HTMLTextAreaElement>(field).value).toBe(''));
    fireEvent.click(screen.getByRole('button', { name: packs.see }));
    const dialog = within(await screen.findByRole('dialog', { hidden: true }));
    expect(await dialog.findByText(new RegExp(`^1\\.1 .*${packs.reasons.empty}`))).toBeTruthy();
    expect(dialog.queryByText(packs.adopt('1.1.1'))).toBeNull();
  });
});
