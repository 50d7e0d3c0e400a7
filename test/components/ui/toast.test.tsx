import { act, cleanup, screen } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import { Toast } from '../../../components/ui/toast.tsx';
import { freshProfile } from '../../fixtures/profile.ts';
import { stage } from '../../fixtures/stage.tsx';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

afterEach(cleanup);

it.each([
  { of: 'the store', ofStore: true, left: 0 },
  { of: 'anything else', ofStore: false, left: 1 },
])('of a failure of $of, $left lines stay beside what could not be saved', async ({ ofStore, left }) => {
  const { session } = await freshProfile();
  stage(session, () => <Toast line={{ text: '没读出来', failed: true, ofStore }} onEnd={() => undefined} />);
  expect(screen.getByRole('alert').textContent).toContain('没读出来');
  await act(() => session.queue.halt('diskFull'));
  expect(screen.queryAllByRole('alert')).toHaveLength(left);
});
