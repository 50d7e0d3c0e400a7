import { cleanup, configure, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SUMS, shownKind } from '../../../components/voices/place.ts';
import { VoicesPage } from '../../../components/voices/voices-page.tsx';
import { type DeskVoice, watchDeskVoices } from '../../../lib/app/desk/voices.ts';
import { beginEvaluation } from '../../../lib/app/evaluations.ts';
import type { Session } from '../../../lib/app/session.ts';
import { startVisit } from '../../../lib/app/visits.ts';
import { addVoice } from '../../../lib/app/voices.ts';
import { deskWordsOf } from '../../../lib/i18n/desk.ts';
import { firstOf } from '../../fixtures/first-of.ts';
import { freshProfile } from '../../fixtures/profile.ts';
import { stage } from '../../fixtures/stage.tsx';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

configure({ asyncUtilTimeout: 8000 });
const { voices } = deskWordsOf('zh-CN');
let session: Session;
beforeEach(async () => {
  ({ session } = await freshProfile());
  shownKind.value = 'evaluation';
});
afterEach(cleanup);

const show = (open?: string) => stage(session, () => <VoicesPage {...(open && { open })} />);

async function evaluation(unit: string, yes: number, no: number): Promise<string> {
  const visit = await startVisit(session, { name: unit, type: 'villageCommunity' });
  const id = await beginEvaluation(session, visit);
  const at = { rec: id, kind: 'evaluation', parent: visit };
  await session.queue.do([
    { ...at, field: 'tally.satisfied.yes.w', value: yes },
    { ...at, field: 'tally.satisfied.no.w', value: no },
  ]);
  return id;
}

describe('the sums of evaluations', () => {
  it('have percentages with their sample only where it is large enough, by type and by unit', async () => {
    await evaluation('河东村', 30, 10);
    await evaluation('白马村', 5, 1);
    show(SUMS);
    const pane = within(await screen.findByRole('region', { name: voices.sumsOf(2) }));
    const [all] = within(pane.getByRole('table', { name: voices.all }))
      .getAllByRole('row')
      .slice(1);
    expect(
      within(all as HTMLElement)
        .getAllByRole('cell')
        .map((cell) => cell.textContent),
    ).toEqual(['3576.1%', '1123.9%', '00%', '46']);
    const rows = within(pane.getByRole('table', { name: voices.byUnit }))
      .getAllByRole('row')
      .slice(1);
    expect(rows.map((row) => within(row).getAllByRole('cell')[0]?.textContent)).toEqual(['75%（40）', '5/6']);
    const types = within(pane.getByRole('table', { name: voices.byType }))
      .getAllByRole('row')
      .slice(1);
    expect(types.map((row) => within(row).getAllByRole('cell')[0]?.textContent)).toEqual(['76.1%（46）']);
  });

  it('are of those that are picked, where any are', async () => {
    await evaluation('河东村', 30, 10);
    await evaluation('白马村', 5, 1);
    show(SUMS);
    fireEvent.click(await screen.findByRole('checkbox', { name: /河东村/ }));
    await screen.findByRole('region', { name: voices.sumsOf(1) });
  });
});

describe('the other lists', () => {
  it('opens the list that holds a record, and reads it beside', async () => {
    const visit = await startVisit(session, { name: '河东村' });
    const id = await addVoice(session, visit, { kind: 'case', text: '台账写已整改', side: 'negative' });
    const { app } = show(id);
    const pane = within(await screen.findByRole('region', { name: '河东村' }));
    expect(pane.getByText('台账写已整改')).toBeTruthy();
    expect(pane.getByText('反面')).toBeTruthy();
    fireEvent.click(pane.getByRole('button', { name: voices.toVisit }));
    expect(app.go).toHaveBeenCalledWith({ screen: 'desk', page: 'visits', open: visit });
    fireEvent.click(pane.getByRole('button', { name: voices.passOn }));
    await pane.findByRole('button', { name: voices.notPassOn });
  });

  it('marks what is picked to be passed on, and copies it as text', async () => {
    const writeText = vi.fn(async () => undefined);
    Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
    const visit = await startVisit(session, { name: '河东村' });
    await addVoice(session, visit, { kind: 'practice', text: '板凳会', what: 'method' });
    await addVoice(session, visit, { kind: 'practice', text: '夜话', what: 'idea' });
    shownKind.value = 'practice';
    const { app } = show();
    fireEvent.click(await screen.findByRole('checkbox', { name: /全选|选上/ }));
    fireEvent.click(await screen.findByRole('button', { name: voices.passOn }));
    await waitFor(async () => {
      const rows = await firstOf<DeskVoice<'practice'>[]>((on) => watchDeskVoices(session, 'practice', on));
      expect(rows.map(({ entry }) => entry.body.passOn)).toEqual([true, true]);
    });
    fireEvent.click(screen.getByRole('button', { name: voices.copy(2) }));
    await waitFor(() => expect(app.say).toHaveBeenCalledWith(voices.copied(2)));
    expect(writeText).toHaveBeenCalledWith(expect.stringContaining('【好做法】板凳会（河东村，'));
  });

  it('says what goes here while there is nothing', async () => {
    shownKind.value = 'complaint';
    show();
    await screen.findByText(voices.none.complaint);
    fireEvent.click(screen.getByRole('button', { name: voices.kinds.topic }));
    await screen.findByText(voices.none.topic);
  });
});

describe('evaluations of several campaigns', () => {
  const OTHER = '018b0000-0000-7000-8000-0000000000c2';
  const counts = (pane: HTMLElement) =>
    within(within(pane).getByRole('table', { name: voices.all }))
      .getAllByRole('cell')
      .slice(0, 4)
      .map((cell) => cell.textContent);

  it('begin with the current campaign, say so, and name those that are added up together', async () => {
    await evaluation('河东村', 40, 0);
    const id = await evaluation('白马村', 0, 60);
    const list = await firstOf<DeskVoice<'evaluation'>[]>((on) => watchDeskVoices(session, 'evaluation', on));
    const visit = list.find(({ entry }) => entry.id === id)?.visit;
    if (!visit) throw new Error('no visit');
    await session.queue.do([
      { rec: OTHER, kind: 'campaign', parent: null, field: 'name', value: '窗口作风专项' },
      { rec: visit.id, kind: 'visit', parent: visit.parent, field: 'campaign', value: OTHER },
    ]);
    show(SUMS);
    const own = session.pack.seed.campaign.name.zh;
    const alone = await screen.findByRole('region', { name: voices.sumsOf(1) });
    expect(counts(alone)).toEqual(['40100%', '00%', '00%', '40']);
    within(alone).getByText(voices.sumsOfCampaigns([{ name: own, count: 1 }]));
    fireEvent.click(screen.getByRole('button', { name: new RegExp(`专项：${own}（当前）`) }));
    const both = await screen.findByRole('region', { name: voices.sumsOf(2) });
    expect(counts(both)).toEqual(['4040%', '6060%', '00%', '100']);
    within(both).getByText(
      voices.sumsOfCampaigns([
        { name: own, count: 1 },
        { name: '窗口作风专项', count: 1 },
      ]),
    );
  });
});
