import { cleanup, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ChecklistTab } from '../../../components/checklist/checklist-tab.tsx';
import type { Session } from '../../../lib/app/session.ts';
import { wordsOf } from '../../../lib/i18n/language.ts';
import { show, village } from './stage.tsx';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));
afterEach(cleanup);

const open = async (language: 'zh-CN' | 'en', plans: Record<string, Record<string, string | number> | null>) => {
  const place = await village();
  await plan(place.session, plans);
  return show({
    ...place,
    language,
    part: (line) => (
      <main>
        <ChecklistTab line={line} onConflict={vi.fn()} onHistory={vi.fn()} />
      </main>
    ),
  });
};
const plan = ({ undo, pack }: Session, plans: Record<string, Record<string, string | number> | null>) =>
  undo.act(
    'campaign',
    Object.entries(plans).map(([item, value]) => ({
      rec: pack.seed.campaign.id,
      kind: 'campaign',
      parent: null,
      field: `duty.${item}`,
      value,
    })),
  );

describe('what the campaign says of a duty', () => {
  it('stands over its three states, which are described by it', async () => {
    await open('zh-CN', {
      '2.3': { from: '2023-09-01', until: '2023-11-30', times: 2 },
      '2.8': { until: '2023-11-30' },
    });
    const line = await screen.findByText('本专项：9月1日至11月30日，每月 2 次');
    await screen.findByText('本专项：11月30日前');
    const [group] = screen.getAllByRole('radiogroup', { name: /^2\.3，/ });
    expect(group?.getAttribute('aria-describedby')).toBe(line.id);
  });

  it('is said in English too, and not at all where the campaign says nothing or took it back', async () => {
    await open('en', { '2.3': { from: '2023-09-01' }, '2.8': { times: 1 }, '2.9': null });
    await screen.findByText(`This campaign: from ${wordsOf('en').common.date('2023-09-01')}`);
    await screen.findByText('This campaign: 1 time');
    expect(screen.getAllByText(/^This campaign/)).toHaveLength(2);
  });
});

describe('a long checklist', () => {
  it('is all there after a few paintings, each item once and in its place', async () => {
    const { view } = await open('zh-CN', {});
    const ids = () => [...view.container.querySelectorAll('.item')].map((row) => row.id.slice('item-'.length));
    await waitFor(() => expect(ids().length).toBeGreaterThan(25));
    const { pack } = (await village()).session;
    const order = pack.items.map(({ id }) => id).filter((id) => ids().includes(id));
    expect(ids()).toEqual(order);
  });
});
