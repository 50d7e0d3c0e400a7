import { signal } from '@preact/signals';
import { act, cleanup, screen } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import { type Line, Toast } from '../../../components/ui/toast.tsx';
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

it('gives the keys back to where they came from, once it goes with what was pressed in it', async () => {
  const { session } = await freshProfile();
  const shown = signal(true);
  const Page = () => (
    <>
      <button type="button">一行</button>
      {shown.value && (
        <Toast
          line={{ text: '删去 1 份', act: { label: '撤回', run: () => (shown.value = false) } }}
          onEnd={() => undefined}
        />
      )}
    </>
  );
  stage(session, () => <Page />);
  const row = screen.getByRole('button', { name: '一行' });
  row.focus();
  const undo = screen.getByRole('button', { name: '撤回' });
  act(() => undo.focus());
  await act(() => undo.click());
  expect(screen.queryByRole('status')).toBeNull();
  expect(document.activeElement).toBe(row);
});

it('gives the keys back where another line takes its place, such as what was undone', async () => {
  const { session } = await freshProfile();
  const shown = signal<Line>({
    text: '删去 1 份',
    act: { label: '撤回', run: () => (shown.value = { text: '已撤回' }) },
  });
  const Page = () => (
    <>
      <button type="button">一行</button>
      <Toast line={shown.value} onEnd={() => undefined} />
    </>
  );
  stage(session, () => <Page />);
  const row = screen.getByRole('button', { name: '一行' });
  row.focus();
  const undo = screen.getByRole('button', { name: '撤回' });
  act(() => undo.focus());
  await act(() => undo.click());
  expect(screen.getByRole('status').textContent).toContain('已撤回');
  expect(document.activeElement).toBe(row);
});
