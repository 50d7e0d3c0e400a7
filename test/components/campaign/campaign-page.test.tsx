import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CampaignPage } from '../../../components/campaign/campaign-page.tsx';
import { inPackWords } from '../../../components/campaign/in-pack-words.ts';
import { setCampaignDay } from '../../../lib/app/desk/campaign-dates.ts';
import type { Session } from '../../../lib/app/session.ts';
import { deskWordsOf } from '../../../lib/i18n/desk.ts';
import { type Entry, getRecord } from '../../../lib/store/queries.ts';
import { freshProfile } from '../../fixtures/profile.ts';
import { stage } from '../../fixtures/stage.tsx';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

const { campaign } = deskWordsOf('zh-CN');
let session: Session;
beforeEach(async () => {
  ({ session } = await freshProfile());
});
afterEach(cleanup);

const show = () => stage(session, () => <CampaignPage />);
const current = (): Promise<Entry<'campaign'> | null> =>
  getRecord(session.db, 'campaign', session.pack.seed.campaign.id);

describe('the page of campaign', () => {
  it('puts a refused day back when the field is left, and says why for as long as nothing else is chosen', async () => {
    const entry = await current();
    if (entry) await setCampaignDay(session, entry, 'begins', '2026-09-01');
    if (entry) await setCampaignDay(session, entry, 'ends', '2026-12-31');
    show();
    const ends = (await screen.findAllByLabelText<HTMLInputElement>(campaign.ends))[0];
    if (!ends) throw new Error('no field');
    ends.focus();
    fireEvent.change(ends, { target: { value: '2026-08-01' } });
    const why = campaign.outOfOrder.ends('2026-09-01', '2026-08-01');
    await screen.findByText(why);
    expect(ends.value).toBe('2026-08-01');
    ends.blur();
    expect(ends.value).toBe('2026-12-31');
    expect(screen.getByText(why)).toBeTruthy();
    expect((await current())?.body.ends).toBe('2026-12-31');
  });

  it("says the pack's own rule on who sends teams, and none where the pack has none", async () => {
    const { rule } = session.pack.seed.team;
    show();
    expect(await screen.findByText(rule?.zh ?? '')).toBeTruthy();
    cleanup();
    const { rule: _, ...team } = session.pack.seed.team;
    session = { ...session, pack: { ...session.pack, seed: { ...session.pack.seed, team } } };
    show();
    const level = await screen.findByLabelText(campaign.level);
    expect(level.getAttribute('aria-describedby')).toBe(null);
    expect(screen.queryByText(rule?.zh ?? '')).toBe(null);
  });

  it('says that a name is too long, and keeps it in the field', async () => {
    show();
    const name = await screen.findByLabelText<HTMLInputElement>(campaign.memberName);
    fireEvent.input(name, { target: { value: '长'.repeat(600) } });
    fireEvent.click(screen.getByRole('button', { name: campaign.add }));
    await screen.findByText(campaign.nameTooLong(600, 100));
    expect(name.value).toHaveLength(600);
    fireEvent.input(name, { target: { value: '王一' } });
    fireEvent.click(screen.getByRole('button', { name: campaign.add }));
    await waitFor(() => expect(name.value).toBe(''));
    expect(screen.queryByText(campaign.nameTooLong(600, 100))).toBe(null);
  });
});

describe("the pack's words", () => {
  it('stand in the language of the screen until somebody writes others', async () => {
    const entry = await current();
    if (!entry) throw new Error('no campaign');
    const { name } = session.pack.seed.campaign;
    const shown = (body: string) =>
      inPackWords({ ...entry, body: { ...entry.body, name: body } }, 'name', name, ({ en }) => en).body.name;
    expect(shown(name.zh)).toBe(name.en);
    expect(shown('我们的专项')).toBe('我们的专项');
  });
});
